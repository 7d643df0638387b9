import type { Acknowledged, Kind, Retry } from './delivery.ts';
import {
  actionOf,
  commandPayload,
  eventPayload,
  onMessage,
  onView,
  shortcutPayload,
  submissionPayload,
  suggestionPayload,
} from './payloads.ts';
import { type Control, readBlocks } from './reading.ts';
import type { ResponseUrls } from './response-url.ts';
import { suggestions } from './rules/elements.ts';
import { BOT, type Message, type View, type Workspace } from './workspace.ts';

interface Surroundings {
  readonly workspace: Workspace;
  readonly responseUrls: ResponseUrls;
  readonly deliver: (kind: Kind, payload: Readonly<Record<string, unknown>>, retry?: Retry) => Promise<Acknowledged>;
  /** A fresh trigger_id for this person. */
  readonly trigger: (user: string) => string;
}

/** A message as Slack's client sends it: three characters escaped, addresses made links, the bot mentioned by its id. */
export function asSent(typed: string): string {
  return typed
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/https?:\/\/[^\s|"]+/g, (url) => `<${url}>`)
    .replace(/@dostyk\b/gi, `<@${BOT.user}>`);
}

/** Somebody in the workspace. Every deed resolves when the app has acknowledged it. */
export function createPerson({ workspace, responseUrls, deliver, trigger }: Surroundings, id: string, team?: string) {
  // What somebody of another organisation does names the workspace that they are in.
  const elsewhere = team === undefined ? {} : { team: { id: team, domain: 'elsewhere' } };
  const actions = (payload: Readonly<Record<string, unknown>>) => deliver('interactive', { ...payload, ...elsewhere });

  return {
    id,
    /** Writes a message; the app is told of it where it is mentioned or written to directly, with further fields if any. */
    says: async (channelId: string, typed: string, thread?: string, more: object = {}): Promise<Message> => {
      const channel = workspace.channels.get(channelId);
      const text = asSent(typed);
      const content = { channel: channelId, user: id, text, blocks: [], ...(thread === undefined ? {} : { thread }) };
      const message = workspace.add(content);
      workspace.prompt(channelId, thread ?? message.ts);
      const event = {
        channel: channelId,
        user: id,
        text,
        ts: message.ts,
        event_ts: message.ts,
        ...(thread === undefined ? {} : { thread_ts: thread }),
        ...more,
      };
      if (channel?.kind === 'direct') {
        await deliver('events_api', eventPayload(workspace, { ...event, type: 'message', channel_type: 'im' }));
      } else if (text.includes(`<@${BOT.user}>`) && channel?.members.has(BOT.user)) {
        await deliver('events_api', eventPayload(workspace, { ...event, type: 'app_mention' }));
      }
      return message;
    },
    /** Types a slash command; its text comes with three characters escaped. */
    commands: async (channel: string, line: string): Promise<void> => {
      const [command = '', ...words] = line.split(' ');
      const text = words.join(' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      const responseUrl = responseUrls.create(channel, id);
      const typed = { channel, user: id, command, text, trigger: trigger(id), responseUrl };
      await deliver('slash_commands', commandPayload(typed));
    },
    /** Presses a button of a message, or chooses an option of a menu there, by its label. */
    presses: async (message: Message, label: string): Promise<void> => {
      const control = find(readBlocks(message.blocks).controls, label);
      workspace.prompt(message.channel, message.thread ?? message.ts);
      const responseUrl = responseUrls.create(message.channel, id, message);
      const action = actionOf(control, workspace.nextTs());
      await actions(onMessage(id, message, trigger(id), responseUrl, action));
    },
    /** The same in a modal or in the App Home; `typed` is what is entered into a field there. */
    pressesInView: async (view: View, label: string, typed?: string): Promise<void> => {
      const control = find(controlsOf(view), label);
      await actions(onView(id, view, trigger(id), actionOf(control, workspace.nextTs(), typed)));
    },
    opensHome: async (tab: 'home' | 'messages' = 'home'): Promise<void> => {
      const event = { type: 'app_home_opened', user: id, channel: workspace.directChannel(id).id, tab };
      await deliver('events_api', eventPayload(workspace, { ...event, event_ts: workspace.nextTs() }));
    },
    usesShortcut: async (message: Message, callbackId: string): Promise<void> => {
      const responseUrl = responseUrls.create(message.channel, id);
      workspace.prompt(message.channel, message.thread ?? message.ts);
      await actions(shortcutPayload(id, message, callbackId, trigger(id), responseUrl));
    },
    /** What a menu of a modal suggests for what is typed into it. */
    typesInto: async (view: View, blockId: string, typed: string) => {
      const control = find(controlsOf(view), undefined, blockId);
      const given = suggestions.safeParse(await actions(suggestionPayload(id, view, control, typed)));
      if (!given.success) workspace.violate(`block_suggestion: ${given.error.message}`);
      return given.data?.options.map(({ text, value }) => ({ label: text.text, value })) ?? [];
    },
    /** Submits a modal with a value for some of its blocks. */
    submits: async (view: View, values: Readonly<Record<string, string>>): Promise<Acknowledged> => {
      const entries = Object.entries(values).map(([blockId, value]) => {
        const { element, actionId } = find(controlsOf(view), undefined, blockId);
        const option = { text: { type: 'plain_text', text: value, emoji: false }, value };
        const state = {
          plain_text_input: { value },
          checkboxes: { selected_options: [option] },
          static_select: { selected_option: option },
          external_select: { selected_option: option },
        }[element];
        return [blockId, { [actionId]: { type: element, ...state } }];
      });
      workspace.views.delete(view.id);
      return actions(submissionPayload(id, view, trigger(id), Object.fromEntries(entries)));
    },
  };
}

function controlsOf(view: View): readonly Control[] {
  const { blocks } = view.content;
  return readBlocks(Array.isArray(blocks) ? blocks : []).controls;
}

function find(controls: readonly Control[], label: string | undefined, blockId?: string): Control {
  const control = controls.find((one) => (blockId === undefined ? one.label === label : one.blockId === blockId));
  if (!control) throw new Error(`There is nothing called “${label ?? blockId}” to press.`);
  return control;
}
