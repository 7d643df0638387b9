import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted and timed. Labels come from small fixed sets, never from what a person typed. */
export type Metrics = ReturnType<typeof createMetrics>;

const ANSWER_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const STORE_BUCKETS = [0.001, 0.005, 0.025, 0.1, 0.5, 1, 5, 10];
const LATE_BUCKETS = [1, 5, 15, 30, 60, 300, 900, 3600, 43_200];

/** Metrics in Prometheus's text format, with those of the Node process. docs/operate.md says what each one means. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const invocations = new Histogram({
    name: 'dostyk_invocation_seconds',
    help: 'Time from an invocation to its reply.',
    labelNames: ['platform', 'command', 'outcome'],
    buckets: ANSWER_BUCKETS,
    registers,
  });
  const answers = new Counter({
    name: 'dostyk_answers_total',
    help: 'Answers to questions by kind; unsure ones are abstentions.',
    labelNames: ['platform', 'kind'],
    registers,
  });
  const deliveries = new Counter({
    name: 'dostyk_deliveries_total',
    help: 'Attempts to post a daily fact by how they ended.',
    labelNames: ['platform', 'outcome'],
    registers,
  });
  const lateness = new Histogram({
    name: 'dostyk_delivery_late_seconds',
    help: 'Time from when a daily fact was due to its post.',
    labelNames: ['platform'],
    buckets: LATE_BUCKETS,
    registers,
  });
  const requests = new Counter({
    name: 'dostyk_platform_requests_total',
    help: 'Requests to the platforms by the status of the response; 429 is a rate limit.',
    labelNames: ['platform', 'status'],
    registers,
  });
  const unreadable = new Counter({
    name: 'dostyk_unreadable_events_total',
    help: 'Events of a platform that could not be read and were skipped.',
    labelNames: ['platform', 'event'],
    registers,
  });
  const verbs = new Histogram({
    name: 'dostyk_store_seconds',
    help: 'Time that the store took.',
    labelNames: ['verb'],
    buckets: STORE_BUCKETS,
    registers,
  });
  const troubles = new Counter({
    name: 'dostyk_store_errors_total',
    help: 'What the store could not do, by what kept it from it.',
    labelNames: ['verb', 'trouble'],
    registers,
  });

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    invocation: (
      labels: { readonly platform: string; readonly command: string; readonly outcome: string },
      ms: number,
    ) => invocations.observe(labels, ms / 1000),
    answer: (platform: string, kind: string) => answers.inc({ platform, kind }),
    delivery: (platform: string, outcome: string, lateMs: number) => {
      deliveries.inc({ platform, outcome });
      if (outcome === 'posted') lateness.observe({ platform }, Math.max(0, lateMs) / 1000);
    },
    unreadableEvent: (platform: string, event: string) => unreadable.inc({ platform, event }),
    request: (platform: string, status: number) => requests.inc({ platform, status }),
    storeVerb: (verb: string, ms: number) => verbs.observe({ verb }, ms / 1000),
    storeError: (verb: string, trouble: string) => troubles.inc({ verb, trouble }),
    /** Has every platform asked for its silence whenever the metrics are read. */
    watchSilence: (secondsSinceLastEvent: () => ReadonlyMap<string, number>) => {
      new Gauge({
        name: 'dostyk_platform_silent_seconds',
        help: 'Time since a platform last gave a sign of life over its gateway or socket.',
        labelNames: ['platform'],
        registers,
        collect() {
          for (const [platform, seconds] of secondsSinceLastEvent()) this.set({ platform }, seconds);
        },
      });
    },
    /** Has it asked whenever the metrics are read which platforms are connected. */
    watchConnections: (isConnected: () => ReadonlyMap<string, boolean>) => {
      new Gauge({
        name: 'dostyk_platform_connected',
        help: 'Whether a platform has been connected since the start (1) or is still being tried (0).',
        labelNames: ['platform'],
        registers,
        collect() {
          for (const [platform, connected] of isConnected()) this.set({ platform }, Number(connected));
        },
      });
    },
  };
}
