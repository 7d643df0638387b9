import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { acceptedLocale, type Locale } from '../../../i18n/locale.ts';
import { type Translator, translatorFor } from '../../../i18n/translator.ts';
import type { Log } from '../../../ops/log.ts';
import { stackOf } from '../../../util/error-message.ts';
import { createBuckets } from '../../../util/token-bucket.ts';
import { type createApi, message, press, submission, typing, type Visitor } from './api.ts';
import { type Asset, asset, pageDocument } from './assets.ts';
import type { Refusal } from './protocol.ts';
import type { Events } from './start.ts';

interface RequestOptions<S> {
  readonly api: ReturnType<typeof createApi<S>>;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly events: Events;
  readonly host: string;
  readonly locale: Locale;
  /** Milliseconds, from a clock that never goes back. */
  readonly now: () => number;
  readonly log: Log;
}

/** What is being answered at the same time; the rest is asked to come again. */
const MOST_AT_ONCE = 32;
/** More than a person does who reads the answers. */
const MESSAGES = { burst: 20, perSecond: 2 };
/** As fast as a person types, including the page's own requests. */
const KEYSTROKES = { burst: 60, perSecond: 20 };
const OF_THE_PAGE_ITSELF = new Set(['GET /api/about', 'POST /api/suggestions']);
/** More people than a playground has. */
const MOST_PEOPLE = 1_000;
const VISITOR = 'dostyk-visitor';
const A_YEAR_S = 31_536_000;

interface Request {
  readonly message: IncomingMessage;
  readonly visitor: Visitor;
  readonly t: Translator;
}

/** Makes what answers every request. Never rejects. */
export function createRequestHandler<S>(settings: RequestOptions<S>) {
  const { api, assets, events, host, locale, now, log } = settings;
  const speak = createBuckets({ ...MESSAGES, most: MOST_PEOPLE, now });
  const type = createBuckets({ ...KEYSTROKES, most: MOST_PEOPLE, now });
  let underWay = 0;

  const routes: Readonly<Record<string, (request: Request) => Promise<unknown>>> = {
    'GET /api/about': ({ visitor, t }) => api.about(visitor, t),
    'POST /api/messages': async ({ message: body, visitor, t }) =>
      api.say(visitor, t, await readBody(body, message, t)),
    'POST /api/presses': async ({ message: body, visitor, t }) => api.press(visitor, t, await readBody(body, press, t)),
    'POST /api/forms': async ({ message: body, visitor, t }) =>
      api.submit(visitor, t, await readBody(body, submission, t)),
    'POST /api/suggestions': async ({ message: body, t }) => api.suggest(t, await readBody(body, typing, t)),
  };

  /** Too many requests of one address, or for the server, are refused with a sentence. */
  async function limited(name: string, request: Request): Promise<unknown> {
    const { message: incoming, t } = request;
    const take = OF_THE_PAGE_ITSELF.has(name) ? type : speak;
    if (take(incoming.socket.remoteAddress ?? '') > 0) throw new RefusedRequest(429, t('page.too-fast', {}));
    if (underWay >= MOST_AT_ONCE) throw new RefusedRequest(503, t('page.busy', {}));
    underWay++;
    try {
      return await routes[name]?.(request);
    } finally {
      underWay--;
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const t = translatorFor(acceptedLocale(request.headers['accept-language']) ?? locale);
    if (!isForUs(request, host)) throw new RefusedRequest(421, t('page.refused-host', {}));
    if (!isFromOurPage(request) && path.startsWith('/api/'))
      throw new RefusedRequest(403, t('page.refused-origin', {}));
    // Node leaves the body of a response to HEAD out.
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const name = `${method ?? ''} ${path}`;
    if (name === 'GET /') return sendDocument(request, response, t);
    const file = method === 'GET' ? assets.get(path) : undefined;
    if (file) return sendAsset(request, response, file);
    if (name === 'GET /api/events') {
      if (request.method === 'HEAD') return void response.writeHead(200, SAFETY_HEADERS).end();
      if (events.listen(response, SAFETY_HEADERS)) return;
      throw new RefusedRequest(503, t('page.busy', {}));
    }
    if (Object.hasOwn(routes, name)) {
      const visitor = { id: visitorOf(request) ?? 'page', isLocal: isLoopback(host) };
      return sendJson(response, 200, await limited(name, { message: request, visitor, t }));
    }
    const known = Object.keys(routes).some((route) => route.endsWith(` ${path}`));
    throw new RefusedRequest(known ? 405 : 404, t('page.refused-path', {}));
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = URL.parse(`http://localhost${request.url ?? '/'}`)?.pathname ?? '/';
    try {
      await answer(request, response, path);
    } catch (error) {
      if (response.headersSent || response.destroyed) {
        response.destroy();
        return;
      }
      // What is still on its way is not worth reading.
      if (!request.complete) response.setHeader('Connection', 'close');
      if (error instanceof RefusedRequest) return sendJson(response, error.status, refusal(error.message));
      const id = randomUUID();
      log.error({ id, path, error: stackOf(error) }, 'a request failed');
      sendJson(
        response,
        500,
        refusal(translatorFor(acceptedLocale(request.headers['accept-language']) ?? locale)('error.defect', { id })),
      );
    }
  };
}

function refusal(error: string): Refusal {
  return { error };
}

function visitorOf({ headers }: IncomingMessage): string | undefined {
  return new RegExp(`(?:^|;\\s*)${VISITOR}=([0-9a-f-]{36})(?:;|$)`).exec(headers.cookie ?? '')?.[1];
}

function sendDocument(request: IncomingMessage, response: ServerResponse, t: Translator): void {
  const cookie = `${VISITOR}=${visitorOf(request) ?? randomUUID()}; Path=/; Max-Age=${A_YEAR_S}; HttpOnly; SameSite=Strict`;
  response.setHeader('Set-Cookie', cookie);
  response.setHeader('Vary', 'Accept-Language');
  sendAsset(request, response, asset('text/html', pageDocument(t)));
}

function sendAsset({ headers }: IncomingMessage, response: ServerResponse, { type, body, gzip, etag }: Asset): void {
  const common = { ...SAFETY_HEADERS, ETag: etag, 'Cache-Control': 'no-cache' };
  response.appendHeader('Vary', 'Accept-Encoding');
  if (headers['if-none-match'] === etag) {
    response.writeHead(304, common).end();
    return;
  }
  if (gzip && /\bgzip\b(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/.test(headers['accept-encoding'] ?? '')) {
    response.writeHead(200, { ...common, 'Content-Type': type, 'Content-Encoding': 'gzip' }).end(gzip);
    return;
  }
  response.writeHead(200, { ...common, 'Content-Type': type }).end(body);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response
    .writeHead(status, {
      ...SAFETY_HEADERS,
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
    })
    .end(JSON.stringify(value));
}

/** The only style attributes that are ever written: those of Discord's components where something has no colour. */
const EMPTY_STYLES = ['', 'color:;'].map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`);

/**
 * Sent with everything. No script or style stands in the page itself, nothing comes from elsewhere, and of what could
 * turn text into markup only lit's templates may run (https://www.w3.org/TR/trusted-types/).
 */
const SAFETY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `style-src-attr 'unsafe-hashes' ${EMPTY_STYLES.join(' ')}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether only this machine can reach what listens there. */
function isLoopback(host: string): boolean {
  return LOOPBACK_NAMES.has(host) || host === '::1';
}

/**
 * Whether the request was made for this server: where it listens to this machine alone, a name that is not this machine's
 * is somebody else's page that made its own name point here.
 */
function isForUs({ headers }: IncomingMessage, listensOn: string): boolean {
  if (!isLoopback(listensOn)) return true;
  const url = URL.parse(`http://${headers.host ?? ''}`);
  return url !== null && LOOPBACK_NAMES.has(url.hostname);
}

/** Whether the request comes from the page itself, or from no page at all. */
function isFromOurPage({ headers }: IncomingMessage): boolean {
  const { origin, host, 'sec-fetch-site': site = 'none' } = headers;
  if (site !== 'none' && site !== 'same-origin') return false;
  return origin === undefined || URL.parse(origin)?.host === host;
}

/** Bytes that a request may bring: four times the longest question, in a script of three bytes a letter. */
const MAX_BODY = 16_384;

/**
 * The body of a request as what the schema describes.
 * @throws RefusedRequest if it is too large, no JSON, or something else than the schema describes.
 */
async function readBody<T>(request: IncomingMessage, schema: z.ZodType<T>, t: Translator): Promise<T> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    throw new RefusedRequest(415, t('page.refused-type', {}));
  }
  const parsed = schema.safeParse(json(await readText(request, t)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.map(String).join('.') ?? '';
  throw new RefusedRequest(400, t('page.refused-body', { problem: `${field}: ${issue?.message ?? ''}` }));
}

async function readText(request: IncomingMessage, t: Translator): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BODY) throw new RefusedRequest(413, t('page.refused-size', {}));
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Undefined for what is no JSON; no schema takes that. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A request that is answered with a status and a sentence, and nothing else. */
class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest';
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}
