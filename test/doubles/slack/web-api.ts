import type { IncomingMessage, ServerResponse } from 'node:http';
import { assistant } from './api/assistant.ts';
import { blocks } from './api/blocks.ts';
import { chat } from './api/chat.ts';
import { conversations } from './api/conversations.ts';
import { files } from './api/files.ts';
import { type Answer, type Arguments, type Method, refuse, textOf } from './api/method.ts';
import { people } from './api/people.ts';
import { scopeFor } from './api/scopes.ts';
import { readArguments, readBody } from './body.ts';
import type { Fault, Faults } from './faults.ts';
import { TOKENS, type Workspace } from './workspace.ts';

interface WebApiOptions {
  readonly workspace: Workspace;
  readonly faults: Faults;
  readonly url: () => string;
  /** Methods beside those that need nothing but the workspace. */
  readonly methods: Readonly<Record<string, Method>>;
  /** The scopes that the app was given; all if undefined. */
  readonly scopes: readonly string[] | undefined;
}

/** What the app called, in order. */
interface Called {
  readonly method: string;
  readonly arguments: Arguments;
  /** Milliseconds of this Slack's clock. */
  readonly at: number;
}

/** Scopes that the app may be without. */
const OPTIONAL = new Set(['reactions:write', 'assistant:write']);

/** Slack's Web API: tokens, scopes and planned faults, then the method itself. */
export function createWebApi({ workspace, faults, url, methods, scopes }: WebApiOptions) {
  const all: Readonly<Record<string, Method>> = {
    ...chat,
    ...conversations,
    ...people,
    ...files,
    ...blocks,
    ...assistant,
    ...methods,
  };
  const calls: Called[] = [];
  let tokenError: string | undefined;

  function authorise(request: IncomingMessage, method: string): Answer | undefined {
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    if (method === 'api.test' || method === 'blocks.validate') return undefined;
    if (token === '') return refuse('not_authed');
    if (tokenError !== undefined) return refuse(tokenError);
    if (token !== TOKENS.bot && token !== TOKENS.app) return refuse('invalid_auth');
    return (method === 'apps.connections.open') === (token === TOKENS.app)
      ? undefined
      : refuse('not_allowed_token_type');
  }

  function perform(request: IncomingMessage, name: string, given: Arguments): Answer {
    const refused = authorise(request, name);
    if (refused) return refused;
    const method = all[name];
    if (!method) {
      workspace.violate(`${name}: this Slack does not know the method`);
      return refuse('unknown_method');
    }
    const needed = scopeFor(name, given, workspace);
    if (scopes !== undefined && needed !== undefined && !scopes.includes(needed)) {
      if (!OPTIONAL.has(needed)) workspace.violate(`${name}: the scope ${needed} is missing`);
      return { ok: false, error: 'missing_scope', needed, provided: scopes.join(',') };
    }
    return method({ workspace, arguments: given, url: url() });
  }

  return {
    calls,
    /** Lets every call fail with this error from now on: token_revoked, account_inactive, invalid_auth. */
    failTokens: (error: string | undefined): void => {
      tokenError = error;
    },
    handle: async (request: IncomingMessage, response: ServerResponse, name: string): Promise<void> => {
      const given = readArguments(request.headers['content-type'] ?? '', await readBody(request));
      calls.push({ method: name, arguments: given, at: workspace.now() });
      const fault = faults.next(name, textOf(given['channel']));
      if (scopes !== undefined) response.setHeader('x-oauth-scopes', scopes.join(','));
      answerWithFault(response, fault, () => perform(request, name, given));
    },
  };
}

/** Answers as planned: with the fault, or with what `perform` gives. */
export function answerWithFault(response: ServerResponse, fault: Fault | undefined, perform: () => Answer): void {
  if (fault === undefined) sendJson(response, 200, perform());
  else if (fault.kind === 'error') sendJson(response, 200, refuse(fault.error));
  else if (fault.kind === 'status') sendJson(response, fault.status, refuse('internal_error'));
  else if (fault.kind === 'ratelimited') {
    response.setHeader('Retry-After', String(fault.retryAfterSeconds));
    sendJson(response, 429, refuse('ratelimited'));
  } else if (fault.kind === 'page') {
    response.writeHead(fault.status, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end('<!doctype html><title>Welcome to the hotel</title><p>Please accept our terms.</p>');
  } else if (fault.kind === 'slow') {
    setTimeout(() => sendJson(response, 200, perform()), fault.ms).unref();
  } else {
    if (fault.kind !== 'refused') perform();
    if (fault.kind !== 'silent') response.destroy();
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
