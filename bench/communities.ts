import { parseArgs } from 'node:util';
import { openKnowledgeBase } from '../src/answer/knowledge-base.ts';
import { DEFAULT_PACK } from '../src/config/index.ts';
import type { LocalFact } from '../src/questions/local-content.ts';
import { createLocalKnowledgeBase } from '../src/questions/local-knowledge.ts';
import type { Community, LocalEntry } from '../src/questions/local-store.ts';

/**
 * What many communities with facts of their own cost: memory, and the milliseconds of an answer in one whose index is there
 * (warm), is not (cold), and in one without facts. `npm run bench:communities -- --communities 10000 --facts 20`
 */
const { values } = parseArgs({
  options: { communities: { type: 'string', default: '10000' }, facts: { type: 'string', default: '20' } },
});
const [communities, facts] = [Number(values.communities), Number(values.facts)];

const base = await openKnowledgeBase(DEFAULT_PACK);
await base.warm();

function contentOf(community: number, number: number): LocalFact {
  return {
    kind: 'fact',
    language: 'en',
    topic: 'education',
    statement: `Group ${number} of club ${community} meets in room ${number * 7} with ${NAMES[number % NAMES.length]}.`,
    answer: `Room ${number * 7}`,
    questions: [
      `Where does group ${number} meet?`,
      `Which room has ${NAMES[number % NAMES.length]} with group ${number}?`,
    ],
    date: '2026-11',
    source: { publisher: 'our own', url: null },
  };
}

const NAMES = ['Weber', 'Smith', 'Akhmetov', 'Schmidt', 'Ivanova', 'Nurlan', 'Aigerim', 'Petrov'];

function entriesOf({ space }: Community): LocalEntry[] {
  return Array.from({ length: facts }, (_, at) => ({
    number: at + 1,
    version: 1,
    state: 'live',
    content: contentOf(Number(space), at + 1),
    addedBy: '1',
    addedAt: 0,
    approvedBy: '1',
    changedBy: '1',
    changedAt: 0,
  }));
}

const local = createLocalKnowledgeBase({
  store: {
    localRevision: async ({ space }) => (space === 'none' ? 0 : 1),
    localEntries: async (community) => ({ revision: 1, entries: entriesOf(community), packs: [] }),
  },
  knowledge: base.current,
  now: () => performance.now(),
  report: (error) => {
    throw error;
  },
});

function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

async function ask(space: string): Promise<number> {
  const tenant = { platform: 'bench', space };
  const began = performance.now();
  await local.refresh(tenant);
  local.knowledge('en', tenant).answerer.answer('where does group 7 meet');
  return performance.now() - began;
}

async function measure(what: string, spaces: readonly string[]): Promise<void> {
  const [before, times] = [memory(), [] as number[]];
  for (const space of spaces) times.push(await ask(space));
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2);
  const grown = (memory() - before).toFixed(1);
  process.stdout.write(
    `${what}: ${spaces.length} answers, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, memory +${grown} MB\n`,
  );
}

const some = Array.from({ length: communities }, (_, at) => String(at));
await measure(
  'without facts',
  some.map(() => 'none'),
);
await measure(`cold, ${facts} facts each`, some.slice(0, 100));
await measure(
  'warm',
  some.map((_, at) => String(at % 100)),
);
await measure('cold, all', some);
