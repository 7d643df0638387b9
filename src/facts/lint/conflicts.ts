import { problemOf, type Rule } from './rule.ts';

/** Both sides of a conflict must be there: two different answers, and facts marked as disputed belong to a group or say why. */
export const conflicts: Rule = (linted) => {
  const { pack, conflictLine } = linted;
  const groups = pack.conflicts.flatMap((conflict, at) => {
    const place = { file: 'conflicts.yaml', line: conflictLine(at), rule: 'one-sided-conflict' };
    const members = conflict.facts.map((id) => pack.fact(id)).filter((fact) => fact !== undefined);
    const answers = new Set(members.map(({ answer, statement }) => `${answer} ${statement}`.toLowerCase()));
    if (new Set(conflict.facts).size < conflict.facts.length)
      return [{ ...place, message: `${conflict.id}: names a fact twice` }];
    if (answers.size < 2) return [{ ...place, message: `${conflict.id}: its facts do not contradict each other` }];
    if (members.every(({ status }) => status !== 'disputed')) {
      return [{ ...place, message: `${conflict.id}: none of its facts has the status disputed` }];
    }
    return [];
  });
  const facts = pack.facts
    .filter(({ id, status, note }) => status === 'disputed' && note === undefined && pack.conflictsOf(id).length === 0)
    .map((fact) =>
      problemOf(linted, fact, 'one-sided-conflict', 'is disputed, but no conflict and no note says by whom'),
    );
  return [...groups, ...facts];
};
