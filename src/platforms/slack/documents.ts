import type { Document } from '../../chat/reply.ts';
import type { Log } from '../../ops/log.ts';
import type { SlackClients } from './clients.ts';
import { classify } from './errors.ts';
import { placeFile } from './upload.ts';

/**
 * Sends a text as a file to a person alone, in their conversation with the bot: what only the asker sees takes no files. A
 * failure is logged.
 * https://docs.slack.dev/reference/methods/files.completeUploadExternal
 */
export async function sendDocument(
  { writing, fetch }: Pick<SlackClients, 'writing' | 'fetch'>,
  user: string,
  { name, text }: Document,
  log: Log,
): Promise<void> {
  try {
    const { channel } = await writing.chat.postMessage({ channel: user, text: name, mrkdwn: false });
    if (channel === undefined) throw new Error('Slack named no conversation.');
    const id = await placeFile({ writing, fetch }, { name, bytes: Buffer.from(text) });
    await writing.files.completeUploadExternal({ files: [{ id, title: name }], channel_id: channel });
  } catch (error) {
    log.warn({ reason: classify(error).reason }, 'Slack rejected a file');
  }
}
