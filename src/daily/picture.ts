import type { Picture, Reply } from '../chat/reply.ts';
import type { Clock } from './clock.ts';
import type { Pace } from './pace.ts';
import type { Destination, Poster, Uploaded } from './poster.ts';

/** Milliseconds that a post waits for its picture to be drawn, and then to be uploaded: then it comes in words. */
const LONGEST_DRAWING_MS = 10_000;
const LONGEST_UPLOAD_MS = 8_000;
/** Milliseconds that a post which is half made waits for its turn: it must be settled before others look for it. */
const LONGEST_TURN_MS = 4_000;

/** The reply with its picture, unless that takes too long. */
export async function withPicture(reply: Reply, drawing: Promise<Picture | undefined>, clock: Clock): Promise<Reply> {
  const picture = await inTime(drawing, clock.now() + LONGEST_DRAWING_MS, clock);
  return picture ? { ...reply, picture } : reply;
}

interface Way {
  readonly poster: Poster;
  readonly pace: Pace;
  readonly clock: Clock;
}

/**
 * Brings the picture of a post to where the platform shows it from, each request at its turn; undefined if there is
 * none, if it goes along with the post, or if it does not get there in time.
 * @param deadline Milliseconds since 1970.
 */
export async function uploadFor(
  channel: Destination,
  { picture }: Reply,
  { poster, pace, clock }: Way,
  deadline: number,
  stopping?: AbortSignal,
): Promise<Uploaded | undefined> {
  if (!picture || !poster.upload) return undefined;
  const until = Math.min(deadline, clock.now() + LONGEST_UPLOAD_MS);
  const takeTurn = async () => (await pace.takeTurn(until, stopping)) && !stopping?.aborted;
  const id = await inTime(
    poster.upload(channel, picture, takeTurn).catch(() => undefined),
    until,
    clock,
  );
  return id === undefined ? undefined : { id, takeTurn: () => pace.takeTurn(clock.now() + LONGEST_TURN_MS) };
}

/** What comes of the work, or undefined if it is not done by the moment. It is not stopped. */
async function inTime<T>(work: Promise<T>, moment: number, clock: Clock): Promise<T | undefined> {
  const done = new AbortController();
  const tooLate = clock.sleepUntil(moment, done.signal).then(() => undefined);
  return await Promise.race([work, tooLate]).finally(() => done.abort());
}
