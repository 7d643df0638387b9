import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { encodeAction } from '../../chat/custom-id.ts';
import type { Action } from '../../chat/reply.ts';
import { oneLine } from '../../util/tidy.ts';
import { truncate } from '../../util/truncate.ts';
import { MAX_BUTTON_LABEL, MAX_BUTTONS_IN_ROW, MAX_ROWS, MAX_SELECT_LABEL, MAX_SELECT_OPTIONS } from './limits.ts';
import { isBlank } from './text.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** The one button that looks like this shows a private answer to everyone. */
export const SHARE_STYLE = ButtonStyle.Primary;

/** More would push the answer off a phone's screen; then they become menus. */
const MOST_ROWS_OF_BUTTONS = 2;

/** On a phone two or three short ones stand side by side: a row of three would leave one alone below. */
const FEWEST_IN_FULL_ROW = 4;

interface Button {
  readonly label: string;
  readonly code: string;
}

/**
 * Rows of buttons, or menus where there are many.
 * @param share Shows the same to everybody; comes first and stands out.
 */
export function rowsOf(actions: readonly Action[], share: Action | undefined): Row[] {
  const first = share === undefined ? [] : buttonsOf([share]);
  const others = buttonsOf(actions).filter(({ code }) => first.every((one) => one.code !== code));
  const primary = first.map((one) => component(one, SHARE_STYLE));
  const buttons = [...primary, ...others.map((one) => component(one, ButtonStyle.Secondary))];
  // Rows of about the same length: one button alone in the last would look forgotten.
  const rowsNeeded = Math.ceil(buttons.length / MAX_BUTTONS_IN_ROW);
  const rows = chunks(buttons, Math.max(FEWEST_IN_FULL_ROW, Math.ceil(buttons.length / Math.max(1, rowsNeeded))));
  if (rows.length <= MOST_ROWS_OF_BUTTONS) return rows.map(row);
  const menus = chunks(others, MAX_SELECT_OPTIONS).map((options, at) => row([menu(options, at)]));
  return [...(primary.length > 0 ? [row(primary)] : []), ...menus].slice(0, MAX_ROWS);
}

/** One button, for beside a line; undefined for what is too long for one or has no label to be seen. */
export function buttonOf(action: Action): APIButtonComponentWithCustomId | undefined {
  const [one] = buttonsOf([action]);
  return one && component(one, ButtonStyle.Secondary);
}

/** Discord refuses two components that mean the same, and those without a label. */
function buttonsOf(actions: readonly Action[]): Button[] {
  const buttons = new Map<string, Button>();
  for (const action of actions) {
    const label = oneLine(action.label).trim();
    const code = codeOf(action);
    if (!isBlank(label) && code !== undefined && !buttons.has(code)) buttons.set(code, { label, code });
  }
  return [...buttons.values()];
}

/** An action that is too long for a button is left out: the answer is worth more. */
function codeOf(action: Action): string | undefined {
  try {
    return encodeAction(action);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function component(
  { label, code }: Button,
  style: APIButtonComponentWithCustomId['style'],
): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style, label: truncate(label, MAX_BUTTON_LABEL), custom_id: code };
}

function menu(options: readonly Button[], at: number): APIComponentInMessageActionRow {
  return {
    type: ComponentType.StringSelect,
    // What is chosen says everything; menus of one message only must differ.
    custom_id: `menu-${at}`,
    options: options.map(({ label, code }) => ({ label: truncate(label, MAX_SELECT_LABEL), value: code })),
  };
}

function row(components: readonly APIComponentInMessageActionRow[]): Row {
  return { type: ComponentType.ActionRow, components: [...components] };
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}
