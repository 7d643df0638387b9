import { expect, test } from 'vitest';
import { z } from 'zod';
import { commands } from '../../../commands/index.ts';
import { defineCommand } from '../../../src/chat/command.ts';
import { createDispatcher } from '../../../src/chat/dispatcher.ts';
import { flag, optionalChoice, requiredText } from '../../../src/chat/options.ts';
import { translatorFor } from '../../../src/i18n/translator.ts';
import { asOptions } from '../../../src/platforms/slack/modals.ts';
import { createWatchedBot } from '../../acceptance/bot.ts';
import { readBlocks } from '../../doubles/slack/reading.ts';
import type { View } from '../../doubles/slack/workspace.ts';
import { startHarness, textOf, until } from './harness.ts';

type Harness = Awaited<ReturnType<typeof startHarness>>;

function openView({ slack }: Harness, type: View['type'] = 'modal'): Promise<View> {
  return until(() => [...slack.workspace.views.values()].find((view) => view.type === type));
}

test('a question that is missing is asked for in a form, and answered when it is sent', async () => {
  const harness = await startHarness();
  await harness.anna.commands('C1', '/ask');
  const view = await openView(harness);
  expect(JSON.stringify(view.content)).toContain('What you would like to know');
  // Whoever asks by a slash command is answered alone anyway.
  expect(readBlocks(z.array(z.unknown()).parse(view.content['blocks'])).controls).toHaveLength(1);
  const question = 'when did Kazakhstan and Germany establish diplomatic relations?';
  expect(await harness.anna.submits(view, { question })).toBeUndefined();
  const message = await harness.answer();
  expect(message.onlyFor).toBe('UANNA');
  expect(textOf(message)).toContain('1992');
});

const travel = defineCommand<null>()({
  name: 'travel to',
  description: 'command.topics.description',
  options: {
    town: requiredText({ description: 'command.fact.option.topic', maxLength: 60, completes: true }),
    way: optionalChoice({
      description: 'command.sources.option.fact',
      choices: [
        { value: 'rail', label: 'button.sources' },
        { value: 'air', label: 'button.related' },
      ],
    }),
    back: flag('command.ask.option.private'),
  },
  complete: ({ typed }) =>
    ['Aktau', 'Almaty', 'Astana']
      .filter((town) => town.toLowerCase().startsWith(typed.toLowerCase()))
      .map((town) => ({ label: town, value: town.toLowerCase() })),
  run: ({ options }) => ({
    body: [{ kind: 'paragraph', text: `${options.town} by ${options.way}, back: ${options.back}` }],
    facts: [],
    actions: [],
    audience: 'asker',
  }),
});

function travelBot() {
  const translator = () => translatorFor('en');
  const report = (error: unknown) => {
    throw error;
  };
  const dispatcher = createDispatcher({
    commands: [travel],
    services: null,
    translator,
    translatorWhileTyping: translator,
    report,
  });
  // The harness wants commands of the bot's services; this one needs none.
  const ours = {
    ...travel,
    run: () => Promise.reject(new Error('not run here')),
    complete: () => [],
    prefill: async () => ({}),
  };
  return { dispatcher, commands: [...commands, ours] };
}

test('a form has a menu that suggests, one that offers choices and a box to tick, filled with what was given', async () => {
  const harness = await startHarness({ bot: travelBot() });
  await harness.anna.commands('C1', '/dostyk travel to way:air');
  const view = await openView(harness);
  for (const text of ['"text":"Choose or type"', '"text":"Choose one"', '"text":"Yes"']) {
    expect(JSON.stringify(view.content)).toContain(text);
  }
  expect(JSON.stringify(view.content)).toContain('"initial_option":{"text":{"type":"plain_text","text":"Related"');
  expect(await harness.anna.typesInto(view, 'town', 'a')).toEqual([
    { label: 'Aktau', value: 'aktau' },
    { label: 'Almaty', value: 'almaty' },
    { label: 'Astana', value: 'astana' },
    { label: 'a', value: 'a' },
  ]);
  expect(await harness.anna.typesInto(view, 'town', 'Almaty')).toEqual([{ label: 'Almaty', value: 'almaty' }]);
  await harness.anna.submits(view, { town: 'almaty', way: 'rail', back: 'true' });
  expect(textOf(await harness.answer())).toContain('almaty by rail, back: true');
});

test('suggestions fit into a menu whatever they are', () => {
  const long = 'x'.repeat(76);
  const options = asOptions(
    [
      { label: '', value: 'empty' },
      { label: long, value: 'kept' },
      { label: 'lost', value: long },
      ...Array.from({ length: 200 }, (_, at) => ({ label: `town ${at}`, value: `${at}` })),
    ],
    '  typed ',
  );
  expect(options).toHaveLength(100);
  expect(options[0]?.text.text).toHaveLength(75);
});

test('the App Home shows a fact, topics, a field for questions and how to go on', async () => {
  const day = Date.parse('2026-11-24T12:00:00Z');
  const harness = await startHarness({ overrides: { now: () => day } });
  const { anna } = harness;
  await anna.opensHome();
  const home = await openView(harness, 'home');
  const shown = JSON.stringify(home.content);
  for (const text of ['Fact of the day', 'Source: ', 'What you would like to know', '/invite', 'language']) {
    expect(shown).toContain(text);
  }
  await anna.pressesInView(home, 'Energy');
  const fact = await openView(harness);
  expect(JSON.stringify(fact.content)).toContain('Energy');
  await anna.pressesInView(fact, 'Sources');
  const shownNow = () => z.array(z.unknown()).parse(harness.slack.workspace.views.get(fact.id)?.content['blocks']);
  await until(() => readBlocks(shownNow()).lines[0] === 'Sources' || undefined);
});

test.each([
  ['Asia/Almaty', '2026-11-25'],
  ['America/New_York', '2026-11-24'],
  ['Nowhere/Land', '2026-11-24'],
  [undefined, '2026-11-24'],
])('the fact of the day in the App Home is that of the day in %s', async (tz, day) => {
  const now = Date.parse('2026-11-24T20:00:00Z');
  const days: unknown[] = [];
  const { bot } = createWatchedBot();
  const dispatcher: typeof bot.dispatcher = {
    ...bot.dispatcher,
    dispatch: (invocation) => {
      if (invocation.command === 'today') days.push(invocation.options['day']);
      return bot.dispatcher.dispatch(invocation);
    },
  };
  const harness = await startHarness({ overrides: { now: () => now }, bot: { ...bot, dispatcher } });
  harness.slack.workspace.addUser({ id: 'UBEN', ...(tz === undefined ? {} : { tz }) });
  await harness.slack.person('UBEN').opensHome();
  await openView(harness, 'home');
  expect(days).toEqual([day]);
});

test('a question in the App Home is answered in a window', async () => {
  const harness = await startHarness();
  await harness.anna.opensHome();
  const home = await openView(harness, 'home');
  await harness.anna.pressesInView(home, '', 'when did Kazakhstan and Germany establish diplomatic relations?');
  expect(JSON.stringify((await openView(harness)).content)).toContain('1992');
});
