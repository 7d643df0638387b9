import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { createPseudonyms } from '../../src/questions/pseudonyms.ts';
import { createQuestionLog, questionId, type Tenant } from '../../src/questions/question-log.ts';
import { openStore } from '../../src/store/open.ts';
import { deleteExpired } from '../../src/store/retention.ts';
import type { Store } from '../../src/store/store.ts';
import { ask, createDatabase as createPostgresDatabase } from '../fixtures/postgres.ts';
import { overBothEngines } from './engines.ts';

const lindau = { platform: 'harbour', space: 'lindau' };
const bregenz = { platform: 'harbour', space: 'bregenz' };
const nowhere = { platform: 'harbour', space: undefined };

/** A day of November 2026 at noon, in milliseconds since 1970. */
const noon = (day: number) => Date.UTC(2026, 10, day, 12);
const asked = async (store: Store, place = lindau) =>
  (await store.questions(place, 9)).map(({ question, times, down }) => [question, times, down]);

const pseudonyms = createPseudonyms(new Map([['harbour', ['a secret that is not in the database']]]));

function createLog(store: Store, changes: Partial<Parameters<typeof createQuestionLog>[0]> = {}) {
  return createQuestionLog({
    store,
    retentionDays: 90,
    now: () => noon(24),
    report: (error) => expect(error).toBeUndefined(),
    pseudonyms,
    admitsQuestion: () => true,
    admitsAnswered: () => true,
    ...changes,
  });
}

/** Somebody in a channel of the place. */
function by(person: string, { platform, space }: Tenant, id = 'c1') {
  return { channel: { platform, space, id, direct: space === undefined }, user: { id: person, isAdmin: () => false } };
}

/** The key of something that was answered in Lindau, made up. */
const key = (id: string) => ({ id, tenant: 'lindau' });

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

  test('in a full list the rarest goes for a new one, of several the oldest, and of its own place alone', async () => {
    const store = (await createDatabase()).open();
    await store.rememberQuestion('Why?', bregenz, '2026-10-02');
    await store.rememberQuestion('Often?', lindau, '2026-10-01');
    await store.rememberQuestion('Often?', lindau, '2026-10-02');
    await store.rememberQuestion('Bad?', lindau, '2026-10-01');
    await store.rememberQuestion('Bad?', lindau, '2026-10-01', 'fleet');
    await store.rememberQuestion('Oldest?', lindau, '2026-10-30');
    for (let at = 0; at < 1_997; at++) await store.rememberQuestion(`Why ${at}?`, lindau, '2026-11-01');
    expect(await store.questions(lindau, 3_000)).toHaveLength(2_000);
    await store.rememberQuestion('One more?', lindau, '2026-11-02');
    await store.rememberQuestion('Why 7?', lindau, '2026-11-02');
    const left = (await store.questions(lindau, 3_000)).map(({ question }) => question);
    expect(left).toHaveLength(2_000);
    expect(left.slice(0, 3).toSorted()).toEqual(['Bad?', 'Often?', 'Why 7?']);
    expect(left).toContain('One more?');
    expect(left).not.toContain('Oldest?');
    // Who asks many different things pushes out their own, not what is asked often.
    for (let at = 0; at < 20; at++) await store.rememberQuestion(`More ${at}?`, lindau, '2026-11-03');
    expect((await store.questions(lindau, 3)).map(({ question }) => question).toSorted()).toEqual(
      left.slice(0, 3).toSorted(),
    );
    expect(await asked(store, bregenz)).toHaveLength(1);
  });

  test('a vote against an answer is counted with its question and the fact, one for it with the fact alone', async () => {
    const store = (await createDatabase()).open();
    const log = createLog(store);
    const id = log.answered('How many ships?', by('anna', lindau)) ?? '';
    const vote = { fact: 'fleet', asked: id, example: 'Ships of Lindau' };
    await log.vote({ ...vote, isUp: true }, by('anna', lindau));
    expect(await asked(store)).toEqual([]);
    await log.vote({ ...vote, isUp: false }, by('bert', lindau));
    await log.vote({ ...vote, isUp: false, fact: 'crew' }, by('bert', lindau));
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
    const log = createLog(store);
    const vote = { fact: 'fleet', asked: 'gone', example: 'Ships of Lindau', isUp: false };
    await log.vote(vote, by('anna', lindau));
    expect(await asked(store)).toEqual([['Ships of Lindau', 0, 1]]);
  });

  test('one person counts once for an answer, with what they said last', async () => {
    const store = (await createDatabase()).open();
    const log = createLog(store);
    const id = log.answered('How many ships?', by('anna', lindau)) ?? '';
    const vote = async (isUp: boolean, person: string, asked_ = id) =>
      log.vote({ fact: 'fleet', asked: asked_, example: 'Ships of Lindau', isUp }, by(person, lindau));
    const votes = async () => (await log.votes(['fleet'], lindau)).get('fleet');
    for (const isUp of [false, false, true, true, false]) await vote(isUp, 'anna');
    expect(await votes()).toEqual({ up: 0, down: 1 });
    expect(await asked(store)).toEqual([['How many ships?', 0, 1]]);
    await Promise.all([vote(false, 'bert'), vote(false, 'bert'), vote(false, 'bert')]);
    expect(await votes()).toEqual({ up: 0, down: 2 });
    expect(await asked(store)).toEqual([['How many ships?', 0, 2]]);
    await vote(true, 'anna');
    await vote(true, 'bert');
    expect(await votes()).toEqual({ up: 2, down: 0 });
    expect(await asked(store)).toEqual([]);
    // Another answer with the same fact is another thing to have a view on.
    const other = log.answered('Ships in Lindau?', by('anna', lindau)) ?? '';
    await vote(true, 'anna', other);
    expect(await votes()).toEqual({ up: 3, down: 0 });
    // What was asked in vain meanwhile stays when a vote against it is taken back.
    await vote(false, 'anna', other);
    log.unanswered('Ships in Lindau?', by('bert', lindau));
    await log.open(lindau);
    await vote(true, 'anna', other);
    expect(await asked(store)).toEqual([['Ships in Lindau?', 1, 0]]);
  });

  test('nobody learns by a vote what was asked in another place, or in another conversation', async () => {
    const store = (await createDatabase()).open();
    const log = createLog(store);
    const places = [
      [by('anna', lindau), by('eve', bregenz)],
      [by('anna', nowhere, 'anna and the bot'), by('eve', nowhere, 'eve and the bot')],
    ] as const;
    for (const [theirs, mine] of places) {
      const id = log.answered('Where is the treasure?', theirs) ?? '';
      expect(log.answered('Where is the treasure?', mine)).not.toBe(id);
      await log.vote({ fact: 'fleet', asked: id, example: 'Ships of Lindau', isUp: false }, mine);
    }
    expect((await store.questions(undefined, 9)).map(({ question }) => question)).toEqual([
      'Ships of Lindau',
      'Ships of Lindau',
    ]);
    expect(await asked(store, lindau)).toEqual([]);
  });

  test('neither the place of what was answered nor who voted can be computed from what is kept', async () => {
    const store = (await createDatabase()).open();
    const [mine, stranger] = [createLog(store), createLog(store, { pseudonyms: createPseudonyms(new Map()) })];
    const known = by('anna', lindau);
    const id = mine.answered('How many ships?', known) ?? '';
    // Another process with the same secret gives the same name, and nobody without it does.
    const sameSecret = createPseudonyms(new Map([['harbour', ['a secret that is not in the database']]]));
    expect(createLog(store, { pseudonyms: sameSecret }).answered('how many ships', known)).toBe(id);
    expect(stranger.answered('How many ships?', known)).not.toBe(id);
    expect(id).toMatch(/^[\w-]{12}$/);
    for (const part of [lindau.space, 'anna', questionId('How many ships?', lindau)]) expect(id).not.toContain(part);
  });

  test('a conversation that belongs to no place has a list of its own, of at most 100, whose owner is not kept', async () => {
    const store = (await createDatabase()).open();
    const log = createLog(store);
    log.unanswered('Anything to declare?', by('anna', nowhere, 'anna and the bot'));
    for (let at = 0; at < 120; at++) log.unanswered(`Why ${at}?`, by('eve', nowhere, 'eve and the bot'));
    for (let at = 0; at < 3; at++) {
      await log.open(nowhere);
      log.unanswered(`And ${at}?`, by('eve', nowhere, 'eve and the bot'));
    }
    await log.open(nowhere);
    const all = await store.questions(undefined, 300);
    const spaces = Map.groupBy(all, ({ space }) => space);
    expect([...spaces.values()].map(({ length }) => length).toSorted((a, b) => a - b)).toEqual([1, 100]);
    for (const space of spaces.keys()) expect(space).toMatch(/^~[\w-]{12}$/);
  });

  test('of one person no more is kept than the limits admit, and votes count all the same', async () => {
    const store = (await createDatabase()).open();
    const people: string[] = [];
    const admits = (person: string) => people.push(person) <= 2;
    const log = createLog(store, { admitsQuestion: admits, admitsAnswered: (person) => person.includes('bert') });
    for (const question of ['One?', 'Two?', 'Three?']) log.unanswered(question, by('anna', lindau));
    expect((await log.open(lindau)).map(({ question }) => question).toSorted()).toEqual(['One?', 'Two?']);
    expect(new Set(people).size).toBe(1);
    expect(log.answered('How many ships?', by('anna', lindau))).toBeUndefined();
    const asked_ = log.answered('How many ships?', by('bert', lindau)) ?? '';
    await log.vote({ fact: 'fleet', asked: asked_, example: 'Ships', isUp: false }, by('anna', lindau));
    expect((await log.votes(['fleet'], lindau)).get('fleet')).toEqual({ up: 0, down: 1 });
    expect(await log.open(lindau)).toHaveLength(2);
  });

  test('of a tenant the newest answers and ballots are kept, of which there can be many', async () => {
    const store = (await createDatabase()).open();
    for (let at = 0; at < 5_005; at++) await store.rememberAnswered(key(`a${at}`), 'Why?', at);
    await store.rememberAnswered({ id: 'other', tenant: 'bregenz' }, 'Why?', 0);
    await store.deleteAnswered(0);
    const left = await Promise.all(['a0', 'a4', 'a5', 'a5004'].map((id) => store.answeredQuestion(key(id))));
    expect(left).toEqual([undefined, undefined, 'Why?', 'Why?']);
    expect(await store.answeredQuestion({ id: 'other', tenant: 'bregenz' })).toBe('Why?');
  });

  test('questions are forgotten some days after they were last asked, and what was answered after one', async () => {
    const store = (await createDatabase()).open();
    await store.rememberQuestion('Old?', lindau, '2026-11-10');
    await store.rememberQuestion('New?', lindau, '2026-11-11');
    await store.rememberAnswered(key('old'), 'How many?', noon(23) - 1);
    await store.rememberAnswered(key('new'), 'How many?', noon(23));
    await deleteExpired(store, noon(24), { questionDays: 14 });
    expect(await asked(store)).toEqual([['New?', 1, 0]]);
    expect(await store.answeredQuestion(key('old'))).toBeUndefined();
    expect(await store.answeredQuestion(key('new'))).toBe('How many?');
    await store.rememberQuestion('Today?', lindau, '2026-11-24');
    await deleteExpired(store, noon(24), { questionDays: 1 });
    expect(await asked(store)).toEqual([['Today?', 1, 0]]);
  });

  test('with 0 days nothing that somebody typed is kept, and what was kept before goes', async () => {
    const store = (await createDatabase()).open();
    await store.rememberQuestion('Before?', lindau, '2026-11-24');
    await store.rememberAnswered(key('before'), 'Before?', noon(24) - 1);
    const log = createLog(store, { retentionDays: 0 });
    log.unanswered('Why?', by('anna', lindau));
    expect(log.answered('How many ships?', by('anna', lindau))).toBeUndefined();
    const vote = { fact: 'fleet', asked: 'before', example: 'Ships of Lindau', isUp: false };
    await log.vote(vote, by('anna', lindau));
    expect(await asked(store)).toEqual([['Before?', 1, 0]]);
    await deleteExpired(store, noon(24), { questionDays: 0 });
    expect(await asked(store)).toEqual([]);
    expect(await store.answeredQuestion(key('before'))).toBeUndefined();
  });
});

/** Takes a database back to how the first version made it, with a question in it. */
const BACK_TO_THE_BEGINNING = `
  drop table local_facts;
  drop table local_versions;
  drop table local_places;
  drop table votes;
  drop table answered;
  drop table ballots;
  drop table conversations;
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
