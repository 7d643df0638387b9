/** The constants of ranking, in one place; bench/README.md says how they are measured. */
export const WEIGHTS = {
  /** BM25F: saturation, length normalisation, and what a word is worth by where it stands. */
  k1: 1.2,
  b: 0.4,
  fields: {
    answer: 1.2,
    statement: 1.6,
    questions: 1.4,
    entities: 1,
    date: 0.6,
    topic: 0.3,
    note: 0.25,
    publisher: 0.4,
    answers: 1,
    matters: 0.8,
  },
  /** A synonym counts as this much of the word itself. */
  synonym: 0.75,
  /** A word that the language's thesaurus relates counts as this much of what the thesaurus gives it. */
  thesaurus: 0.8,
  /** A compound counts as this much of what it is put together from, and the other way round. */
  compound: 0.6,
  /** A misspelt word counts as its likeness times this. */
  misspelt: 0.95,
  /** A word that contains the other counts as the share in common times this. */
  akin: 0.6,
  /** From this likeness on, a misspelt stop word or subject is read as such. */
  surelyMeant: 0.7,
  /** What a word counts for if the pack does not know it and it is an everyday word. */
  everyday: 0.35,
  /** Facts that gain less than this share of what the best one gains are not looked at. */
  worthALook: 0.3,
  /** Facts that are looked at closely. */
  shortlist: 32,
} as const;
