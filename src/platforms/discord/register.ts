import { isDeepStrictEqual } from 'node:util';
import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Declaration } from './declare.ts';

interface Registration {
  readonly rest: REST;
  readonly applicationId: string;
  /** The server in which to register; everywhere if undefined. */
  readonly guildId: string | undefined;
}

/** What was written. */
export interface Changes {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly kept: number;
}

const registered = z.array(z.looseObject({ id: z.string(), name: z.string(), type: z.number() }));

/**
 * Makes the registered commands those that are declared. What is registered as it should be is left alone, since
 * Discord lets only 200 commands be written a day and shows nobody a command while it changes.
 */
export async function registerCommands(declared: readonly Declaration[], where: Registration): Promise<Changes> {
  const { rest, applicationId, guildId } = where;
  const all =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const present = registered.parse(await rest.get(all, { query }));
  const known = new Map(present.map((command) => [keyOf(command), command]));
  const changed = declared.filter((command) => {
    const before = known.get(keyOf(command));
    return before === undefined || !isDeepStrictEqual(essence(command), essence(comparable(command, before)));
  });
  const wanted = new Set(declared.map(keyOf));
  const stale = present.filter((command) => !wanted.has(keyOf(command)));
  // One after the other: Discord counts them in one bucket. Creating replaces a command of the same name as a whole.
  for (const command of stale) await rest.delete(`${all}/${command.id}`);
  for (const body of changed) await rest.post(all, { body });
  return {
    written: changed.map(({ name }) => name),
    removed: stale.map(({ name }) => name),
    kept: declared.length - changed.length,
  };
}

function keyOf({ name, type }: { readonly name: string; readonly type: number }): string {
  return `${type}/${name}`;
}

/** Discord writes where commands of one server may be used although that is not for us to say. */
function comparable(declared: Declaration, before: Readonly<Record<string, unknown>>): object {
  const { contexts, integration_types, ...rest } = before;
  return declared.contexts === undefined ? rest : { ...rest, contexts, integration_types };
}

const FIELDS = [
  'name',
  'name_localizations',
  'type',
  'description',
  'description_localizations',
  'options',
  'default_member_permissions',
  'contexts',
  'integration_types',
  'required',
  'autocomplete',
  'choices',
  'value',
  'min_length',
  'max_length',
];

/** A command without what Discord adds: ids, versions, and every empty or false field that was never sent. */
function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value)
    .filter(([name, inner]) => FIELDS.includes(name) && !isEmpty(inner))
    .map(([name, inner]) => [name, essenceOfField(name, inner)]);
  return Object.fromEntries(fields);
}

function essenceOfField(name: string, value: unknown): unknown {
  if (name.endsWith('_localizations') && typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
  if (name === 'default_member_permissions') return String(value);
  if ((name === 'contexts' || name === 'integration_types') && Array.isArray(value)) return value.toSorted();
  return essence(value);
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === false ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}
