import { z } from 'zod';
import { type Method, refuse, violation } from './method.ts';

const text = z.string().regex(/\S/);
const suggested = z.strictObject({
  channel_id: z.string(),
  title: text.optional(),
  prompts: z
    .array(z.strictObject({ title: text, message: text }))
    .min(1)
    .max(4),
});
const named = z.strictObject({ channel_id: z.string(), thread_ts: z.string(), title: text });

/**
 * https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts, read 2026-11-29: with a `thread_ts` an
 * app with an agent view fails silently, so here it is a mistake.
 */
const setSuggestedPrompts: Method = ({ workspace, arguments: given }) => {
  const { data, error } = suggested.safeParse(given);
  if (!data) {
    return violation(workspace, 'assistant.threads.setSuggestedPrompts', 'invalid_arguments', z.prettifyError(error));
  }
  if (workspace.channels.get(data.channel_id)?.kind !== 'direct') return refuse('channel_not_found');
  workspace.prompts.set(data.channel_id, { title: data.title, prompts: data.prompts });
  return { ok: true };
};

/** https://docs.slack.dev/reference/methods/assistant.threads.setTitle, read 2026-11-29 */
const setTitle: Method = ({ workspace, arguments: given }) => {
  const { data, error } = named.safeParse(given);
  if (!data) return violation(workspace, 'assistant.threads.setTitle', 'invalid_arguments', z.prettifyError(error));
  const isThere = workspace.messages.some(({ channel, ts }) => channel === data.channel_id && ts === data.thread_ts);
  if (!isThere) return refuse('invalid_thread_ts');
  workspace.titles.set(`${data.channel_id} ${data.thread_ts}`, data.title);
  return { ok: true };
};

export const assistant: Readonly<Record<string, Method>> = {
  'assistant.threads.setSuggestedPrompts': setSuggestedPrompts,
  'assistant.threads.setTitle': setTitle,
};
