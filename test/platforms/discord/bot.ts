import { createDeduplicator, type SeenMessages } from '../../../src/app/middleware/deduplicate.ts';
import { defineCommand } from '../../../src/chat/command.ts';
import { createDispatcher } from '../../../src/chat/dispatcher.ts';
import { flag, optionalText, question, requiredText } from '../../../src/chat/options.ts';
import type { Action, Reply } from '../../../src/chat/reply.ts';
import type { DiscordConfig } from '../../../src/config/index.ts';
import { localeOfTag } from '../../../src/i18n/locale.ts';
import { translatorFor } from '../../../src/i18n/translator.ts';
import { createLog } from '../../../src/ops/log.ts';
import type { Timeouts } from '../../../src/platforms/discord/limits.ts';
import { startDiscord } from '../../../src/platforms/discord/start.ts';
import type { Bot, Platform, StartError } from '../../../src/platforms/platform.ts';
import type { Discord } from '../../doubles/discord/discord.ts';

/** Ways in which the commands below wait for the test. */
export interface Gate {
  wait: Promise<void>;
}

function say(text: string, rest: Partial<Reply> = {}): Reply {
  return { body: [{ kind: 'paragraph', text }], facts: [], actions: [], audience: 'everyone', ...rest };
}

const define = defineCommand<Gate>();
const share: Action = { label: 'Show everyone', command: 'echo', options: { text: 'shared' } };

/** Small commands, one for each thing that a platform must be able to do. */
export const testCommands = [
  define({
    name: 'ask',
    description: 'command.ask.description',
    options: { question: question('command.ask.option.question'), private: flag('command.ask.option.private') },
    run: ({ options, place }) => {
      const before = place?.answers === undefined ? '' : ` after ${place.answers}`;
      return options.private
        ? say(`answer to ${options.question}`, { audience: 'asker', share })
        : say(`answer to ${options.question}${before}`, {
            question: options.question,
            ...(options.question === 'thanks' ? { reaction: 'heart' } : {}),
          });
    },
    complete: ({ typed }) => [
      { label: `${typed}?`, value: `${typed}?` },
      { label: ' ', value: 'blank' },
      { label: 'x'.repeat(150), value: 'a long name' },
      { label: 'a long value', value: 'x'.repeat(150) },
      ...Array.from({ length: 40 }, (_, at) => ({ label: `choice ${at}`, value: String(at) })),
    ],
  }),
  define({
    name: 'echo',
    description: 'command.fact.description',
    options: { text: requiredText({ description: 'command.fact.option.topic', maxLength: 60, rest: true }) },
    run: ({ options, language, channel }) =>
      say(`${options.text}, ${language}, ${channel.direct ? 'direct' : channel.space}`, {
        actions: [{ label: 'Again', command: 'echo', options: { text: 'again' } }],
      }),
  }),
  define({
    name: 'secret',
    description: 'command.topics.description',
    options: {},
    run: () => say('for you alone', { audience: 'asker', share }),
  }),
  define({
    name: 'slow',
    description: 'command.topics.description',
    options: { private: flag('command.ask.option.private') },
    run: async ({ options, services }) => {
      await services.wait;
      return say('at last', options.private ? { audience: 'asker' } : {});
    },
  }),
  define({
    name: 'broken',
    description: 'command.topics.description',
    options: {},
    run: () => {
      throw new Error('a defect');
    },
  }),
  define({
    name: 'many',
    description: 'command.topics.description',
    options: { count: optionalText({ description: 'command.fact.option.topic', maxLength: 3 }) },
    run: ({ options }) =>
      say('many', {
        actions: Array.from({ length: Number(options.count ?? 30) }, (_, at) => ({
          label: `Button ${at}`,
          command: 'echo',
          options: { text: `pressed ${at}` },
        })),
      }),
  }),
  define({
    name: 'picture',
    description: 'command.topics.description',
    options: {},
    run: () => say('a picture', { picture: { png: new Uint8Array([137, 80]), name: 'chart.png', alt: 'It grows.' } }),
  }),
  define({
    name: 'daily on',
    description: 'command.topics.description',
    access: 'admin',
    options: { time: requiredText({ description: 'command.fact.option.topic', maxLength: 20 }) },
    run: ({ options }) => say(`daily at ${options.time}`),
  }),
  define({
    name: 'daily off',
    description: 'command.topics.description',
    access: 'admin',
    options: {},
    run: () => say('no more'),
  }),
  define({ name: 'hidden', options: {}, run: () => say('hidden') }),
  define({
    name: 'outdated',
    options: {},
    run: () => say('outdated', { audience: 'asker' }),
  }),
];

export interface Running {
  /** Servers whose facts were to be forgotten. */
  readonly left: readonly string[];
  readonly platform: Platform;
  readonly gate: Gate;
  /** The lines of the log so far. */
  readonly lines: readonly Record<string, unknown>[];
  /** Why the program would have ended. */
  readonly ended: readonly StartError[];
}

interface Options extends Partial<Omit<DiscordConfig, 'token' | 'apiUrl'>> {
  readonly token?: string;
  readonly shared?: SeenMessages;
  readonly timeouts?: Timeouts;
  readonly commands?: Bot<Gate>['commands'];
}

/** Starts the small bot against the double. */
export async function startTestBot(discord: Discord, options: Options = {}): Promise<Running> {
  const { token = discord.token, shards = 'auto', guildId, shared, timeouts, commands = testCommands } = options;
  const gate: Gate = { wait: Promise.resolve() };
  const lines: Record<string, unknown>[] = [];
  const ended: StartError[] = [];
  const left: string[] = [];
  const log = createLog({
    level: 'debug',
    secrets: [token],
    destination: { write: (line) => void lines.push(JSON.parse(line)) },
  });
  const translator = (tag: string | undefined) => translatorFor(localeOfTag(tag) ?? 'en');
  const bot: Bot<Gate> = {
    commands,
    groups: { daily: 'command.topics.description' },
    dispatcher: createDispatcher({
      commands,
      services: gate,
      translator: ({ language }) => translator(language),
      translatorWhileTyping: translator,
      report: (error, { id }) => log.error({ id, error: String(error) }, 'a command failed'),
    }),
    isFirstDelivery: createDeduplicator({
      shared: shared ?? { firstSight: async () => true },
      now: Date.now,
      report: (error) => log.warn({ error: String(error) }, 'the store failed'),
    }),
    log,
    fail: (error) => ended.push(error),
    forget: async ({ space }) => void left.push(space),
  };
  const config: DiscordConfig = { token, apiUrl: discord.apiUrl, guildId, shards };
  const platform = await startDiscord(bot, config, ...(timeouts ? [timeouts] : []));
  return { platform, gate, lines, ended, left };
}
