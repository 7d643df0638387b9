import { hash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Picture } from '../../chat/reply.ts';
import type { Acquire } from '../../daily/types.ts';
import type { Log } from '../../ops/log.ts';
import type { LimitedFetch, SlackClients } from './clients.ts';
import { classify, isRefusedContent } from './errors.ts';

/**
 * Brings a picture to Slack and gives the id by which a message can show it; undefined where Slack does not take it,
 * since an answer without its picture is better than none. Each request waits for its turn.
 * Steps: https://docs.slack.dev/messaging/working-with-files#uploading_files.
 */
export async function uploadPicture(
  { writing, fetch }: Pick<SlackClients, 'writing' | 'fetch'>,
  { png, name, alt }: Picture,
  log: Log,
  acquire: Acquire = async () => true,
): Promise<string | undefined> {
  const inTurn = async <T>(request: () => Promise<T>): Promise<T> => {
    if (!(await acquire())) throw new Error('There was no time for the upload.');
    return await request();
  };
  try {
    const id = await placeFile({ writing, fetch }, { name, bytes: png, alt }, inTurn);
    await inTurn(() => writing.files.completeUploadExternal({ files: [{ id, title: name }] }));
    return id;
  } catch (error) {
    log.warn({ reason: classify(error).reason }, 'Slack rejected a picture');
    return undefined;
  }
}

/**
 * Brings the bytes of a file to Slack, which shows it nowhere until the upload is completed; gives its id.
 * @throws the errors of Slack's library, or fetch's.
 */
export async function placeFile(
  { writing, fetch }: Pick<SlackClients, 'writing' | 'fetch'>,
  { name, bytes, alt }: { readonly name: string; readonly bytes: Uint8Array; readonly alt?: string },
  inTurn: <T>(request: () => Promise<T>) => Promise<T> = (request) => request(),
): Promise<string> {
  const described = alt === undefined ? {} : { alt_text: alt };
  const place = await inTurn(() =>
    writing.files.getUploadURLExternal({ filename: name, length: bytes.byteLength, ...described }),
  );
  const { upload_url: url, file_id: id } = place;
  if (url === undefined || id === undefined) throw new Error('Slack named no place.');
  await inTurn(() => send(fetch, url, bytes));
  return id;
}

async function send(fetch: LimitedFetch, url: string, png: Uint8Array): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: new Uint8Array(png),
  });
  if (!response.ok) throw new Error(`Slack answered the upload with ${response.status}.`);
}

/** Milliseconds between tries: Slack looks at a picture for a while after it has come, and refuses messages with it meanwhile. */
const TRIES_MS = [0, 500, 1500];
/** No try with the picture begins later than this after the first. */
const LAST_TRY_MS = 3_000;

/**
 * Sends a message with a picture as soon as Slack lets it be shown, or without it in the end.
 * @throws whatever `send` throws for any other reason.
 */
export async function sendWithPicture<T>(
  picture: string | undefined,
  send: (picture: string | undefined) => Promise<T>,
): Promise<T> {
  const begun = performance.now();
  for (const ms of picture === undefined ? [] : TRIES_MS) {
    await sleep(ms);
    if (performance.now() - begun > LAST_TRY_MS) break;
    try {
      return await send(picture);
    } catch (error) {
      if (!isRefusedContent(error)) throw error;
    }
  }
  return send(undefined);
}

/** Pictures that are the same to the byte are uploaded once and shown in any number of messages. */
export interface Uploads {
  /** The id by which messages can show it; undefined where Slack does not take it. Never rejects. */
  readonly upload: (picture: Picture, acquire: Acquire) => Promise<string | undefined>;
  /** Uploads it again the next time, since Slack no longer shows the file with this id. */
  readonly forget: (picture: Picture, id: string) => void;
}

/** Not for good: a person in the workspace, or a retention rule, may delete a file. */
const KEPT_MS = 3_600_000;
const MOST_KEPT = 1_000;

export function createUploads(clients: Pick<SlackClients, 'writing' | 'fetch'>, log: Log): Uploads {
  const ids = new LRUCache<string, string, { readonly picture: Picture; readonly acquire: Acquire }>({
    max: MOST_KEPT,
    ttl: KEPT_MS,
    fetchMethod: (_digest, _stale, { context: { picture, acquire } }) => uploadPicture(clients, picture, log, acquire),
  });
  return {
    upload: (picture, acquire) => ids.fetch(digestOf(picture), { context: { picture, acquire } }),
    forget: (picture, id) => {
      const digest = digestOf(picture);
      // It may be on its way again already.
      if (ids.get(digest) === id) ids.delete(digest);
    },
  };
}

function digestOf({ png }: Picture): string {
  return hash('sha256', png);
}
