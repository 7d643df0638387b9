import type { Readable } from 'node:stream';

/**
 * The lines of a stream, each ended by a line feed, with or without a carriage return before it. Unlike node:readline
 * it leaves a lone carriage return and U+2028 and U+2029 within a line, so that whoever sends one question a line gets
 * one answer for each.
 */
export async function* readLines(input: Readable): AsyncGenerator<string> {
  let rest = '';
  input.setEncoding('utf8');
  for await (const chunk of input) {
    const lines = `${rest}${String(chunk)}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield withoutReturn(line);
  }
  if (rest !== '') yield withoutReturn(rest);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
