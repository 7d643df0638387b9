import Fuse from 'fuse.js';

/** The candidate that was most likely meant by a misspelt word; undefined if none is close. */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  if (typed.length > 100) return undefined;
  return new Fuse(candidates, { threshold: 0.5, ignoreLocation: true }).search(typed)[0]?.item;
}
