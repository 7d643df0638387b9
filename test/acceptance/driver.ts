import { expect, test } from 'vitest';

/** What an acceptance test needs of a platform: somebody who types there, and what they then see. */
export interface Driver {
  /** Sends a line as a person would type it and gives back what they see of the reply. */
  readonly types: (line: string) => Promise<Seen>;
  /** Presses a button of the last reply by its label. */
  readonly presses: (label: string) => Promise<Seen>;
  /** Sends the form that was last shown, with some of its fields filled in; the others stay as they are. */
  readonly fills: (fields: Readonly<Record<string, string>>) => Promise<Seen>;
  /** Uses the menu of a message that somebody wrote, by the label of the entry; undefined where messages have no menu. */
  readonly chooses?: (text: string, label: string) => Promise<Seen>;
  /** Ends the conversation and frees what it took. */
  readonly leaves: () => Promise<void>;
}

export interface Seen {
  readonly text: string;
  /** Ids of the facts shown, best first. */
  readonly facts: readonly string[];
  readonly buttons: readonly string[];
}

/** A person in a conversation; every step speaks of what they do and see, and none of a platform. */
function createPerson(driver: Driver) {
  let seen: Seen = { text: '', facts: [], buttons: [] };
  return {
    asks: async (question: string) => {
      seen = await driver.types(`/ask ${question}`);
    },
    types: async (line: string) => {
      seen = await driver.types(line);
    },
    presses: async (label: string) => {
      expect(seen.buttons).toContain(label);
      seen = await driver.presses(label);
    },
    fills: async (fields: Readonly<Record<string, string>>) => {
      seen = await driver.fills(fields);
    },
    chooses: async (text: string, label: string) => {
      if (driver.chooses) seen = await driver.chooses(text, label);
      return driver.chooses !== undefined;
    },
    seesFact: (id: string) => expect(seen.facts[0]).toBe(id),
    seesNoFact: () => expect(seen.facts).toEqual([]),
    seesText: (text: string) => expect(seen.text.toLowerCase()).toContain(text.toLowerCase()),
    seesButton: (label: string) => expect(seen.buttons).toContain(label),
  };
}

/** Makes what holds a conversation with a driver of its own, as a test of the platform. */
export function conversationsOn(platform: string, createDriver: () => Promise<Driver>) {
  return (name: string, steps: (alice: ReturnType<typeof createPerson>) => Promise<void>): void =>
    test(`${platform}: ${name}`, async () => {
      const driver = await createDriver();
      try {
        await steps(createPerson(driver));
      } finally {
        await driver.leaves();
      }
    });
}
