import type { ZodMiniType } from 'zod/mini';
import { REFUSED } from './api-error.ts';

/** Parses what the bot sends and remembers everything that Discord would have refused. */
export interface Judge {
  readonly violations: readonly string[];
  /** @throws ApiError 50035 for a body that the official schema refuses, or that has fields unknown to it. */
  readonly parse: <T>(what: string, schema: ZodMiniType<T>, body: unknown) => T;
  /** Records problems that Discord answers with 50035. @throws ApiError if there are any. */
  readonly refuse: (what: string, problems: readonly string[]) => void;
  /** Records what Discord would accept but nobody wants, such as a ping. */
  readonly blame: (what: string, problems: readonly string[]) => void;
}

export function createJudge(): Judge {
  const violations: string[] = [];
  const blame = (what: string, problems: readonly string[]) => {
    violations.push(...problems.map((problem) => `${what}: ${problem}`));
  };
  const refuse = (what: string, problems: readonly string[]) => {
    blame(what, problems);
    if (problems.length > 0) throw REFUSED.form(problems.join('; '));
  };
  return {
    violations,
    blame,
    refuse,
    parse: (what, schema, body) => {
      const result = schema.safeParse(body);
      if (!result.success) {
        const problems = result.error.issues.map(({ path, message }) => `${path.map(String).join('.')} ${message}`);
        blame(what, problems);
        throw REFUSED.form(problems.join('; '));
      }
      refuse(what, droppedFields(body, result.data));
      return result.data;
    },
  };
}

/**
 * Fields of the body that the schema does not know: parsing leaves them out. Those that say nothing (discord.js writes
 * `enforce_nonce: false` wherever it sends) are let through.
 */
function droppedFields(sent: unknown, parsed: unknown, path = ''): string[] {
  if (typeof sent !== 'object' || sent === null || typeof parsed !== 'object' || parsed === null) return [];
  const known = new Map<string, unknown>(Object.entries(parsed));
  return Object.entries(sent).flatMap(([key, value]) =>
    known.has(key) || value === false || value === null
      ? droppedFields(value, known.get(key), `${path}${key}.`)
      : [`${path}${key} is a field that the schema does not know`],
  );
}
