import type { Block, Text } from '../../../chat/reply.ts';

/** What the server and the page's script say to each other, as JSON. */

/** A reply and how the platforms show it. */
export interface Shown {
  readonly reply: ShownReply;
  /** The messages that the platforms' renderers make of the reply, by the name of the platform. */
  readonly previews: Readonly<Record<string, unknown>>;
  /** What is to be filled in instead, before there is a reply. */
  readonly form?: ShownForm;
}

/** A form of a command; what it carries is given back with what is entered. */
export interface ShownForm {
  readonly command: string;
  readonly title: string;
  readonly carried: Readonly<Record<string, string>>;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly hint: string | undefined;
    readonly kind: 'line' | 'lines' | 'menu';
    readonly required: boolean;
    readonly maxLength: number;
    readonly value: string | undefined;
    /** Of a menu. */
    readonly choices: readonly { readonly label: string; readonly value: string }[];
  }[];
}

export interface ShownReply {
  readonly heading?: Text;
  readonly body: readonly Block[];
  readonly facts: readonly string[];
  readonly actions: readonly Button[];
  readonly audience: 'everyone' | 'asker';
  readonly picture?: { readonly url: string; readonly alt: string };
  readonly document?: { readonly url: string; readonly name: string };
}

interface Button {
  readonly label: string;
  /** Says what pressing it means. */
  readonly code: string;
}

/** What a page needs to know before anybody types. */
export interface About {
  /** As a BCP 47 tag. */
  readonly language: string;
  readonly languages: readonly { readonly code: string; readonly name: string }[];
  readonly topics: readonly { readonly id: string; readonly title: string }[];
  /** Questions to begin with. */
  readonly examples: readonly string[];
  /** The page's own words by their keys, which are PAGE_WORDS. */
  readonly t: Readonly<Record<string, string>>;
  /** The fact of the day, and when it is posted. */
  readonly today: Shown;
  readonly schedule: Shown;
}

/** Every word that the page's script needs. */
export type PageWord = (typeof PAGE_WORDS)[number];
export const PAGE_WORDS = [
  'page.title',
  'page.about',
  'page.more',
  'page.language',
  'page.theme',
  'page.theme-system',
  'page.theme-light',
  'page.theme-dark',
  'page.topic',
  'page.any-topic',
  'page.fact-of-topic',
  'page.today',
  'page.schedule',
  'page.conversation',
  'page.you',
  'page.message',
  'page.placeholder',
  'page.send',
  'page.suggestions',
  'page.welcome',
  'page.only-you',
  'page.shown-as',
  'page.tab-plain',
  'page.choose',
  'page.pack',
  'page.pack-checking',
  'page.pack-clean',
  'page.pack-problems',
  'page.pack-refused',
  'page.unreachable',
  'page.disconnected',
] as const;

/** A way to go on with a line that is being typed. */
export interface Suggestion {
  readonly label: string;
  /** What it means, where the label alone does not say it. */
  readonly hint: string;
  /** The line as it is once the suggestion is taken. */
  readonly line: string;
}

/** What became of the pack when its files changed. */
export interface PackNews {
  /** Whether what is in the files is in use; else the pack as it was before stays in use. */
  readonly inUse: boolean;
  /** Undefined while it is being checked. */
  readonly problems?: readonly PackProblem[] | undefined;
}

interface PackProblem {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

/** A daily post. */
interface Post {
  /** Names it, so that it is not shown twice; empty if it may be. */
  readonly key: string;
  readonly shown: Shown;
}

/** What the server pushes to pages, by the name of the event. */
export interface PageEvents {
  readonly pack: PackNews;
  readonly post: Post;
}

/** A request that was refused, with a sentence for the person. */
export interface Refusal {
  readonly error: string;
}
