import { expect, test } from 'vitest';
import { stemKazakh } from '../../src/search/languages/kazakh.ts';

test.each([
  ['мектеп', 'мектепте мектептер мектептерінде мектебі'],
  ['казакстан', 'қазақстан қазақстанның қазақстанға қазақстаннан қазақстандағы қазақстандық'],
  ['жыл', 'жыл жылы жылғы жылдан жылдары жылында'],
  ['ашыл', 'ашылды ашылған ашылуы ашылады'],
  ['университет', 'университет университеті университетінің университетте университеттері'],
  ['елши', 'елші елшісі елшісінің елшіге'],
  ['сауда', 'сауда саудасы саудада саудасының'],
  ['мунаи', 'мұнай мұнайды мұнайы мұнайдың'],
  ['компания', 'компания компаниялар компаниялары компаниясы компанияның'],
  ['облыс', 'облыс облысы облысында облысындағы'],
  ['кенес', 'кеңес кеңесі кеңесінің'],
  ['санак', 'санақ санағы санақта'],
  ['дипломатия', 'дипломатия дипломатиялық'],
  ['виза', 'виза визасы визаны визасыз'],
  ['шолц', 'шольц шольцтің шольцке'],
])('%s is the stem of %s', (stem, words) => {
  expect(words.split(' ').map(stemKazakh)).toEqual(words.split(' ').map(() => stem));
});

test.each([
  ['қазақстанға', 'казакстанга', 'qazaqstanga', 'kazakstanga'],
  ['жылы', 'жылы', 'jyly', 'zhyly'],
  ['көлемі', 'колеми', 'kolemi', 'kölemi'],
  ['германиядағы', 'германиядагы', 'germaniyadagy', 'germaniadağy'],
  ['шольц', 'шольц', 'sholc', 'sholts'],
])('%s has the same stem without its letters (%s) and in Latin ones (%s, %s)', (...spellings) => {
  expect(new Set(spellings.map(stemKazakh)).size).toBe(1);
});

test('a word is never taken apart to nothing', () => {
  for (const word of ['', 'да', 'ма', 'ты', 'ата', 'ана', 'тәж', '2024', 'ooo']) {
    expect(stemKazakh(word).length).toBeGreaterThanOrEqual(Math.min(word.length, 2));
  }
});
