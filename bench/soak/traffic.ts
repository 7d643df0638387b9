export interface Counted {
  readonly what: string;
  readonly answers: number;
}

/** People on one platform, and what goes wrong there. */
export interface Traffic {
  readonly name: string;
  /** Lets somebody do something, most often with this question. */
  readonly act: (question: string) => void;
  /** Lets one of the next requests fail. */
  readonly fail: () => void;
  /** Breaks the connection, or asks for another. */
  readonly cut: () => void;
  /** For each thing that was asked, what it was and how many answers came. */
  readonly counts: () => readonly Counted[];
  /** What the platform would not have taken. */
  readonly violations: () => readonly string[];
}
