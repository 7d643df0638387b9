import type { App, BlockAction, BlockElementAction } from '@slack/bolt';
import { decodeAction } from '../../../chat/custom-id.ts';
import { parseMention } from '../../../chat/parse-command.ts';
import type { Desk, Who } from '../desk.ts';
import type { Reception } from '../reception.ts';
import { SHARE, threadOf } from '../reply/actions.ts';
import { isDirect } from '../typed.ts';
import { showReply } from '../views.ts';
import { acknowledge } from './acknowledge.ts';

/** Buttons, menus and the question field of the App Home. What they mean is in their value, so they outlive a restart. */
export function listenToActions<S>(app: App, reception: Reception<S>): void {
  app.action<BlockAction>(/./, async ({ ack, body, action, context }) => {
    acknowledge(ack, reception.bot.log);
    const channel = body.channel?.id ?? body.user.id;
    // Whoever presses twice, since nothing has happened yet, does not mean to show it twice.
    const deed = action.action_id === SHARE ? `share ${body.container['message_ts']}` : `action ${body.trigger_id}`;
    reception.once({ team: context.teamId, channel }, deed, (desk) => press(desk, body, action));
  });
}

async function press<S>(desk: Desk<S>, body: BlockAction, action: BlockElementAction): Promise<void> {
  const who: Who = { user: body.user.id, channel: body.channel?.id ?? body.user.id };
  const reply = await desk.invoke(who, () =>
    action.type === 'plain_text_input'
      ? parseMention(action.value ?? '', desk.bot.commands)
      : decodeAction(codeOf(action)),
  );
  const { container } = body;
  if (container['type'] === 'view') {
    await showReply(desk, { reply, who, trigger: body.trigger_id, view: body.view });
    return;
  }
  const url = body.response_url;
  const thread = textOf(container['thread_ts']) ?? threadOf(action.block_id);
  if (action.action_id === SHARE) {
    await desk.outbox.respond(url, reply, { private: false, thread, withQuestion: true });
    await desk.outbox.removeOriginal(url);
    return;
  }
  const isPrivate = container['is_ephemeral'] === true || (reply.audience === 'asker' && !isDirect(who.channel));
  // A public answer stands below what was pressed; in a direct conversation it follows like any other.
  const below = isDirect(who.channel) ? undefined : textOf(container['message_ts']);
  await desk.outbox.respond(url, reply, {
    private: isPrivate,
    thread: textOf(container['thread_ts']) ?? (isPrivate ? undefined : below),
    withQuestion: true,
    shareThread: thread ?? (container['is_ephemeral'] === true ? undefined : below),
  });
}

/** A button's own value, or that of the option that was chosen. */
function codeOf(action: BlockElementAction): string {
  if (action.type === 'button') return action.value ?? '';
  return action.type === 'static_select' ? action.selected_option.value : '';
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
