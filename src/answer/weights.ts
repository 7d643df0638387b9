import type { Pack } from '../facts/pack.ts';
import type { Feature } from './features.ts';
import type { ConfidenceFeature } from './judge.ts';
import { ANSWER_FROM, CONFIDENCE, ORDER } from './model.ts';
import { PLAIN_ANSWER_FROM, PLAIN_CONFIDENCE, PLAIN_ORDER } from './model-plain.ts';

/** What candidates for questions to a pack are judged by. */
export interface Weights {
  readonly order: (name: Feature) => number;
  readonly confidence: (name: ConfidenceFeature) => number;
  /** Log-odds that are added to the confidence, so that answers are given from the same one in all packs. */
  readonly shift: number;
}

/** From this share of facts with matters or typed answers on a pack is one that says what its facts are there to tell. */
const TYPED = 0.2;

/** Whether the pack says of its facts, or a good part of them, what they are there to tell. */
export function isTyped({ facts }: Pick<Pack, 'facts'>): boolean {
  const typed = facts.filter(({ answers, matters }) => answers !== undefined || matters !== undefined);
  return typed.length >= TYPED * facts.length;
}

/** Whether it is a pack as a community writes one: on a subject of its own, and not typed. */
export function isPlain(pack: Pick<Pack, 'facts' | 'subjects'>): boolean {
  return pack.subjects.length > 0 && !isTyped(pack);
}

/** The weights for a pack: those fitted on a typed one, or those fitted on several that communities might write. */
export function weightsFor(pack: Pick<Pack, 'facts' | 'subjects'>): Weights {
  return !isPlain(pack)
    ? weights(ORDER, CONFIDENCE, 0)
    : weights(PLAIN_ORDER, PLAIN_CONFIDENCE, logOdds(ANSWER_FROM) - logOdds(PLAIN_ANSWER_FROM));
}

function weights(
  order: Partial<Record<Feature, number>>,
  confidence: Partial<Record<ConfidenceFeature, number>>,
  shift: number,
): Weights {
  return { order: (name) => order[name] ?? 0, confidence: (name) => confidence[name] ?? 0, shift };
}

function logOdds(share: number): number {
  return Math.log(share / (1 - share));
}
