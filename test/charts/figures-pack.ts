import { createPack, type Pack } from '../../src/facts/pack.ts';
import type { Fact, PackFile } from '../../src/facts/schema.ts';
import { makeFact, packFile, source } from '../fixtures/small-pack.ts';

/** As a pack names them. */
const units: PackFile['units'] = {
  people: { one: 'person', other: 'people' },
  t: { one: 'tonne', other: 'tonnes' },
};

type Quantity = NonNullable<Fact['quantity']>;

/** A figure of a series, told by a publisher of its own. */
export function figure(
  series: string,
  period: string,
  value: number,
  changes: Partial<Quantity & Pick<Fact, 'status'>> & { readonly count?: string } = {},
): Fact {
  const { unit = 'people', qualifier = 'exact', count, status = 'confirmed' } = changes;
  const id = `${series}-${period}-${count ?? 'all'}`.replaceAll(/[^a-z0-9]+/g, '-');
  return makeFact({
    id,
    statement: `${value} ${unit} in ${period}.`,
    date: period,
    quantity: { value, unit, qualifier },
    series: { id: series, period, ...(count === undefined ? {} : { count }) },
    status,
    sources: [{ ...source, publisher: `Gazette of ${id}`, published: '2024-05-02' }],
  });
}

/** A pack of these facts alone. */
export function packOf(facts: readonly Fact[], series: PackFile['series'] = {}): Pack {
  const named = facts.flatMap((fact) => (fact.series ? [fact.series.id] : []));
  const definitions = Object.fromEntries(
    named.map((id) => [id, { title: `Title of ${id}`, measure: [`measure ${id}`] }]),
  );
  return createPack({ ...packFile, units, series: { ...definitions, ...series } }, facts, []);
}
