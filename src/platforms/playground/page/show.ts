import { encodeAction } from '../../../chat/custom-id.ts';
import { type Action, besidePicture, type Reply } from '../../../chat/reply.ts';
import type { Shown, ShownReply } from './protocol.ts';

/** What each platform makes of a reply, by the name of the platform. */
export type Previews = Readonly<Record<string, (reply: Reply) => object>>;

/** A reply as the page gets it. Its buttons are codes, as on any other platform: they must survive being written down. */
export function showReply(reply: Reply, previews: Previews): Shown {
  return {
    reply: forPage(reply),
    previews: Object.fromEntries(Object.entries(previews).map(([platform, preview]) => [platform, preview(reply)])),
  };
}

function forPage(reply: Reply): ShownReply {
  const { heading, facts, actions, audience, picture } = reply;
  return {
    ...(heading === undefined ? {} : { heading }),
    body: besidePicture(reply),
    facts,
    actions: actions.map(button),
    audience,
    ...(picture === undefined
      ? {}
      : { picture: { url: `data:image/png;base64,${Buffer.from(picture.png).toString('base64')}`, alt: picture.alt } }),
  };
}

function button(action: Action) {
  return { label: action.label, code: encodeAction(action) };
}
