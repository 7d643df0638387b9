import type { ABOUT, Concept } from './model.ts';

/** What a message that is about the bot says, as far as frames look at it. */
export interface Said {
  readonly concepts: ReadonlySet<Concept>;
  /** Whether it asks: by a question word, by its order of words, or by a particle. */
  readonly asks: boolean;
  /** How many words it has. */
  readonly length: number;
}

interface Frame {
  readonly talk: (typeof ABOUT)[number];
  /** Of each of these groups it says at least one. */
  readonly says: readonly (readonly Concept[])[];
  readonly never?: readonly Concept[];
  /** Only where it asks, or only where it does not. */
  readonly asks?: boolean;
  /** Only where it has no more words than these. */
  readonly most?: number;
}

/** What is asked about the bot, by the concepts that are named together; the first that fits is what is meant. */
const FRAMES: readonly Frame[] = [
  { talk: 'daily-off', says: [['daily'], ['off']], never: ['error', 'on'] },
  { talk: 'daily', says: [['daily'], ['fact', 'on', 'get', 'show']], never: ['error'] },
  { talk: 'daily-off', says: [['daily'], ['off']], never: ['error'] },
  { talk: 'report', says: [['error'], ['report', 'fact', 'where']], never: ['thanks'] },
  { talk: 'report', says: [['error'], ['you', 'how']], never: ['blame', 'thanks', 'praise'] },
  { talk: 'privacy', says: [['private'], ['you', 'mine', 'store', 'question', 'fact']] },
  { talk: 'privacy', says: [['private']], most: 3 },
  { talk: 'privacy', says: [['store'], ['mine']], never: ['thanks'], asks: true },
  { talk: 'privacy', says: [['store'], ['you']], asks: true, never: ['current', 'make', 'source'] },
  { talk: 'privacy', says: [['store'], ['mine'], ['fact', 'not', 'off']], never: ['thanks', 'show'] },
  { talk: 'privacy', says: [['mine'], ['fact'], ['you'], ['question']], never: ['show', 'error', 'chart'] },
  { talk: 'language', says: [['change'], ['language', 'tongue']], never: ['machine'] },
  { talk: 'languages', says: [['language'], ['you', 'speak', 'many', 'show']], never: ['machine', 'tongue'] },
  { talk: 'languages', says: [['language'], ['you']], never: ['machine'] },
  { talk: 'languages', says: [['tongue'], ['speak', 'know', 'can'], ['you']], asks: true },
  { talk: 'language', says: [['tongue'], ['speak', 'change']], never: ['machine'], asks: false },
  { talk: 'topics', says: [['topic'], ['you', 'question', 'show', 'many', 'know']] },
  { talk: 'topics', says: [['topic']], most: 2 },
  { talk: 'maker', says: [['make'], ['you']], asks: true, never: ['fact', 'tongue', 'know', 'timeline', 'chart'] },
  { talk: 'maker', says: [['run'], ['you']], asks: true, never: ['fact', 'tongue', 'can', 'timeline', 'chart'] },
  { talk: 'nature', says: [['machine'], ['you', 'human']], never: ['source'], asks: true },
  { talk: 'charts', says: [['chart'], ['show', 'question', 'yes', 'you', 'filler']], never: ['error'] },
  { talk: 'timeline', says: [['timeline'], ['show', 'question', 'yes', 'you', 'filler']], never: ['error'] },
  { talk: 'count', says: [['many'], ['fact']], never: ['show'] },
  { talk: 'random', says: [['random']], never: ['chart', 'timeline', 'error'] },
  { talk: 'sources', says: [['source'], ['you'], ['where', 'question']] },
  { talk: 'sources', says: [['where'], ['fact', 'know'], ['you', 'source', 'get']] },
  { talk: 'current', says: [['current'], ['fact', 'you']], never: ['thanks', 'praise'], asks: true },
  { talk: 'sources', says: [['trust'], ['you', 'fact']], asks: true },
  { talk: 'sources', says: [['source'], ['you', 'fact', 'show']] },
  { talk: 'sources', says: [['source']], most: 2, never: ['current'] },
  { talk: 'maker', says: [['make'], ['you']], asks: true },
  { talk: 'maker', says: [['run'], ['you']], asks: true, never: ['can'] },
  { talk: 'about', says: [['name'], ['you']] },
  { talk: 'nature', says: [['human'], ['you']], asks: true, never: ['can', 'fact'] },
  { talk: 'nature', says: [['human'], ['make', 'run']], asks: true, never: ['fact', 'tongue'] },
  { talk: 'abilities', says: [['can'], ['you'], ['show']], never: ['fact', 'chart', 'timeline'] },
  { talk: 'nature', says: [['human'], ['speak']], asks: true, never: ['tongue', 'language', 'fact'] },
  { talk: 'nature', says: [['machine'], ['you']] },
  { talk: 'nature', says: [['machine']], asks: true, never: ['question', 'can', 'many'], most: 6 },
  { talk: 'random', says: [['fact'], ['show']], never: ['question', 'you', 'many', 'chart', 'timeline'], most: 6 },
  { talk: 'abilities', says: [['can', 'know'], ['you'], ['question', 'how']] },
  { talk: 'abilities', says: [['help']], most: 8 },
  { talk: 'abilities', says: [['help'], ['you', 'how']] },
  { talk: 'abilities', says: [['know'], ['you']], asks: true },
  { talk: 'about', says: [['name']], most: 4 },
];

/** What is asked about the bot; nothing where it is not about the bot. */
export function framed({ concepts, asks, length }: Said): (typeof ABOUT)[number] | undefined {
  const has = (concept: Concept) => concepts.has(concept);
  return FRAMES.find(
    (frame) =>
      frame.says.every((group) => group.some(has)) &&
      !frame.never?.some(has) &&
      (frame.asks === undefined || frame.asks === asks) &&
      length <= (frame.most ?? length),
  )?.talk;
}
