import { commands, groups } from '../../commands/index.ts';
import type { Services } from '../../commands/services.ts';
import type { Pictures } from '../charts/renderer.ts';
import { createLanguageChooser, type LanguageChoice } from '../chat/choose-language.ts';
import { createDispatcher } from '../chat/dispatcher.ts';
import { createDaily, type Daily } from '../daily/daily.ts';
import { type Clock, systemClock } from '../daily/schedule.ts';
import type { DailyOptions, Route } from '../daily/types.ts';
import { partsOf } from '../facts/pack.ts';
import { type Locale, localeOfTag } from '../i18n/locale.ts';
import { type CommandName, translatorFor } from '../i18n/translator.ts';
import type { Log } from '../ops/log.ts';
import { createOutageLog } from '../ops/outage-log.ts';
import type { Bot, StartError } from '../platforms/platform.ts';
import { createConversationMemory, createConversations } from '../questions/conversations.ts';
import { createLocalFactService } from '../questions/local-facts.ts';
import { createLocalKnowledgeBase, type LocalKnowledgeOptions } from '../questions/local-knowledge.ts';
import type { Pseudonyms } from '../questions/pseudonyms.ts';
import { createQuestionLog } from '../questions/question-log.ts';
import { detectLanguage } from '../search/languages/detect.ts';
import type { Store } from '../store/store.ts';
import { dayOf } from '../util/day.ts';
import { messageOf, stackOf } from '../util/error-message.ts';
import { createBuckets } from '../util/token-bucket.ts';
import { createCircuitBreaker } from './middleware/circuit-breaker.ts';
import { createDeduplicator } from './middleware/deduplicate.ts';

export interface BotParts {
  /** The packs in use, all or those with some ids, and what answers from them, for readers of a language. */
  readonly knowledge: LocalKnowledgeOptions['knowledge'];
  /** The language of a text, by what the pack knows of its words; by its letters alone if left out. */
  readonly languageOf?: LanguageChoice['detect'];
  readonly store: Store;
  /** How the daily fact reaches each platform, by its name. */
  readonly routes: ReadonlyMap<string, Route>;
  readonly pictures: Pictures;
  /** The language of the bot's words where nothing else decides. */
  readonly locale: Locale;
  /** For how long after its time a daily fact is still posted, in milliseconds. */
  readonly dailyWindowMs: number;
  /** Days for which a question is kept; with 0 none is. */
  readonly questionRetentionDays: number;
  readonly pseudonyms: Pseudonyms;
  /** The address of a database that several processes share; without one, conversations are kept in memory. */
  readonly databaseUrl?: string | undefined;
  readonly log: Log;
  /** Called with the outcome of every attempt at a daily post; see DailyOptions. */
  readonly count?: NonNullable<DailyOptions['count']>;
  /** Ends the program, since a platform cannot go on without the operator. */
  readonly fail: (error: StartError) => void;
  /** The clock of the daily fact; the machine's if left out. */
  readonly clock?: Clock;
  /** Milliseconds since 1970, for everything else; the machine's time if left out. */
  readonly now?: () => number;
  /** A number from 0 to below 1; Math.random if left out. */
  readonly random?: () => number;
}

/** Of one person, by each process: more than anybody asks, and too few to push out what others asked. */
const MOST_QUESTIONS_A_DAY = 50;
const MOST_ANSWERED_A_DAY = 300;
const MOST_PROPOSALS_A_DAY = 10;
const DAY_SECONDS = 86_400;
const MOST_PEOPLE = 10_000;

export interface AssembledBot {
  readonly bot: Bot<Services>;
  readonly daily: Daily;
  readonly services: Services;
}

/** Everything that the bot can do, ready to be connected to a platform. Nothing of it runs by itself yet. */
export function createBot(parts: BotParts): AssembledBot {
  const { knowledge, store, pictures, locale, log, now = Date.now, random = Math.random } = parts;
  const translator = (tag: string | undefined, commandName?: CommandName) =>
    translatorFor(localeOfTag(tag) ?? locale, commandName);
  /** Says what went wrong, once a minute at most, and when it works again. */
  const watch = (message: string) => {
    const outage = createOutageLog({ now, isMixed: true });
    return {
      report: (error: unknown) => outage.failed((times) => log.warn({ error: messageOf(error), times }, message)),
      watched: <A extends readonly unknown[], T>(verb: (...given: A) => Promise<T>) => {
        return async (...given: A): Promise<T> => {
          const result = await verb(...given);
          outage.ended(() => log.info(`no longer: ${message}`));
          return result;
        };
      },
    };
  };
  const remembering = watch('a question could not be remembered');
  const languages = watch('answering without knowing which language is set');
  const conversationsKept = watch('answering without knowing what was said before');
  const firstSights = watch('answering without knowing whether it was answered');
  const { guard } = createCircuitBreaker();
  const shared = {
    saveConversation: conversationsKept.watched(guard(store.saveConversation)),
    conversation: conversationsKept.watched(guard(store.conversation)),
  };
  const conversations = createConversations({
    store: parts.databaseUrl === undefined ? createConversationMemory() : shared,
    pseudonyms: parts.pseudonyms,
    now,
    report: conversationsKept.report,
  });
  const localFacts = watch('answering without a community’s own facts');
  const local = createLocalKnowledgeBase({
    store: {
      localRevision: localFacts.watched(guard(store.localRevision)),
      localEntries: localFacts.watched(guard(store.localEntries)),
    },
    knowledge,
    now,
    report: localFacts.report,
  });
  const daily = createDaily({
    store,
    routes: parts.routes,
    knowledge: local.ofPacks,
    // With one pack there is nothing to choose.
    refresh: async (channel) => (partsOf(knowledge().pack).length > 1 ? await local.refresh(channel) : undefined),
    translator,
    pictures,
    clock: parts.clock ?? systemClock,
    random,
    windowMs: parts.dailyWindowMs,
    log,
    ...(parts.count && { count: parts.count }),
  });
  const languageOf = parts.languageOf ?? detectLanguage;
  const services: Services = {
    knowledge: (language, tenant) => (tenant ? local.knowledge(language, tenant) : knowledge(language)),
    packs: (language, tenant) => (tenant ? local.ofPacks(language, tenant) : knowledge(language)).pack,
    languageOf: (text, preferred) => languageOf(text, preferred) ?? preferred,
    local: createLocalFactService({ store, base: local, admitsProposal: admitting(MOST_PROPOSALS_A_DAY, now), now }),
    notify: async ({ platform, id, space }, reply, key) => {
      await parts.routes.get(platform)?.poster.post({ id, space }, reply, key);
    },
    tell: async (person, { platform, space }, reply) => {
      await parts.routes.get(platform)?.poster.tell(person, space, reply);
    },
    conversations,
    random,
    questions: createQuestionLog({
      store,
      retentionDays: parts.questionRetentionDays,
      now,
      report: remembering.report,
      pseudonyms: parts.pseudonyms,
      admitsQuestion: admitting(MOST_QUESTIONS_A_DAY, now),
      admitsAnswered: admitting(MOST_ANSWERED_A_DAY, now),
    }),
    settings: store,
    daily: daily.service,
    today: () => dayOf(now()),
    pictures,
  };
  const chooseLanguage = createLanguageChooser({
    settings: { setting: languages.watched(guard(store.setting)) },
    detect: languageOf,
    fallback: locale,
    report: languages.report,
  });
  const dispatcher = createDispatcher({
    commands,
    services,
    translator: async (invocation) => {
      // Nothing is answered before either is known, so neither waits for the other.
      const [language] = await Promise.all([chooseLanguage(invocation), local.refresh(invocation.channel)]);
      return translatorFor(language, invocation.commandName);
    },
    translatorWhileTyping: (tag) => translator(tag),
    report: (error, { id, command }) => log.error({ id, command, error: stackOf(error) }, 'a command failed'),
  });
  const isFirstDelivery = createDeduplicator({
    shared: { firstSight: firstSights.watched(guard((message) => store.seeMessage(message, now()))) },
    now,
    report: firstSights.report,
  });
  const forget: NonNullable<Bot<Services>['forget']> = async (server) => {
    try {
      await store.deleteCommunity(server, now());
    } catch (error) {
      log.error({ ...server, error: messageOf(error) }, 'the facts of a server that was left could not be deleted');
    }
  };
  return {
    bot: {
      commands,
      groups,
      dispatcher,
      isFirstDelivery,
      forget,
      log,
      fail: parts.fail,
    },
    daily,
    services,
  };
}

/** Whether one more of something is let through, up to so many a day by the same key. */
function admitting(aDay: number, now: () => number): (key: string) => boolean {
  const take = createBuckets({ burst: aDay, perSecond: aDay / DAY_SECONDS, most: MOST_PEOPLE, now });
  return (key) => take(key) === 0;
}
