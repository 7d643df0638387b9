import { defineCommand } from '../src/chat/command.ts';
import { MAX_REMEMBERED } from '../src/questions/question-log.ts';
import type { Services } from './services.ts';

/** Says what is remembered of people and their questions, for how long, and how to have it deleted. */
export const privacy = defineCommand<Services>()({
  name: 'privacy',
  description: 'command.privacy.description',
  options: {},
  run: ({ services, words }) => {
    const days = services.questions.retentionDays;
    const ofQuestions =
      days === 0
        ? [words('privacy.no-questions', {})]
        : [
            words('privacy.questions', { days, length: MAX_REMEMBERED }),
            words('privacy.answered', {}),
            words('privacy.votes', {}),
          ];
    return {
      heading: words('privacy.heading', {}),
      body: [
        { kind: 'list', items: [...ofQuestions, words('privacy.settings', {}), words('privacy.messages', {})] },
        { kind: 'paragraph', text: words('privacy.elsewhere', {}) },
        { kind: 'paragraph', text: words('privacy.delete', {}) },
      ],
      facts: [],
      actions: [],
      audience: 'asker',
    };
  },
});
