import { factRule } from './rule.ts';

/** One page named twice is one source, not two that agree. */
export const sources = factRule('duplicate-source', (fact) => {
  const urls = fact.sources.map(({ url }) => url);
  const twice = new Set(urls.filter((url, at) => urls.indexOf(url) < at));
  return [...twice].map((url) => `names the address ${url} more than once`);
});
