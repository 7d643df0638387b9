import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { encodeAction } from '../../chat/custom-id.ts';
import type { Action, Reply } from '../../chat/reply.ts';
import { MAX_BUTTON_LABEL, MAX_BUTTONS_IN_ROW, MAX_ROWS, MAX_SELECT_LABEL, MAX_SELECT_OPTIONS } from './limits.ts';
import { isBlank, oneLine } from './markdown.ts';

/** More would push the answer off a phone's screen; then they become menus. */
const MOST_ROWS_OF_BUTTONS = 2;

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

interface Button {
  readonly label: string;
  readonly code: string;
}

/** The buttons of a reply, or menus where there are many; `alone` adds the one that shows it to everybody. */
export function renderActions({ actions, share }: Reply, alone: boolean): Row[] {
  const first = alone && share !== undefined ? buttonsOf([share]) : [];
  const others = buttonsOf(actions).filter(({ code }) => first.every((one) => one.code !== code));
  const primary = first.map((button) => component(button, ButtonStyle.Primary));
  const buttons = [...primary, ...others.map((button) => component(button, ButtonStyle.Secondary))];
  // Rows of about the same length: one button alone in the last would look forgotten.
  const rowsNeeded = Math.ceil(buttons.length / MAX_BUTTONS_IN_ROW);
  const rows = chunks(buttons, Math.ceil(buttons.length / Math.max(1, rowsNeeded)));
  if (rows.length <= MOST_ROWS_OF_BUTTONS) return rows.map(row);
  const menus = chunks(others, MAX_SELECT_OPTIONS).map((options, at) => row([menu(options, at)]));
  return [...(primary.length > 0 ? [row(primary)] : []), ...menus].slice(0, MAX_ROWS);
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
  return { type: ComponentType.Button, style, label: shorten(label, MAX_BUTTON_LABEL), custom_id: code };
}

function menu(options: readonly Button[], at: number): APIComponentInMessageActionRow {
  return {
    type: ComponentType.StringSelect,
    // What is chosen says everything; menus of one message only must differ.
    custom_id: `menu-${at}`,
    options: options.map(({ label, code }) => ({ label: shorten(label, MAX_SELECT_LABEL), value: code })),
  };
}

function row(components: readonly APIComponentInMessageActionRow[]): Row {
  return { type: ComponentType.ActionRow, components: [...components] };
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

/** Cut between characters that a person sees as one. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  let cut = '';
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    if (cut.length + segment.length > most - 1) break;
    cut += segment;
  }
  return `${cut}…`;
}
