import { openDiscord } from '../../doubles/discord/discord.ts';
import type { Fault as DiscordFault } from '../../doubles/discord/faults.ts';
import type { Fault as SlackFault } from '../../doubles/slack/faults.ts';
import { startSlack } from '../../doubles/slack/slack.ts';
import { TOKENS } from '../../doubles/slack/workspace.ts';

const DISCORD_FAULTS: readonly DiscordFault[] = [
  { kind: 'accept-then-drop' },
  { kind: 'drop' },
  { kind: 'hang' },
  { kind: 'refuse', status: 503 },
  { kind: 'rate-limit', retryAfterMs: 100 },
  { kind: 'page', status: 403 },
  { kind: 'page', status: 404 },
  { kind: 'page', status: 200 },
  { kind: 'refuse', status: 403, code: 50001 },
  { kind: 'refuse', status: 401 },
];
const SLACK_FAULTS: readonly SlackFault[] = [
  { kind: 'dropped' },
  { kind: 'refused' },
  { kind: 'silent' },
  { kind: 'status', status: 503 },
  { kind: 'ratelimited', retryAfterSeconds: 1 },
  { kind: 'page', status: 403 },
  { kind: 'page', status: 404 },
  { kind: 'page', status: 200 },
  { kind: 'error', error: 'channel_not_found' },
  { kind: 'error', error: 'invalid_auth' },
];
/** After so many milliseconds of everybody's clock the platform carries out what nobody waits for any more. */
const SLOW_MS = [8_000, 12_000, 25_000];

interface PlatformsOptions {
  readonly discordChannels: number;
  readonly slackChannels: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: () => number;
  /** How many times as fast as the machine's clock everybody's goes. */
  readonly speed: number;
  /** Share of the channels in which the first post meets a fault, and of those, in which the second does too. */
  readonly faulty: number;
}

/** Both loopback platforms with their channels, some of which fail at first. */
export async function openPlatforms(options: PlatformsOptions) {
  const { discordChannels, slackChannels, now, random, faulty, speed } = options;
  const discord = await openDiscord({ now, limits: { perSecond: 50, messagesPerChannel: 5 } });
  const slack = await startSlack({ now });
  const guild = discord.addGuild();
  const channels = [
    ...Array.from({ length: discordChannels }, () => ({ platform: 'discord', id: discord.addChannel(guild).id })),
    ...Array.from({ length: slackChannels }, (_, at) => ({
      platform: 'slack',
      id: slack.workspace.addChannel(`C${at}`).id,
    })),
  ];
  let faults = 0;
  for (const { platform, id } of channels) {
    const kind = Math.floor(random() * (DISCORD_FAULTS.length + SLOW_MS.length));
    const slowMs = SLOW_MS[kind - DISCORD_FAULTS.length];
    const slow = slowMs === undefined ? undefined : ({ kind: 'slow', ms: slowMs / speed } as const);
    for (const chance of [random(), random() * random()]) {
      if (chance >= faulty) break;
      faults++;
      const [discordFault, slackFault] = [slow ?? DISCORD_FAULTS[kind], slow ?? SLACK_FAULTS[kind]];
      if (platform === 'discord' && discordFault) {
        discord.faults.add('POST', new RegExp(`^/channels/${id}/messages$`), discordFault);
      }
      if (platform === 'slack' && slackFault) {
        slack.faults.plan({ method: 'chat.postMessage', channel: id, fault: slackFault });
      }
    }
  }

  /** What names each message of a channel as a post of a date, by platform and id of the channel. */
  function messages(): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>(channels.map(({ platform, id }) => [`${platform} ${id}`, []]));
    for (const [id, timeline] of discord.world.timelines) {
      for (const { message } of timeline) found.get(`discord ${id}`)?.push(String(message.nonce));
    }
    for (const { channel, metadata, isDeleted } of slack.workspace.messages) {
      if (!isDeleted) found.get(`slack ${channel}`)?.push(String(metadata?.event_payload['key']));
    }
    return found;
  }

  return {
    channels,
    faults,
    messages,
    /** Of all channels together. */
    messageCount: () => discord.world.messages.size + slack.workspace.messages.length,
    /** How many messages show a picture. */
    pictures: () => ({
      discord: [...discord.world.messages.values()].filter(({ message }) => message.attachments.length > 0).length,
      slack: slack.workspace.messages.filter(({ blocks }) => JSON.stringify(blocks).includes('slack_file')).length,
    }),
    access: {
      discord: { apiUrl: discord.apiUrl, token: discord.token },
      slack: { apiUrl: slack.apiUrl, token: TOKENS.bot },
    },
    /** What either platform would have refused or people would have minded. */
    violations: () => [...discord.violations, ...slack.workspace.violations],
    /** How often Discord had to refuse a request as one too many. */
    rateLimited: () => discord.rateLimited(),
    requests: () => ({ discord: discord.requests.length, slack: slack.calls.length }),
    /** The moments of the requests to Slack, which sets its limit by the minute. */
    slackRequests: () => slack.calls.map(({ at }) => at),
    close: async () => {
      await Promise.all([discord.close(), slack.stop()]);
    },
  };
}
