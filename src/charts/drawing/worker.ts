import { move } from 'piscina';
import type { PictureModel } from '../model.ts';
import { compose, toPng } from './png.ts';
import { createTypesetter } from './typesetter.ts';

const typesetter = createTypesetter();

/** What a thread of the pool does: a model in, a PNG image out, handed over without being copied. */
export default function draw(model: PictureModel): ReturnType<typeof move> {
  return move(toPng(compose(model, typesetter)));
}
