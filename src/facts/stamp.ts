import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, isScalar, parseDocument } from 'yaml';
import { readPack } from './load.ts';
import { hashOfText } from './localize.ts';
import type { Pack } from './pack.ts';
import { PackError } from './problem.ts';

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
