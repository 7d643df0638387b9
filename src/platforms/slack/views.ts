import type { types } from '@slack/bolt';
import type { Reply } from '../../chat/reply.ts';
import type { Desk, Who } from './desk.ts';
import { MAX_MODAL_TITLE } from './limits.ts';
import { renderReply } from './reply/render.ts';
import { plainText } from './reply/text.ts';

interface Showing {
  readonly reply: Reply;
  readonly who: Who;
  readonly trigger: string;
  /** The view in which something was pressed. */
  readonly view: { readonly id: string; readonly type: string } | undefined;
}

/** Shows a reply in a modal: where something was pressed in the App Home there is no channel to answer in. */
export async function showReply<S>(desk: Desk<S>, { reply, who, trigger, view }: Showing): Promise<void> {
  const words = await desk.wordsFor(who.user);
  const modal: types.ModalView = {
    type: 'modal',
    title: plainText(words('slack.app-name', {}), MAX_MODAL_TITLE),
    close: plainText(words('slack.close', {}), MAX_MODAL_TITLE),
    blocks: renderReply(reply, { private: false, withQuestion: true }).blocks,
  };
  if (view?.type === 'modal') await desk.clients.writing.views.update({ view_id: view.id, view: modal });
  else await desk.clients.writing.views.open({ trigger_id: trigger, view: modal });
}
