import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, isScalar, parseDocument } from 'yaml';
import { readPack } from './load.ts';
import { createPack, type Pack, type PackLocale } from './pack.ts';
import { PackError } from './parse.ts';
import type { Fact, Translation } from './schema.ts';

/** Names what a translation was made from: it changes with the statement, the answer or the note, not with the questions. */
export function hashOfText({ statement, answer, note }: Pick<Fact, 'statement' | 'answer' | 'note'>): string {
  return createHash('sha256')
    .update(JSON.stringify([statement, answer, note ?? '']))
    .digest('hex')
    .slice(0, 8);
}

/** Whether the fact has been changed since it was translated: what was right then may be wrong now. */
export function isOutdated(fact: Fact, { source_hash: hash }: Translation): boolean {
  return hash !== undefined && hash !== hashOfText(fact);
}

/**
 * The pack with its texts in another language: the same facts, ids, dates and sources, to be shown and searched in that
 * language. What has no translation, or one older than the fact, keeps the text of the pack's own language; the pack as
 * it is where there is nothing in that language at all.
 */
export function localizePack(pack: Pack, language: string): Pack {
  const locale = pack.locales.get(language);
  if (!locale) return pack;
  const { head } = locale;
  const file = {
    ...pack,
    language,
    title: head.title ?? pack.title,
    about: head.about ?? pack.about,
    subjects: pack.subjects.map((forms, at) => [...forms, ...(head.subjects[at] ?? [])]),
    names: mergeNames(pack.names, head.names),
    synonyms: head.synonyms,
    matters: mapValues(pack.matters, (forms, id) => [...forms, ...(head.matters[id] ?? [])]),
    peoples: pack.peoples.map((forms, at) => [...forms, ...(head.peoples[at] ?? [])]),
    publishers: { ...pack.publishers, ...head.publishers },
    units: { ...pack.units, ...head.units },
    topics: mapValues(pack.topics, (topic, id) => ({ ...topic, title: head.topics[id] ?? topic.title })),
    series: mapValues(pack.series, (series, id) => ({
      title: head.series[id]?.title ?? series.title,
      measure: head.series[id]?.measure ?? series.measure,
      ...(series.counts ? { counts: { ...series.counts, ...head.series[id]?.counts } } : {}),
    })),
  };
  const conflicts = pack.conflicts.map((conflict) => ({ ...conflict, ...head.conflicts[conflict.id] }));
  const facts = pack.facts.map((fact) => localizeFact(fact, locale) ?? { ...fact, textsIn: pack.language });
  return createPack(file, facts, conflicts, pack.locales, pack.writtenIn);
}

function localizeFact(fact: Fact, { translations }: PackLocale): Fact | undefined {
  const translation = translations.get(fact.id);
  if (!translation || isOutdated(fact, translation)) return undefined;
  const { statement, answer, answers, note, questions } = translation;
  const { note: _, answers: __, ...rest } = fact;
  return {
    ...rest,
    statement,
    answer,
    questions: questions.length > 0 ? questions : fact.questions,
    ...(answers === undefined ? {} : { answers }),
    ...(note === undefined ? {} : { note }),
  };
}

/** A list in another language goes on the list that has one of its forms, so that a name is one in all languages. */
function mergeNames(own: Pack['names'], further: Pack['names']): Pack['names'] {
  const merged = own.map((forms) => [...forms]);
  const places = new Map(merged.flatMap((forms, at) => forms.map((form) => [form.toLowerCase(), at] as const)));
  for (const forms of further) {
    const at = forms.map((form) => places.get(form.toLowerCase())).find((place) => place !== undefined);
    const list = at === undefined ? undefined : merged[at];
    if (list) list.push(...forms.filter((form) => !list.includes(form)));
    else merged.push([...forms]);
  }
  return merged;
}

function mapValues<V, W>(record: Readonly<Record<string, V>>, map: (value: V, key: string) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

/**
 * Writes into the translations of a pack from which text each was made, where they do not say so yet; of one language or
 * of all. Comments and layout stay as they are.
 * @returns how many were written.
 * @throws PackError if the pack cannot be read.
 */
export async function stampTranslations(folder: string, only?: string): Promise<number> {
  const { pack, problems } = await readPack(folder);
  if (!pack || problems.length > 0) throw new PackError(folder, problems);
  let written = 0;
  for (const language of pack.locales.keys()) {
    if (only !== undefined && language !== only) continue;
    const directory = join(folder, 'locales', language);
    const names = await readdir(directory);
    for (const name of names.filter((other) => other.endsWith('.yaml') && other !== 'pack.yaml')) {
      const path = join(directory, name);
      const text = await readFile(path, 'utf8');
      const stamped = stampText(text, pack);
      if (stamped.count > 0) await writeFile(path, stamped.text);
      written += stamped.count;
    }
  }
  return written;
}

/** The text of a file of translations, with the hash of the fact's text in each that lacks it. */
export function stampText(text: string, pack: Pick<Pack, 'fact'>): { readonly text: string; readonly count: number } {
  const { contents } = parseDocument(text);
  let stamped = text;
  let count = 0;
  // From the end, so that the places found before stay right.
  for (const { key, value } of isMap(contents) ? contents.items.toReversed() : []) {
    const fact = isScalar(key) ? pack.fact(String(key.value)) : undefined;
    const first = isMap(value) ? value.items[0]?.key : undefined;
    if (!fact || !isMap(value) || value.has('source_hash') || !isScalar(first) || !first.range) continue;
    const [at] = first.range;
    const line = text.lastIndexOf('\n', at - 1) + 1;
    const next = value.flow ? ', ' : `\n${text.slice(line, at)}`;
    stamped = `${stamped.slice(0, at)}source_hash: "${hashOfText(fact)}"${next}${stamped.slice(at)}`;
    count++;
  }
  return { text: stamped, count };
}
