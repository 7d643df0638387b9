import { readFileSync } from 'node:fs';

export interface Thesaurus {
  /** Place of a stem among the stems of the language's common words, the commonest first, from 0. */
  readonly rank: (stem: string) => number | undefined;
  /** All stems, the commonest first. */
  readonly stems: readonly string[];
  /** Stems that may stand for this one, with what they are worth, from 0 to 1. */
  readonly related: (stem: string) => readonly RelatedStem[];
}
interface RelatedStem {
  readonly stem: string;
  readonly worth: number;
}

const files = new Map<string, Thesaurus>();

/**
 * Reads a thesaurus file: a line for each stem of a common word, the commonest first, and on it, after tabs, each stem
 * that may stand for it, its worth in hundredths and where that comes from: `s`ynonym, si`s`milar, `d`erived word or
 * `h`ypernym in WordNet, or alike `v`ectors. Each file is read once; a line is taken apart when its stem is asked for.
 */
export function readThesaurus(path: string): Thesaurus {
  const known = files.get(path);
  if (known) return known;
  const lines = new Map<string, { readonly rank: number; readonly related: string }>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const tab = line.indexOf('\t');
    const stem = tab < 0 ? line : line.slice(0, tab);
    if (stem !== '') lines.set(stem, { rank: lines.size, related: tab < 0 ? '' : line.slice(tab + 1) });
  }
  const thesaurus: Thesaurus = {
    rank: (stem) => lines.get(stem)?.rank,
    stems: [...lines.keys()],
    related: (stem) => {
      const related = lines.get(stem)?.related;
      return related ? related.split('\t').map(parseRelated) : [];
    },
  };
  files.set(path, thesaurus);
  return thesaurus;
}

function parseRelated(entry: string): RelatedStem {
  const [stem = '', hundredths = '0'] = entry.split(' ');
  return { stem, worth: Number(hundredths) / 100 };
}
