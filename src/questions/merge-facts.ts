import { appendFile, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { stringify } from 'yaml';
import { conflictsPath, topicPath } from '../facts/file-names.ts';
import { saysNearlyTheSame } from '../facts/lint/rules.ts';
import { loadPack } from '../facts/load.ts';
import { wordingOf } from '../util/words.ts';
import { readExport } from './exchange.ts';
import { CuratorError } from './new-fact.ts';

/** What became of an export, a sentence for each fact. */
export interface Merged {
  readonly added: number;
  readonly notes: readonly string[];
}

const MAX_ID = 60;

/**
 * Takes the facts that a community exported into the files of a pack, at the end of their topics: under ids of their own,
 * without questions that other facts have already, and leaving out what the pack says already. Corrections of the pack are
 * only named: what is right is for the curator to find.
 * @throws CuratorError for a file that is no export; PackError for a pack that cannot be used.
 */
export async function mergeExport(file: string, folder: string): Promise<Merged> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const exported = text === undefined ? undefined : readExport(text);
  if (!exported) throw new CuratorError(`${file} is not an export of /facts export.`);
  const { pack } = await loadPack(folder);
  const notes: string[] = [];
  const ids = new Set(pack.facts.map(({ id }) => id));
  const asked = new Map(
    pack.facts.flatMap(({ id, questions }) => questions.map((question) => [wordingOf(question), id])),
  );
  const known = [...pack.facts];
  const additions = new Map<string, object[]>();
  const renamed = new Map<string, string>();
  // Of one pack of several the ids have the pack's own before them.
  const inFile = (id: string) => (id.startsWith(`${pack.id}.`) ? id.slice(pack.id.length + 1) : id);
  for (const [exportedTopic, records] of Object.entries(exported.facts)) {
    const topic = inFile(exportedTopic);
    for (const record of records) {
      const fact = { ...record, topic };
      const twin = known.find((other) => saysNearlyTheSame(fact, other));
      const language = record.sources[0]?.lang;
      const reason = !Object.hasOwn(pack.topics, topic)
        ? `the pack has no topic "${topic}"`
        : twin
          ? `${twin.id} says nearly the same`
          : language !== pack.language
            ? `it is written in "${language}"; the pack is in "${pack.language}"`
            : undefined;
      if (reason !== undefined) {
        notes.push(`${record.id}: left out, since ${reason}`);
        continue;
      }
      const id = newId(record.statement, ids);
      const questions = record.questions.filter((question) => {
        const owner = asked.get(wordingOf(question));
        if (owner !== undefined) notes.push(`${id}: the question "${question}" is one of ${owner} already`);
        return owner === undefined;
      });
      for (const question of questions) asked.set(wordingOf(question), id);
      ids.add(id);
      renamed.set(record.id, id);
      known.push({ ...fact, id });
      additions.set(topic, [...(additions.get(topic) ?? []), { ...record, id, questions }]);
      notes.push(`${record.id}: added to ${basename(await topicPath(folder, topic))} as ${id}`);
    }
  }
  const conflicts = exported.conflicts.flatMap((conflict) => {
    const facts = conflict.facts.map((id) => renamed.get(id) ?? inFile(id));
    const id = renamed.get(conflict.id);
    return id === undefined || !facts.every((one) => ids.has(one)) ? [] : [{ ...conflict, id, facts }];
  });
  for (const [topic, records] of additions) await append(await topicPath(folder, topic), records);
  if (conflicts.length > 0) await append(await conflictsPath(folder), conflicts);
  for (const { fact, wrong, right, date } of exported.corrections) {
    notes.push(`${fact}: corrected on ${date}: ${right} (wrong: ${wrong})`);
  }
  return { added: renamed.size, notes };
}

async function append(file: string, records: readonly object[]): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => '');
  const separator = before === '' || before.endsWith('\n') ? '' : '\n';
  await appendFile(file, separator + stringify(records, { lineWidth: 0 }));
}

/** An id of the first words of a statement that no fact has. */
function newId(statement: string, taken: ReadonlySet<string>): string {
  const ascii = statement.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = ascii.match(/[a-z0-9]+/g)?.slice(0, 7) ?? [];
  const base =
    words
      .join('-')
      .slice(0, MAX_ID - 5)
      .replace(/-$/, '') || 'local';
  let id = base;
  for (let next = 2; taken.has(id); next++) id = `${base}-${next}`;
  return id;
}
