import type { App, MessageShortcut } from '@slack/bolt';
import type { Desk } from '../desk.ts';
import type { Reception } from '../reception.ts';
import { readTyped } from '../typed.ts';
import { acknowledge } from './acknowledge.ts';

/** The message shortcut: any message as a question, also in threads, where slash commands do not work. */
export function listenToShortcuts<S>(app: App, reception: Reception<S>): void {
  app.shortcut(/./, async ({ ack, shortcut, context }) => {
    acknowledge(ack, reception.bot.log);
    if (shortcut.type !== 'message_action') return;
    const where = { team: context.teamId, channel: shortcut.channel.id };
    reception.once(where, `shortcut ${shortcut.trigger_id}`, (desk) => answerShortcut(desk, shortcut));
  });
}

async function answerShortcut<S>(
  desk: Desk<S>,
  { message, channel, user, response_url: url }: MessageShortcut,
): Promise<void> {
  const who = { user: user.id, channel: channel.id };
  const question = readTyped(message.text ?? '', desk.botUser);
  const reply = await desk.invoke(who, () => ({ command: 'ask', options: { question } }));
  const thread: unknown = message['thread_ts'];
  await desk.outbox.respond(url, reply, {
    private: true,
    withQuestion: true,
    thread: typeof thread === 'string' ? thread : undefined,
    shareThread: typeof thread === 'string' ? thread : message.ts,
  });
}
