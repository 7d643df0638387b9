import type { PackNews, PageWord, ShownForm, Suggestion } from '../page/protocol.ts';
import type { ShownMessage, Start } from './api.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const TABS = ['plain', 'discord', 'slack', 'json'] as const;
export type Tab = (typeof TABS)[number];

/** One thing said in the conversation. */
export type Entry =
  | { readonly kind: 'mine'; readonly id: number; readonly text: string }
  | {
      readonly kind: 'reply';
      readonly id: number;
      readonly seen: ShownMessage;
      readonly tab: Tab;
      readonly isPost: boolean;
    }
  | { readonly kind: 'failure'; readonly id: number; readonly text: string };

/** Everything that the page shows. */
export interface State {
  readonly start: Start;
  readonly theme: Theme;
  readonly isLight: boolean;
  /** How the next reply is shown first: as the last one was. */
  readonly tab: Tab;
  readonly entries: readonly Entry[];
  readonly line: string;
  readonly suggestions: readonly Suggestion[];
  /** The place of the suggestion that Enter takes; -1 for none. */
  readonly active: number;
  readonly isWaiting: boolean;
  readonly isConnected: boolean;
  readonly news: PackNews | undefined;
}

/** What a person can do on the page. */
export interface Actions {
  readonly type: (line: string) => void;
  readonly move: (by: number) => void;
  readonly take: (suggestion: Suggestion) => void;
  readonly dismiss: () => void;
  readonly say: (line: string) => void;
  readonly press: (code: string, label: string) => void;
  readonly submit: (form: ShownForm, values: Readonly<Record<string, string>>) => void;
  readonly showAs: (entry: number, tab: Tab) => void;
  readonly chooseLanguage: (language: string) => void;
  readonly chooseTheme: (theme: Theme) => void;
}

/** The page's words in the language that is shown. */
export function translatorIn({ t }: Start): (key: PageWord) => string {
  return (key) => t[key] ?? key;
}

/** What the browser remembers from one visit to the next; nothing where storage is blocked. */
export function remembered(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // It is chosen again the next time.
  }
}
