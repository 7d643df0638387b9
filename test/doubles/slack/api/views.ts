import { z } from 'zod';
import { home, modal } from '../rules/view.ts';
import type { View, Workspace } from '../workspace.ts';
import { type Answer, type Method, refuse, textOf, violation } from './method.ts';

/** Milliseconds that a trigger_id may be used after what the person did (https://docs.slack.dev/surfaces/modals). */
const TRIGGER_MS = 3000;

export function shownView({ id, type, hash, content }: View) {
  return { ...content, id, type, hash, state: { values: {} }, app_id: 'ADOSTYK', root_view_id: id };
}

function check(workspace: Workspace, method: string, schema: typeof modal | typeof home, view: unknown) {
  const parsed = schema.safeParse(view);
  if (parsed.success) return parsed.data;
  return violation(workspace, method, 'invalid_arguments', z.prettifyError(parsed.error));
}

function store(workspace: Workspace, view: View): Answer {
  workspace.views.set(view.id, view);
  return { ok: true, view: shownView(view) };
}

/** Opens modals for triggers, each of which may be used once and not for long. */
export function viewMethods(triggers: Map<string, { readonly user: string; readonly at: number; used: boolean }>) {
  const open: Method = ({ workspace, arguments: given }) => {
    const trigger = triggers.get(textOf(given['trigger_id']) ?? '');
    if (!trigger) return refuse('invalid_trigger_id');
    if (trigger.used) return violation(workspace, 'views.open', 'exchanged_trigger_id', 'the trigger was used before');
    if (workspace.now() - trigger.at > TRIGGER_MS) return refuse('expired_trigger_id');
    const content = check(workspace, 'views.open', modal, given['view']);
    if ('ok' in content) return content;
    trigger.used = true;
    const id = workspace.newId('V');
    return store(workspace, { id, user: trigger.user, type: 'modal', hash: workspace.nextTs(), content });
  };

  const update: Method = ({ workspace, arguments: given }) => {
    const view = workspace.views.get(textOf(given['view_id']) ?? '');
    if (!view) return refuse('not_found');
    if (given['hash'] !== undefined && given['hash'] !== view.hash) return refuse('hash_conflict');
    const content = check(workspace, 'views.update', view.type === 'modal' ? modal : home, given['view']);
    if ('ok' in content) return content;
    return store(workspace, { ...view, hash: workspace.nextTs(), content });
  };

  const publish: Method = ({ workspace, arguments: given }) => {
    const user = textOf(given['user_id']) ?? '';
    if (!workspace.users.has(user)) return refuse('user_not_found');
    const content = check(workspace, 'views.publish', home, given['view']);
    if ('ok' in content) return content;
    return store(workspace, { id: `VHOME${user}`, user, type: 'home', hash: workspace.nextTs(), content });
  };

  return { 'views.open': open, 'views.update': update, 'views.publish': publish } satisfies Record<string, Method>;
}
