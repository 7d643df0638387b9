import { expect, test } from 'vitest';
import { createCompounds } from '../../src/search/compounds.ts';
import { english } from '../../src/search/languages/english.ts';
import { german } from '../../src/search/languages/german.ts';

const stems = new Set(['handel', 'volumen', 'investition', 'projekt', 'botschaft'].map(german.stem));
const { partsOf } = createCompounds(german, (key) => stems.has(key));

test.each([
  ['handelsvolumen', ['handel', 'volumen']],
  ['investitionsprojekte', ['investition', 'projekt']],
  ['projektbotschaft', ['projekt', 'botschaft']],
  ['handelsquote', ['handel']],
  ['bundesbotschaft', ['botschaft']],
  ['volumen', []],
  ['katzenfutter', []],
  [`handels${'x'.repeat(50)}`, []],
])('%s is put together from %j', (word, parts) => {
  expect(partsOf(word)).toEqual(parts.map(german.stem));
});

test('a language that does not put words together takes none apart', () => {
  expect(createCompounds(english, () => true).partsOf('steamship')).toEqual([]);
});
