import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { readBody } from './body.ts';
import type { Faults } from './faults.ts';
import { sendJson } from './web-api.ts';
import type { Workspace } from './workspace.ts';

const fault = z.union([
  z.object({ kind: z.literal('error'), error: z.string() }),
  z.object({ kind: z.literal('ratelimited'), retryAfterSeconds: z.number() }),
  z.object({ kind: z.literal('status'), status: z.int() }),
  z.object({ kind: z.enum(['refused', 'dropped', 'silent']) }),
]);
const orders = z.object({
  channels: z.array(z.string()).default([]),
  users: z.array(z.string()).default([]),
  archived: z.array(z.string()).default([]),
  faults: z
    .array(
      z.object({
        method: z.string(),
        fault,
        times: z.int().default(1),
        channel: z.string().optional(),
        share: z.number().optional(),
      }),
    )
    .default([]),
});

/** What other processes may ask of a loopback Slack, and tell it: GET messages and violations, POST orders. */
export async function control(
  { workspace, faults }: { readonly workspace: Workspace; readonly faults: Faults },
  request: IncomingMessage,
  response: ServerResponse,
  what: string,
): Promise<void> {
  if (request.method === 'GET' && what === 'messages') return sendJson(response, 200, workspace.messages);
  if (request.method === 'GET' && what === 'violations') return sendJson(response, 200, workspace.violations);
  if (request.method !== 'POST' || what !== 'orders') return sendJson(response, 404, { error: 'not_found' });
  const given = orders.parse(JSON.parse(String(await readBody(request))));
  for (const id of given.users) workspace.addUser({ id });
  for (const id of given.channels) workspace.addChannel(id);
  for (const id of given.archived) {
    const channel = workspace.channels.get(id);
    if (channel) channel.isArchived = true;
  }
  for (const { share, channel, ...plan } of given.faults) {
    if (share === undefined) faults.plan({ ...plan, ...(channel === undefined ? {} : { channel }) });
    else faults.share(plan.method, plan.fault, share);
  }
  sendJson(response, 200, { ok: true });
}
