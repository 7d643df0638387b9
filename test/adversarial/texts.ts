import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** Texts that try to ping others, to break the layout or to pass for markup. */
export const hostileTexts: readonly string[] = z
  .array(z.string())
  .parse(parse(readFileSync(new URL('./texts.yaml', import.meta.url), 'utf8')));
