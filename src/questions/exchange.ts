import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { conflictsFile, factRecord, source } from '../facts/schema.ts';
import { dayOf } from '../util/day.ts';
import {
  asFact,
  type LocalFact,
  localContent,
  localFactId,
  localNumber,
  MOST_LOCAL_QUESTIONS,
} from './local-content.ts';
import { LOCAL_LIMITS } from './local-facts.ts';
import type { Community, LocalEntry, LocalFacts } from './local-store.ts';

/** Ids of a pack have no full stop. */
const exportedId = (number: number) => localFactId(number).replace('.', '-');

const correctionRecord = z.strictObject({
  fact: z.string(),
  wrong: z.string(),
  right: z.string(),
  source: z.string().nullable(),
  date: z.string(),
});

/**
 * What a community exports: facts by their topics, as the files of a pack have them, what contradicts the pack, and the ids of
 * the packs that it chose.
 */
const exportFile = z.strictObject({
  exported: z.string(),
  facts: z.record(z.string(), z.array(factRecord.extend({ sources: z.array(source).min(1) }))),
  // A fact of one pack of several has the pack's id before its own.
  conflicts: z.array(conflictsFile.element.extend({ facts: z.array(z.string()).min(2) })).default([]),
  corrections: z.array(correctionRecord).default([]),
  packs: z.array(z.string()).default([]),
});
type Exported = z.infer<typeof exportFile>;

/** More than a thousand facts of the longest texts take. */
const MAX_EXPORT = 3_000_000;

/** The live entries of a community as YAML, with the packs that it chose. @param today As in 2026-11-24. */
export function writeExport(entries: readonly LocalEntry[], today: string, packs: readonly string[] = []): string {
  const facts: Record<string, unknown[]> = {};
  const conflicts: unknown[] = [];
  const corrections: unknown[] = [];
  for (const { number, content, addedAt, changedAt } of entries.toSorted((a, b) => a.number - b.number)) {
    if (content.kind === 'correction') {
      const { fact, wrong, right, source } = content;
      corrections.push({ fact, wrong, right, source: source.url, date: dayOf(changedAt) });
    }
    if (content.kind !== 'fact') continue;
    const { topic, textsIn, keptSince, ...record } = asFact(number, content, dayOf(addedAt));
    const id = exportedId(number);
    const list = facts[topic] ?? [];
    list.push({ ...record, id });
    facts[topic] = list;
    if (content.disputes === undefined) continue;
    const other = localNumber(content.disputes);
    const sides = [other === undefined ? content.disputes : exportedId(other), id];
    conflicts.push({ id, title: content.questions[0], facts: sides, note: content.statement });
  }
  const chosen = packs.length === 0 ? {} : { packs };
  return stringify({ exported: today, ...chosen, facts, conflicts, corrections }, { lineWidth: 0 });
}

/** What was exported; undefined for a text that is no export. */
export function readExport(text: string): Exported | undefined {
  if (text.length > MAX_EXPORT) return undefined;
  try {
    return exportFile.safeParse(parse(text, { maxAliasCount: 0 })).data;
  } catch {
    return undefined;
  }
}

interface Import {
  readonly store: LocalFacts;
  readonly community: Community;
  readonly exported: Exported;
  /** Who does it, as it stands in the history. */
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Takes an export back, but for statements that are there already, and the choice of packs with it. @returns how many facts were taken, and how many there were. */
export async function importFacts({ store, community, exported, by, now }: Import) {
  const { entries } = await store.localEntries(community, ['live']);
  const known = new Set(entries.flatMap(({ content }) => (content.kind === 'fact' ? [content.statement] : [])));
  const all = localFactsOf(exported);
  let taken = 0;
  for (const content of all.filter(({ statement }) => !known.has(statement))) {
    const change = { state: 'live', content, approvedBy: by, by, at: now } as const;
    if ((await store.addLocal(community, change, LOCAL_LIMITS)) === 'full') break;
    taken++;
  }
  if (exported.packs.length > 0) await store.usePacks(community, exported.packs, now);
  return { taken, of: all.length };
}

/** The facts of an export as a community keeps them; those that it could not have written are left out. */
function localFactsOf({ facts, conflicts }: Exported): readonly LocalFact[] {
  return Object.entries(facts).flatMap(([topic, records]) =>
    records.flatMap(({ id, statement, answer, questions, date, sources: [source] }) => {
      const content = localContent.safeParse({
        kind: 'fact',
        language: source?.lang,
        topic,
        statement,
        answer,
        questions: questions.slice(0, MOST_LOCAL_QUESTIONS),
        date,
        source: { publisher: source?.publisher, url: source?.url },
        disputes: conflicts.find((conflict) => conflict.facts.includes(id))?.facts.find((other) => other !== id),
      });
      return content.data?.kind === 'fact' ? [content.data] : [];
    }),
  );
}
