import type { Pack } from '../pack.ts';
import { factRule } from './rule.ts';

/** A fact that replaces itself, directly or through others, would leave no newest one. */
export const supersedes = factRule('supersedes-cycle', (fact, { pack }) =>
  replacedBy(pack, fact.id).has(fact.id) ? ['replaces itself, directly or through the facts that it supersedes'] : [],
);

/** Every fact that this one replaces, through any number of steps. */
function replacedBy(pack: Pack, id: string): Set<string> {
  const reached = new Set<string>();
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const older of pack.fact(at)?.supersedes ?? []) {
      if (!reached.has(older)) open.push(older);
      reached.add(older);
    }
  }
  return reached;
}
