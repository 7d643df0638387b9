import { ChannelType } from 'discord.js';
import { CreatePrivateChannelRequestSchema } from 'discord-api-spec/zod';
import { REFUSED, UNKNOWN } from './api-error.ts';
import type { Commands } from './commands.ts';
import type { Request, Result } from './http.ts';
import type { Interactions } from './interactions.ts';
import type { Judge } from './judge.ts';
import type { Messages } from './messages.ts';
import { applicationPayload, channelPayload, ownGuildPayload } from './payloads.ts';
import { type Channel, directChannel, type World } from './world.ts';

interface Parts {
  readonly world: World;
  readonly judge: Judge;
  readonly messages: Messages;
  readonly interactions: Interactions;
  readonly commands: Commands;
  readonly gatewayUrl: () => string;
  /** Shards that Discord recommends. */
  readonly shards: number;
}

type Handler = (at: (name: string) => string, request: Request) => Result;

/** The paths of the REST API that a bot like this one uses; any other path is blamed. */
export function createRoutes(parts: Parts): (request: Request) => Result {
  const { world, judge } = parts;
  const routes = [...open(parts), ...authorised(parts)].map(([route, handler, authorise]) => {
    const [method, path = ''] = route.split(' ');
    return { method, pattern: new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`), handler, authorise };
  });
  return (request) => {
    for (const { method, pattern, handler, authorise } of routes) {
      const match = method === request.method ? pattern.exec(request.path) : null;
      if (!match) continue;
      if (authorise && request.authorization !== `Bot ${world.token}`) throw REFUSED.unauthorized();
      return handler((name) => decodeURIComponent(match.groups?.[name] ?? ''), request);
    }
    judge.blame(`${request.method} ${request.path}`, ['the double has no such route']);
    return { status: 404, body: { code: 0, message: '404: Not Found' } };
  };
}

/** Answers to interactions carry their own token instead of the bot's. */
function open({ interactions, world, gatewayUrl }: Parts): [string, Handler, boolean][] {
  const checkApplication = (id: string) => {
    if (id !== world.applicationId) throw UNKNOWN.webhook();
  };
  return [
    ['GET /gateway', () => ({ status: 200, body: { url: gatewayUrl() } }), false],
    [
      'POST /interactions/:id/:token/callback',
      (at, request) => {
        const result = interactions.respond(at('id'), at('token'), request);
        return result ? { status: 200, body: result.response } : { status: 204 };
      },
      false,
    ],
    [
      'POST /webhooks/:application/:token',
      (at, request) => {
        checkApplication(at('application'));
        return { status: 200, body: interactions.followUp(at('token'), request) };
      },
      false,
    ],
    [
      'GET /webhooks/:application/:token/messages/:message',
      (at) => ({ status: 200, body: interactions.message(at('token'), at('message')).stored.message }),
      false,
    ],
    [
      'PATCH /webhooks/:application/:token/messages/:message',
      (at, request) => ({ status: 200, body: interactions.edit(at('token'), at('message'), request) }),
      false,
    ],
    [
      'DELETE /webhooks/:application/:token/messages/:message',
      (at) => {
        interactions.remove(at('token'), at('message'));
        return { status: 204 };
      },
      false,
    ],
  ];
}

function authorised({ world, judge, messages, commands, gatewayUrl, shards }: Parts): [string, Handler, boolean][] {
  const channelAt = (id: string): Channel => {
    const channel = world.channels.get(id);
    if (!channel || channel.deleted) throw UNKNOWN.channel();
    return channel;
  };
  const guildScope = (id: string): string => {
    if (!world.guilds.get(id)?.hasBot) throw REFUSED.access();
    return id;
  };
  const routes: [string, Handler][] = [
    [
      'GET /gateway/bot',
      () => ({
        status: 200,
        body: {
          url: gatewayUrl(),
          shards,
          session_start_limit: {
            total: 1_000,
            remaining: world.application.startsLeft,
            reset_after: 0,
            max_concurrency: 16,
          },
        },
      }),
    ],
    ['GET /applications/@me', () => ({ status: 200, body: { ...applicationPayload(world), bot: world.bot } })],
    [
      'GET /users/@me/guilds',
      () => ({ status: 200, body: [...world.guilds.values()].filter(({ hasBot }) => hasBot).map(ownGuildPayload) }),
    ],
    ['GET /users/@me', () => ({ status: 200, body: world.bot })],
    [
      'POST /users/@me/channels',
      (_, { body }) => {
        const { recipient_id: id } = judge.parse('POST DM channel', CreatePrivateChannelRequestSchema, body);
        const person = world.people.get(id ?? '');
        if (!person) throw UNKNOWN.user();
        return { status: 200, body: channelPayload(world, directChannel(world, person)) };
      },
    ],
    ['GET /channels/:channel', (at) => ({ status: 200, body: channelPayload(world, channelAt(at('channel'))) })],
    [
      'POST /channels/:channel/messages',
      (at, { body, files }) => ({ status: 200, body: messages.post(channelAt(at('channel')), body, files) }),
    ],
    [
      'POST /channels/:channel/messages/:message/crosspost',
      (at) => ({ status: 200, body: messages.publish(channelAt(at('channel')), at('message')) }),
    ],
    [
      'POST /channels/:channel/threads',
      (at, { body, files }) => {
        const thread = messages.open(channelAt(at('channel')), body, files);
        return { status: 201, body: { ...channelPayload(world, thread), message: messages.of(thread)[0]?.message } };
      },
    ],
    [
      'GET /guilds/:guild/threads/active',
      (at) => {
        const id = guildScope(at('guild'));
        const threads = [...world.channels.values()].filter(
          ({ type, guild, deleted }) => type === ChannelType.PublicThread && guild?.id === id && !deleted,
        );
        return { status: 200, body: { threads: threads.map((one) => channelPayload(world, one)), members: [] } };
      },
    ],
    [
      'GET /channels/:channel/messages',
      (at, { query }) => ({ status: 200, body: messages.list(channelAt(at('channel')), query) }),
    ],
    [
      'PUT /channels/:channel/messages/:message/reactions/:emoji/@me',
      (at) => {
        const channel = channelAt(at('channel'));
        const stored = world.messages.get(at('message'));
        if (!stored || stored.deleted) throw UNKNOWN.message();
        if (channel.denied.has('react')) throw REFUSED.permission();
        stored.reactions.push(decodeURIComponent(at('emoji')));
        return { status: 204 };
      },
    ],
    [
      'GET /channels/:channel/messages/:message',
      (at) => {
        const channel = channelAt(at('channel'));
        const stored = world.messages.get(at('message'));
        if (!stored || stored.deleted || stored.message.channel_id !== channel.id) throw UNKNOWN.message();
        return { status: 200, body: stored.message };
      },
    ],
    [
      'POST /channels/:channel/typing',
      (at) => {
        channelAt(at('channel'));
        return { status: 204 };
      },
    ],
    ...commandRoutes('/applications/:application/commands', commands, () => 'global'),
    ...commandRoutes('/applications/:application/guilds/:guild/commands', commands, (at) => guildScope(at('guild'))),
  ];
  return routes.map(([route, handler]) => [route, handler, true]);
}

function commandRoutes(
  path: string,
  commands: Commands,
  scopeOf: (at: (name: string) => string) => string,
): [string, Handler][] {
  return [
    [
      `GET ${path}`,
      (at, { query }) => ({
        status: 200,
        body: commands.list(scopeOf(at), query.get('with_localizations') === 'true'),
      }),
    ],
    [`PUT ${path}`, (at, { body }) => ({ status: 200, body: commands.replace(scopeOf(at), body) })],
    [
      `POST ${path}`,
      (at, { body }) => {
        const { created, command } = commands.create(scopeOf(at), body);
        return { status: created ? 201 : 200, body: command };
      },
    ],
    [
      `PATCH ${path}/:command`,
      (at, { body }) => ({ status: 200, body: commands.edit(scopeOf(at), at('command'), body) }),
    ],
    [
      `DELETE ${path}/:command`,
      (at) => {
        commands.remove(scopeOf(at), at('command'));
        return { status: 204 };
      },
    ],
  ];
}
