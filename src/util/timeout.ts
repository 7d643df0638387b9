/**
 * What the work gives, or what `late` gives or throws where the work takes longer than `ms` milliseconds. The work itself
 * is not stopped; if it fails after that, nobody is told.
 */
export async function withTimeout<T, L>(work: Promise<T>, ms: number, late: () => L): Promise<T | L> {
  // Every answer passes here: a timer that is cleared costs a tenth of one that is aborted.
  const { promise: over, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  try {
    return await Promise.race([work, over.then(late)]);
  } finally {
    clearTimeout(timer);
  }
}
