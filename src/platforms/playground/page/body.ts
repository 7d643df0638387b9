import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import type { Words } from '../../../i18n/translator.ts';
import { RefusedRequest } from './refuse.ts';

/** Bytes that a request may bring: four times the longest question, in a script of three bytes a letter. */
const MAX_BODY = 16_384;

/**
 * The body of a request as what the schema describes.
 * @throws RefusedRequest if it is too large, no JSON, or something else than the schema describes.
 */
export async function readBody<T>(request: IncomingMessage, schema: z.ZodType<T>, words: Words): Promise<T> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    throw new RefusedRequest(415, words('page.refused-type', {}));
  }
  const parsed = schema.safeParse(json(await readText(request, words)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.map(String).join('.') ?? '';
  throw new RefusedRequest(400, words('page.refused-body', { problem: `${field}: ${issue?.message ?? ''}` }));
}

async function readText(request: IncomingMessage, words: Words): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BODY) throw new RefusedRequest(413, words('page.refused-size', {}));
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
