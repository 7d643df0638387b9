import { defineCommand } from '../src/chat/command.ts';
import { LOCAL_HISTORY_DAYS } from '../src/questions/local-facts.ts';
import { MAX_REMEMBERED } from '../src/questions/question-log.ts';
import type { Services } from './services.ts';

/** Says what is remembered of people and their questions, for how long, and how to have it deleted. */
export const privacy = defineCommand<Services>()({
  name: 'privacy',
  description: 'command.privacy.description',
  options: {},
  run: ({ services, t }) => {
    const days = services.questions.retentionDays;
    const ofQuestions =
      days === 0
        ? [t('privacy.no-questions', {})]
        : [
            t('privacy.questions', { days, length: MAX_REMEMBERED }),
            t('privacy.answered', {}),
            t('privacy.votes', { days }),
          ];
    return {
      heading: t('privacy.heading', {}),
      body: [
        {
          kind: 'list',
          items: [
            ...ofQuestions,
            t('privacy.facts', { days: LOCAL_HISTORY_DAYS }),
            t('privacy.settings', {}),
            t('privacy.messages', {}),
            t('privacy.conversation', {}),
          ],
        },
        { kind: 'paragraph', text: t('privacy.elsewhere', {}) },
        { kind: 'paragraph', text: t('privacy.delete', {}) },
      ],
      facts: [],
      actions: [],
      audience: 'asker',
    };
  },
});
