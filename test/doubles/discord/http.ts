import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError } from './api-error.ts';
import type { Fault, Faults } from './faults.ts';
import type { RateLimits } from './rate-limits.ts';

/** A request as the handlers see it. */
export interface Request {
  readonly method: string;
  /** Below /api/v10. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: unknown;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

export interface Result {
  readonly status: number;
  readonly body?: unknown;
}

interface Settings {
  readonly handle: (request: Request) => Result;
  readonly faults: Faults;
  readonly limits: RateLimits;
  /** Told of every request that was read, before it is answered. */
  readonly seen: (request: Request) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told of defects of the double itself. */
  readonly blame: (problem: string) => void;
}

const BASE = '/api/v10';

/** The REST half of the loopback Discord. */
export function createHttpServer({ handle, faults, limits, seen, now, blame }: Settings): Server {
  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    outgoing.setHeader('Date', new Date(now()).toUTCString());
    seen(request);
    const fault = faults.meet(request.method, request.path);
    if (fault && !(await survive(fault, request, outgoing))) return;
    const { headers, waitMs, global } = limits.check(request.method, request.path);
    for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
    if (waitMs > 0) tooMany(outgoing, waitMs, global ? 'global' : 'user');
    else send(outgoing, resultOf(request));
  }

  /** Whether the request is to be answered as usual after all. */
  async function survive(fault: Fault, request: Request, outgoing: ServerResponse): Promise<boolean> {
    switch (fault.kind) {
      case 'hang':
        return false;
      case 'drop':
        outgoing.socket?.destroy();
        return false;
      case 'accept-then-drop':
        resultOf(request);
        outgoing.socket?.destroy();
        return false;
      case 'late': {
        const result = resultOf(request);
        await sleep(fault.ms);
        send(outgoing, result);
        return false;
      }
      case 'slow':
        await sleep(fault.ms, undefined, { ref: false });
        return true;
      case 'page':
        outgoing.writeHead(fault.status, { 'Content-Type': 'text/html; charset=utf-8' });
        outgoing.end('<!doctype html><title>Welcome to the hotel</title><p>Please accept our terms.</p>');
        return false;
      case 'rate-limit':
        tooMany(outgoing, fault.retryAfterMs, fault.scope ?? 'user');
        return false;
      case 'refuse':
        send(outgoing, {
          status: fault.status,
          body: { code: fault.code ?? 0, message: fault.message ?? 'a fault of the test' },
        });
        return false;
    }
  }

  function resultOf(request: Request): Result {
    try {
      return handle(request);
    } catch (error) {
      if (error instanceof ApiError)
        return { status: error.status, body: { code: error.code, message: error.message } };
      blame(`${request.method} ${request.path} broke the double: ${error instanceof Error ? error.stack : error}`);
      return { status: 500, body: { code: 0, message: 'the double is broken' } };
    }
  }

  return createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      if (!incoming.destroyed) blame(`A request could not be read: ${String(error)}`);
      outgoing.destroy();
    });
  });
}

async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const url = new URL(incoming.url ?? '', 'http://127.0.0.1');
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const type = incoming.headers['content-type'] ?? '';
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname.startsWith(BASE) ? url.pathname.slice(BASE.length) : url.pathname,
    query: url.searchParams,
    authorization: incoming.headers.authorization,
    ...(type.startsWith('multipart/') ? await readParts(bytes, type) : { body: readJson(bytes), files: [] }),
  };
}

function readJson(bytes: Buffer): unknown {
  return bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8'));
}

/** Files come beside the body, which is then a part called payload_json (https://discord.com/developers/docs/reference#uploading-files). */
async function readParts(bytes: Buffer, type: string): Promise<Pick<Request, 'body' | 'files'>> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const files: { name: string; bytes: Uint8Array }[] = [];
  let body: unknown;
  for (const [name, part] of form.entries()) {
    if (typeof part !== 'string') files.push({ name: part.name, bytes: await part.bytes() });
    else if (name === 'payload_json') body = JSON.parse(part);
  }
  return { body, files };
}

function send(outgoing: ServerResponse, { status, body }: Result): void {
  outgoing.statusCode = status;
  if (body === undefined) {
    outgoing.end();
    return;
  }
  outgoing.setHeader('Content-Type', 'application/json');
  outgoing.end(JSON.stringify(body));
}

function tooMany(outgoing: ServerResponse, retryAfterMs: number, scope: 'user' | 'global' | 'shared'): void {
  outgoing.setHeader('Retry-After', (retryAfterMs / 1_000).toFixed(3));
  outgoing.setHeader('X-RateLimit-Scope', scope);
  if (scope === 'global') outgoing.setHeader('X-RateLimit-Global', 'true');
  send(outgoing, {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: retryAfterMs / 1_000, global: scope === 'global' },
  });
}
