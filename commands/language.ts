import { LANGUAGE_SETTING, type SettingScope } from '../src/chat/choose-language.ts';
import { defineCommand } from '../src/chat/command.ts';
import { UserError } from '../src/chat/invocation.ts';
import { flag, optionalChoice } from '../src/chat/options.ts';
import { textReply } from '../src/chat/reply.ts';
import { type Locale, languageName, localeNamed, localeOfTag } from '../src/i18n/locale.ts';
import { type Translator, translatorFor } from '../src/i18n/translator.ts';
import { remembering } from './daily.ts';
import type { Services } from './services.ts';

/** Back to the language of each question. */
const AUTO = 'auto';

/** Shows or sets the language of a person or, for those who may, of a channel. */
export const language = defineCommand<Services>()({
  name: 'language',
  description: 'command.language.description',
  options: {
    language: optionalChoice({
      description: 'command.language.option.language',
      choices: [
        { value: 'en', label: 'language.en' },
        { value: 'de', label: 'language.de' },
        { value: 'ru', label: 'language.ru' },
        { value: 'kk', label: 'language.kk' },
        { value: AUTO, label: 'language.auto' },
      ],
      called: localeNamed,
    }),
    channel: flag('command.language.option.channel'),
  },
  run: async ({ options, user, channel, services, t }) => {
    const { platform } = channel;
    const person: SettingScope = { kind: 'person', platform, id: user.id };
    const place: SettingScope = { kind: 'channel', platform, id: channel.id };
    const set = async (scope: SettingScope) =>
      localeOfTag(await remembering(services.settings.setting(scope, LANGUAGE_SETTING)));
    if (options.language === undefined) return textReply(describe(await set(person), await set(place), t));

    if (options.channel && !(await user.isAdmin())) throw new UserError('error.admins-only', { platform });
    const chosen = localeOfTag(options.language);
    await remembering(services.settings.changeSetting(options.channel ? place : person, LANGUAGE_SETTING, chosen));
    const answer = chosen === undefined ? t : translatorFor(chosen);
    const key = options.channel ? 'language.channel' : 'language.person';
    return textReply(answer(chosen === undefined ? `${key}-auto` : `${key}-set`, {}));
  },
});

function describe(person: Locale | undefined, channel: Locale | undefined, t: Translator): string[] {
  const called = (locale: Locale) => languageName(locale, t.locale);
  return [
    person === undefined ? t('language.now-auto', {}) : t('language.now-chosen', { language: called(person) }),
    ...(channel === undefined ? [] : [t('language.now-channel', { language: called(channel) })]),
    t('language.how', {}),
  ];
}
