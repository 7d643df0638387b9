import type { ReadPack } from '../load.ts';
import type { Problem } from '../problem.ts';
import { conflicts } from './conflicts.ts';
import { dates } from './dates.ts';
import { duplicates } from './duplicates.ts';
import { entities } from './entities.ts';
import { limits } from './limits.ts';
import { quantity } from './quantity.ts';
import { questions } from './questions.ts';
import type { Rule } from './rule.ts';
import { series } from './series.ts';
import { sources } from './sources.ts';
import { supersedes } from './supersedes.ts';
import { translations } from './translations/translations.ts';

const RULES: readonly Rule[] = [
  dates,
  limits,
  questions,
  entities,
  sources,
  quantity,
  duplicates,
  conflicts,
  series,
  supersedes,
  translations,
];

/** Everything that is wrong with a pack: what loading found and what the rules say of the records that could be read. */
export function lintPack(read: ReadPack, today: Temporal.PlainDate, further: readonly Rule[] = []): Problem[] {
  const { pack, problems, ...places } = read;
  if (!pack) return [...problems];
  return [...problems, ...[...RULES, ...further].flatMap((rule) => rule({ ...places, pack, today }))];
}
