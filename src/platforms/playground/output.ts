/** Ends the program without a word when nobody reads its output any more, as in `… | head -1`. */
export function endQuietlyWhenUnread(output: NodeJS.WritableStream): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}

/** Stands before what is typed. */
export const PROMPT = '› ';
