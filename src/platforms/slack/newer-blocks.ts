import type { types } from '@slack/bolt';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../../ops/log.ts';
import { isRefusedContent } from './errors.ts';

/**
 * Kinds of blocks that Slack added in 2025 and 2026 and brings to workspaces one after the other. Only messages take them:
 * https://docs.slack.dev/reference/block-kit/blocks, read 2026-11-29.
 */
const NEWER = ['container', 'table', 'context_actions'] as const;
export type NewerBlock = (typeof NEWER)[number];

/** For what is only drawn. */
export const ALL_NEWER: ReadonlySet<NewerBlock> = new Set(NEWER);

/** Which of the newer kinds of blocks a workspace takes, as far as it has not refused any. */
export interface NewerBlocks {
  /**
   * Sends a message with newer blocks or, where the workspace refuses them, without those that it refuses; it gets no more
   * of them as long as the process runs.
   * @param reading Asks Slack which blocks it finds fault with, where one was refused.
   * @param send Is told what it may use, and gives to `sent` the blocks of what it sends.
   * @throws whatever `send` throws, for any other reason or the second time.
   */
  readonly deliver: <T>(
    reading: WebClient,
    send: (usable: ReadonlySet<NewerBlock>, sent: (blocks: readonly types.KnownBlock[]) => void) => Promise<T>,
  ) => Promise<T>;
}

export function createNewerBlocks(log: Log): NewerBlocks {
  let usable: ReadonlySet<NewerBlock> = ALL_NEWER;
  /** With which Slack's validator has found no fault. */
  let valid: ReadonlySet<NewerBlock> = new Set();

  async function refusedOf(blocks: readonly types.KnownBlock[], used: ReadonlySet<NewerBlock>, reading: WebClient) {
    const named = used.isSubsetOf(valid) ? new Set<NewerBlock>() : await faultyKinds(blocks, reading);
    if (named.size > 0) return named;
    valid = valid.union(used);
    // Far more often it is the picture, which Slack looks at for a while.
    return blocks.some(({ type }) => type === 'image') ? undefined : used;
  }

  return {
    deliver: async (reading, send) => {
      let blocks: readonly types.KnownBlock[] = [];
      const note = (given: readonly types.KnownBlock[]) => {
        blocks = given;
      };
      try {
        return await send(usable, note);
      } catch (error) {
        const used = newerIn(blocks);
        const isOurs = isRefusedContent(error) && used.size > 0;
        const refused = isOurs ? await refusedOf(blocks, used, reading) : undefined;
        if (!refused) throw error;
        const done = await send(usable.difference(refused), note);
        // Only now is it known that they were the reason.
        usable = usable.difference(refused);
        log.warn({ blocks: [...refused].join(', ') }, 'Slack refuses kinds of blocks; messages do without them');
        return done;
      }
    },
  };
}

function newerIn(blocks: readonly types.KnownBlock[]): ReadonlySet<NewerBlock> {
  const inner = blocks.flatMap((block) => (block.type === 'container' ? block.child_blocks : []));
  const kinds = new Set<string>([...blocks, ...inner].map(({ type }) => type));
  return new Set(NEWER.filter((kind) => kinds.has(kind)));
}

const faulty = z.object({ errors: z.array(z.object({ pointer: z.string() })) });

/** The newer kinds of blocks that Slack's validator finds fault with; none where it finds none, or does not answer. */
async function faultyKinds(blocks: readonly types.KnownBlock[], reading: WebClient): Promise<ReadonlySet<NewerBlock>> {
  const kinds = new Set(await faultsIn(blocks, reading).catch(() => []));
  return new Set(NEWER.filter((kind) => kinds.has(kind)));
}

/**
 * The kinds of blocks with which Slack's own validator finds fault: https://docs.slack.dev/reference/methods/blocks.validate.
 * @throws the errors of Slack's library, if it doesn't say.
 */
export async function faultsIn(blocks: readonly types.KnownBlock[], reading: WebClient): Promise<readonly string[]> {
  try {
    await reading.blocks.validate({ blocks: [...blocks] });
    return [];
  } catch (error) {
    const found = error instanceof WebAPIPlatformError ? faulty.safeParse(error.data).data : undefined;
    if (!found) throw error;
    return [...new Set(found.errors.flatMap(({ pointer }) => kindsAt(blocks, pointer)))];
  }
}

/** Whether messages do without blocks of this kind where they are refused. */
export function isNewer(kind: string): boolean {
  return NEWER.some((newer) => newer === kind);
}

/** The kind of the innermost block at a JSON pointer such as `/blocks/2/child_blocks/0/rows`. */
function kindsAt(blocks: readonly types.KnownBlock[], pointer: string): readonly string[] {
  const [, outer, inner] = /^\/(?:blocks\/)?(\d+)(?:\/child_blocks\/(\d+))?/.exec(pointer) ?? [];
  const block = outer === undefined ? undefined : blocks[Number(outer)];
  if (!block) return [];
  const child = block.type === 'container' && inner !== undefined ? block.child_blocks[Number(inner)] : undefined;
  return [(child ?? block).type];
}
