import { expect, test } from 'vitest';
import { createLanguageChooser, LANGUAGE_SETTING, type Settings } from '../../src/chat/choose-language.ts';
import { defineCommand } from '../../src/chat/command.ts';
import { createDispatcher } from '../../src/chat/dispatcher.ts';
import type { Invocation } from '../../src/chat/invocation.ts';
import { optionalText } from '../../src/chat/options.ts';
import { localeOfTag } from '../../src/i18n/locale.ts';
import { translatorFor } from '../../src/i18n/translator.ts';
import { createMemorySettings } from '../fixtures/settings.ts';

function invocation(changes: Partial<Invocation> = {}): Invocation {
  return {
    id: '1',
    command: 'ask',
    options: {},
    channel: { platform: 'test', id: 'harbour', direct: false },
    user: { id: 'alice', isAdmin: () => false },
    ...changes,
  };
}
const detect = (text: string) => (text.includes('ä') ? 'de' : text.includes('?') ? undefined : 'fr');
const person = { kind: 'person', platform: 'test', id: 'alice' } as const;
const channel = { kind: 'channel', platform: 'test', id: 'harbour' } as const;

function chooser(settings: Settings = createMemorySettings(), reported: unknown[] = []) {
  return createLanguageChooser({ settings, detect, fallback: 'en', report: (error) => reported.push(error) });
}

test('the order is: person, question, channel, platform, fallback', async () => {
  const settings = createMemorySettings();
  const choose = chooser(settings);
  const question = invocation({ options: { question: 'Häfen' }, language: 'kk-KZ' });
  const silent = invocation({ options: { question: '?' }, language: 'kk-KZ' });
  expect(await choose(invocation())).toBe('en');
  expect(await choose(silent)).toBe('kk');
  await settings.changeSetting(channel, LANGUAGE_SETTING, 'ru');
  expect(await choose(silent)).toBe('ru');
  expect(await choose(question)).toBe('de');
  await settings.changeSetting(person, LANGUAGE_SETTING, 'en');
  expect(await choose(question)).toBe('en');
  await settings.changeSetting(person, LANGUAGE_SETTING, undefined);
  expect(await choose(question)).toBe('de');
});

test('a language that Dostyk does not speak decides nothing', async () => {
  expect(await chooser()(invocation({ options: { question: 'bonjour' }, language: 'fr' }))).toBe('en');
  expect(await chooser()(invocation({ options: { question: 7, in: {} }, language: 'tlh' }))).toBe('en');
});

test('settings that fail or hang are done without', async () => {
  const reported: unknown[] = [];
  const failing = { ...createMemorySettings(), setting: () => Promise.reject(new Error('gone')) };
  expect(await chooser(failing, reported)(invocation({ options: { question: 'Häfen' } }))).toBe('de');
  const hanging = { ...createMemorySettings(), setting: () => new Promise<never>(() => undefined) };
  expect(await chooser(hanging, reported)(invocation({ language: 'ru' }))).toBe('ru');
  expect(reported).toHaveLength(2);
});

test('buttons go on in the language of the reply where the platform would not know it', async () => {
  const action = { label: 'More', command: 'echo', options: { text: 'b' } };
  const echo = defineCommand<undefined>()({
    name: 'echo',
    options: { text: optionalText({ maxLength: 10 }) },
    run: ({ t }) => ({
      heading: t.locale,
      body: [],
      facts: [],
      actions: [action],
      share: action,
      audience: 'everyone',
    }),
  });
  const choose = chooser();
  const dispatcher = createDispatcher({
    commands: [echo],
    services: undefined,
    translator: async (one) => translatorFor(await choose(one)),
    translatorWhileTyping: (tag) => translatorFor(localeOfTag(tag) ?? 'en'),
    report: (error) => {
      throw error;
    },
  });
  const dispatch = (options: Record<string, string>, language?: string) =>
    dispatcher.dispatch(invocation({ command: 'echo', options, language }));

  const first = await dispatch({ text: 'a', in: 'kk' }, 'ru');
  expect(first.heading).toBe('kk');
  expect(first.actions[0]?.options).toEqual({ text: 'b', in: 'kk' });
  expect(first.share?.options).toEqual({ text: 'b', in: 'kk' });
  expect((await dispatch({ ...first.actions[0]?.options }, 'ru')).heading).toBe('kk');
  expect((await dispatch({ text: 'a' }, 'ru')).actions[0]?.options).toEqual({ text: 'b' });
  expect((await dispatch({ text: 'a' })).actions[0]?.options).toEqual({ text: 'b' });
});
