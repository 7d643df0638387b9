import type { Fact, Source } from '../schema.ts';
import { factRule, problemOf, type Rule } from './rules.ts';

/** One page named twice is one source, not two that agree; what has no address is told apart by publisher and title. */
export const sources = factRule('duplicate-source', (fact) => {
  const names = fact.sources.map(({ url, publisher, title }) => url ?? `“${title}” of ${publisher}`);
  const twice = new Set(names.filter((name, at) => names.indexOf(name) < at));
  return [...twice].map((name) => `names ${name} more than once`);
});

/** A reader is sent to the publisher's own page: not to a copy of it, and not with marks by which readers are counted. */
export const sourceAddresses = factRule('source-address', (fact) =>
  fact.sources.flatMap(({ url }) => (url === null ? [] : faultsOf(url).map((fault) => `${url} ${fault}`))),
);

/** Parameters that tell the site where a reader comes from and change nothing of the page. */
const TRACKING = /^(utm_.+|share|fbclid|gclid|yclid|dclid|msclkid|igshid|mc_[ce]id|ref_src)$/i;
/** Sites that show other sites' pages, under their own names or as part of them. */
const COPIES = ['oszar.com', 'translate.goog', 'webcache.googleusercontent.com', 'cc.bingj.com', '12ft.io'];
/** A host whose letters are written as hexadecimal digits: "i617374616e61…" for "astana…". */
const HEXADECIMAL_HOST = /^[a-z](?:[0-9a-f]{2}){4,}(?:[g-z](?:[0-9a-f]{2})+)*[g-z]?\./;
/** "/https/www.example.org/" or "/https://www.example.org/" within the path. */
const ADDRESS_WITHIN = /\/https?(?::\/{1,2}|\/)[a-z\d-]+(?:\.[a-z\d-]+)+/i;

function faultsOf(url: string): string[] {
  const { hostname, pathname, searchParams } = new URL(url);
  const tracking = [...new Set(searchParams.keys())].filter((name) => TRACKING.test(name));
  const isNumber = /^[\d.]+$/.test(hostname) || hostname.startsWith('[');
  const isCopy =
    HEXADECIMAL_HOST.test(hostname) ||
    ADDRESS_WITHIN.test(pathname) ||
    COPIES.some((host) => hostname === host || hostname.endsWith(`.${host}`));
  const own = 'give the publisher’s own address, or null if only a copy is known';
  return [
    ...(isNumber ? [`has a number in place of a name; ${own}`] : []),
    ...(isCopy ? [`is a copy on another site; ${own}`] : []),
    ...(hostname.endsWith('.') ? ['has a dot after the host; remove it'] : []),
    ...(tracking.length > 0 ? [`has ${tracking.join(', ')}, by which readers are counted; remove it`] : []),
  ];
}

/** A publisher is one, and has one name in each language, only if it's always spelt the same. */
export const publishers: Rule = (linted) => {
  const spellings = new Map<string, Map<string, Fact[]>>();
  for (const fact of linted.pack.facts) {
    for (const { publisher } of fact.sources) {
      const key = bareName(publisher);
      const facts = spellings.get(key) ?? new Map<string, Fact[]>();
      spellings.set(key, facts.set(publisher, [...(facts.get(publisher) ?? []), fact]));
    }
  }
  return [...spellings.values()].flatMap((spelt) => {
    const [[usual] = [''], ...others] = [...spelt].toSorted(([, a], [, b]) => b.length - a.length);
    return others.flatMap(([publisher, facts]) =>
      facts
        .slice(0, 1)
        .map((fact) =>
          problemOf(
            linted,
            fact,
            'publisher',
            `spells “${usual}” as “${publisher}”; use one spelling for one publisher`,
          ),
        ),
    );
  });
};

/**
 * A name without what differs between spellings of it: case, punctuation, accents and what stands in parentheses, except
 * the edition in a language: "Wikipedia (de)".
 */
function bareName(publisher: Source['publisher']): string {
  const bare = publisher
    .replace(/\((?![a-z]{2}\))[^)]*\)/g, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return bare === '' ? publisher : bare;
}
