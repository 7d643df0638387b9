import type { Knowledge } from '../answer/languages.ts';
import type { Pictures } from '../charts/pictures.ts';
import type { Words } from '../i18n/translator.ts';
import type { Log } from '../ops/log.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import type { Poster } from './poster.ts';

/** How posts reach a platform, and how many requests it bears. */
export interface Route {
  readonly poster: Poster;
  /** Requests of all processes together. */
  readonly requestsPerSecond: number;
  /** Whether so many may leave to each server or workspace, since the platform counts them there. */
  readonly perSpace?: boolean;
  /** Posts under way at a time in one process. */
  readonly atATime: number;
}

export interface DailySettings {
  readonly store: Store;
  /** By the name of the platform. */
  readonly routes: ReadonlyMap<string, Route>;
  /** What is known, for readers of a language. */
  readonly knowledge: (language?: string) => Knowledge;
  /** The bot's words in a channel's language; undefined where it has chosen none. */
  readonly words: (language: string | undefined) => Words;
  readonly pictures: Pick<Pictures, 'draw'>;
  readonly clock: Clock;
  /** A number from 0 to below 1. */
  readonly random: () => number;
  /** For how long after its time a post is still made, in milliseconds: at most a day. */
  readonly windowMs: number;
  readonly log: Log;
  /** Told how every attempt at a post ended, for counting. @param lateMs After the post was due. */
  readonly count?: (platform: string, outcome: string, lateMs: number) => void;
}
