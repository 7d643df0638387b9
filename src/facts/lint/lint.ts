import type { ReadPack } from '../load.ts';
import type { Problem } from '../parse.ts';
import { headlines } from './headlines.ts';
import { quantity } from './quantity.ts';
import { conflicts, dates, duplicates, entities, limits, questions, type Rule, series, supersedes } from './rules.ts';
import { publishers, sourceAddresses, sources } from './sources.ts';
import { translations } from './translations.ts';

const RULES: readonly Rule[] = [
  dates,
  limits,
  questions,
  entities,
  sources,
  sourceAddresses,
  publishers,
  headlines,
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
