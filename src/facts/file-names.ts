import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from './parse.ts';
import type { PackFile } from './schema.ts';

/** A topic's title has at most so many characters. */
const MAX_TITLE = 60;

/** A file of a translation that somebody meant to be read. */
export function isMisnamed(name: string): boolean {
  return /\.(yml|YML|YAML)$/.test(name);
}

/** pack.yaml, also as pack.yml. */
export function isHead(name: string): boolean {
  return /^pack\.ya?ml$/i.test(name);
}

export function misnamed(folder: string, names: readonly string[]): Problem[] {
  return names.filter(isMisnamed).map((name) => {
    const message = `is not read; rename it to ${name.replace(/\.[^.]+$/, '.yaml')}`;
    return { file: join(folder, name), line: 1, rule: 'folder', message };
  });
}

export function isConflicts(name: string): boolean {
  return /^conflicts\.ya?ml$/i.test(name);
}

/** Every other YAML file of the folder, whatever it is called; those of editors and systems begin with a dot. */
export function isTopicFile(name: string): boolean {
  return /^[^.].*\.ya?ml$/i.test(name) && !isHead(name) && !isConflicts(name);
}

/** "Opening hours.yml" has the facts of the topic opening-hours. */
export function topicOf(file: string): string {
  const name = file.replace(/\.[^.]+$/, '').toLowerCase();
  return name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}

export function topicsOf(files: readonly string[]): PackFile['topics'] {
  return Object.fromEntries(
    files.map((file) => {
      const title = topicOf(file).replaceAll('-', ' ').slice(0, MAX_TITLE);
      return [topicOf(file), { title: title.charAt(0).toUpperCase() + title.slice(1) }];
    }),
  );
}

/** The path of the file of a topic in the folder of a pack, whatever it is called there; where it would be if there is none. */
export async function topicPath(folder: string, topic: string): Promise<string> {
  const name = (await readdir(folder)).find((one) => isTopicFile(one) && topicOf(one) === topic);
  return join(folder, name ?? `${topic}.yaml`);
}

/** The same of the file of conflicts. */
export async function conflictsPath(folder: string): Promise<string> {
  return join(folder, (await readdir(folder)).find(isConflicts) ?? 'conflicts.yaml');
}
