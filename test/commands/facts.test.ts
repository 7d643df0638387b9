import { afterEach, expect, test } from 'vitest';
import { createLanguages } from '../../src/answer/languages.ts';
import { createPictures } from '../../src/charts/renderer.ts';
import { decodeAction, encodeAction } from '../../src/chat/custom-id.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { PostError, type Poster } from '../../src/daily/types.ts';
import { previewOnDiscord } from '../../src/platforms/discord/render.ts';
import { previewOnSlack } from '../../src/platforms/slack/render.ts';
import { plainReply } from '../../src/replies/plain-text.ts';
import type { Store } from '../../src/store/store.ts';
import { createTestBot } from '../fixtures/bot.ts';
import { smallPack } from '../fixtures/small-pack.ts';

const knowledge = createLanguages(smallPack).in(smallPack.language);
const pictures = createPictures({ report: () => {} });
const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

interface Somebody {
  readonly space?: string | null;
  readonly person?: string;
  readonly manages?: boolean;
}

/** A process, with what it posted and told people. */
function startProcess(store?: Store, poster: Partial<Poster> = {}) {
  const posts: { readonly channel: string; readonly reply: Reply }[] = [];
  const told: { readonly person: string; readonly text: string }[] = [];
  const whole: Poster = {
    post: async ({ id }, reply) => posts.push({ channel: id, reply }).toString(),
    find: async () => undefined,
    tell: async (person, _, reply) => void told.push({ person, text: plainReply(reply) }),
    ...poster,
  };
  const route = { poster: whole, requestsPerSecond: 1_000, atATime: 10 };
  const { bot, remove } = createTestBot({
    knowledge: () => knowledge,
    pictures,
    routes: new Map([['slack', route]]),
    chosen: 'en',
    ...(store && { store }),
  });
  endings.push(remove);
  const invocation = (
    command: string,
    options: Readonly<Record<string, string>>,
    { space = 'lindau', person = 'anna', manages = true }: Somebody,
  ) => ({
    id: '1',
    command,
    options,
    channel: { platform: 'slack', id: 'c', space: space ?? undefined, direct: false },
    user: { id: person, isAdmin: () => manages },
  });
  const run = async (command: string, options: Readonly<Record<string, string>> = {}, who: Somebody = {}) => {
    const reply = await bot.dispatcher.dispatch(invocation(command, options, who));
    return { ...reply, text: plainReply(reply) };
  };
  return {
    run,
    posts,
    told,
    form: (command: string, options: Readonly<Record<string, string>> = {}, who: Somebody = {}) =>
      bot.dispatcher.form(invocation(command, options, who)),
    complete: (typed: string, space: string, command = 'ask', option = 'question') =>
      bot.dispatcher
        .complete({ command, option, typed, language: 'en', tenant: { platform: 'slack', space } })
        .map(({ value }) => value),
    /** Presses a button as a platform does that has kept only its code. */
    press: ({ actions }: Reply, label: string, who: Somebody = {}) => {
      const action = actions.find((one) => one.label === label);
      if (!action) throw new Error(`There is no button ${label}; there are ${actions.map((one) => one.label)}.`);
      const { command, options } = decodeAction(encodeAction(action));
      return run(command, options, who);
    },
  };
}

const ferry = {
  statement: 'The ferry to Rorschach leaves from pier 4 at nine.',
  answer: 'Pier 4, at nine',
  questions: 'Where does the ferry to Rorschach leave? When does the ferry to Rorschach leave?',
};
const FERRY = 'where does the ferry to rorschach leave';
const bregenz = { space: 'bregenz' };

test('a fact takes part in everything, and says that it is the community’s own', async () => {
  const { run } = startProcess();
  await run('facts add', { ...ferry, topic: 'ships' });
  const answer = await run('ask', { question: FERRY });
  expect(answer.text).toContain('From this community’s own facts, added on 24 November 2026.');
  expect(answer.actions.map(({ label }) => label)).toEqual(expect.arrayContaining(['Sources', '👍', '👎']));
  expect((await run('sources', { fact: 'local.1' })).text).toContain('Source: our own information');
  expect((await run('topics')).text).toContain(`Ships: ${smallPack.factsOfTopic('ships').length + 1} facts`);
  expect((await run('topics', {}, bregenz)).text).toContain(`Ships: ${smallPack.factsOfTopic('ships').length} facts`);
  await run('vote down', { fact: 'local.1', id: 'x' });
  expect((await run('questions')).text).toContain('Pier 4, at nine');
});

test('only those who manage the place write, and only where there is one', async () => {
  const { run, form } = startProcess();
  await run('facts add', ferry);
  const stranger = { manages: false, person: 'ben' };
  const id = { id: '1' };
  for (const [command, options] of [
    ['facts add', ferry],
    ['facts edit', { ...id, answer: 'Pier 7' }],
    ['facts remove', id],
    ['facts undo', id],
    ['facts show', id],
    ['facts history', id],
    ['facts list', {}],
    ['facts proposals', { who: 'everyone' }],
    ['facts approve', { ...id, version: '1' }],
    ['facts refuse', { ...id, version: '1' }],
    ['facts keep', { draft: '1', as: 'own' }],
  ] as const) {
    const refused = await run(command, options, stranger);
    expect([command, refused.outcome, refused.text]).toEqual([
      command,
      'refused',
      'Only workspace owners and admins can do this.',
    ]);
  }
  expect(await form('facts add', {}, stranger)).toMatchObject({ reply: { outcome: 'refused' } });
  expect((await run('facts add', ferry, { space: null })).text).toContain('facts belong to one');
  expect((await run('ask', { question: FERRY })).text).toContain('Pier 4');
});

test('what everybody proposes is shown to those who decide, answers once approved, and is decided once', async () => {
  const { run, press, posts, told } = startProcess();
  const ben = { manages: false, person: 'ben' };
  expect((await run('facts proposals', { who: 'everyone' })).text).toContain('in this channel');
  expect((await run('facts add', ferry, ben)).text).toBe('Thanks. It becomes an answer once it’s approved.');
  expect((await run('ask', { question: FERRY })).facts).toEqual([]);
  expect((await run('facts list')).text).toContain('(proposed)');
  const [post] = posts;
  if (!post) throw new Error('Nothing was posted.');
  expect(post.channel).toBe('c');
  expect(plainReply(post.reply)).toContain(ferry.statement);
  expect((await press(post.reply, 'Approve', ben)).outcome).toBe('refused');
  const approved = await press(post.reply, 'Approve');
  expect(approved.text).toContain('Added by ben on 24 November 2026 · approved by you');
  expect(told).toEqual([{ person: 'ben', text: `Your fact has been approved: ${ferry.statement}` }]);
  expect((await run('ask', { question: FERRY })).text).toContain('Pier 4');
  expect((await press(post.reply, 'Refuse')).text).toContain('Someone else has changed this');
  expect((await run('facts edit', { id: '1', answer: 'Pier 5' }, ben)).outcome).toBe('refused');
});

test('people are named by the platform, and what only looks like a person is text', () => {
  const entry = (person: string): Reply => ({
    body: [{ kind: 'note', text: ['Added by ', { person }] }],
    facts: [],
    actions: [],
    audience: 'asker',
  });
  expect(JSON.stringify(previewOnSlack(entry('U0ANNA')))).toContain('{"type":"user","user_id":"U0ANNA"');
  expect(JSON.stringify(previewOnSlack(entry('<!channel>')))).not.toContain('"user"');
  expect(JSON.stringify(previewOnDiscord(entry('1234')))).toContain('<@1234>');
  expect(JSON.stringify(previewOnDiscord(entry('&1234')))).not.toContain('<@');
  expect(plainReply(entry('1234'))).toBe('Added by 1234');
});

test('a proposal that is refused is brought back, and one that nobody could be shown waits in the list', async () => {
  const post = async () => {
    throw new PostError('permanent', 'channel_not_found');
  };
  const { run, press } = startProcess(undefined, { post, tell: post });
  const ben = { manages: false, person: 'ben' };
  await run('facts proposals', { who: 'everyone' });
  expect((await run('facts add', ferry, ben)).text).toContain('I couldn’t post it in the channel for proposals');
  const refused = await run('facts refuse', { id: '1', version: '1' });
  expect(refused.text).toBe('Refused: #1.');
  const back = await press(refused, 'Undo');
  expect(back.text).toContain('The last change to #1 has been undone.');
  expect((await run('facts approve', { id: '1', version: '3' })).text).toContain('Approved');
  await run('facts proposals', { who: 'managers' });
  expect((await run('facts add', ferry, ben)).outcome).toBe('refused');
});

test('what was asked in vain is filled in for those who decide, and for nobody else', async () => {
  const { run, form } = startProcess();
  const ben = { manages: false, person: 'ben' };
  await run('facts proposals', { who: 'everyone' });
  await run('ask', { question: 'What do penguins eat in secret?' });
  const { actions } = await run('questions');
  const asked = actions.find(({ label }) => label === 'Answer 1')?.options['asked'] ?? '';
  expect(JSON.stringify(await form('facts add', { asked }))).toContain('penguins');
  expect(JSON.stringify(await form('facts add', { asked }, ben))).not.toContain('penguins');
});

test('a person proposes ten facts a day, and a draft belongs to its writer', async () => {
  const { run, form } = startProcess();
  const ben = { manages: false, person: 'ben' };
  await run('facts proposals', { who: 'everyone' });
  const towns = ['Wasserburg', 'Nonnenhorn', 'Kressbronn', 'Langenargen', 'Meersburg', 'Uhldingen', 'Ludwigshafen'];
  const more = ['Radolfzell', 'Reichenau', 'Stein', 'Romanshorn'];
  const replies = [];
  for (const town of [...towns, ...more]) {
    const statement = `The pier of ${town} was painted by the pupils of ${town}.`;
    replies.push(
      await run('facts add', { statement, answer: town, questions: `Who painted the pier of ${town}?` }, ben),
    );
  }
  expect(replies.at(-1)?.text).toContain('Please come back tomorrow');
  expect(replies.at(-2)?.text).toContain('once it’s approved');
  const draft = await run('facts add', { ...ferry, source: 'http://example.org' });
  const [change] = draft.actions;
  expect(await form('facts add', change?.options)).toMatchObject({
    form: { fields: expect.arrayContaining([expect.objectContaining({ name: 'statement', value: ferry.statement })]) },
  });
  const stolen = await form('facts add', change?.options, ben);
  expect(JSON.stringify(stolen)).not.toContain('Rorschach');
});

test('a fact that is there already is shown, and kept all the same if that is wanted', async () => {
  const { run, press } = startProcess();
  const [known] = smallPack.facts;
  if (!known) throw new Error('The pack is empty.');
  const twin = await run('facts add', {
    statement: known.statement,
    answer: known.answer,
    questions: known.questions[0] ?? '',
  });
  expect(twin.text).toContain('There’s already a fact that says this');
  expect(twin.text).toContain(known.statement);
  expect(twin.actions.map(({ label }) => label)).toEqual(['Keep it anyway', 'Change']);
  expect((await press(twin, 'Keep it anyway')).text).toContain('Saved as #1');
  expect((await press(twin, 'Keep it anyway')).text).toContain('Someone else has changed this');
});

test('a number is suggested by what its fact says, to those alone who have it', async () => {
  const { run, complete, form } = startProcess();
  await run('facts add', ferry);
  expect(complete('rorsch', 'lindau', 'facts show', 'id')).toEqual(['1']);
  expect(complete('#1', 'lindau', 'facts edit', 'id')).toEqual(['1']);
  expect(complete('', 'bregenz', 'facts show', 'id')).toEqual([]);
  expect(JSON.stringify(await form('facts edit'))).toContain('“id” is missing');
  expect(JSON.stringify(await form('facts correct'))).toContain('“fact” is missing');
});

test('hostile text stays text, and an address leads where it says', async () => {
  const { run } = startProcess();
  const hostile = {
    ...ferry,
    statement: "@everyone <!channel> **x** [a](javascript:alert(1)) \u202e ' ; drop table local_facts; --",
  };
  const added = await run('facts add', { ...hostile, source: 'https://example.org/a?b=<c>' });
  expect(added.text).toContain("@everyone <!channel> **x** [a](javascript:alert(1)) ' ; drop table local_facts; --");
  for (const source of [
    'javascript:alert(1)',
    'http://example.org',
    'https://user:pass@example.org',
    'https://localhost/',
    'data:text/html,x',
  ]) {
    expect((await run('facts add', { ...ferry, source })).text).toContain('isn’t a link I can show');
  }
  expect((await run('facts add', { ...ferry, statement: 'x'.repeat(501) })).outcome).toBe('refused');
});
