import type { Small } from '../answer/answer.ts';
import type { Talk } from '../answer/talk/model.ts';
import type { Action, Reaction, Reply } from '../chat/reply.ts';
import { newestFirst, type Pack } from '../facts/pack.ts';
import { formatPeriod } from '../i18n/format-date.ts';
import { LOCALES, languageName } from '../i18n/locale.ts';
import type { Translator } from '../i18n/translator.ts';

/** Discord shows five buttons a row. */
const MOST_TOPICS = 5;

/** Where a nod says as much as a line. */
const REACTIONS: Partial<Readonly<Record<Talk, Reaction>>> = {
  thanks: 'heart',
  praise: 'heart',
  goodbye: 'wave',
  laughter: 'smile',
  yes: 'thumbs-up',
};

/**
 * A line in kind, with what the person may want next: questions to begin with, or what was asked about.
 * @param examples Buttons with questions to begin with.
 */
export function presentTalk({ talk }: Small, pack: Pack, t: Translator, examples: readonly Action[]): Reply {
  const reaction = REACTIONS[talk];
  return {
    body: [{ kind: 'paragraph', text: t(`talk.${talk}`, describe(pack, t)) }],
    facts: [],
    actions: actionsFor(talk, pack, t, examples),
    audience: 'everyone',
    ...(reaction === undefined ? {} : { reaction }),
  };
}

/** What there is to say of a pack, and of its languages. */
function describe(pack: Pack, t: Translator) {
  const topics = Object.values(pack.topics).map(({ title }) => title);
  const sources = pack.facts.flatMap((fact) => fact.sources);
  const [newest = null] = pack.facts.map(({ date }) => date).toSorted(newestFirst);
  const languages = [pack.writtenIn, ...pack.locales.keys()].map((code) => languageName(code, t.locale));
  return {
    about: pack.about,
    topics: topics.join(', '),
    areas: topics.length,
    facts: pack.facts.length,
    publishers: new Set(sources.map(({ publisher }) => publisher)).size,
    newest: newest === null ? t('answer.undated', {}) : formatPeriod(newest, t.locale),
    languages: new Intl.ListFormat(t.locale).format(languages),
  };
}

function actionsFor(talk: Talk, pack: Pack, t: Translator, examples: readonly Action[]): readonly Action[] {
  const action = (label: string, command: string, options: Action['options'] = {}): Action => ({
    label,
    command,
    options,
  });
  const help = action(t('button.help', {}), 'help');
  const random = action(t('button.random', {}), 'fact');
  const topics = action(t('button.topics', {}), 'topics');
  switch (talk) {
    case 'greeting':
    case 'test':
    case 'wellbeing':
      return examples;
    case 'mood':
    case 'joke':
    case 'random':
      return [random];
    case 'about':
    case 'nature':
      return [help, topics];
    case 'abilities':
      return [help, topics, random];
    case 'topics':
      return Object.entries(pack.topics)
        .toSorted(([a], [b]) => pack.factsOfTopic(b).length - pack.factsOfTopic(a).length)
        .slice(0, MOST_TOPICS)
        .map(([topic, { title }]) => action(title, 'fact', { topic }));
    case 'count':
      return [topics, action(t('button.publishers', {}), 'sources')];
    case 'sources':
    case 'current':
      return [action(t('button.publishers', {}), 'sources')];
    case 'languages':
    case 'language':
      return [
        ...LOCALES.map((locale) => action(languageName(locale, locale), 'language', { language: locale })),
        action(t('language.auto', {}), 'language', { language: 'auto' }),
      ];
    case 'privacy':
      return [action(t('button.privacy', {}), 'privacy')];
    case 'daily':
      return [
        action(t('button.daily-on', {}), 'daily on'),
        action(t('button.daily-preview', {}), 'daily preview'),
        action(t('button.daily-status', {}), 'daily status'),
      ];
    case 'daily-off':
      return [action(t('button.daily-off', {}), 'daily off'), action(t('button.daily-status', {}), 'daily status')];
    case 'charts':
      return [action(t('button.charts', {}), 'chart')];
    case 'timeline':
      return [action(t('button.timeline', {}), 'timeline')];
    default:
      return [];
  }
}
