import type { IncomingMessage } from 'node:http';

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** The arguments of a call to the Web API: JSON, or a form in which objects are written as JSON. */
export function readArguments(contentType: string, body: Buffer): Readonly<Record<string, unknown>> {
  const text = body.toString('utf8');
  if (contentType.startsWith('application/json')) {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  }
  const fields = [...new URLSearchParams(text)].filter(([name]) => name !== 'token' && name !== 'team_id');
  return Object.fromEntries(fields.map(([name, value]) => [name, NAMED_AS_TEXT.has(name) ? value : fromForm(value)]));
}

/** Fields that are text whatever they look like: somebody may write `{}` or `true` in a message. */
const NAMED_AS_TEXT = new Set(['text', 'ts', 'thread_ts', 'filename', 'alt_text']);

function fromForm(value: string): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^[[{]/.test(value) ? JSON.parse(value) : value;
}

/** The bytes of an uploaded file, sent as they are or as the one file of a form. */
export async function readUpload(contentType: string, body: Buffer): Promise<Buffer> {
  if (!contentType.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  for (const value of form.values()) if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer());
  return Buffer.alloc(0);
}
