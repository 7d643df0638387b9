/** One thing that was looked at before the program is started: whether it is as it should be, and how to mend it if not. */
export interface Finding {
  readonly about: string;
  readonly ok: boolean;
  /** One line; of a problem, what is wrong and how to mend it. */
  readonly text: string;
}

export const fine = (about: string, text: string): Finding => ({ about, ok: true, text });
export const problem = (about: string, text: string): Finding => ({ about, ok: false, text });
