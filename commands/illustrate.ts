import type { PictureModel } from '../src/charts/picture.ts';
import type { Pictures } from '../src/charts/pictures.ts';
import type { Reply } from '../src/chat/reply.ts';
import type { Words } from '../src/locales/words.ts';

/** The reply with a picture, or with a word on why there is none: what it says stands in the reply all the same. */
export async function illustrate(
  reply: Reply,
  { model, name, alt }: { readonly model: PictureModel; readonly name: string; readonly alt: string },
  pictures: Pictures,
  words: Words,
): Promise<Reply> {
  const png = await pictures.draw(model);
  if (png) return { ...reply, picture: { png, name: `${name}.png`, alt } };
  return { ...reply, body: [...reply.body, { kind: 'note', text: words('picture.failed', {}) }] };
}
