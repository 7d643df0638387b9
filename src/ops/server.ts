import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Health } from '../app/health.ts';
import { ConfigError } from '../config/fields.ts';
import type { Metrics } from './metrics.ts';

interface ServerOptions {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly health: Health;
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>;
}

/**
 * Serves /healthz and /readyz (200 or 503, with a report as JSON) and /metrics in Prometheus's text format.
 * @throws ConfigError if it cannot listen there.
 */
export async function startOpsServer({ host, port, health, metrics }: ServerOptions) {
  const answers: Readonly<Record<string, () => Promise<Answer> | Answer>> = {
    '/healthz': () => asJson(health.alive()),
    '/readyz': () => asJson(health.ready()),
    '/metrics': async () => ({ status: 200, type: metrics.contentType, body: await metrics.text() }),
  };
  const server = createServer(async ({ method, url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const answer = Object.hasOwn(answers, pathname) ? answers[pathname] : undefined;
    const isReading = method === 'GET' || method === 'HEAD';
    const { status, type, body } = answer && isReading ? await answer() : NOTHING_HERE;
    response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
    response.end(method === 'HEAD' ? undefined : body);
  });
  server.listen(port, host);
  await once(server, 'listening').catch((error: unknown) => {
    throw new ConfigError(`HOST and OPS_PORT cannot be used (${error instanceof Error ? error.message : error}).`);
  });
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : port,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const NOTHING_HERE: Answer = { status: 404, type: 'text/plain', body: 'There are /healthz, /readyz and /metrics.\n' };

function asJson(report: { readonly ok: boolean }): Answer {
  return { status: report.ok ? 200 : 503, type: 'application/json', body: `${JSON.stringify(report)}\n` };
}
