import { isRefused } from './api/blocks.ts';
import { unreadyFile } from './api/chat.ts';
import { type Answer, refuse } from './api/method.ts';
import { checkMessage, response } from './rules/message.ts';
import { BOT, type Message, type Workspace } from './workspace.ts';

/** How often and how long an address may be used (https://docs.slack.dev/interactivity/handling-user-interaction). */
const MOST_USES = 5;
const LIFETIME_MS = 30 * 60_000;

interface Given {
  readonly channel: string;
  readonly user: string;
  /** The message that was acted on. */
  readonly original: Message | undefined;
  readonly at: number;
  uses: number;
  answers: number;
}

/** The addresses to which the app answers what a person did, in the channel or to that person alone. */
export function createResponseUrls(workspace: Workspace, url: () => string) {
  const given = new Map<string, Given>();

  function receive(id: string, body: unknown): { readonly status: number; readonly answer: Answer } {
    const at = given.get(id);
    if (!at || workspace.now() - at.at > LIFETIME_MS) return { status: 404, answer: refuse('expired_url') };
    if (++at.uses > MOST_USES) {
      workspace.violate('response_url: used more than five times');
      return { status: 404, answer: refuse('used_url') };
    }
    const deletes = typeof body === 'object' && body !== null && 'delete_original' in body;
    const { value, error } = checkMessage(response, body, !deletes);
    if (!value) {
      workspace.violate(`response_url: ${error?.code}: ${error?.detail}`);
      return { status: 400, answer: refuse(error?.code ?? 'invalid_payload') };
    }
    const { blocks = [] } = value;
    if (unreadyFile(workspace, blocks) || isRefused(workspace, blocks))
      return { status: 400, answer: refuse('invalid_blocks') };
    if (value.delete_original === true) {
      if (at.original) at.original.isDeleted = true;
      return { status: 200, answer: { ok: true } };
    }
    if (at.original && value.replace_original === undefined) {
      workspace.violate('response_url: does not say whether the message is replaced');
    }
    if (value.replace_original === true && at.original) {
      at.original.text = value.text ?? '';
      at.original.blocks = value.blocks ?? [];
      return { status: 200, answer: { ok: true } };
    }
    if (++at.answers > 1) workspace.violate(`response_url: a second answer in ${at.channel}`);
    workspace.add({
      channel: at.channel,
      user: BOT.user,
      ...(value.response_type === 'in_channel' ? {} : { onlyFor: at.user }),
      ...(value.thread_ts === undefined ? {} : { thread: value.thread_ts }),
      text: value.text ?? '',
      blocks: value.blocks ?? [],
    });
    return { status: 200, answer: { ok: true } };
  }

  return {
    receive,
    /** A fresh address for something that a person did. */
    create: (channel: string, user: string, original?: Message): string => {
      const id = workspace.newId('R');
      given.set(id, { channel, user, original, at: workspace.now(), uses: 0, answers: 0 });
      return `${url()}/response/${id}`;
    },
  };
}

export type ResponseUrls = ReturnType<typeof createResponseUrls>;
