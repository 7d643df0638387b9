import { createHash } from 'node:crypto';
import type { APIActionRowComponent, APIComponentInMessageActionRow } from 'discord.js';
import { MAX_NONCE } from './limits.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/**
 * What identifies a post by its key. Discord refuses a second message with the same nonce only for a few minutes, and
 * leaves it out when the message is read later (https://discord.com/developers/docs/resources/message, read 2026-11-24).
 * For good there are the ids of components: any positive 32-bit number that differs within the message, kept by Discord
 * and shown to nobody (https://discord.com/developers/docs/components/reference, read 2026-11-24). Two of them are 62 bits.
 */
export interface PostMark {
  readonly nonce: string;
  readonly ids: readonly [number, number];
}

export function markOf(key: string): PostMark {
  const digest = createHash('sha256').update(key).digest();
  // Small numbers are left to the components that Discord numbers itself.
  const id = (at: number) => (digest.readUInt32BE(at) & 0x3fff_ffff) | 0x4000_0000;
  const first = id(0);
  const second = id(4);
  return {
    nonce: digest.subarray(8).toString('base64url').slice(0, MAX_NONCE),
    ids: [first, second === first ? first ^ 1 : second],
  };
}

/** The rows with the mark on the first row and its first component. */
export function markRows(rows: readonly Row[], { ids: [rowId, firstId] }: PostMark): Row[] {
  return rows.map((row, at) =>
    at > 0
      ? row
      : {
          ...row,
          id: rowId,
          components: row.components.map((component, place) => (place > 0 ? component : { ...component, id: firstId })),
        },
  );
}

/** What is read of a message to recognise it. */
interface Marked {
  readonly nonce?: string | number | undefined;
  readonly components?: readonly MarkedRow[] | undefined;
}
interface MarkedRow {
  readonly id?: number | undefined;
  readonly components?: readonly { readonly id?: number | undefined }[] | undefined;
}

/** Whether the message carries this mark. */
export function carries({ nonce, components }: Marked, mark: PostMark): boolean {
  const row = components?.[0];
  return nonce === mark.nonce || (row?.id === mark.ids[0] && row.components?.[0]?.id === mark.ids[1]);
}
