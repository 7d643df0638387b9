/** How long to wait for an answer, in milliseconds. */
export interface Patience {
  /** Then the person is shown that it takes longer. */
  readonly deferAfterMs: number;
  /** Then they are told that it failed. */
  readonly giveUpAfterMs: number;
}

/** What the promise gives within the time; undefined if it takes longer. */
export async function within<T>(promise: Promise<T>, ms: number): Promise<{ readonly value: T } | undefined> {
  // Every answer passes here: a timer that is cleared costs a tenth of one that is aborted.
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  try {
    return await Promise.race([promise.then((value) => ({ value })), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
