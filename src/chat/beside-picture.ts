import type { Block, Reply } from './reply.ts';

/** What is to be said where the picture of a reply is shown: all of it but what the picture says itself. */
export function besidePicture({ body, picture }: Pick<Reply, 'body' | 'picture'>): readonly Block[] {
  return body.slice(picture?.says ?? 0);
}
