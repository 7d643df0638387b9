import { drawableSeries } from '../src/charts/data-point.ts';
import type { Choice } from '../src/chat/command.ts';
import { InputError } from '../src/chat/invocation.ts';
import type { Pack } from '../src/facts/pack.ts';
import type { Fact } from '../src/facts/schema.ts';
import { closestMatch, closestMatches } from '../src/util/closest-match.ts';

/**
 * The topic that was meant by its id or title, in any case.
 * @throws InputError naming the nearest one and all that there are.
 */
export function findTopic(pack: Pack, typed: string): string {
  const wanted = typed.toLowerCase();
  const entries = Object.entries(pack.topics);
  const found = entries.find(([id, { title }]) => id === wanted || title.toLowerCase() === wanted);
  if (found) return found[0];
  const titles = entries.map(([, { title }]) => title);
  throw new InputError('fact.no-topic', {
    topic: typed,
    meant: closestMatch(typed, titles) ?? 'none',
    topics: titles.join(', '),
  });
}

/** Topics whose id or title contains what is being typed. */
export function completeTopic(pack: Pack, typed: string): Choice[] {
  const wanted = typed.trim().toLowerCase();
  return Object.entries(pack.topics)
    .filter(([id, { title }]) => id.includes(wanted) || title.toLowerCase().includes(wanted))
    .map(([id, { title }]) => ({ label: title, value: id }));
}

/**
 * The fact with this id.
 * @throws InputError naming the nearest id.
 */
export function findFact(pack: Pack, id: string): Fact {
  const fact = pack.fact(id.toLowerCase());
  if (fact) return fact;
  throw new InputError('fact.unknown', {
    fact: id,
    meant:
      closestMatch(
        id,
        pack.facts.map((other) => other.id),
      ) ?? 'none',
  });
}

/** Of what is being typed, as much as is searched for. */
const MAX_TYPED = 100;
const MOST_SUGGESTIONS = 25;
/** What lies so near to a name of a series is a misspelling of it. */
const MISSPELT = 0.3;

/**
 * The series that was meant by its id, its title or a way people name its measure, in any case and slightly misspelt.
 * @throws InputError naming all that can be drawn.
 */
export function findSeries(pack: Pack, typed: string): string {
  const wanted = typed.toLowerCase();
  const named = drawableSeries(pack).map((id) => ({ id, names: namesOf(pack, id) }));
  const exact = named.find(({ names }) => names.some((name) => name.toLowerCase() === wanted));
  if (exact) return exact.id;
  const [best] = closestMatches(typed, named, { namesOf: ({ names }) => names, threshold: MISSPELT });
  if (best) return best.id;
  const titles = named.map(({ id }) => titleOf(pack, id));
  if (titles.length === 0) throw new InputError('chart.none', {});
  throw new InputError('chart.unknown', { series: typed, measures: titles.join('; ') });
}

/** The series that may be meant by what is being typed, misspelt or not, best first; all of them before anything is. */
export function completeSeries(pack: Pack, typed: string): Choice[] {
  const named = drawableSeries(pack).map((id) => ({ id, names: namesOf(pack, id) }));
  const wanted = typed.trim().slice(0, MAX_TYPED);
  const found =
    wanted === ''
      ? named
      : closestMatches(wanted, named, { namesOf: ({ names }) => names, threshold: 0.4, byWord: true });
  return found.slice(0, MOST_SUGGESTIONS).map(({ id }) => ({ label: titleOf(pack, id), value: id }));
}

function namesOf(pack: Pack, id: string): readonly string[] {
  return [id, titleOf(pack, id), ...(pack.series[id]?.measure ?? [])];
}

function titleOf(pack: Pack, id: string): string {
  return pack.series[id]?.title ?? id;
}
