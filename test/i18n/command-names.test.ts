import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { LOCALES } from '../../src/i18n/locale.ts';
import { translatorFor } from '../../src/i18n/translator.ts';
import { commandNames } from '../../src/platforms/slack/parse.ts';

const onSlack = commandNames(commands, 'kz-');

test.each(LOCALES)('in %s, commands are called as they are on Slack', (locale) => {
  const t = translatorFor(locale, onSlack);
  expect(t('daily.is-off', {})).toContain('/dostyk daily on');
  expect(t('language.how', {})).toContain('/dostyk language');
  expect(t('help.ask', { example: '?' })).toContain('/kz-ask');
  expect(t('daily.post-refused', { problem: '', platform: 'slack' })).toContain('/invite');
  expect(translatorFor(locale)('daily.is-off', {})).toContain(' /daily on');
});

test('help names every command as people type it there', () => {
  expect(commands.filter(({ description }) => description !== undefined).map(({ name }) => onSlack(name))).toEqual(
    expect.arrayContaining(['/kz-ask', '/kz-fact', '/dostyk daily on', '/dostyk help']),
  );
});
