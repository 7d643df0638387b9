import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { hashOfText, stampText } from '../../src/facts/localize.ts';
import { smallPack } from '../fixtures/small-pack.ts';

const fact = smallPack.fact('ships-2023');
if (!fact) throw new Error('The small pack has changed.');
const hash = hashOfText(fact);

const text = `# Reviewed by nobody yet.
ships-2023:
  statement: "120 Schiffe." # as counted
  answer: "120"
  questions: [a, b]

ships-2021: { statement: "95 Schiffe.", answer: "95" }
master-vogel:
  source_hash: "00000000"
  statement: "Anna Vogel."
  answer: "Anna Vogel"
unknown:
  statement: "?"
`;

test('writes the hash where it is missing and changes nothing else', () => {
  const stamped = stampText(text, smallPack);
  expect(stamped.count).toBe(2);
  expect(parse(stamped.text)).toMatchObject({
    'ships-2023': { source_hash: hash, questions: ['a', 'b'] },
    'ships-2021': { answer: '95', source_hash: expect.stringMatching(/^[0-9a-f]{8}$/) },
    'master-vogel': { source_hash: '00000000' },
    unknown: { statement: '?' },
  });
  expect(
    stamped.text.replace(/ {2}source_hash: "[0-9a-f]{8}"\n(?= {2}statement: "120)|source_hash: "[0-9a-f]{8}", /g, ''),
  ).toBe(text);
});

test('a second time there is nothing to write', () => {
  const once = stampText(text, smallPack).text;
  expect(stampText(once, smallPack)).toEqual({ text: once, count: 0 });
});
