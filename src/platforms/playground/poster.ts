import { clearLine, cursorTo } from 'node:readline';
import type { Writable } from 'node:stream';
import type { Reply } from '../../chat/reply.ts';
import type { Poster } from '../../daily/types.ts';
import { renderReply } from '../../replies/plain-text.ts';
import { PROMPT } from './output.ts';

interface TerminalPosterSettings {
  readonly output: Writable;
  /** Whether a person sits at it, whose line is then not written into. */
  readonly interactive: boolean;
  readonly colours: boolean;
  readonly width: () => number | undefined;
}

/** Writes posts between what is typed. Their buttons are left out: the numbers belong to the last answer. */
export function createTerminalPoster({ output, interactive, colours, width }: TerminalPosterSettings): Poster {
  const written = new Set<string>();

  function write(reply: Reply): void {
    if (interactive) {
      cursorTo(output, 0);
      clearLine(output, 0);
    }
    output.write(`${renderReply({ ...reply, actions: [] }, { colours, width: width() })}\n\n`);
    if (interactive) output.write(PROMPT);
  }

  return {
    post: async (_, reply, key) => {
      write(reply);
      written.add(key);
      return key;
    },
    find: async (_, key) => (written.has(key) ? key : undefined),
    tell: async (_, __, reply) => write(reply),
  };
}
