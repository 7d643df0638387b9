import type { Channel } from '../chat/invocation.ts';
import type { Picture, Reply } from '../chat/reply.ts';

/** The way by which a daily post leaves, one for each platform. It needs no connection beyond single requests. */
export interface Poster {
  /**
   * Brings a picture to where posts can show it from, and gives the platform's id of it; undefined where the platform does
   * not take it. Left out where pictures go along with posts.
   * @throws PostError
   * @param takeTurn Asked before each request.
   */
  readonly upload?: (channel: Destination, picture: Picture, takeTurn: TakeTurn) => Promise<string | undefined>;
  /**
   * Posts a reply in a channel and gives the platform's id of the message. The key names this post for good: a second
   * call with it shortly after the first one does not post again where the platform can help it. Whether it succeeds or
   * fails, it must be settled within 20 seconds: by then another process may be about to look for the post. Where
   * pictures have to be uploaded, one that was not, or is not shown for any other reason, is told in words.
   * @throws PostError
   */
  readonly post: (channel: Destination, reply: Reply, key: string, uploaded?: Uploaded) => Promise<string>;
  /**
   * The id of the message that was posted with this key since the moment (milliseconds since 1970), if it is there.
   * @throws PostError
   */
  readonly find: (channel: Destination, key: string, since: number) => Promise<string | undefined>;
  /**
   * Writes to a person alone.
   * @throws PostError
   */
  readonly tell: (person: string, space: string | undefined, reply: Reply) => Promise<void>;
}

/** Waits until one more request may leave; whether that is in time. */
export type TakeTurn = () => Promise<boolean>;

/** A post's picture that the platform has already. */
export interface Uploaded {
  readonly id: string;
  /** To be asked before each request beyond the first, if it takes several to show the picture. */
  readonly takeTurn: TakeTurn;
}

export type Destination = Pick<Channel, 'id' | 'space'>;

/** What to do about a post that failed. */
export type PostFailure =
  /** Trying again is of no use until somebody changes something: the channel is gone, the bot is not let in. */
  | 'permanent'
  /** The platform asks to wait or is out of order. It may have posted all the same. */
  | 'later'
  /** Nobody knows. */
  | 'unknown';

export class PostError extends Error {
  override readonly name = 'PostError';
  readonly failure: PostFailure;
  /** Milliseconds that the platform asks to wait. */
  readonly retryAfterMs: number | undefined;

  /** @param reason The platform's own code or message, for the log and for whoever set the post up. */
  constructor(failure: PostFailure, reason: string, retryAfterMs?: number) {
    super(reason);
    this.failure = failure;
    this.retryAfterMs = retryAfterMs;
  }
}
