import type { types } from '@slack/bolt';
import { encodeAction } from '../../../chat/custom-id.ts';
import type { Action } from '../../../chat/reply.ts';
import { MAX_BUTTON_LABEL, MAX_OPTION, MOST_OPTIONS, SHOWN_BUTTON_LABEL } from '../limits.ts';
import { plainText } from './text.ts';

/** What the ids of buttons and menus say; what they mean is in their value. */
export const SHARE = 'share';
const BUTTONS_IN_A_ROW = 5;
const IN_THREAD = /^thread ([\d.]+)$/;

interface Actions {
  readonly actions: readonly Action[];
  /** The button that shows the same to everybody. */
  readonly share: Action | undefined;
  /** The thread in which a public answer to a press belongs, where the message itself does not say so. */
  readonly thread: string | undefined;
}

/** Buttons, and a menu for what has too long a label for one or would be too many; nothing if there is neither. */
export function actionBlocks({ actions, share, thread }: Actions): types.ActionsBlock[] {
  const coded = actions.flatMap((action) => withCode(action));
  const isButton = ({ action, code }: Coded, at: number) =>
    code.length > MAX_OPTION || (at < BUTTONS_IN_A_ROW && action.label.length <= SHOWN_BUTTON_LABEL);
  const buttons = coded.filter(isButton);
  const others = coded.filter((one, at) => !isButton(one, at)).slice(0, MOST_OPTIONS);
  const elements: types.ActionsBlockElement[] = [
    ...buttons.map(({ action, code }, at) => button(`press ${at}`, action, code)),
    ...(others.length === 0 ? [] : [menu(others)]),
    ...(share === undefined ? [] : withCode(share).map(({ code }) => button(SHARE, share, code))),
  ];
  if (elements.length === 0) return [];
  return [{ type: 'actions', elements, ...(thread === undefined ? {} : { block_id: `thread ${thread}` }) }];
}

/** The thread that a block of actions was told to answer in. */
export function threadOf(blockId: string): string | undefined {
  return IN_THREAD.exec(blockId)?.[1];
}

interface Coded {
  readonly action: Action;
  readonly code: string;
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

function button(id: string, { label }: Action, code: string): types.Button {
  return { type: 'button', action_id: id, text: plainText(label, MAX_BUTTON_LABEL), value: code };
}

function menu(coded: readonly Coded[]): types.StaticSelect {
  const options = coded.map(({ action, code }) => ({ text: plainText(action.label, MAX_OPTION), value: code }));
  return { type: 'static_select', action_id: 'choose', options };
}
