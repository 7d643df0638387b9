import type { Conflict, Fact } from '../facts/schema.ts';

export interface Hit {
  readonly fact: Fact;
  /** How sure it is that the fact answers, from 0 to 1. */
  readonly score: number;
}

/** What is known about a question. `facts` are the facts that were considered, the one shown first, then the best. */
export type Answer = Found | Disputed | Series | Unsure;

/** One fact answers. */
interface Found {
  readonly kind: 'found';
  readonly fact: Fact;
  readonly facts: readonly Hit[];
}

/** Sources disagree; `others` are the further facts of the conflict, newest first. */
export interface Disputed {
  readonly kind: 'disputed';
  readonly fact: Fact;
  readonly conflict: Conflict;
  readonly others: readonly Fact[];
  readonly facts: readonly Hit[];
}

/** One figure of several of the same measure. */
interface Series {
  readonly kind: 'series';
  readonly fact: Fact;
  readonly series: string;
  readonly facts: readonly Hit[];
}

/** Nothing answers. */
export interface Unsure {
  readonly kind: 'unsure';
  readonly reason: UnsureReason;
  /** The facts nearest to the question, best first; empty where nothing is near. */
  readonly closest: readonly Fact[];
  /** The facts that were considered and not trusted, best first. */
  readonly facts: readonly Hit[];
}

type UnsureReason =
  /** Nothing in the index is about this. */
  | { readonly kind: 'unknown' }
  /** A measure is known, but not for the year asked; `years` are those that are. */
  | { readonly kind: 'year'; readonly asked: string; readonly years: readonly string[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'no-words' }
  | { readonly kind: 'too-long'; readonly max: number };
