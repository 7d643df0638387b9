import { problemOf, type Rule } from './rule.ts';

/** Two figures of one series for the same period and count must be told as a conflict, or readers see one at random. */
export const series: Rule = (linted) => {
  const { pack } = linted;
  const first = new Map<string, string>();
  return pack.facts.flatMap((fact) => {
    if (!fact.series || !fact.quantity) return [];
    const { id, count = '', period } = fact.series;
    const key = `${id} ${count} ${period} ${fact.quantity.unit}`;
    const otherId = first.get(key);
    if (otherId === undefined) first.set(key, fact.id);
    const other = otherId === undefined ? undefined : pack.fact(otherId);
    if (!other || other.quantity?.value === fact.quantity.value) return [];
    const told = pack.conflictsOf(fact.id).some(({ facts }) => facts.includes(other.id));
    const replaced = fact.supersedes?.includes(other.id) || other.supersedes?.includes(fact.id);
    return told || replaced
      ? []
      : [problemOf(linted, fact, 'series', `differs from ${other.id} for the same period; tie them in conflicts.yaml`)];
  });
};
