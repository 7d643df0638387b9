import { factRule } from './rule.ts';

/** Without entities a fact has no neighbours, and a question that names only the thing misses it. */
export const entities = factRule('entities', (fact) =>
  fact.entities.length === 0 ? ['names no person, institution, place or thing that it is about'] : [],
);
