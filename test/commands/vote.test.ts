import { expect, test } from 'vitest';
import { voteActions } from '../../commands/buttons.ts';
import { commands } from '../../commands/index.ts';
import { LANGUAGE_OPTION } from '../../src/chat/choose-language.ts';
import { encodeAction, MAX_ACTION_CODE } from '../../src/chat/custom-id.ts';
import { translatorFor } from '../../src/i18n/translator.ts';
import { createPseudonyms } from '../../src/questions/pseudonyms.ts';
import { smallPack } from '../fixtures/small-pack.ts';

const [fact] = smallPack.facts;
if (!fact) throw new Error('The pack has no fact.');

test('the buttons of the longest id there may be fit, also with the language that they carry', () => {
  const longest = { ...fact, id: 'x'.repeat(60) };
  const asked = createPseudonyms(new Map()).of('slack', 'answered', 'x'.repeat(100), 'Why?');
  for (const { label, command, options } of voteActions(
    { kind: 'found', fact: longest, facts: [] },
    asked,
    translatorFor('kk'),
  )) {
    expect(commands.map(({ name }) => name)).toContain(command);
    expect(label).toMatch(/👍|👎/u);
    expect(encodeAction({ command, options: { ...options, [LANGUAGE_OPTION]: 'kk' } }).length).toBeLessThanOrEqual(
      MAX_ACTION_CODE,
    );
  }
});

test('there is nothing to vote on where there is no answer', () => {
  const unsure = { kind: 'unsure', reason: { kind: 'unknown' }, closest: [], facts: [] } as const;
  expect(voteActions(unsure, 'a', translatorFor('en'))).toEqual([]);
});
