import { once } from 'node:events';
import { createServer } from 'node:http';
import { receiveUpload } from './api/files.ts';
import { viewMethods } from './api/views.ts';
import { readBody, readUpload } from './body.ts';
import { control } from './control.ts';
import type { Acknowledged, Kind, Retry } from './delivery.ts';
import { createFaults } from './faults.ts';
import { createHttpMode } from './http-mode.ts';
import { createPerson } from './person.ts';
import { createResponseUrls } from './response-url.ts';
import { createSocketMode } from './socket-mode.ts';
import { answerWithFault, createWebApi, sendJson } from './web-api.ts';
import { createWorkspace, type Message } from './workspace.ts';

export interface SlackOptions {
  /** Milliseconds since 1970; real time if left out. */
  readonly now?: () => number;
  /** A number from 0 to below 1, for faults that meet a share of calls. */
  readonly random?: () => number;
  /** The scopes that the app was given; all if left out. */
  readonly scopes?: readonly string[];
  /** Whether the token is that of an organisation, to which the workspace belongs. */
  readonly ofOrganisation?: boolean;
  /** Where the app takes requests; Socket Mode is used if left out. */
  readonly requestUrl?: string;
  /** 0, the default, for any free port. */
  readonly port?: number;
}

/**
 * A Slack on 127.0.0.1, to which the real Bolt App connects: Web API, Socket Mode or signed requests, response_url and
 * uploads. It refuses what Slack refuses; what an app must never do is collected in `workspace.violations`.
 */
export async function startSlack(settings: SlackOptions = {}) {
  const workspace = createWorkspace(settings.now ?? Date.now);
  workspace.token.isOrganisations = settings.ofOrganisation ?? false;
  const faults = createFaults(settings.random ?? Math.random);
  const triggers = new Map<string, { readonly user: string; readonly at: number; used: boolean }>();
  let origin = '';
  const url = () => origin;
  let requestUrl = settings.requestUrl;

  const server = createServer((request, response) => {
    response.setHeader('Date', new Date(workspace.now()).toUTCString());
    handle().catch((error: unknown) => {
      workspace.violate(`${request.url}: ${String(error)}`);
      if (!response.headersSent) sendJson(response, 500, { ok: false, error: 'internal_error' });
    });

    async function handle(): Promise<void> {
      const [, place = '', id = ''] = /^\/(api|upload|response|control)\/([\w.]+)$/.exec(request.url ?? '') ?? [];
      if (place === 'api') return webApi.handle(request, response, id);
      if (place === 'control') return control({ workspace, faults }, request, response, id);
      const body = await readBody(request);
      if (place === 'upload') {
        const status = receiveUpload(workspace, id, await readUpload(request.headers['content-type'] ?? '', body));
        response.writeHead(status).end('OK');
        return;
      }
      if (place !== 'response') return sendJson(response, 404, { ok: false, error: 'not_found' });
      const fault = faults.next('response_url', undefined);
      if (fault)
        return answerWithFault(response, fault, () => responseUrls.receive(id, JSON.parse(String(body))).answer);
      const { status, answer } = responseUrls.receive(id, JSON.parse(String(body)));
      sendJson(response, status, answer);
    }
  });
  const socketMode = createSocketMode(workspace, server, url);
  const responseUrls = createResponseUrls(workspace, url);
  const methods = { ...socketMode.methods, ...viewMethods(triggers) };
  const webApi = createWebApi({ workspace, faults, url, methods, scopes: settings.scopes });

  server.listen(settings.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The loopback Slack has no port.');
  origin = `http://127.0.0.1:${address.port}`;

  const deliver = (kind: Kind, payload: Readonly<Record<string, unknown>>, retry?: Retry): Promise<Acknowledged> => {
    const transport = requestUrl === undefined ? socketMode.transport : createHttpMode(workspace, requestUrl);
    return transport.deliver(kind, payload, retry);
  };
  const trigger = (user: string): string => {
    const id = workspace.newId('1.2.');
    triggers.set(id, { user, at: workspace.now(), used: false });
    return id;
  };

  return {
    /** The base address of the Web API, as SLACK_API_URL takes it. */
    apiUrl: `${origin}/api/`,
    /** For other processes; see control.ts. */
    controlUrl: `${origin}/control/`,
    workspace,
    faults,
    socketMode,
    calls: webApi.calls,
    failTokens: webApi.failTokens,
    /** Sends an envelope of the test's own making. */
    deliver,
    /** From now on, what people do is sent to this address as signed requests. */
    deliverTo: (address_: string): void => {
      requestUrl = address_;
    },
    /** @param team Where the person belongs, if that is another workspace. */
    person: (id: string, team?: string) => createPerson({ workspace, responseUrls, deliver, trigger }, id, team),
    /** What a person sees in a channel, oldest first. */
    seenBy: (user: string, channel: string): readonly Message[] =>
      workspace.messages.filter(
        (one) => one.channel === channel && !one.isDeleted && (one.onlyFor === undefined || one.onlyFor === user),
      ),
    stop: async (): Promise<void> => {
      socketMode.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export type LoopbackSlack = Awaited<ReturnType<typeof startSlack>>;
