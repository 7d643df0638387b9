import { factRule } from './rule.ts';

const LEAST = 3;

/** The more ways of asking a fact knows, the more often it is found, and the surer it is that it answers. */
export const questions = factRule('questions', (fact) =>
  fact.questions.length < LEAST
    ? [`has ${fact.questions.length} example questions; ${LEAST} are the least with which people find it`]
    : [],
);
