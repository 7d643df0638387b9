import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readArguments, readBody } from './body.ts';
import { sign } from './http-mode.ts';
import { eventPayload } from './payloads.ts';
import { type LoopbackSlack, startSlack } from './slack.ts';
import { sendJson } from './web-api.ts';
import { BOT, TOKENS } from './workspace.ts';

export const APP = { clientId: '123.456', clientSecret: 'loopback-client-secret' } as const;

interface Code {
  readonly team: string;
  readonly redirectUri: string;
  used: boolean;
}

/** What Slack says of a token; undefined while it is good. */
type TokenTrouble = 'account_inactive' | 'token_revoked' | 'invalid_auth';

/** The organisation to which all workspaces belong in which the app is installed for all of them. */
export const ORGANISATION = 'E1';

interface Token {
  /** A workspace, or the organisation. */
  readonly team: string;
  trouble?: TokenTrouble | undefined;
}

/** What a person decides on the page on which Slack asks whether the app may be installed. */
type Decision = { readonly team: string; readonly wholeOrganisation?: boolean } | 'cancel';

/** What is sent of an installation for a whole organisation: https://docs.slack.dev/enterprise. */
function asOrganisation(body: string): string {
  const changed = (json: string) =>
    json
      .replaceAll('"enterprise_id":null', `"enterprise_id":"${ORGANISATION}"`)
      .replaceAll('"enterprise":null', `"enterprise":{"id":"${ORGANISATION}","name":"Everybody"}`)
      .replaceAll('"is_enterprise_install":false', '"is_enterprise_install":true')
      .replace(/"type":"block_actions","team":\{[^}]*\}/, '"type":"block_actions","team":null');
  if (body.startsWith('{')) return changed(body);
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  if (payload === null) {
    form.set('is_enterprise_install', 'true');
    form.set('enterprise_id', ORGANISATION);
  } else form.set('payload', changed(payload));
  return form.toString();
}

/**
 * Several workspaces behind one address, as Slack has them: each is a loopback Slack of its own, in which people, channels
 * and messages may have the same ids. OAuth hands out a token for each; what is called with it reaches that workspace.
 */
export async function startManySlacks() {
  const inner = new Map<string, LoopbackSlack>();
  const codes = new Map<string, Code & { readonly wholeOrganisation: boolean }>();
  const tokens = new Map<string, Token>();
  const inOrganisation = new Set<string>();
  const calls: { readonly team: string; readonly method: string }[] = [];
  let appUrl = '';
  let count = 0;

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      sendJson(response, 500, { ok: false, error: String(error) });
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, place = '', name = ''] = /^\/(api|deliver)\/([\w.]+)$/.exec(request.url ?? '') ?? [];
    const body = await readBody(request);
    if (place === 'deliver') return forward(request, response, name, body);
    if (place !== 'api') return sendJson(response, 404, { ok: false, error: 'not_found' });
    const given = readArguments(request.headers['content-type'] ?? '', body);
    if (name === 'oauth.v2.access') return sendJson(response, 200, exchange(given));
    const bearer = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    const token = tokens.get(bearer);
    if (!token) return sendJson(response, 200, { ok: false, error: bearer === '' ? 'not_authed' : 'invalid_auth' });
    // A token of the organisation is good in all its workspaces.
    const asked = new URLSearchParams(body.toString('utf8')).get('team_id');
    const [first = ''] = inOrganisation;
    const team = token.team === ORGANISATION ? (asked ?? first) : token.team;
    if (token.team === ORGANISATION && !inOrganisation.has(team)) {
      return sendJson(response, 200, { ok: false, error: 'team_access_not_granted' });
    }
    calls.push({ team, method: name });
    if (token.trouble) return sendJson(response, 200, { ok: false, error: token.trouble });
    if (name === 'auth.revoke') {
      token.trouble = 'token_revoked';
      return sendJson(response, 200, { ok: true, revoked: true });
    }
    // As the workspace itself answers, for which it has one token of its own.
    const answer = await fetch(`${slackOf(team).apiUrl}${name}`, {
      method: 'POST',
      headers: { 'Content-Type': request.headers['content-type'] ?? '', Authorization: `Bearer ${TOKENS.bot}` },
      body: new Uint8Array(body),
    });
    response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') ?? '' });
    response.end((await answer.text()).replaceAll(BOT.team, team));
  }

  /** https://docs.slack.dev/reference/methods/oauth.v2.access. */
  function exchange({ client_id: id, client_secret: secret, code: given, redirect_uri: uri }: Record<string, unknown>) {
    if (id !== APP.clientId) return { ok: false, error: 'invalid_client_id' };
    if (secret !== APP.clientSecret) return { ok: false, error: 'bad_client_secret' };
    const code = codes.get(String(given));
    if (!code) return { ok: false, error: 'invalid_code' };
    if (code.used) return { ok: false, error: 'code_already_used' };
    if (code.redirectUri !== uri) return { ok: false, error: 'bad_redirect_uri' };
    code.used = true;
    const access = `xoxb-${code.team}-${++count}`;
    tokens.set(access, { team: code.wholeOrganisation ? ORGANISATION : code.team });
    return {
      ok: true,
      access_token: access,
      token_type: 'bot',
      scope: 'commands',
      bot_user_id: BOT.user,
      app_id: BOT.app,
      team: code.wholeOrganisation ? null : { id: code.team, name: `<b>${code.team}</b>` },
      enterprise: code.wholeOrganisation ? { id: ORGANISATION, name: 'Everybody' } : null,
      is_enterprise_install: code.wholeOrganisation,
      authed_user: { id: 'UANNA' },
    };
  }

  /** Passes on to the app what happens in a workspace. */
  async function forward(
    request: IncomingMessage,
    response: ServerResponse,
    team: string,
    body: Buffer,
  ): Promise<void> {
    const text = body.toString('utf8').replaceAll(BOT.team, team);
    const sent = inOrganisation.has(team) ? asOrganisation(text) : text;
    const answer = await send(sent, request.headers['content-type'] ?? '');
    response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(await answer.text());
  }

  function send(body: string, type: string): Promise<Response> {
    const headers = { 'Content-Type': type, ...sign(body, Math.floor(Date.now() / 1000)) };
    return fetch(appUrl, { method: 'POST', headers, body });
  }

  function slackOf(team: string): LoopbackSlack {
    const slack = inner.get(team);
    if (!slack) throw new Error(`There is no workspace ${team}.`);
    return slack;
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The loopback Slacks have no port.');
  const origin = `http://127.0.0.1:${address.port}`;

  return {
    apiUrl: `${origin}/api/`,
    /** One of the workspaces. */
    slackOf,
    /** The workspaces for which the app was installed as part of their organisation, by the organisation's admins. */
    inOrganisation,
    /** What was called with a token, in order. */
    calls,
    /** Where the app takes requests. */
    deliverTo: (url: string): void => {
      appUrl = url;
    },
    add: async (team: string): Promise<LoopbackSlack> => {
      const slack = await startSlack({ requestUrl: `${origin}/deliver/${team}` });
      inner.set(team, slack);
      return slack;
    },
    /** The address to which a person's browser is sent back, who came to Slack by this one and decided. */
    decide: (authorizeUrl: string, decision: Decision): string => {
      const asked = new URL(authorizeUrl);
      const back = new URL(asked.searchParams.get('redirect_uri') ?? '');
      if (asked.searchParams.get('client_id') !== APP.clientId) throw new Error('Slack does not know the app.');
      const state = asked.searchParams.get('state');
      if (state !== null) back.searchParams.set('state', state);
      if (decision === 'cancel') {
        back.searchParams.set('error', 'access_denied');
        return back.href;
      }
      const code = `code-${++count}`;
      const { team, wholeOrganisation = false } = decision;
      codes.set(code, { team, redirectUri: `${back.origin}${back.pathname}`, used: false, wholeOrganisation });
      back.searchParams.set('code', code);
      return back.href;
    },
    /** Lets every code be too old. */
    expireCodes: (): void => codes.clear(),
    /** What Slack says from now on to every token of a workspace that was given out up to now. */
    refuse: (team: string, trouble: TokenTrouble | undefined): void => {
      for (const token of tokens.values()) if (token.team === team) token.trouble = trouble;
    },
    /** Tells the app of something that befell it in a workspace. */
    tell: async (team: string, event: Readonly<Record<string, unknown>>): Promise<number> => {
      const payload = JSON.stringify(eventPayload(slackOf(team).workspace, event)).replaceAll(BOT.team, team);
      return (await send(inOrganisation.has(team) ? asOrganisation(payload) : payload, 'application/json')).status;
    },
    stop: async (): Promise<void> => {
      await Promise.all(Array.from(inner.values(), (slack) => slack.stop()));
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
    violations: (): readonly string[] => Array.from(inner.values()).flatMap((slack) => slack.workspace.violations),
  };
}
