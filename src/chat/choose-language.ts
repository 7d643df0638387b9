import { type Locale, localeOfTag } from '../i18n/locale.ts';
import { withTimeout } from '../util/timeout.ts';
import type { Invocation } from './invocation.ts';
import type { Action, Reply } from './reply.ts';

export interface LanguageChoice {
  readonly settings: Pick<Settings, 'setting'>;
  /** The language of a text; `preferred` where it could be in several. Undefined where it does not tell. */
  readonly detect: (text: string, preferred: Locale | undefined) => string | undefined;
  /** Where nothing else decides. */
  readonly fallback: Locale;
  /** Called when the settings failed or did not answer in time; the next best language is taken. */
  readonly report: (error: unknown) => void;
}

/** The option by which a button carries the language of the reply that it stands under. */
export const LANGUAGE_OPTION = 'in';
/** Both platforms want an answer within three seconds, of which the answer itself needs next to nothing. */
const TIMEOUT_MS = 500;

/**
 * The language in which to answer: what the person chose; the language of the reply whose button was pressed, or of the
 * question; what is set for the channel; what the platform knows of the person; the fallback. Never rejects.
 */
export function createLanguageChooser(choice: LanguageChoice): (invocation: Invocation) => Promise<Locale> {
  const { settings, detect, fallback, report } = choice;

  async function set(kind: SettingScope['kind'], platform: string, id: string): Promise<Locale | undefined> {
    return localeOfTag(await settings.setting({ kind, platform, id }, LANGUAGE_SETTING));
  }

  /** What was said in, if anything was. */
  function spoken({ options }: Invocation, preferred: Locale | undefined): Locale | undefined {
    const { [LANGUAGE_OPTION]: carried, question } = options;
    if (typeof carried === 'string') return localeOfTag(carried);
    return typeof question === 'string' ? localeOfTag(detect(question, preferred)) : undefined;
  }

  return async (invocation) => {
    const { user, channel, language } = invocation;
    const platformLocale = localeOfTag(language);
    try {
      const both = Promise.all([
        set('person', channel.platform, user.id),
        set('channel', channel.platform, channel.id),
      ]);
      const [person, there] = await withTimeout(both, TIMEOUT_MS, () => {
        throw new Error(`The store did not say within ${TIMEOUT_MS} ms which language is set.`);
      });
      return person ?? spoken(invocation, there ?? platformLocale) ?? there ?? platformLocale ?? fallback;
    } catch (error) {
      report(error);
      return spoken(invocation, platformLocale) ?? platformLocale ?? fallback;
    }
  };
}

/** The same reply with buttons that go on in its language, whatever the platform knows about the person who presses them. */
export function carryLanguage({ actions, share, ...reply }: Reply, language: Locale): Reply {
  const inLanguage = (action: Action): Action => ({
    ...action,
    options: { ...action.options, [LANGUAGE_OPTION]: language },
  });
  return { ...reply, actions: actions.map(inLanguage), ...(share ? { share: inLanguage(share) } : {}) };
}

/** A person, a channel, or a server or workspace: what a setting applies to. */
export interface SettingScope {
  readonly kind: 'person' | 'channel' | 'space';
  readonly platform: string;
  readonly id: string;
}

/** What people have set, kept from one run to the next. May fail or take for ever. */
export interface Settings {
  /** What was set; undefined where nothing was. */
  readonly setting: (scope: SettingScope, name: string) => Promise<string | undefined>;
  /** @param value undefined forgets the setting. */
  readonly changeSetting: (scope: SettingScope, name: string, value: string | undefined) => Promise<void>;
}

/** The name under which the language of a person or a channel is kept, as its code. */
export const LANGUAGE_SETTING = 'language';
