import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { createQuestionLog } from '../../src/questions/question-log.ts';
import { openStore } from '../../src/store/open.ts';
import { deleteExpired } from '../../src/store/retention.ts';
import type { Store } from '../../src/store/store.ts';
import { ask, createDatabase as createPostgresDatabase } from '../fixtures/postgres.ts';
import { overBothEngines } from './engines.ts';

const lindau = { platform: 'harbour', space: 'lindau' };
const bregenz = { platform: 'harbour', space: 'bregenz' };
const nowhere = { platform: 'harbour' };

/** A day of November 2026 at noon, in milliseconds since 1970. */
const noon = (day: number) => Date.UTC(2026, 10, day, 12);
const asked = async (store: Store, place = lindau) =>
  (await store.questions(place, 9)).map(({ question, times, down }) => [question, times, down]);

overBothEngines((createDatabase) => {
  test('questions are counted by what they ask and where, without who asked', async () => {
    const store = (await createDatabase()).open();
    await store.rememberQuestion('What do  penguins eat?', lindau, '2026-11-01');
    await store.rememberQuestion('WHAT DO PENGUINS EAT', lindau, '2026-11-03');
    await store.rememberQuestion(`${'x'.repeat(299)}🙂 and more\0`, lindau, '2026-11-02');
    await store.rememberQuestion('What do penguins eat?', bregenz, '2026-11-04');
    await store.rememberQuestion('What do penguins eat?', nowhere, '2026-11-05');
    expect(await store.questions(lindau, 5)).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{10}$/),
        ...lindau,
        question: 'What do  penguins eat?',
        times: 2,
        down: 0,
        fact: undefined,
        firstAsked: '2026-11-01',
        lastAsked: '2026-11-03',
      },
      expect.objectContaining({ question: `${'x'.repeat(299)}\ufffd`, times: 1, firstAsked: '2026-11-02' }),
    ]);
    expect(await asked(store, bregenz)).toEqual([['What do penguins eat?', 1, 0]]);
    expect((await store.questions(nowhere, 5)).map(({ space }) => space)).toEqual([undefined]);
    expect(await store.questions(undefined, 9)).toHaveLength(4);
    expect(await store.questions(undefined, 2)).toHaveLength(2);
  });

  test('the same question from many at once is counted as often', async () => {
    const { open } = await createDatabase();
    const stores = [open(), open()];
    const remember = (store: Store | undefined) => store?.rememberQuestion('Why?', lindau, '2026-11-01');
    await Promise.all(Array.from({ length: 20 }, (_, at) => remember(stores[at % 2])));
    expect((await stores[0]?.questions(lindau, 5))?.map(({ times }) => times)).toEqual([20]);
  });

  test('one place is not shown, and cannot dismiss, what was asked in another', async () => {
    const store = (await createDatabase()).open();
    for (const place of [lindau, bregenz]) await store.rememberQuestion('Why?', place, '2026-11-01');
    const [own] = await store.questions(lindau, 1);
    const [others] = await store.questions(bregenz, 1);
    await store.dismissQuestions([own?.id ?? '', others?.id ?? ''], lindau);
    await store.dismissQuestions([], bregenz);
    expect(await asked(store, lindau)).toEqual([]);
    expect(await asked(store, bregenz)).toEqual([['Why?', 1, 0]]);
    expect(await store.question(others?.id ?? '')).toMatchObject({ question: 'Why?', space: 'bregenz' });
    expect(await store.question(own?.id ?? '')).toBeUndefined();
  });

  test('a full list takes no new question of its place, and goes on counting', async () => {
    const store = (await createDatabase()).open();
    for (let at = 0; at < 2_000; at++) await store.rememberQuestion(`Why ${at}?`, lindau, '2026-11-01');
    await store.rememberQuestion('One more?', lindau, '2026-11-02');
    await store.rememberQuestion('Why 7?', lindau, '2026-11-02');
    await store.rememberQuestion('Why?', bregenz, '2026-11-02');
    expect(await store.questions(lindau, 3_000)).toHaveLength(2_000);
    expect((await store.questions(lindau, 1))[0]).toMatchObject({ question: 'Why 7?', times: 2 });
    expect(await asked(store, bregenz)).toHaveLength(1);
  });

  test('a vote against an answer is counted with its question and the fact, one for it with the fact alone', async () => {
    const store = (await createDatabase()).open();
    const log = createQuestionLog({ store, retentionDays: 90, now: () => noon(24), report: () => {} });
    const id = log.answered('How many ships?', lindau) ?? '';
    await expect.poll(() => store.answeredQuestion(id)).toBe('How many ships?');
    const vote = { fact: 'fleet', asked: id, example: 'Ships of Lindau' };
    await log.vote({ ...vote, isUp: true }, lindau);
    expect(await asked(store)).toEqual([]);
    await log.vote({ ...vote, isUp: false }, lindau);
    await log.vote({ ...vote, isUp: false, fact: 'crew' }, lindau);
    expect(await log.open(lindau)).toEqual([
      expect.objectContaining({
        question: 'How many ships?',
        times: 0,
        down: 2,
        fact: 'crew',
        lastAsked: '2026-11-24',
      }),
    ]);
    expect(await log.votes(['fleet', 'crew', 'none'], lindau)).toEqual(
      new Map([
        ['fleet', { up: 1, down: 1 }],
        ['crew', { up: 0, down: 1 }],
      ]),
    );
    expect(await log.votes(['fleet'], bregenz)).toEqual(new Map());
    expect(await log.votes([], lindau)).toEqual(new Map());
  });

  test('a vote on what was answered long ago names a question of the pack', async () => {
    const store = (await createDatabase()).open();
    const log = createQuestionLog({ store, retentionDays: 90, now: () => noon(24), report: () => {} });
    await log.vote({ fact: 'fleet', asked: 'gone', example: 'Ships of Lindau', isUp: false }, lindau);
    expect(await asked(store)).toEqual([['Ships of Lindau', 0, 1]]);
  });

  test('questions are forgotten some days after they were last asked, and what was answered after one', async () => {
    const store = (await createDatabase()).open();
    await store.rememberQuestion('Old?', lindau, '2026-11-10');
    await store.rememberQuestion('New?', lindau, '2026-11-11');
    await store.rememberAnswered('old', 'How many?', noon(23) - 1);
    await store.rememberAnswered('new', 'How many?', noon(23));
    await deleteExpired(store, noon(24), { questionDays: 14 });
    expect(await asked(store)).toEqual([['New?', 1, 0]]);
    expect(await store.answeredQuestion('old')).toBeUndefined();
    expect(await store.answeredQuestion('new')).toBe('How many?');
    await store.rememberQuestion('Today?', lindau, '2026-11-24');
    await deleteExpired(store, noon(24), { questionDays: 1 });
    expect(await asked(store)).toEqual([['Today?', 1, 0]]);
  });

  test('with 0 days nothing that somebody typed is kept, and what was kept before goes', async () => {
    const store = (await createDatabase()).open();
    await store.rememberQuestion('Before?', lindau, '2026-11-24');
    await store.rememberAnswered('before', 'Before?', noon(24) - 1);
    const log = createQuestionLog({ store, retentionDays: 0, now: () => noon(24), report: () => {} });
    log.unanswered('Why?', lindau);
    expect(log.answered('How many ships?', lindau)).toBeUndefined();
    await log.vote({ fact: 'fleet', asked: 'before', example: 'Ships of Lindau', isUp: false }, lindau);
    expect(await asked(store)).toEqual([['Before?', 1, 0]]);
    await deleteExpired(store, noon(24), { questionDays: 0 });
    expect(await asked(store)).toEqual([]);
    expect(await store.answeredQuestion('before')).toBeUndefined();
  });
});

/** Takes a database back to how the first version made it, with a question in it. */
const BACK_TO_THE_BEGINNING = `
  drop table votes;
  drop table answered;
  drop table questions;
  alter table subscriptions drop column card;
  alter table deliveries drop column sent_at;
  alter table deliveries drop column refused_at;
  delete from kysely_migration where name >= '0003-questions-by-place';
  create table questions (key text primary key, question text not null, times integer not null,
    first_asked text not null, last_asked text not null);
  insert into questions values ('why', 'Why?', 3, '2026-01-02', '2026-11-03');
`;
const carriedOver = expect.objectContaining({ question: 'Why?', times: 3, down: 0, lastAsked: '2026-11-03' });

async function expectCarriedOver(open: () => Store): Promise<void> {
  const store = open();
  expect(await store.questions(undefined, 9)).toEqual([carriedOver]);
  expect(await store.questions(lindau, 9)).toEqual([]);
  await store.rememberQuestion('Why?', lindau, '2026-11-04');
  expect(await asked(store)).toEqual([['Why?', 1, 0]]);
  await store.close();
}

test('sqlite: questions of a database of before are kept, and shown to no place', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'store-'));
  const open = () => openStore({ dataDir, databaseUrl: undefined, report: () => {} });
  const first = open();
  await first.ready();
  await first.close();
  const database = new DatabaseSync(join(dataDir, 'dostyk.db'));
  database.exec(BACK_TO_THE_BEGINNING);
  database.close();
  await expectCarriedOver(open);
  rmSync(dataDir, { recursive: true });
});

test('postgres: questions of a database of before are kept, and shown to no place', async () => {
  const databaseUrl = await createPostgresDatabase();
  const open = () => openStore({ dataDir: '', databaseUrl, report: () => {} });
  const first = open();
  await first.ready();
  await first.close();
  await ask(databaseUrl, BACK_TO_THE_BEGINNING);
  await expectCarriedOver(open);
});
