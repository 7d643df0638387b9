import type { Locale } from '../locales/locale.ts';

/** Something that a person did, whichever way they did it, in the words that every platform shares. */
export interface Invocation {
  /** Names this invocation in the log and in error messages. */
  readonly id: string;
  /** The command's name, with its subcommand: `ask`, `daily on`. */
  readonly command: string;
  /** Options as the platform gave them; `dispatch` reads and checks them. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly locale: Locale;
  readonly channel: { readonly platform: string; readonly id: string };
  readonly asker: { readonly id: string; readonly isAdmin: boolean };
}
