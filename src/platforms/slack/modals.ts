import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Choice, Command } from '../../chat/command.ts';
import type { Form, FormField } from '../../chat/form.ts';
import type { Option } from '../../chat/options.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Translator } from '../../i18n/translator.ts';
import { truncate } from '../../util/truncate.ts';
import type { SlackContext, Who } from './context.ts';
import { MAX_INPUT, MAX_MODAL_TITLE, MAX_OPTION, MAX_PLACEHOLDER, MOST_OPTIONS } from './limits.ts';
import { PRIVATE } from './parse.ts';
import { renderReply } from './render.ts';
import { plainText } from './text.ts';

/** The callback_id of forms, and the action_id of every field in them. */
export const FORM = 'form';
const FIELD = 'field';

/** What a form remembers until it is sent. Only Slack and the bot ever see it. */
const memory = z.object({
  command: z.string(),
  channel: z.string(),
  /** Where the answer goes; Slack takes it for half an hour. */
  url: z.string(),
  language: z.string().optional(),
  /** Options that are not in the form. */
  carried: z.record(z.string(), z.string()).optional(),
});
export type FormMemory = z.infer<typeof memory>;

export function readMemory(privateMetadata: string): FormMemory | undefined {
  const text = z.string().transform((json, context): unknown => {
    try {
      return JSON.parse(json);
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' });
      return z.NEVER;
    }
  });
  return text.pipe(memory).safeParse(privateMetadata).data;
}

interface Opening<S> {
  readonly command: Command<S>;
  readonly given: Readonly<Record<string, unknown>>;
  readonly who: Who;
  readonly url: string;
  readonly trigger: string;
}

/** Opens a form made from the command's declaration, filled with what was given already. */
export async function openForm<S>(
  context: SlackContext<S>,
  { command, given, who, url, trigger }: Opening<S>,
): Promise<void> {
  const t = await context.translatorFor(who.user);
  const language = await context.users.language(who.user);
  const remembered: FormMemory = {
    command: command.name,
    channel: who.channel,
    url,
    ...(language ? { language } : {}),
  };
  const view = formView(command, given, t, JSON.stringify(remembered));
  await context.clients.writing.views.open({ trigger_id: trigger, view });
}

/** Opens a form that a command asks for. */
export async function openFields<S>(
  context: SlackContext<S>,
  { form, who, url, trigger }: Omit<Opening<S>, 'command' | 'given'> & { readonly form: Form },
): Promise<void> {
  const t = await context.translatorFor(who.user);
  const language = await context.users.language(who.user);
  const { command, carried, title, fields } = form;
  const remembered: FormMemory = { command, channel: who.channel, url, ...(language ? { language } : {}), carried };
  const view: types.ModalView = {
    ...emptyView(t, truncate(title, MAX_MODAL_TITLE)),
    private_metadata: JSON.stringify(remembered),
    blocks: fields.map((one) => inputOf(one, t)),
  };
  await context.clients.writing.views.open({ trigger_id: trigger, view });
}

function inputOf({ name, label, hint, kind, required, maxLength, value }: FormField, t: Translator): types.InputBlock {
  const lines = {
    type: 'plain_text_input' as const,
    action_id: FIELD,
    multiline: kind === 'lines',
    max_length: maxLength,
  };
  return {
    type: 'input',
    block_id: name,
    label: plainText(label, 200),
    ...(hint === undefined ? {} : { hint: plainText(hint, 200) }),
    optional: !required,
    element:
      kind === 'menu'
        ? suggestingMenu(value, t)
        : { ...lines, ...(value === undefined ? {} : { initial_value: value }) },
  };
}

function suggestingMenu(value: string | undefined, t: Translator): types.ExternalSelect {
  return {
    type: 'external_select',
    action_id: FIELD,
    placeholder: plainText(t('slack.choose-or-type', {}), MAX_PLACEHOLDER),
    min_query_length: 0,
    ...(value === undefined ? {} : { initial_option: asOption({ label: value, value }) }),
  };
}

function emptyView(t: Translator, title: string) {
  return {
    type: 'modal' as const,
    callback_id: FORM,
    title: plainText(title, MAX_MODAL_TITLE),
    submit: plainText(t('slack.submit', {}), MAX_MODAL_TITLE),
    close: plainText(t('slack.close', {}), MAX_MODAL_TITLE),
  };
}

function formView<S>(
  command: Command<S>,
  given: Readonly<Record<string, unknown>>,
  t: Translator,
  privateMetadata: string,
): types.ModalView {
  return {
    ...emptyView(t, `/${command.name}`),
    private_metadata: privateMetadata,
    blocks: Object.entries(command.options).flatMap(([name, option]) => field(name, option, given[name], t)),
  };
}

/** Options without a description are for buttons, and what is answered to the asker alone anyway needs no option for that. */
function field(name: string, option: Option<unknown>, given: unknown, t: Translator): types.InputBlock[] {
  if (option.description === undefined || name === PRIVATE) return [];
  const label = t(option.description, {});
  const value = typeof given === 'string' && given.trim() !== '' ? given : undefined;
  return [
    {
      type: 'input',
      block_id: name,
      label: plainText(label, 200),
      optional: !option.required,
      element: element(option, value, t),
    },
  ];
}

function element(option: Option<unknown>, value: string | undefined, t: Translator): types.InputBlockElement {
  if (option.type === 'flag') {
    const yes = { text: plainText(t('slack.yes', {}), MAX_OPTION), value: 'true' };
    return {
      type: 'checkboxes',
      action_id: FIELD,
      options: [yes],
      ...(value === 'true' ? { initial_options: [yes] } : {}),
    };
  }
  if (option.choices) {
    const options = option.choices
      .slice(0, MOST_OPTIONS)
      .map((choice) => ({ text: plainText(t(choice.label, {}), MAX_OPTION), value: choice.value }));
    const initial = options.find((one) => one.value === value);
    const placeholder = plainText(t('slack.choose', {}), MAX_PLACEHOLDER);
    return {
      type: 'static_select',
      action_id: FIELD,
      placeholder,
      options,
      ...(initial ? { initial_option: initial } : {}),
    };
  }
  // A menu gives back a value of limited length: longer texts are typed as they are.
  if (option.completes && option.maxLength !== undefined && option.maxLength <= MAX_OPTION) {
    return suggestingMenu(value, t);
  }
  const maxLength = Math.min(option.maxLength ?? MAX_INPUT, MAX_INPUT);
  const initial = value === undefined ? {} : { initial_value: value.slice(0, maxLength) };
  return { type: 'plain_text_input', action_id: FIELD, max_length: maxLength, ...initial };
}

/** Choices for a menu; what is being typed is one of them, since people may know better than the suggestions. */
export function asOptions(choices: readonly Choice[], typed: string): types.PlainTextOption[] {
  const wanted = typed.trim();
  const isKnown = choices.some(({ label, value }) =>
    [label, value].some((one) => one.toLowerCase() === wanted.toLowerCase()),
  );
  const own = wanted === '' || isKnown || wanted.length > MAX_OPTION ? [] : [{ label: wanted, value: wanted }];
  const usable = [...choices, ...own].filter(
    ({ label, value }) => label.trim() !== '' && value !== '' && value.length <= MAX_OPTION,
  );
  return usable.slice(0, MOST_OPTIONS).map(asOption);
}

function asOption({ label, value }: Choice) {
  return { text: plainText(label, MAX_OPTION), value };
}

interface Showing {
  readonly reply: Reply;
  readonly who: Who;
  readonly trigger: string;
  /** The view in which something was pressed. */
  readonly view: { readonly id: string; readonly type: string } | undefined;
}

/** Shows a reply in a modal: where something was pressed in the App Home there is no channel to answer in. */
export async function showReply<S>(context: SlackContext<S>, { reply, who, trigger, view }: Showing): Promise<void> {
  const t = await context.translatorFor(who.user);
  const modal: types.ModalView = {
    type: 'modal',
    title: plainText(t('slack.app-name', {}), MAX_MODAL_TITLE),
    close: plainText(t('slack.close', {}), MAX_MODAL_TITLE),
    blocks: renderReply(reply, { private: false, withQuestion: true }).blocks,
  };
  if (view?.type === 'modal') await context.clients.writing.views.update({ view_id: view.id, view: modal });
  else await context.clients.writing.views.open({ trigger_id: trigger, view: modal });
}
