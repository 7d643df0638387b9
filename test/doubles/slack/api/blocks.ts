import { z } from 'zod';
import { messageBlocks } from '../rules/blocks.ts';
import type { Workspace } from '../workspace.ts';
import type { Method } from './method.ts';

/** Whether the workspace takes no message with these blocks, since one of them is of a kind that it refuses. */
export function isRefused({ refusals }: Workspace, blocks: readonly unknown[]): boolean {
  return refusedPlaces(refusals.blocks, blocks).length > 0;
}

const nested = z.object({ type: z.string(), child_blocks: z.array(z.object({ type: z.string() })).optional() });

/** The JSON pointers of blocks of these kinds. */
function refusedPlaces(refused: ReadonlySet<string>, blocks: readonly unknown[]): readonly string[] {
  return blocks.flatMap((raw, at) => {
    const block = nested.parse(raw);
    const inner = (block.child_blocks ?? []).flatMap(({ type }, place) =>
      refused.has(type) ? [`/blocks/${at}/child_blocks/${place}`] : [],
    );
    return [...(refused.has(block.type) ? [`/blocks/${at}`] : []), ...inner];
  });
}

/** https://docs.slack.dev/reference/methods/blocks.validate, read 2026-11-29: needs neither a token nor a scope. */
const validate: Method = ({ workspace, arguments: given }) => {
  const blocks = z.array(z.unknown()).parse(given['blocks']);
  const broken = messageBlocks.safeParse(blocks).error?.issues ?? [];
  const errors = [
    ...broken.map(({ path, message }) => ({ pointer: `/blocks/${path.join('/')}`, code: 'invalid', message })),
    ...refusedPlaces(workspace.refusals.saysWhich ? workspace.refusals.blocks : new Set(), blocks).map((pointer) => ({
      pointer,
      code: 'unsupported_type',
      message: 'unsupported type',
    })),
  ];
  return errors.length === 0 ? { ok: true } : { ok: false, error: 'invalid_blocks', errors };
};

export const blocks: Readonly<Record<string, Method>> = { 'blocks.validate': validate };
