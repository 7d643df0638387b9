import type { Conflict, Fact } from '../facts/schema.ts';
import type { Ask } from './reading.ts';
import type { Talk } from './talk/model.ts';

export interface Hit {
  readonly fact: Fact;
  /** How sure it is that the fact answers, from 0 to 1. */
  readonly score: number;
}

/** What is known about a question. `facts` are the facts that were considered, the one shown first, then the best. */
export type Answer = AnswerToOne | Several | Small;
/** What a turn of a conversation gets. */
export type AnswerToTurn = Answer | Sourced;
/** What a single question gets. */
export type AnswerToOne = Found | Disputed | Series | Change | Overview | Unsure;
/** An answer that leads with one fact. */
export type FactAnswer = Found | Disputed | Series;

interface WithFact {
  readonly fact: Fact;
  readonly facts: readonly Hit[];
  /** The kind of short answer that was asked for, if the question says. */
  readonly asks?: Ask | undefined;
  /** The question is about the present, and the fact was last known to be so longer ago than its horizon. */
  readonly isLastKnown?: boolean | undefined;
}

/** One fact answers. */
interface Found extends WithFact {
  readonly kind: 'found';
}

/** Sources disagree; `others` are the further facts of the conflict, newest first. */
export interface Disputed extends WithFact {
  readonly kind: 'disputed';
  readonly conflict: Conflict;
  readonly others: readonly Fact[];
}

/** One figure of several of the same measure. */
interface Series extends WithFact {
  readonly kind: 'series';
  readonly series: string;
  /** The figure is the highest or the lowest of its series by one reporter. */
  readonly extreme?: 'highest' | 'lowest' | undefined;
}

/** How a figure has changed, computed from two of one reporter. */
export interface Change {
  readonly kind: 'change';
  readonly series: string;
  readonly earlier: Fact;
  readonly later: Fact;
  /** Further figures of the same reporter, newest first. */
  readonly others: readonly Fact[];
  readonly facts: readonly Hit[];
}

/** Several facts on what was named, the most important first. */
export interface Overview {
  readonly kind: 'overview';
  readonly shown: readonly Fact[];
  /** Those that are left out. */
  readonly further: readonly Fact[];
  /** How many there are in all. */
  readonly total: number;
  readonly facts: readonly Hit[];
}

/** A message with more than one question. */
export interface Several {
  readonly kind: 'several';
  readonly answers: readonly { readonly question: string; readonly answer: AnswerToOne }[];
  readonly facts: readonly Hit[];
}

/** What the facts that were shown last rest on. */
export interface Sourced {
  readonly kind: 'sources';
  readonly shown: readonly Fact[];
  /** Facts that disagree with them. */
  readonly others: readonly Fact[];
  /** It was asked whether they are sure. */
  readonly isDoubt: boolean;
  readonly facts: readonly Hit[];
}

/** Nothing was asked: a greeting, thanks and the like. */
export interface Small {
  readonly kind: 'talk';
  readonly talk: Talk;
  readonly facts: readonly [];
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
  /** It leans on what was said before, and what it means is not clear. */
  | { readonly kind: 'open' }
  /** All that belongs to what was shown has been shown. */
  | { readonly kind: 'no-more' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'no-words' };

/** The fact that an answer leads with, if it shows any. */
export function leadingFact(answer: AnswerToTurn): Fact | undefined {
  return shownFacts(answer)[0];
}

/** The facts that an answer shows, in their order. */
export function shownFacts(answer: AnswerToTurn): readonly Fact[] {
  switch (answer.kind) {
    case 'unsure':
    case 'talk':
      return [];
    case 'several':
      return answer.answers.flatMap((one) => shownFacts(one.answer));
    case 'overview':
    case 'sources':
      return answer.shown;
    case 'change':
      return [answer.later, answer.earlier, ...answer.others];
    case 'disputed':
      return [answer.fact, ...answer.others];
    default:
      return [answer.fact];
  }
}
