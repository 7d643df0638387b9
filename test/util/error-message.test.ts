import { expect, test } from 'vitest';
import { messageOf, stackOf } from '../../src/util/error-message.ts';

test('an error is told by its message, and in full by its stack', () => {
  const error = new TypeError('no such topic');
  expect(messageOf(error)).toBe('no such topic');
  expect(stackOf(error)).toContain('TypeError: no such topic\n');
  expect(stackOf(error)).toContain('error-message.test.ts');
});

test('whatever else was thrown is told as text', () => {
  expect([messageOf('closed'), messageOf(undefined), stackOf(7)]).toEqual(['closed', 'undefined', '7']);
});

test('an error without a stack is still told', () => {
  const error = new Error('gone');
  delete error.stack;
  expect(stackOf(error)).toBe('gone');
});
