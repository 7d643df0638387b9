/** Preloaded into the program that is measured: collects garbage on SIGUSR2, so that what remains is what it holds. */
process.on('SIGUSR2', () => globalThis.gc?.());
