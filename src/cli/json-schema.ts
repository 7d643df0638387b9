import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { conflictsFile, localeFile, packFile, topicFile, translationFile } from '../facts/schema.ts';

const folder = new URL('../../docs/schema/', import.meta.url);
const files = {
  pack: packFile,
  topic: topicFile,
  conflicts: conflictsFile,
  locale: localeFile,
  translation: translationFile,
};

/** The JSON Schemas that editors check packs with, by file name. */
export function generateSchemas(): Map<string, string> {
  return new Map(
    Object.entries(files).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
    ]),
  );
}

/** A schema as it is checked in; a test compares. */
export function readSchema(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8');
}

if (import.meta.main) {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of generateSchemas()) writeFileSync(new URL(file, folder), text);
}
