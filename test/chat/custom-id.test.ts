import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeAction, encodeAction, MAX_ACTION_CODE } from '../../src/chat/custom-id.ts';

const name = fc.stringMatching(/^[a-z]{1,12}( [a-z]{1,8})?$/);
const options = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ maxLength: 12 }), { maxKeys: 2 });

test('what was encoded decodes to the same target, or did not fit', () => {
  fc.assert(
    fc.property(name, options, (command, chosen) => {
      let code: string;
      try {
        code = encodeAction({ command, options: chosen });
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        return;
      }
      expect(code.length).toBeLessThanOrEqual(MAX_ACTION_CODE);
      expect(decodeAction(code)).toEqual({ command, options: { ...chosen } });
    }),
  );
});

test('any other text is outdated or some target, and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(decodeAction(text).command).toMatch(/^[a-z]/);
    }),
  );
});

test('a button of another version says that it is outdated', () => {
  expect(decodeAction('0/fact?topic=energy')).toEqual({ command: 'outdated', options: {} });
  expect(decodeAction('2/fact?topic=energy')).toEqual({ command: 'outdated', options: {} });
});

test('a target that does not fit is refused rather than cut', () => {
  expect(() => encodeAction({ command: 'ask', options: { question: 'x'.repeat(100) } })).toThrow(RangeError);
});
