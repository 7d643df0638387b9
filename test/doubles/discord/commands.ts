import {
  ApplicationCommandCreateRequestSchema,
  ApplicationCommandPatchRequestPartialSchema,
  ApplicationCommandUpdateRequestSchema,
} from 'discord-api-spec/zod';
import { z } from 'zod';
import { UNKNOWN } from './api-error.ts';
import type { CommandBody, Registered } from './bodies.ts';
import { commandProblems, scopeProblems } from './command-limits.ts';
import type { Judge } from './judge.ts';
import type { World } from './world.ts';

/** A body as sent, kept beside the parsed one: what it does not name gets Discord's default. */
const named = z.looseObject({ name: z.string(), type: z.number().optional() });

export interface Commands {
  readonly list: (scope: string, withLocalizations: boolean) => object[];
  /** POST: creates, or replaces the one of the same name and type. @throws ApiError */
  readonly create: (scope: string, body: unknown) => { created: boolean; command: Registered };
  readonly edit: (scope: string, id: string, body: unknown) => Registered;
  readonly remove: (scope: string, id: string) => void;
  /** PUT: replaces all. @throws ApiError */
  readonly replace: (scope: string, body: unknown) => Registered[];
}

export function createCommands(world: World, judge: Judge): Commands {
  const of = (scope: string) => world.commands.get(scope) ?? [];
  const same = (a: Pick<CommandBody, 'name' | 'type'>) => (b: Registered) =>
    a.name === b.name && (a.type ?? 1) === b.type;

  function full(body: CommandBody, id: string, scope: string): Registered {
    judge.refuse('command', commandProblems(body));
    const { default_member_permissions: permissions } = body;
    return {
      dm_permission: true,
      nsfw: false,
      ...body,
      name_localizations: body.name_localizations ?? null,
      description: body.description ?? '',
      description_localizations: body.description_localizations ?? null,
      id,
      application_id: world.applicationId,
      version: world.nextId(),
      type: body.type ?? 1,
      contexts: body.contexts ?? null,
      integration_types: body.integration_types ?? [0],
      // Sent as a number or as text, always given back as text.
      default_member_permissions: permissions === undefined || permissions === null ? null : String(permissions),
      ...(scope === 'global' ? {} : { guild_id: scope }),
    };
  }

  function put(scope: string, commands: Registered[]): void {
    judge.refuse('commands', scopeProblems(commands));
    world.commands.set(scope, commands);
  }

  return {
    list: (scope, withLocalizations) =>
      of(scope).map((command) => (withLocalizations ? command : withoutLocalizations(command))),
    create: (scope, raw) => {
      const body = judge.parse('POST commands', ApplicationCommandCreateRequestSchema, raw);
      const known = of(scope).find(same(body));
      const command = full(body, known?.id ?? world.nextId(), scope);
      put(scope, [...of(scope).filter((one) => one !== known), command]);
      return { created: known === undefined, command };
    },
    edit: (scope, id, raw) => {
      const known = of(scope).find((one) => one.id === id);
      if (!known) throw UNKNOWN.command();
      const changes = judge.parse('PATCH command', ApplicationCommandPatchRequestPartialSchema, raw);
      const before = judge.parse('kept command', ApplicationCommandUpdateRequestSchema, requestOf(known));
      const command = full({ ...before, ...changes }, id, scope);
      put(
        scope,
        of(scope).map((one) => (one === known ? command : one)),
      );
      return command;
    },
    remove: (scope, id) => {
      if (!of(scope).some((one) => one.id === id)) throw UNKNOWN.command();
      put(
        scope,
        of(scope).filter((one) => one.id !== id),
      );
    },
    replace: (scope, raw) => {
      const bodies = z.array(named).parse(raw);
      const commands = bodies.map((body) => {
        const parsed = judge.parse('PUT commands', ApplicationCommandUpdateRequestSchema, body);
        return full(parsed, of(scope).find(same(parsed))?.id ?? world.nextId(), scope);
      });
      put(scope, commands);
      return commands;
    },
  };
}

/** What would have been sent to register this command. */
function requestOf(command: Registered): object {
  const { name, type, name_localizations, description, description_localizations, options } = command;
  const { contexts, integration_types, default_member_permissions: permissions } = command;
  return {
    name,
    type,
    name_localizations,
    description,
    description_localizations,
    options,
    contexts,
    integration_types,
    default_member_permissions: permissions === null || permissions === undefined ? null : Number(permissions),
  };
}

/** Without with_localizations=true Discord leaves the dictionaries out of its lists. */
function withoutLocalizations(command: object): object {
  return JSON.parse(JSON.stringify(command, (key, value) => (key.endsWith('_localizations') ? undefined : value)));
}
