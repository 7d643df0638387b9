/** One thing wrong with a pack, in the words of whoever must mend it. */
export interface Problem {
  /** The file, as a path from the pack's folder. */
  readonly file: string;
  /** The line, counted from 1. */
  readonly line: number;
  /** A short name of the rule, for searching the documentation. */
  readonly rule: string;
  readonly message: string;
}

/** A pack that cannot be used, with everything that is wrong with it. */
export class PackError extends Error {
  readonly problems: readonly Problem[];

  constructor(folder: string, problems: readonly Problem[]) {
    super(
      `The pack ${folder} has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.map(formatProblem).join('\n')}`,
    );
    this.name = 'PackError';
    this.problems = problems;
  }
}

export function formatProblem({ file, line, rule, message }: Problem): string {
  return `${file}:${line}: ${rule}: ${message}`;
}

export type Place = Pick<Problem, 'file' | 'line'>;

/** Where each fact stands, so that later checks can name file and line. */
export type Locations = ReadonlyMap<string, Place>;
