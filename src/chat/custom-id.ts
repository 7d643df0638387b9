import type { Target } from './reply.ts';

/** Changes when the meaning of old buttons changes; an older button then says that it is outdated. */
const VERSION = '1';

/** Discord allows 100 characters in a custom_id (https://discord.com/developers/docs/components/reference). */
export const MAX_ACTION_CODE = 100;

/**
 * Writes a target as text that fits into a button of any platform: `1/fact?topic=energy`.
 * @throws RangeError if it would be longer than MAX_ACTION_CODE: a button must not silently mean something else.
 */
export function encodeAction(target: Target): string {
  const code = `${VERSION}/${target.command}?${new URLSearchParams({ ...target.options })}`;
  if (code.length > MAX_ACTION_CODE)
    throw new RangeError(`The action ${target.command} takes ${code.length} characters.`);
  return code;
}

/** What an outdated button invokes; commands/buttons.ts tells the person who pressed it. */
const OUTDATED: Target = { command: 'outdated', options: {} };

/** Reads what encodeAction wrote; anything else, also of another version, is outdated. */
export function decodeAction(code: string): Target {
  const match = /^1\/([a-z][a-z ]*)\?(.*)$/s.exec(code);
  if (!match?.[1] || code.length > MAX_ACTION_CODE) return OUTDATED;
  return { command: match[1], options: Object.fromEntries(new URLSearchParams(match[2])) };
}
