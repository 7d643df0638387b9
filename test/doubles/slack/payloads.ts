import { shown } from './api/chat.ts';
import { shownView } from './api/views.ts';
import type { Control } from './reading.ts';
import { BOT, type Message, type View, type Workspace } from './workspace.ts';

type Payload = Readonly<Record<string, unknown>>;

/** What Slack sends of what people do (https://docs.slack.dev/reference/interaction-payloads). */
const about = (user: string) => ({
  team: { id: BOT.team, domain: 'loopback' },
  user: { id: user, username: user.toLowerCase(), team_id: BOT.team },
  api_app_id: BOT.app,
  is_enterprise_install: false,
  enterprise: null,
});

export function eventPayload(workspace: Workspace, event: Payload): Payload {
  return {
    token: 'unused',
    type: 'event_callback',
    team_id: BOT.team,
    api_app_id: BOT.app,
    event,
    event_id: workspace.newId('Ev'),
    event_time: Math.floor(workspace.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: BOT.team, user_id: BOT.user, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  };
}

export interface CommandTyped {
  readonly channel: string;
  readonly user: string;
  readonly command: string;
  readonly text: string;
  readonly trigger: string;
  readonly responseUrl: string;
}

export function commandPayload({ channel, user, command, text, trigger, responseUrl }: CommandTyped): Payload {
  return {
    token: 'unused',
    team_id: BOT.team,
    team_domain: 'loopback',
    channel_id: channel,
    channel_name: channel.toLowerCase(),
    user_id: user,
    user_name: user.toLowerCase(),
    command,
    text,
    api_app_id: BOT.app,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: trigger,
  };
}

/** The part of a `block_actions` payload that says what was pressed, chosen or typed. */
export function actionOf(control: Control, actionTs: string, typed?: string): Payload {
  const common = { type: control.element, action_id: control.actionId, block_id: control.blockId, action_ts: actionTs };
  if (control.kind === 'button') return { ...common, value: control.value, text: plain(control.label) };
  if (control.kind === 'input') return { ...common, value: typed };
  return { ...common, selected_option: { text: plain(control.label), value: control.value } };
}

export function onMessage(
  user: string,
  message: Message,
  trigger: string,
  responseUrl: string,
  action: Payload,
): Payload {
  return {
    type: 'block_actions',
    ...about(user),
    trigger_id: trigger,
    response_url: responseUrl,
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: message.onlyFor !== undefined,
      ...(message.thread === undefined ? {} : { thread_ts: message.thread }),
    },
    channel: { id: message.channel, name: message.channel.toLowerCase() },
    // An ephemeral message is not sent along.
    ...(message.onlyFor === undefined ? { message: shown(message, false) } : {}),
    actions: [action],
  };
}

export function onView(user: string, view: View, trigger: string, action: Payload): Payload {
  return {
    type: 'block_actions',
    ...about(user),
    trigger_id: trigger,
    container: { type: 'view', view_id: view.id },
    view: shownView(view),
    actions: [action],
  };
}

export function suggestionPayload(user: string, view: View, control: Control, typed: string): Payload {
  return {
    type: 'block_suggestion',
    ...about(user),
    container: { type: 'view', view_id: view.id },
    view: shownView(view),
    action_id: control.actionId,
    block_id: control.blockId,
    value: typed,
  };
}

export function submissionPayload(user: string, view: View, trigger: string, values: Payload): Payload {
  return {
    type: 'view_submission',
    ...about(user),
    trigger_id: trigger,
    view: { ...shownView(view), state: { values } },
    response_urls: [],
  };
}

export function shortcutPayload(
  user: string,
  message: Message,
  callbackId: string,
  trigger: string,
  responseUrl: string,
): Payload {
  return {
    type: 'message_action',
    ...about(user),
    callback_id: callbackId,
    trigger_id: trigger,
    action_ts: message.ts,
    message_ts: message.ts,
    message: shown(message, false),
    channel: { id: message.channel, name: message.channel.toLowerCase() },
    response_url: responseUrl,
  };
}

function plain(text: string) {
  return { type: 'plain_text', text, emoji: false };
}
