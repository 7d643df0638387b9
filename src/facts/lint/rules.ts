import { wordsIn } from '../../util/words.ts';
import type { ReadPack } from '../load.ts';
import type { Pack } from '../pack.ts';
import type { Problem } from '../parse.ts';
import type { Fact } from '../schema.ts';

/** What a rule looks at. The day is an argument, so that a test can choose it. */
export interface Linted extends Pick<ReadPack, 'locations' | 'conflictLine' | 'localePlaces' | 'broken'> {
  readonly pack: Pack;
  readonly today: Temporal.PlainDate;
}

export type Rule = (linted: Linted) => readonly Problem[];

/** Makes a rule that looks at each fact by itself and says what is wrong with it. */
export function factRule(rule: string, check: (fact: Fact, linted: Linted) => readonly string[]): Rule {
  return (linted) =>
    linted.pack.facts.flatMap((fact) => check(fact, linted).map((message) => problemOf(linted, fact, rule, message)));
}

export function problemOf(
  { locations }: Pick<Linted, 'locations'>,
  fact: Fact,
  rule: string,
  message: string,
): Problem {
  return { ...(locations.get(fact.id) ?? { file: '.', line: 1 }), rule, message: `${fact.id}: ${message}` };
}

/** Without entities a fact has no neighbours, and a question that names only the thing misses it. */
export const entities: Rule = (linted) => {
  const { facts } = linted.pack;
  const without = facts.filter((fact) => fact.entities.length === 0);
  // A pack that names none is a small one, and its texts are enough.
  if (facts.length > 1 && without.length > facts.length / 2) return [];
  return without.map((fact) => problemOf(linted, fact, 'entities', 'names no person, institution, place or thing'));
};

const LEAST = 3;

/**
 * The more ways of asking a fact knows, the more often it is found. In a pack whose facts mostly have enough, one without is an
 * oversight; a pack that was written without is answered from all the same, as well as its texts allow.
 */
export const questions: Rule = (linted) => {
  const { facts } = linted.pack;
  const few = facts.filter((fact) => fact.questions.length < LEAST);
  if (few.length > facts.length / 2) return [];
  return few.map((fact) =>
    problemOf(
      linted,
      fact,
      'questions',
      `has ${fact.questions.length} example questions; ${LEAST} are the least with which people find it`,
    ),
  );
};

/**
 * A suggestion while people type: Discord allows 100 characters in an autocomplete choice
 * (https://discord.com/developers/docs/interactions/application-commands).
 * The other texts need no rule: what the schema allows at most fits into Slack's section of 3,000 and Discord's
 * embed of 4,096, and a button's label is shortened.
 */
const MAX_CHOICE = 100;

export const limits = factRule('limit', ({ questions: [suggested = ''] }) =>
  suggested.length > MAX_CHOICE
    ? [`the first example question, which is suggested while people type, has more than ${MAX_CHOICE} characters`]
    : [],
);

/** Dates must exist, must not lie in the future unless the fact tells of it, and a period must not end before it begins. */
export const dates = factRule('date', ({ date, series, sources, statement, answer, planned }, { today }) => {
  const tellsOf = (period: string) => planned === true || `${statement} ${answer}`.includes(period.slice(0, 4));
  const named: (readonly [string, string])[] = [
    ...(date === null ? [] : [['date', date] as const]),
    ...(series === undefined ? [] : [['series.period', series.period] as const]),
    ...sources.flatMap(({ published }) => (published === null ? [] : [['published', published] as const])),
  ];
  return named.flatMap(([name, period]) => {
    const [from = '', to = from] = period.split('/');
    const [first, last] = [firstDay(from), lastDay(to)];
    if (!first || !last) return [`${name} ${period} is no day of the calendar`];
    if (Temporal.PlainDate.compare(first, today) > 0 && !(name === 'date' && tellsOf(period)))
      return [`${name} ${period} lies in the future, and the statement does not name its year`];
    if (Temporal.PlainDate.compare(first, last) > 0) return [`${name} ${period} ends before it begins`];
    return [];
  });
});

/** The last day that a year, month or day reaches, so that 2024-03/2024 is a period like any other. */
function lastDay(day: string): Temporal.PlainDate | undefined {
  const first = firstDay(day);
  const [, month, date] = day.split('-');
  if (!first || date !== undefined) return first;
  const next = first.add(month === undefined ? { years: 1 } : { months: 1 });
  return next.subtract({ days: 1 });
}

function firstDay(day: string): Temporal.PlainDate | undefined {
  const [year = '', month = '01', date = '01'] = day.split('-');
  try {
    return Temporal.PlainDate.from(`${year}-${month}-${date}`);
  } catch {
    return undefined;
  }
}

/** Two figures of one series for the same period and count must be in a conflict, or readers see one at random. */
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

/** Both sides of a conflict must be there: two different answers, and facts marked as disputed belong to a group or say why. */
export const conflicts: Rule = (linted) => {
  const { pack, conflictLine, broken } = linted;
  const groups = pack.conflicts.flatMap((conflict, at) => {
    const place = { file: 'conflicts.yaml', line: conflictLine(at), rule: 'one-sided-conflict' };
    if (conflict.facts.some((id) => !pack.fact(id) && broken.fact(id))) return [];
    const members = conflict.facts.map((id) => pack.fact(id)).filter((fact) => fact !== undefined);
    const answers = new Set(members.map(({ answer, statement }) => `${answer} ${statement}`.toLowerCase()));
    if (new Set(conflict.facts).size < conflict.facts.length)
      return [{ ...place, message: `${conflict.id}: names a fact twice` }];
    if (answers.size < 2) return [{ ...place, message: `${conflict.id}: its facts don’t contradict each other` }];
    if (members.every(({ status }) => status !== 'disputed')) {
      return [{ ...place, message: `${conflict.id}: none of its facts has the status disputed` }];
    }
    return [];
  });
  const facts = broken.conflicts
    ? []
    : pack.facts
        .filter(
          ({ id, status, note }) => status === 'disputed' && note === undefined && pack.conflictsOf(id).length === 0,
        )
        .map((fact) =>
          problemOf(linted, fact, 'one-sided-conflict', 'is disputed, but no conflict or note says by whom'),
        );
  return [...groups, ...facts];
};

/** Statements that share this much of their words say the same, unless their numbers differ. */
const NEARLY = 0.82;

/** No two facts may say the same, nor claim the same example question. */
export const duplicates: Rule = (linted) => {
  const { facts } = linted.pack;
  const sets = facts.map(({ statement }) => new Set(wordsIn(statement)));
  const byWord = new Map<string, number[]>();
  const problems = facts.flatMap((fact, at) => {
    const own = sets[at] ?? new Set<string>();
    const common = new Map<number, number>();
    for (const word of own) {
      const places = byWord.get(word) ?? [];
      for (const place of places) common.set(place, (common.get(place) ?? 0) + 1);
      places.push(at);
      byWord.set(word, places);
    }
    const twin = [...common].find(([place, shared]) => {
      const other = facts[place];
      const union = own.size + (sets[place]?.size ?? 0) - shared;
      return other !== undefined && shared / union >= NEARLY && numbersOf(fact) === numbersOf(other);
    });
    const other = twin && facts[twin[0]];
    return other ? [problemOf(linted, fact, 'duplicate-statement', `says nearly the same as ${other.id}`)] : [];
  });
  return [...problems, ...duplicateQuestions(linted)];
};

/** No two facts may claim the same example question. */
export const duplicateQuestions: Rule = (linted) => {
  const owners = new Map<string, Fact>();
  return linted.pack.facts.flatMap((fact) =>
    fact.questions.flatMap((question) => {
      const key = wordsIn(question).join(' ');
      const owner = owners.get(key);
      if (!owner) owners.set(key, fact);
      if (!owner) return [];
      const whose = owner === fact ? 'stands twice' : `is also one of ${owner.id}`;
      return [problemOf(linted, fact, 'duplicate-question', `the question "${question}" ${whose}`)];
    }),
  );
};

/** Whether two statements have so many words in common, and the same numbers, that they say the same. */
export function saysNearlyTheSame(one: Fact, other: Fact): boolean {
  const [own, theirs] = [new Set(wordsIn(one.statement)), new Set(wordsIn(other.statement))];
  return own.intersection(theirs).size / own.union(theirs).size >= NEARLY && numbersOf(one) === numbersOf(other);
}

function numbersOf({ statement }: Fact): string {
  return (statement.match(/\d+(?:[.,]\d+)*/g) ?? []).toSorted().join(' ');
}
