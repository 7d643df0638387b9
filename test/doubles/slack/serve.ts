import { startSlack } from './slack.ts';

/**
 * The loopback Slack as a program of its own, for tests over several processes: `node test/doubles/slack/serve.ts`.
 * It prints one line of JSON with its addresses. Beside the Web API, what was posted and what was done wrong is to be
 * had at GET /control/messages and /control/violations, and faults are planned by POST /control/faults.
 */
const slack = await startSlack({ port: Number(process.env['PORT'] ?? 0) });
process.stdout.write(`${JSON.stringify({ apiUrl: slack.apiUrl, controlUrl: slack.controlUrl })}\n`);
process.once('SIGTERM', () => void slack.stop());
