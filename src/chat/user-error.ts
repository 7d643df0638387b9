import type { MessageKey, MessageValues } from '../i18n/translator.ts';

/** A mistake that the person can mend: shown to them, translated. Every other error is a defect and is logged. */
export class UserError<K extends MessageKey = MessageKey> extends Error {
  readonly key: K;
  readonly values: MessageValues<K>;

  constructor(key: K, values: MessageValues<K>) {
    super(key);
    this.name = 'UserError';
    this.key = key;
    this.values = values;
  }
}
