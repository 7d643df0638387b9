import type { Locale } from '../i18n/locale.ts';

/** What a handler returns: a small tree that every platform can show in full. */
export interface Reply {
  readonly heading?: Text;
  /** The language that it is in; platforms word what they add of their own in it. */
  readonly language?: Locale;
  /** The question as it was typed, for platforms that would otherwise not show what is being answered. */
  readonly question?: string;
  readonly body: readonly Block[];
  /** Ids of the facts shown, best first. */
  readonly facts: readonly string[];
  readonly actions: readonly Action[];
  /** Who sees the reply: everybody in the channel, or only the person who asked. */
  readonly audience: 'everyone' | 'asker';
  /** A button that shows the same to everybody, for platforms that answered the asker alone. */
  readonly share?: Action;
  readonly picture?: Picture;
  /** A text to keep, beside what the reply says. */
  readonly document?: Document;
  /** Says as much as the reply; shown in its place where a platform lets the bot react to the message. */
  readonly reaction?: Reaction;
  /** What became of what was asked, for counting; answered, if left out. */
  readonly outcome?: Outcome;
  /** How a question was answered, for counting: found, unsure and the like. */
  readonly answerKind?: string;
  /** May be left unsaid where nobody is shown that they wait: the person was told the same a moment ago. */
  readonly isRepetition?: boolean;
}

/** What people do with a message that needs no answer. */
export type Reaction = 'heart' | 'wave' | 'smile' | 'thumbs-up';

type Outcome =
  | 'answered'
  /** The person made a mistake that they can correct. */
  | 'refused'
  /** A defect of ours. */
  | 'failed'
  /** One request too many of this person or in this channel. */
  | 'limited'
  /** One request too many of all together. */
  | 'busy';

/** A text that a person is given as a file. */
export interface Document {
  /** A file name with its ending. */
  readonly name: string;
  readonly text: string;
}

/** A picture, with a description for people who can't see it. */
export interface Picture {
  readonly png: Uint8Array;
  /** A file name that ends in .png. */
  readonly name: string;
  readonly alt: string;
  /**
   * How many blocks at the beginning of the body the picture says itself: they are left out where it is shown. Where it
   * is not, the body says all that the picture would.
   */
  readonly replacesBlocks?: number;
}

export type Block =
  /** The shortest answer; shown first and largest. */
  | { readonly kind: 'answer'; readonly text: Text }
  | { readonly kind: 'paragraph'; readonly text: Text }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly Text[])[] }
  /** Where a statement comes from; never cut to save room. */
  | { readonly kind: 'citation'; readonly text: Text }
  /** A smaller remark. */
  | { readonly kind: 'note'; readonly text: Text };

/** A command with its options as text: what a button carries and a person could have typed. */
export interface Target {
  readonly command: string;
  readonly options: Readonly<Record<string, string>>;
}

/** A button. Pressing it is an invocation like any other. */
export interface Action extends Target {
  readonly label: string;
  /** Goes on from one line of the reply: shown beside that line where a platform can, and else below like the others. */
  readonly beside?: Beside;
}

interface Beside {
  /** A label that says enough beside the line. */
  readonly label: string;
  /** The line: an item of the first list of the body, from 0. Left out, it is the label of the action itself. */
  readonly item?: number;
}

/** Another command that does what was asked for; the same person must be allowed to use it. */
export interface Redirect {
  readonly instead: Target;
}

/** A sentence or two of the bot's own, for the person who asked. */
export function textReply(
  paragraphs: string | readonly string[],
  more: Partial<Pick<Reply, 'actions' | 'outcome'>> = {},
): Reply {
  const body = [paragraphs].flat().map((text): Block => ({ kind: 'paragraph', text }));
  return { body, facts: [], actions: [], audience: 'asker', ...more };
}

/** What is to be said where the picture of a reply is shown: all of it but what the picture says itself. */
export function blocksNotInPicture({ body, picture }: Pick<Reply, 'body' | 'picture'>): readonly Block[] {
  return body.slice(picture?.replacesBlocks ?? 0);
}

/**
 * Text that people see. A plain string is data and is shown as typed; the few marks below are the only
 * formatting there is, so nothing that a person or a pack wrote can become markup or a mention.
 */
export type Span = string | Bold | Link | Person;
interface Bold {
  readonly bold: string;
}
interface Link {
  readonly link: string;
  /** An http or https address. */
  readonly url: string;
}
/** A person by the id that the platform itself knows, which shows their name there. Nobody is notified. */
interface Person {
  readonly person: string;
}
export type Text = string | readonly Span[];

export function spans(text: Text): readonly Span[] {
  return typeof text === 'string' ? [text] : text;
}

/** The text without its marks: what a screen reader or a terminal without colours shows. */
export function plain(text: Text): string {
  return spans(text)
    .map((span) => {
      if (typeof span === 'string') return span;
      if ('person' in span) return span.person;
      return 'bold' in span ? span.bold : `${span.link} <${span.url}>`;
    })
    .join('');
}
