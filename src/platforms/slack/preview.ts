import type { Reply } from '../../chat/reply.ts';
import { renderReply } from './reply/render.ts';

/** Stands for the id that Slack gives to a picture when it gets it. */
const PICTURE = 'F0000000000';

/** The message that answers a slash command with this reply, as Slack's Web API takes it. */
export function previewOnSlack(reply: Reply): object {
  const alone = reply.audience === 'asker';
  const picture = reply.picture === undefined ? undefined : PICTURE;
  const rendered = renderReply(reply, { private: alone, withQuestion: true, picture });
  return { response_type: alone ? 'ephemeral' : 'in_channel', ...rendered };
}
