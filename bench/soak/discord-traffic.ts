import type { Discord } from '../../test/doubles/discord/discord.ts';
import type { Exchange } from '../../test/doubles/discord/interactions.ts';
import type { Channel } from '../../test/doubles/discord/world.ts';
import type { Traffic } from './traffic.ts';

const CHANNELS = 20;
const PEOPLE = 100;
/** An interaction that comes while nobody is connected is lost on Discord too: the person who used it sees that in their client. */
const isConnected = (discord: Discord) => discord.gateway.connected().length > 0;

/** People on Discord: mentions, slash commands and direct messages, with a network that fails now and then. */
export function createDiscordTraffic(discord: Discord, random: () => number): Traffic {
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('There is nothing to choose from.');
    return item;
  };
  const channels = Array.from({ length: CHANNELS }, (_, at) => discord.addChannel(discord.addGuild(), `soak-${at}`));
  const people = Array.from({ length: PEOPLE }, (_, at) => discord.addPerson(`Person ${at}`));
  const written: { readonly id: string; readonly channel: Channel; readonly at: string }[] = [];
  const used: Exchange[] = [];
  const mention = `<@${discord.world.bot.id}>`;

  const deeds: readonly ((question: string) => void)[] = [
    (question) => {
      const channel = pick(channels);
      written.push({
        id: discord.write(pick(people), channel, `${mention} ${question}`).id,
        channel,
        at: new Date().toISOString(),
      });
    },
    (question) => {
      const person = pick(people);
      const channel = discord.directChannel(person);
      written.push({ id: discord.write(person, channel, question).id, channel, at: new Date().toISOString() });
    },
    (question) => {
      if (isConnected(discord)) used.push(discord.use(pick(people), pick(channels), 'ask', { question }));
    },
    () => {
      if (isConnected(discord)) used.push(discord.use(pick(people), pick(channels), 'topics'));
    },
  ];

  const faults: readonly (() => void)[] = [
    () => discord.faults.add('POST', /\/callback$/, { kind: 'drop' }),
    () => discord.faults.add('POST', /\/callback$/, { kind: 'accept-then-drop' }),
    () => discord.faults.add('POST', /\/callback$/, { kind: 'late', ms: 300 }),
    () => discord.faults.add('POST', /\/messages$/, { kind: 'drop' }),
    () => discord.faults.add('POST', /\/messages$/, { kind: 'accept-then-drop' }),
    () => discord.faults.add('POST', /\/messages$/, { kind: 'rate-limit', retryAfterMs: 500 }),
    () => discord.faults.add('POST', /\/messages$/, { kind: 'refuse', status: 502 }),
  ];

  return {
    name: 'Discord',
    act: (question) => pick(deeds)(question),
    fail: () => pick(faults)(),
    // Replays messages that had arrived already.
    cut: () => (random() < 0.5 ? discord.gateway.drop(3) : discord.gateway.askToReconnect()),
    counts: () => {
      const answers = new Map<string, number>();
      for (const { channel } of new Map(written.map((one) => [one.channel, one])).values()) {
        for (const { message_reference: answered } of discord.posted(channel)) {
          const id = answered?.message_id;
          if (id !== undefined) answers.set(id, (answers.get(id) ?? 0) + 1);
        }
      }
      return [
        ...written.map(({ id, at }) => ({ what: `message ${id} at ${at}`, answers: answers.get(id) ?? 0 })),
        ...used.map(({ id, createdAt, original, thinking, followUps }) => ({
          what: `interaction ${id} at ${new Date(createdAt).toISOString()}`,
          answers: (original && !thinking ? 1 : 0) + followUps.length,
        })),
      ];
    },
    violations: () => discord.violations,
  };
}
