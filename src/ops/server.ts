import { messageOf } from '../util/error-message.ts';
import { type HttpServer, startHttpServer } from '../util/http-server.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** The port cannot be had; in one sentence, for the operator. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

interface HealthReport {
  readonly ok: boolean;
}

interface ServerOptions {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** What the program says of itself; a report that is not ok is served with 503. */
  readonly health: { readonly alive: () => HealthReport; readonly ready: () => HealthReport };
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>;
  readonly log: Log;
}

/**
 * Serves /healthz and /readyz (200 or 503, with a report as JSON) and /metrics in Prometheus's text format.
 * @throws ListenError
 */
export async function startOpsServer({ host, port, health, metrics, log }: ServerOptions): Promise<HttpServer> {
  const answers = new Map<string, () => Promise<Answer> | Answer>([
    ['/healthz', () => asJson(health.alive())],
    ['/readyz', () => asJson(health.ready())],
    ['/metrics', async () => ({ status: 200, type: metrics.contentType, body: await metrics.text() })],
  ]);
  try {
    return await startHttpServer({
      host,
      port,
      handle: async ({ method, url = '/' }, response) => {
        const answer = answers.get(URL.parse(url, 'http://localhost')?.pathname ?? '');
        const isReading = method === 'GET' || method === 'HEAD';
        const { status, type, body } = answer && isReading ? await answer() : NOTHING_HERE;
        response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
        response.end(method === 'HEAD' ? undefined : body);
      },
      report: (error) => log.error({ error: String(error) }, 'health or metrics request failed'),
    });
  } catch (error) {
    throw new ListenError(`OPS_HOST and OPS_PORT cannot be used (${messageOf(error)}).`);
  }
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
