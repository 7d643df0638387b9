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
