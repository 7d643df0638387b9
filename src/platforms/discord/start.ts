import { type Client, Events } from 'discord.js';
import type { DiscordConfig } from '../../config/index.ts';
import { withRequestId } from '../../ops/log.ts';
import { withTimeout } from '../../util/timeout.ts';
import { type Bot, type Platform, StartError } from '../platform.ts';
import { declareCommands, registerCommands } from './commands.ts';
import { createClient, startErrorOf, watchConnection, watchSilence } from './connection.ts';
import { containPackets } from './contain-packets.ts';
import { failureOf, reasonOf } from './errors.ts';
import { createInteractionHandler } from './interactions.ts';
import { DEFER_AFTER_MS, GIVE_UP_AFTER_MS, SILENCE_LIMIT_SECONDS, type Timeouts } from './limits.ts';
import { createMessageHandler } from './messages.ts';

const NAME = 'discord';
const TIMEOUTS: Timeouts = { deferAfterMs: DEFER_AFTER_MS, giveUpAfterMs: GIVE_UP_AFTER_MS };
/** What is under way when the program is asked to end may take this much longer. */
const FINISH_WITHIN_MS = 5_000;

/**
 * Connects to Discord and answers there until it is stopped.
 * @throws StartError if Discord refuses the token, the intents, the shards or the server, or cannot be reached.
 */
export async function startDiscord<S>(bot: Bot<S>, config: DiscordConfig, timeouts = TIMEOUTS): Promise<Platform> {
  const { log } = bot;
  const client = createClient(config);
  containPackets(client, { log, count: (event) => bot.countUnreadable?.(NAME, event) });
  const started: { refusal?: StartError; done: boolean } = { done: false };
  watchConnection(client, log, (error) => {
    if (started.done) bot.fail(error);
    started.refusal = error;
  });

  const secondsSinceLastEvent = watchSilence(client);

  const underWay = new Set<Promise<void>>();
  let stopping = false;
  const take = ({ id }: { readonly id: string }, handle: () => Promise<void>) => {
    if (stopping) return;
    const work = withRequestId(id, handle);
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  };
  const onInteraction = createInteractionHandler(bot, timeouts);
  const onMessage = createMessageHandler(bot, timeouts);
  client.on(Events.InteractionCreate, (interaction) => take(interaction, () => onInteraction(interaction)));
  // A server that is out of order for a while is not left: discord.js tells of that by another event.
  client.on(Events.GuildDelete, ({ id }) => take({ id }, async () => bot.forget?.({ platform: NAME, space: id })));
  client.on(Events.MessageCreate, (message) => take(message, () => onMessage(message)));

  try {
    await client.login(config.token);
    await register(client, bot, config);
  } catch (error) {
    await client.destroy();
    throw started.refusal ?? (error instanceof StartError ? error : startErrorOf(error, config));
  }
  started.done = true;

  return {
    name: NAME,
    secondsSinceLastEvent,
    silenceLimitSeconds: SILENCE_LIMIT_SECONDS,
    stop: async () => {
      stopping = true;
      await withTimeout(Promise.allSettled(underWay), FINISH_WITHIN_MS, () => undefined);
      // The client reports its own goodbye as a reconnection.
      client.removeAllListeners(Events.ShardReconnecting);
      try {
        await client.destroy();
      } catch (error) {
        log.warn({ reason: reasonOf(error) }, 'Discord: not closed cleanly');
      }
    },
  };
}

/** Registers the commands; once for all shards, so that several processes do not do it at the same time. */
async function register<S>(client: Client, bot: Bot<S>, { guildId }: DiscordConfig): Promise<void> {
  const applicationId = client.application?.id;
  if (!client.ws.shards.has(0) || applicationId === undefined) return;
  const { rest } = client;
  try {
    const { refused, ...changes } = await registerCommands(declareCommands(bot, guildId !== undefined), {
      rest,
      applicationId,
      guildId,
    });
    for (const { name, error } of refused) {
      bot.log.error({ command: name, reason: reasonOf(error) }, 'Discord: command rejected');
    }
    bot.log.info({ ...changes }, 'Discord: commands registered');
  } catch (error) {
    const { kind } = failureOf(error);
    if (guildId !== undefined && (kind === 'forbidden' || kind === 'gone')) {
      throw new StartError(
        `DISCORD_GUILD_ID names a server (${guildId}) that the bot is not in, or was invited to without the scope applications.commands.`,
      );
    }
    // Those registered before still work.
    bot.log.error({ failure: kind, reason: reasonOf(error) }, 'Discord: registering commands failed');
  }
}
