import type { Reply } from '../../chat/reply.ts';
import type { SlackContext, Who } from './context.ts';
import { classify, ResponseUrlError } from './errors.ts';
import { isDirect } from './parse.ts';
import type { Response } from './send.ts';

/** What a person did, and the address at which Slack takes answers to it for half an hour. */
interface Act {
  readonly who: Who;
  readonly url: string;
}

/**
 * Answers at the address that Slack gave or, where that takes no answer any more, in a message of the same kind: in the
 * channel, and if the bot is not in it, in the person's conversation with the bot.
 * @returns Whether the address took it.
 * @throws the errors of Slack's library, or fetch's. One that may have taken the answer is not answered a second time.
 */
export async function respond<S>(
  context: SlackContext<S>,
  { who, url }: Act,
  reply: Reply,
  response: Response,
): Promise<boolean> {
  try {
    await context.sender.respond(url, reply, response);
    return true;
  } catch (error) {
    if (!(error instanceof ResponseUrlError) || !error.isRefusal) throw error;
    noteOtherWay(context, error);
    await post(context, who, reply, response);
    return false;
  }
}

/** Answers in a message where neither a window nor an address is left. */
export async function respondDirectly<S>(context: SlackContext<S>, who: Who, reply: Reply): Promise<void> {
  const place = { channel: who.user, withQuestion: true };
  await context.sender.post(place, reply, timestampOf(context.now()));
}

/** Slack did not do what was asked; what it was for is done another way. */
export function noteOtherWay<S>({ bot, team }: SlackContext<S>, error: unknown): void {
  bot.log.warn({ team, reason: classify(error).reason }, 'Slack did not take an answer; it is given another way');
}

async function post<S>(
  context: SlackContext<S>,
  who: Who,
  reply: Reply,
  { private: isPrivate, thread, shareThread }: Response,
): Promise<void> {
  const isAlone = isPrivate && !isDirect(who.channel);
  const place = { channel: who.channel, thread, shareThread, withQuestion: true };
  try {
    await context.sender.post(
      { ...place, ...(isAlone ? { onlyFor: who.user } : {}) },
      reply,
      timestampOf(context.now()),
    );
  } catch (error) {
    // Not in the channel: what Slack may have done is not done again.
    if (classify(error).kind !== 'permanent') throw error;
    await respondDirectly(context, who, reply);
  }
}

/** A moment as Slack's timestamps name it. */
function timestampOf(ms: number): string {
  return (ms / 1000).toFixed(6);
}
