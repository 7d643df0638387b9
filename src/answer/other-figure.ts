import { newestFirst, type Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import type { Lexicon } from '../search/lexicon.ts';
import type { AnswerToOne } from './answer.ts';
import { isPartOfYear } from './features.ts';
import type { RelativeTime } from './follow-up.ts';
import type { Reading } from './reading.ts';

/** Figures of the measure that was spoken of. */
export interface OtherFigures {
  /** That of another year, or by another count; by the same one where that has it. */
  readonly of: (
    lead: Fact,
    wanted: { readonly year: string | undefined; readonly count: string | undefined },
  ) => Fact | undefined;
  /** The newest or the oldest one. */
  readonly at: (lead: Fact, time: RelativeTime) => Fact | undefined;
  /** Whose count is named: the label of one of the measure's counts names the same subject of the pack. */
  readonly countIn: (reading: Reading, series: string) => string | undefined;
  /** That the measure has no figure of a year, but of others. */
  readonly none: (figure: Fact, year: string) => AnswerToOne;
  /** The figure that stands for a matter: the one to lead with, else the newest. */
  readonly leading: (matters: readonly string[]) => Fact | undefined;
}

/** Finds figures in the series of a pack. */
export function createOtherFigures(pack: Pack, lexicon: Pick<Lexicon, 'terms'>): OtherFigures {
  return {
    of: ({ series }, wanted) => {
      if (!series) return undefined;
      const year = wanted.year ?? series.period.slice(0, 4);
      const figures = pack
        .factsOfSeries(series.id)
        .filter(({ series: other }) => other?.period.slice(0, 4) === year)
        .toSorted(
          (a, b) => Number(isPartOfYear(a.series?.period ?? null)) - Number(isPartOfYear(b.series?.period ?? null)),
        )
        .filter(({ series: other }) => wanted.count === undefined || other?.count === wanted.count);
      return figures.find(({ series: other }) => other?.count === series.count) ?? figures[0];
    },
    at: (lead, time) => {
      const { series } = lead;
      const figures = pack
        .factsOfSeries(series?.id ?? '')
        .filter(({ series: other }) => other?.count === series?.count && !isPartOfYear(other?.period ?? null));
      if (time === 'now') return figures[0];
      const oldest = figures.at(-1);
      return time === 'before' && oldest !== lead ? oldest : undefined;
    },
    countIn: ({ question }, series) => {
      const asked = new Set(question.words.flatMap(({ term }) => term.subject ?? []));
      const [subject] = asked;
      if (subject === undefined || asked.size > 1) return undefined;
      const counts = Object.entries(pack.series[series]?.counts ?? {});
      return counts.find(([, label]) => lexicon.terms(label).some((term) => term.subject === subject))?.[0];
    },
    none: (figure, asked) => {
      const figures = pack.factsOfSeries(figure.series?.id ?? '');
      const years = new Set(figures.flatMap(({ series }) => series?.period.slice(0, 4) ?? []));
      return {
        kind: 'unsure',
        reason: { kind: 'year', asked, years: [...years].toSorted() },
        closest: [figure],
        facts: [{ fact: figure, score: 0 }],
      };
    },
    leading: (matters) =>
      pack.facts
        .filter((fact) => fact.series !== undefined && matters.some((matter) => fact.matters?.[0] === matter))
        .toSorted(
          (a, b) =>
            Number(b.lead === true) - Number(a.lead === true) || newestFirst(a.series?.period, b.series?.period),
        )[0],
  };
}
