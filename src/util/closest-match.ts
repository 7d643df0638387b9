import Fuse from 'fuse.js';

/** Longer texts are no misspelt name, and comparing them takes long. */
const MAX_TYPED = 100;

interface Matching<T> {
  /** What people call it; one name that is close is enough. */
  readonly namesOf: (candidate: T) => readonly string[];
  /** How different a name may be: 0 for only the same letters, 1 for anything. */
  readonly threshold: number;
  /** Whether the words that were typed may match in any order, or a part of them. */
  readonly byWord?: boolean;
}

/** The candidates that a misspelt name may mean, best first. */
export function closestMatches<T>(typed: string, candidates: readonly T[], matching: Matching<T>): T[] {
  if (typed.length > MAX_TYPED) return [];
  const { namesOf, threshold, byWord = false } = matching;
  const keys = [{ name: 'name', getFn: (candidate: T) => [...namesOf(candidate)] }];
  const fuse = new Fuse(candidates, { keys, threshold, ignoreLocation: true, useTokenSearch: byWord });
  return fuse.search(typed).map(({ item }) => item);
}

/** The name that was most likely meant by a misspelt one; undefined if none is close. */
export function closestMatch(typed: string, names: readonly string[]): string | undefined {
  return closestMatches(typed, names, { namesOf: (name) => [name], threshold: 0.5 })[0];
}
