import type { types } from '@slack/bolt';
import { encodeAction } from '../../chat/custom-id.ts';
import type { Action } from '../../chat/reply.ts';
import type { Translator } from '../../i18n/translator.ts';
import { truncate } from '../../util/truncate.ts';
import {
  MAX_ACCESSIBILITY_LABEL,
  MAX_BUTTON_LABEL,
  MAX_OPTION,
  MAX_PLACEHOLDER,
  MAX_TEXT,
  MOST_OPTIONS,
  SHOWN_BUTTON_LABEL,
} from './limits.ts';
import { plainText } from './text.ts';

/** What the ids of buttons and menus say; what they mean is in their value. */
export const SHARE = 'share';
const OPEN = 'open';
/** A question that is quoted is cut beyond this many characters. */
export const QUOTED = 300;
/** More buttons than a person looks through, in one row and as lines of their own; the others are in a menu. */
const MOST_BUTTONS = 10;
const MOST_SUGGESTIONS = 10;
/** The commands by which people say what they think of an answer. */
const VOTE_UP = 'vote up';
const VOTE_DOWN = 'vote down';

interface Actions {
  readonly actions: readonly Action[];
  /** The button that shows the same to everybody. */
  readonly share: Action | undefined;
  /** The thread in which a public answer to a press belongs, where the message itself does not say so. */
  readonly thread: string | undefined;
  /** What had been asked, which Slack does not say of a private message. */
  readonly question?: string | undefined;
  /** In the language of the reply. */
  readonly t: Translator;
  /** Whether Slack's own buttons for feedback may be used. */
  readonly withFeedback: boolean;
}

type ActionsBlock = types.ActionsBlock | types.SectionBlock | types.ContextActionsBlock;

/**
 * A row of buttons, and a line with a button for each question and whatever else has too long a label: Slack shows about
 * thirty characters of a button's. Nothing if there is neither.
 */
export function actionBlocks({ actions, share, thread, question, t, withFeedback }: Actions): ActionsBlock[] {
  const coded = actions.flatMap((action) => withCode(action)).map((one, at) => ({ ...one, id: `press ${at}` }));
  const votes = withFeedback ? coded.filter(isVote) : [];
  const feedback = feedbackBlock(votes, t);
  const others = coded.filter((one) => feedback === undefined || !votes.includes(one));
  // What belongs together looks alike.
  const commands = new Set(
    others.flatMap(({ action }) => (action.label.length > SHOWN_BUTTON_LABEL ? [action.command] : [])),
  );
  const isShort = ({ action }: Coded) => !commands.has(action.command);
  const short = others.filter(isShort);
  const long = others.filter((one) => !isShort(one));
  // What is too long for a menu stays a button.
  const isLate = ({ code }: Coded, at: number, most: number) => at >= most && code.length <= MAX_OPTION;
  const late = [
    ...short.filter((one, at) => isLate(one, at, MOST_BUTTONS)),
    ...long.filter((one, at) => isLate(one, at, MOST_SUGGESTIONS)),
  ].slice(0, MOST_OPTIONS);
  const suggestions = long.filter((one) => !late.includes(one)).slice(0, MOST_SUGGESTIONS);
  const buttons = short.filter((one) => !late.includes(one)).slice(0, 2 * MOST_BUTTONS);
  const row: types.ActionsBlockElement[] = [
    ...buttons.map((one) => button(one, t)),
    ...(late.length === 0 ? [] : [menu(late, t)]),
    ...(share === undefined
      ? []
      : withCode(share).map(({ code }) => button({ id: SHARE, action: share, code: withQuestion(code, question) }, t))),
  ];
  return [
    ...suggestions.map((one) => suggestion(one, t)),
    ...(row.length === 0 ? [] : [{ type: 'actions' as const, elements: row }]),
    ...(feedback === undefined ? [] : [feedback]),
  ].map((block, at) => (thread === undefined ? block : { ...block, block_id: `thread ${thread} ${at}` }));
}

const IN_THREAD = /^thread ([\d.]+)(?: \d+)?$/;

/** The thread that a block of actions was told to answer in. */
export function threadOf(blockId: string): string | undefined {
  return IN_THREAD.exec(blockId)?.[1];
}

/** The value of a button takes 2,000 characters: https://docs.slack.dev/reference/block-kit/block-elements/button-element. */
function withQuestion(code: string, question: string | undefined): string {
  return question === undefined ? code : `${code}\n${truncate(question, QUOTED, 'sentence')}`;
}

/** The question in the value of a button, and the code. */
export function readShared(value: string): { readonly code: string; readonly question: string | undefined } {
  const [code = '', ...question] = value.split('\n');
  return { code, question: question.length === 0 ? undefined : question.join(' ') };
}

interface Coded {
  readonly action: Action;
  readonly code: string;
}
interface Pressable extends Coded {
  readonly id: string;
}

/** A target that is too long for a button is a mistake of its command; the answer is worth more than the button. */
function withCode(action: Action): Coded[] {
  try {
    return [{ action, code: encodeAction(action) }];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function button({ id, action: { label, command }, code }: Pressable, t: Translator): types.Button {
  const said = { [VOTE_UP]: t('slack.vote-up', {}), [VOTE_DOWN]: t('slack.vote-down', {}) }[command];
  return {
    type: 'button',
    action_id: id,
    text: plainText(label, MAX_BUTTON_LABEL),
    value: code,
    // Of an emoji alone a screen reader would say how it looks.
    ...(said === undefined ? {} : { accessibility_label: truncate(said, MAX_ACCESSIBILITY_LABEL) }),
  };
}

/** The whole label as text, beside a button that is called alike under all of them. */
function suggestion({ id, action: { label }, code }: Pressable, t: Translator): types.SectionBlock {
  const show = t('slack.show', {});
  return {
    type: 'section',
    text: plainText(label, MAX_TEXT),
    accessory: {
      type: 'button',
      action_id: id,
      text: plainText(show, MAX_BUTTON_LABEL),
      // Begins with what is seen, for people who speak to press it.
      accessibility_label: plainText(`${show}: ${label}`, MAX_ACCESSIBILITY_LABEL).text,
      value: code,
    },
  };
}

function menu(coded: readonly Coded[], t: Translator): types.StaticSelect {
  const options = coded.map(({ action, code }) => ({ text: plainText(action.label, MAX_OPTION), value: code }));
  const placeholder = plainText(t('slack.choose', {}), MAX_PLACEHOLDER);
  return { type: 'static_select', action_id: 'choose', options, placeholder };
}

function isVote({ action: { command } }: Coded): boolean {
  return command === VOTE_UP || command === VOTE_DOWN;
}

/** https://docs.slack.dev/reference/block-kit/block-elements/feedback-buttons-element */
function feedbackBlock(votes: readonly Coded[], t: Translator): types.ContextActionsBlock | undefined {
  const up = votes.find(({ action }) => action.command === VOTE_UP);
  const down = votes.find(({ action }) => action.command === VOTE_DOWN);
  if (!up || !down) return undefined;
  const part = ({ action, code }: Coded, said: string) => ({
    text: plainText(action.label, MAX_BUTTON_LABEL),
    accessibility_label: truncate(said, MAX_ACCESSIBILITY_LABEL),
    value: code,
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'feedback',
        positive_button: part(up, t('slack.vote-up', {})),
        negative_button: part(down, t('slack.vote-down', {})),
      },
    ],
  };
}

/** A button that opens a page, and of which nothing has to be done here. */
export function linkButton(at: number, url: string, name: string, t: Translator): types.Button {
  const label = t('slack.open', {});
  return {
    type: 'button',
    action_id: `${OPEN} ${at}`,
    text: plainText(label, MAX_BUTTON_LABEL),
    accessibility_label: plainText(`${label}: ${name}`, MAX_ACCESSIBILITY_LABEL).text,
    url,
  };
}

/** Whether what was pressed only opens a page. */
export function isLinkButton(actionId: string): boolean {
  return actionId.startsWith(`${OPEN} `);
}
