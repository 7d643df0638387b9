import { expect, test } from 'vitest';
import { ConfigError, DEFAULT_PACK, readConfig } from '../src/config.ts';

test('an empty variable counts as not set', () => {
  expect(readConfig({ FACTS: ' ', LOCALE: '', DISCORD_TOKEN: '', SLACK_BOT_TOKEN: '' })).toEqual({
    facts: DEFAULT_PACK,
    locale: 'en',
    hasToken: false,
  });
});

test('what is set is taken over', () => {
  expect(readConfig({ FACTS: 'packs/harbours', SLACK_BOT_TOKEN: 'x' })).toEqual({
    facts: 'packs/harbours',
    locale: 'en',
    hasToken: true,
  });
});

test('a wrong value is refused with the name of its variable and what it may be', () => {
  expect(() => readConfig({ LOCALE: 'xx' })).toThrow(ConfigError);
  expect(() => readConfig({ LOCALE: 'xx' })).toThrow('LOCALE must be one of en.');
});
