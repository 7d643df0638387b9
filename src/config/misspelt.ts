import { closestMatches } from '../util/closest-match.ts';
import { VARIABLES } from './index.ts';

/** Longer by as much, a name is rather that of another program. */
const MOST_LETTERS_OFF = 2;
/** Of Fuse's scale from 0 for the same letters to 1 for anything. */
const THRESHOLD = 0.2;

/**
 * A sentence for every variable that is set and that nobody reads, but whose name is nearly that of one that is not set.
 * Other programs have variables too, so it is no reason not to start.
 */
export function misspeltVariables(variables: Readonly<Record<string, string | undefined>>): string[] {
  const isSet = (name: string) => (variables[name] ?? '').trim() !== '';
  // A short name such as PORT is close to too many others.
  const missing = VARIABLES.filter((name) => name.includes('_') && !isSet(name));
  return Object.keys(variables).flatMap((name) => {
    if (VARIABLES.includes(name) || !isSet(name)) return [];
    const near = missing.filter((other) => Math.abs(other.length - name.length) <= MOST_LETTERS_OFF);
    const [meant] = closestMatches(name.toUpperCase(), near, { namesOf: (other) => [other], threshold: THRESHOLD });
    return meant === undefined ? [] : [`${name} is no variable of Dostyk: did you mean ${meant}?`];
  });
}
