import { Events, PermissionFlagsBits, PermissionsBitField, REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { DiscordConfig } from '../../config/index.ts';
import { type Diagnostic, fine, problem } from '../../ops/diagnostic.ts';
import { withTimeout } from '../../util/timeout.ts';
import { StartError } from '../platform.ts';
import { createClient, startErrorOf, watchConnection } from './connection.ts';
import { failureOf, reasonOf } from './errors.ts';
import { restOptions } from './rest.ts';

const ABOUT = 'Discord';
/** What everything that the bot does needs in a server. */
const NEEDED = {
  'View Channels': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
};
const HELLO_MS = 20_000;
const TIMEOUT_MS = 10_000;
/** Starts of a day that should be left; a program that restarts again and again uses them up. */
const FEWEST_STARTS = 50;
/** Servers a page: https://discord.com/developers/docs/resources/user#get-current-user-guilds. */
const PAGE = 200;

const application = z.object({
  id: z.string(),
  name: z.string(),
  interactions_endpoint_url: z.string().nullish(),
});
const gateway = z.object({ shards: z.number(), session_start_limit: z.object({ remaining: z.number() }) });
const servers = z.array(z.object({ name: z.string(), permissions: z.string() }));

/** @param answering How this process answers there; undefined if it only posts. */
export async function checkDiscord(
  { token, apiUrl }: Pick<DiscordConfig, 'token' | 'apiUrl'>,
  answering: DiscordConfig | undefined,
): Promise<Diagnostic[]> {
  const rest = new REST({
    version: '10',
    timeout: TIMEOUT_MS,
    retries: 1,
    ...restOptions(apiUrl),
  }).setToken(token);
  try {
    const app = application.parse(await rest.get(Routes.currentApplication()));
    return [
      fine(ABOUT, `the token belongs to “${app.name}”`),
      ...checkEndpoint(app.interactions_endpoint_url),
      ...(await checkServers(rest, app.id)),
      ...(answering ? await checkAnswering(rest, app.id, answering) : []),
    ];
  } catch (error) {
    return [problem(ABOUT, startErrorOf(error, { apiUrl }).message)];
  }
}

/** An application that has its interactions sent to a URL doesn't receive them over the gateway. */
function checkEndpoint(url: string | null | undefined): Diagnostic[] {
  if (url === null || url === undefined || url === '') return [];
  return [
    problem(
      ABOUT,
      `commands and buttons go to ${url} and never reach the bot: empty “Interactions Endpoint URL” on the page of your application.`,
    ),
  ];
}

async function checkServers(rest: REST, applicationId: string): Promise<Diagnostic[]> {
  const all = servers.parse(
    await rest.get(Routes.userGuilds(), { query: new URLSearchParams({ limit: String(PAGE) }) }),
  );
  const permissions = new PermissionsBitField(Object.values(NEEDED)).bitfield;
  const invitation = `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${permissions}`;
  if (all.length === 0) return [problem(ABOUT, `the bot isn’t in any server: invite it with ${invitation}`)];
  const lacking = all.flatMap(({ name, permissions: given }) => {
    const has = new PermissionsBitField(BigInt(given));
    const missing = Object.entries(NEEDED)
      .filter(([, bit]) => !has.has(bit))
      .map(([permission]) => permission);
    const text = `in the server “${name}” the bot lacks ${missing.join(', ')}: give them to its role there.`;
    return missing.length === 0 ? [] : [problem(ABOUT, text)];
  });
  return lacking.length > 0 ? lacking : [fine(ABOUT, `has all permissions in ${all.length} of ${all.length} servers`)];
}

async function checkAnswering(rest: REST, applicationId: string, config: DiscordConfig): Promise<Diagnostic[]> {
  const { shards, session_start_limit: starts } = gateway.parse(await rest.get(Routes.gatewayBot()));
  return [
    ...(starts.remaining < FEWEST_STARTS
      ? [
          problem(
            ABOUT,
            `only ${starts.remaining} starts are left today: find out why the program is started so often.`,
          ),
        ]
      : []),
    ...(config.shards !== 'auto' && config.shards.total < shards
      ? [problem(ABOUT, `recommends ${shards} shards: DISCORD_SHARDS has ${config.shards.total}.`)]
      : []),
    ...(await checkGuild(rest, applicationId, config.guildId)),
    await checkGateway(config),
  ];
}

async function checkGuild(rest: REST, applicationId: string, guildId: string | undefined): Promise<Diagnostic[]> {
  if (guildId === undefined) return [];
  try {
    await rest.get(Routes.applicationGuildCommands(applicationId, guildId));
    return [fine(ABOUT, 'accepts commands for the server in DISCORD_GUILD_ID')];
  } catch (error) {
    const { kind } = failureOf(error);
    const isNotIn = kind === 'forbidden' || kind === 'gone';
    return [
      problem(
        ABOUT,
        isNotIn
          ? 'the bot is not in the server of DISCORD_GUILD_ID, or without the scope applications.commands: invite it again.'
          : `the server of DISCORD_GUILD_ID cannot be looked at: ${reasonOf(error)}.`,
      ),
    ];
  }
}

/** Connects once as the program would, with the first of its shards: only the gateway itself tells whether it takes the intents. */
async function checkGateway(config: DiscordConfig): Promise<Diagnostic> {
  const shards = config.shards === 'auto' ? config.shards : { ...config.shards, ids: config.shards.ids.slice(0, 1) };
  const client = createClient({ ...config, shards });
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const refused = Promise.withResolvers<never>();
  refused.promise.catch(() => {});
  watchConnection(client, silent, refused.reject);
  const ready = new Promise<void>((resolve) => void client.once(Events.ShardReady, () => resolve()));
  try {
    const hello = Promise.race([client.login(config.token).then(() => ready), refused.promise]);
    await withTimeout(hello, HELLO_MS, () => {
      throw new StartError('Discord’s gateway did not answer: check the network.');
    });
    return fine(ABOUT, 'the gateway accepts the token, the intents and the shards');
  } catch (error) {
    return problem(ABOUT, (error instanceof StartError ? error : startErrorOf(error, config)).message);
  } finally {
    await client.destroy();
  }
}
