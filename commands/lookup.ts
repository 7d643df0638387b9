import type { Choice } from '../src/chat/command.ts';
import { UserError } from '../src/chat/invocation.ts';
import type { Pack } from '../src/facts/pack.ts';
import type { Fact } from '../src/facts/schema.ts';
import { nearest } from '../src/util/closest-match.ts';

/**
 * The topic that was meant by its id or title, in any case.
 * @throws UserError naming the nearest one and all that there are.
 */
export function findTopic(pack: Pack, typed: string): string {
  const wanted = typed.toLowerCase();
  const entries = Object.entries(pack.topics);
  const found = entries.find(([id, { title }]) => id === wanted || title.toLowerCase() === wanted);
  if (found) return found[0];
  const titles = entries.map(([, { title }]) => title);
  throw new UserError('fact.no-topic', {
    topic: typed,
    meant: nearest(typed, titles) ?? 'none',
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
 * @throws UserError naming the nearest id.
 */
export function findFact(pack: Pack, id: string): Fact {
  const fact = pack.fact(id.toLowerCase());
  if (fact) return fact;
  throw new UserError('fact.unknown', {
    fact: id,
    meant:
      nearest(
        id,
        pack.facts.map((other) => other.id),
      ) ?? 'none',
  });
}
