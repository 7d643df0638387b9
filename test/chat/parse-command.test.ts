import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { type ParsedCommand, UserError } from '../../src/chat/invocation.ts';
import { parseLine, readMessage } from '../../src/chat/parse-command.ts';

test.each([
  ['ask how many: ships are "there"?', { command: 'ask', options: { question: 'how many: ships are "there"?' } }],
  ['ask question:how many ships?', { command: 'ask', options: { question: 'how many ships?' } }],
  ['fact topic:energy', { command: 'fact', options: { topic: 'energy' } }],
  ['fact topic:"raw materials"', { command: 'fact', options: { topic: 'raw materials' } }],
  ['FACT raw materials', { command: 'fact', options: { topic: 'raw materials' } }],
  ['topics', { command: 'topics', options: {} }],
  ['nonsense at all', { command: 'nonsense', options: {} }],
  ['', { command: '', options: {} }],
])('parses %j', (line, parsed) => {
  expect(parseLine(line, commands)).toEqual(parsed);
});

/** The command that is meant; none where the line cannot be read. */
function commandOf(parse: () => ParsedCommand): string {
  try {
    return parse().command;
  } catch (error) {
    if (error instanceof UserError) return '';
    throw error;
  }
}

/** What every button of ours could carry, as a line. */
const BUTTON_LINES = commands
  .filter(({ description }) => description === undefined)
  .flatMap(({ name, options }) => [
    name,
    `${name} ${Object.keys(options).join(' ')}`.trim(),
    `${name.toUpperCase()} 1`,
  ]);

test.each(BUTTON_LINES)('the command of a button cannot be typed: %j', (line) => {
  const reached = commands.find(({ name }) => name === commandOf(() => parseLine(line, commands)));
  expect(reached === undefined || reached.description !== undefined).toBe(true);
  expect(readMessage(line, commands)).toEqual({ command: 'ask', options: { question: line } });
});

test('words that no option takes are named', () => {
  expect(() => parseLine('topics of the day', commands)).toThrow(UserError);
});

test.each([
  ['what is the DKU?', 'ask'],
  ['fact trade', 'fact'],
  ['help', 'help'],
  ['', 'help'],
  ['topics of the summit in Berlin?', 'ask'],
  ['facts about oil', 'ask'],
  ['/fact topic:energy', 'fact'],
  [' /fact energy', 'fact'],
  ['/nonsense', 'nonsense'],
  ['ask', 'ask'],
  ['daily on 09:00', 'daily on'],
])('a mention with %j is %s', (text, command) => {
  expect(readMessage(text, commands).command).toBe(command);
});

test.each([
  ['/fact check: how many', undefined],
  ['fact topic:enrgy', undefined],
  ['fact', undefined],
  ['ask how many ships', undefined],
  ['fact energy', 'fact energy'],
  ['fact check: how many ships?', 'fact check: how many ships?'],
  ['help me understand hydrogen', 'help me understand hydrogen'],
  ['timeline of the partnership', 'timeline of the partnership'],
])('where the command does not take the words of %j, the question is %j', (text, question) => {
  const { otherwise, mistake } = readMessage(text, commands);
  expect(otherwise).toEqual(question === undefined ? undefined : { command: 'ask', options: { question } });
  expect(mistake).toBeUndefined();
});

test('what is wrong with a command that is meant is said', () => {
  expect(readMessage('/topics of the day', commands)).toMatchObject({
    command: '',
    mistake: { key: 'error.words-left' },
  });
  expect(readMessage('topics of the day', commands)).toMatchObject({ command: 'ask' });
});

test('no line makes the parser throw anything but a user error, and a question is kept as typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      try {
        parseLine(text, commands);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
      readMessage(text, commands);
      const question = text.trim();
      fc.pre(question !== '' && !/^question:/i.test(question));
      expect(parseLine(`ask ${question}`, commands).options).toEqual({ question });
    }),
  );
});

test.each([
  ['/fact energy card:true', { topic: 'energy', card: 'true' }],
  ['/fact card:yes energy', { topic: 'energy', card: 'yes' }],
  ['/fact “raw materials” card: ja', { topic: 'raw materials', card: 'ja' }],
  ['/fact topic:„raw materials“', { topic: 'raw materials' }],
  ['/fact topic:«raw materials» card:да', { topic: 'raw materials', card: 'да' }],
  ['/ask how many ships? private:true', { question: 'how many ships?', private: 'true' }],
  ['/ask private:true how many ships?', { question: 'how many ships?', private: 'true' }],
  ['/ask private: how many ships?', { question: 'private: how many ships?' }],
  ['/daily on days:mo, mi, fr', { days: 'mo, mi, fr' }],
  ['/daily on time:9:30 p.m. zone:“New York”', { time: '9:30 p.m.', zone: 'New York' }],
  ['/daily on zone:New York time:9 утра days:пн-пт', { zone: 'New York', time: '9 утра', days: 'пн-пт' }],
  ['/daily on 9:30 p.m. New York weekdays', { time: '9:30 p.m.', zone: 'New York', days: 'weekdays' }],
  ['/daily on zone:Almaty 09:00', { zone: 'Almaty', time: '09:00' }],
  ['/daily  on  täglich, um 9 Uhr, Berlin', { days: 'täglich', time: 'um 9 Uhr', zone: 'Berlin' }],
  ['/daily on topics:energy, trade card:true', { topics: 'energy, trade', card: 'true' }],
  ['/language Deutsch channel:true', { language: 'Deutsch', channel: 'true' }],
])('options of %j', (text, options) => {
  expect(readMessage(text, commands)).toMatchObject({ options });
});

test('every command is read as its usage hint and the help write it', () => {
  for (const { name, options, description } of commands.filter((one) => one.description !== undefined)) {
    expect(readMessage(`/${name}!`, commands).command, description).toBe(name);
    const given = Object.entries(options).map(([option, { type, choices }]) => {
      const value = type === 'flag' ? 'true' : (choices?.[0]?.value ?? 'two words');
      return { option, value, written: value.includes(' ') ? `${option}:"${value}"` : `${option}:${value}` };
    });
    const expected = Object.fromEntries(given.map(({ option, value }) => [option, value]));
    for (const order of [given, given.toReversed()]) {
      const line = `/${name} ${order.map(({ written }) => written).join(' ')}`;
      expect(readMessage(line, commands)).toEqual({ command: name, options: expected });
    }
  }
});
