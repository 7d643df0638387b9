import { cpSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkInWorker } from '../../src/answer/check-pack.ts';
import {
  type HotReload,
  type KnowledgeBase,
  openKnowledgeBase,
  type PackNews,
  startHotReload,
} from '../../src/answer/knowledge-base.ts';
import type { Problem } from '../../src/facts/parse.ts';

const HEAD = `id: harbours
title: Harbours
about: the harbours of Lake Constance
language: en
subjects:
  - [Lindau]
topics:
  ships: { title: Ships }
`;
const facts = (berths: number) => `- id: berths
  statement: The harbour of Lindau has ${berths} berths.
  answer: ${berths} berths
  questions:
    - How many berths are there in Lindau?
    - Lindau berths
    - number of berths in the harbour of Lindau
  entities: [Lindau]
  date: "2024"
  status: confirmed
  sources:
    - publisher: Harbour Gazette
      title: The harbour in figures
      url: https://example.org/harbour
      published: "2024-05-02"
      lang: en
`;

let root: string;
let folder: string;
let base: KnowledgeBase;
let hotReload: HotReload;
let told: PackNews[];
let wanted: (() => void) | undefined;
const failures: unknown[] = [];

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'hot-'));
  folder = join(root, 'pack');
  cpSync(makePack(400), folder, { recursive: true });
  base = await openKnowledgeBase(folder);
  told = [];
  failures.length = 0;
});

afterEach(() => {
  hotReload.stop();
  rmSync(root, { recursive: true });
  expect(failures).toEqual([]);
});

function makePack(berths: number): string {
  const made = mkdtempSync(join(root, 'made-'));
  writeFileSync(join(made, 'pack.yaml'), HEAD);
  writeFileSync(join(made, 'ships.yaml'), facts(berths));
  return made;
}

/** A check that is still under way when the test ends. */
const slowCheck = () => new Promise<never>(() => {});

function start(check: (folder: string) => Promise<readonly Problem[]> = slowCheck): void {
  hotReload = startHotReload({
    folder,
    base,
    check,
    tell: (news) => {
      told.push(news);
      wanted?.();
    },
    report: (error) => failures.push(error),
  });
}

/** What is told next that is like this, from now on. */
async function next(isIt: (news: PackNews) => boolean): Promise<PackNews> {
  for (;;) {
    const found = told.find(isIt);
    if (found) {
      told = [];
      return found;
    }
    await new Promise<void>((resolve) => {
      wanted = resolve;
    });
  }
}

const answer = () => base.current().pack.fact('berths')?.answer;

test('an edited file is in use without a restart', async () => {
  start(async () => []);
  writeFileSync(join(folder, 'ships.yaml'), facts(500));
  expect(await next(({ inUse }) => inUse)).toEqual({ folder, inUse: true, problems: undefined });
  expect(await next(({ problems }) => problems !== undefined)).toEqual({ folder, inUse: true, problems: [] });
  expect(answer()).toBe('500 berths');
});

test('a file that an editor puts in the place of the old one is seen, again and again', async () => {
  start();
  for (const berths of [501, 502, 503]) {
    writeFileSync(join(root, 'saved'), facts(berths));
    renameSync(join(root, 'saved'), join(folder, 'ships.yaml'));
    await next(({ inUse }) => inUse);
    expect(answer()).toBe(`${berths} berths`);
  }
});

test('a broken file changes nothing and is named with its line, until it is corrected', async () => {
  start();
  writeFileSync(join(folder, 'ships.yaml'), facts(600).replace('status: confirmed', 'status: certain'));
  const { problems } = await next(({ inUse }) => !inUse);
  expect(problems).toEqual([expect.objectContaining({ file: 'ships.yaml', line: 10, rule: 'schema' })]);
  expect(answer()).toBe('400 berths');
  writeFileSync(join(folder, 'ships.yaml'), facts(600));
  await next(({ inUse }) => inUse);
  expect(answer()).toBe('600 berths');
});

test('a folder that takes the place of the old one is watched on', async () => {
  start();
  renameSync(folder, join(root, 'old'));
  expect((await next(({ inUse }) => !inUse)).problems?.[0]?.message).toContain('cannot be read');
  cpSync(makePack(700), folder, { recursive: true });
  await next(({ inUse }) => inUse);
  expect(answer()).toBe('700 berths');
  writeFileSync(join(folder, 'ships.yaml'), facts(701));
  await next(({ inUse }) => inUse);
  expect(answer()).toBe('701 berths');
});

test.each<[string, (first: string, second: string) => () => void]>([
  [
    'the folder itself is a link to another',
    (first, second) => {
      rmSync(folder, { recursive: true });
      symlinkSync(first, folder);
      return () => replaceLink(second, folder);
    },
  ],
  [
    'a folder above it is a link to another',
    (first, second) => {
      const current = join(root, 'current');
      const releases = [first, second].map((made) => {
        const release = mkdtempSync(join(root, 'release-'));
        renameSync(made, join(release, 'pack'));
        return release;
      });
      symlinkSync(releases[0] ?? '', current);
      folder = join(current, 'pack');
      return () => replaceLink(releases[1] ?? '', current);
    },
  ],
  [
    'its files are links into a folder that a link leads to, as in a volume of Kubernetes',
    (first, second) => {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      for (const [at, made] of [first, second].entries()) renameSync(made, join(folder, `..version-${at}`));
      symlinkSync('..version-0', join(folder, '..data'));
      for (const file of ['pack.yaml', 'ships.yaml']) symlinkSync(join('..data', file), join(folder, file));
      return () => replaceLink('..version-1', join(folder, '..data'));
    },
  ],
])('a link that leads elsewhere is followed: %s', async (_, make) => {
  const change = make(makePack(400), makePack(750));
  base = await openKnowledgeBase(folder);
  start();
  expect(answer()).toBe('400 berths');
  change();
  await next(({ inUse }) => inUse);
  expect(answer()).toBe('750 berths');
  // What it leads to now is watched in its turn.
  writeFileSync(join(realpathSync(folder), 'ships.yaml'), facts(751));
  await next(({ inUse }) => inUse);
  expect(answer()).toBe('751 berths');
});

/** Replaces a link by another in one step, as programs do that change what is in use. */
function replaceLink(target: string, link: string): void {
  symlinkSync(target, `${link}.new`);
  renameSync(`${link}.new`, link);
}

test('what can be used is checked in a thread of its own, and what the check finds is told', async () => {
  start(checkInWorker);
  writeFileSync(join(folder, 'ships.yaml'), facts(800).replace('2024-05-02', '2099-05-02'));
  expect(await next(({ inUse }) => inUse)).toEqual({ folder, inUse: true, problems: undefined });
  const { problems } = await next((news) => news.problems !== undefined);
  expect(problems).toEqual(
    expect.arrayContaining([expect.objectContaining({ file: 'ships.yaml', line: 1, rule: 'date' })]),
  );
});

test('what a check finds in files that have changed meanwhile is not told', async () => {
  const checks: PromiseWithResolvers<readonly Problem[]>[] = [];
  start(() => {
    const check = Promise.withResolvers<readonly Problem[]>();
    checks.push(check);
    return check.promise;
  });
  writeFileSync(join(folder, 'ships.yaml'), facts(900));
  await next(({ inUse }) => inUse);
  writeFileSync(join(folder, 'ships.yaml'), facts(901));
  await expect.poll(answer).toBe('901 berths');
  checks[0]?.resolve([{ file: 'ships.yaml', line: 1, rule: 'old', message: 'outdated' }]);
  await expect.poll(() => checks.length).toBe(2);
  checks[1]?.resolve([]);
  expect(await next((news) => news.problems !== undefined)).toEqual({ folder, inUse: true, problems: [] });
  expect(answer()).toBe('901 berths');
});
