import { expect, test } from 'vitest';
import { describeCard } from '../../src/charts/describe.ts';
import { translatorFor } from '../../src/i18n/translator.ts';
import { buildCard } from '../../src/replies/picture.ts';
import { makeFact, smallPack } from '../fixtures/small-pack.ts';

const t = translatorFor('en');

test.each([
  ['confirmed', ''],
  ['single-source', 'Only one source.'],
  ['disputed', 'Contested: sources disagree on this.'],
] as const)('a card of a %s fact says “%s”, and so does its description', (status, caution) => {
  const card = buildCard(smallPack, makeFact({ id: 'one', status }), t);
  expect(card).toMatchObject({ heading: 'Ships', answer: '120 ships', asOf: 'As of 2023', caution });
  expect(card.sources).toBe('Source: Harbour Gazette 2024');
  expect(describeCard(card, t)).toContain(caution);
  expect(describeCard(card, t)).toContain('The harbour of Lindau counted 120 ships in 2023.');
});
