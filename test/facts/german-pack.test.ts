import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { checkPack } from '../../src/answer/check-pack.ts';
import { stampTranslations } from '../../src/facts/localize.ts';

const SOURCE = (page: string) =>
  `    - { publisher: Lindauer Zeitung, title: ${page}, url: "https://example.org/${page}", published: "2024-05-02", lang: de }`;
const FILES = {
  'pack.yaml': `id: brot
title: Brot
about: Brot
language: de
subjects:
  - [Brot, Brote]
units: { breads: { one: Brotsorte, other: Brotsorten } }
topics: { geschichte: { title: Geschichte } }
`,
  'geschichte.yaml': `- id: aeltestes-brot
  statement: Das älteste bekannte Brot wurde vor 14.400 Jahren in Jordanien gebacken.
  answer: Vor 14.400 Jahren
  answers: { where: In Jordanien }
  questions: [Wie alt ist das älteste Brot?, ältestes Brot Alter, wann wurde das erste Brot gebacken]
  entities: [Jordanien]
  date: null
  quantity: { value: 14400, unit: years, qualifier: approx }
  status: single-source
  sources:
${SOURCE('jordanien')}
- id: brotsorten
  statement: Das Brotinstitut zählte am 2. März 2024 dreitausendzweihundert Sorten, 3.200 also, und fünfundzwanzig neue.
  answer: 3.200 Brotsorten, fünfundzwanzig davon neu
  questions: [Wie viele Brotsorten zählte das Brotinstitut?, Brotinstitut Sorten Anzahl, wie viele Sorten gibt es]
  entities: [Brotinstitut]
  date: "2024-03-02"
  quantity: { value: 25, unit: breads, qualifier: exact }
  status: single-source
  sources:
${SOURCE('sorten')}
- id: bakterien
  statement: Sauerteig schmeckt sauer, weil die Hälfte seiner Mikroben Milchsäurebakterien sind.
  answer: Wegen der Milchsäurebakterien
  questions: [Warum schmeckt Sauerteig sauer?, Sauerteig sauer Grund, wieso ist der Teig so sauer]
  entities: [Sauerteig]
  date: null
  quantity: { value: 50, unit: percent, qualifier: approx }
  status: single-source
  sources:
${SOURCE('sauerteig')}
`,
  'locales/en/pack.yaml': `translation: reviewed
title: Bread
about: bread
subjects:
  - [bread, breads]
units: { breads: { one: kind of bread, other: kinds of bread } }
topics: { geschichte: History }
`,
  'locales/en/geschichte.yaml': `aeltestes-brot:
  statement: The oldest bread known was baked 14,400 years ago in Jordan.
  answer: 14,400 years ago
  answers: { where: In Jordan }
  questions: [How old is the oldest bread?, oldest bread age]
brotsorten:
  statement: On 2 March 2024 the Brotinstitut counted 3,200 kinds, and twenty-five new ones.
  answer: 3,200 kinds of bread, twenty-five of them new
  questions: [How many kinds of bread did the Brotinstitut count?, number of kinds of bread]
bakterien:
  statement: Sourdough tastes sour because half of its microbes are lactic acid bacteria.
  answer: Because of lactic acid bacteria
  questions: [Why does sourdough taste sour?, sourdough sour reason]
`,
};

let folder = '';
afterEach(() => rm(folder, { recursive: true }));

/** The pack in a folder, its translations stamped; a text of it may be replaced by another. */
async function checked(changed = '', by = ''): Promise<string[]> {
  folder = await mkdtemp(join(tmpdir(), 'pack-'));
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), changed === '' ? text : text.replaceAll(changed, by));
  }
  await stampTranslations(folder);
  const { problems } = await checkPack(folder);
  return problems.map(({ file, rule, message }) => `${file}: ${rule}: ${message}`);
}

test('a pack written in German, with English as a translation, has no problems', async () => {
  expect(await checked()).toEqual([]);
});

test.each([
  ['value: 25', 'value: 26', 'geschichte.yaml: quantity: brotsorten: the quantity 26 occurs in neither'],
  [
    '14,400 years ago in',
    '14,200 years ago in',
    'locales/en/geschichte.yaml: translation-number: aeltestes-brot: “The',
  ],
  ['On 2 March 2024', 'On 2 May 2024', 'locales/en/geschichte.yaml: translation-number: brotsorten: “On 2 May 2024'],
  [
    'Sourdough tastes sour because half of its microbes are lactic acid bacteria.',
    'Sauerteig ist sauer, weil die Bakterien mit und von der Milch leben.',
    'locales/en/geschichte.yaml: translation-untranslated: bakterien: “ist … mit … und … von … der” is still German',
  ],
])('“%s” written as “%s” is found', async (right, wrong, problem) => {
  const [found = '', ...others] = await checked(right, wrong);
  expect(found).toContain(problem);
  expect(others).toEqual([]);
});
