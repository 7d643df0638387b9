import type { PictureModel } from '../src/charts/picture.ts';
import type { Pictures } from '../src/charts/pictures.ts';
import type { Picture, Reply } from '../src/chat/reply.ts';
import type { Words } from '../src/i18n/translator.ts';

/** The reply with a picture, or with a word on why there is none: what it says stands in the reply all the same. */
export async function illustrate(
  reply: Reply,
  { model, name, alt }: { readonly model: PictureModel; readonly name: string; readonly alt: string },
  pictures: Pictures,
  words: Words,
): Promise<Reply> {
  const png = await pictures.draw(model);
  return withPicture(reply, png && { png, name: `${name}.png`, alt }, words);
}

/** The reply with a picture that has been drawn, or with a word on why there is none. */
export function withPicture(reply: Reply, picture: Picture | undefined, words: Words): Reply {
  if (picture) return { ...reply, picture };
  return { ...reply, body: [...reply.body, { kind: 'note', text: words('picture.failed', {}) }] };
}
