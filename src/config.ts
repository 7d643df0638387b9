import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { LOCALES } from './locales/locale.ts';

/** The pack that Dostyk comes with. */
export const DEFAULT_PACK = fileURLToPath(new URL('../facts/kazakhstan-germany', import.meta.url));

const environment = z.object({
  FACTS: z.string().default(DEFAULT_PACK),
  DISCORD_TOKEN: z.string().optional(),
  SLACK_BOT_TOKEN: z.string().optional(),
  LOCALE: z.enum(LOCALES, { error: `must be one of ${LOCALES.join(', ')}` }).default('en'),
});

export interface Config {
  /** The pack's folder. */
  readonly facts: string;
  /** The language of the bot's words where nothing else decides. */
  readonly locale: (typeof LOCALES)[number];
  /** Whether a chat platform's token is set. */
  readonly hasToken: boolean;
}

/** Variables that are set wrongly, each with what it should be. */
export class ConfigError extends Error {}

/**
 * Reads the configuration from environment variables; an empty one counts as not set.
 * @throws ConfigError naming every variable that is wrong.
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const result = environment.safeParse(set);
  if (result.success) {
    const { FACTS, LOCALE, DISCORD_TOKEN, SLACK_BOT_TOKEN } = result.data;
    return { facts: FACTS, locale: LOCALE, hasToken: DISCORD_TOKEN !== undefined || SLACK_BOT_TOKEN !== undefined };
  }
  throw new ConfigError(
    result.error.issues.map(({ path, message }) => `${path.map(String).join('.')} ${message}.`).join('\n'),
  );
}
