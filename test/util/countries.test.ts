import { expect, test } from 'vitest';
import { countryCodes } from '../../src/util/countries.ts';

test('every country has a code, and each code a name', () => {
  const codes = countryCodes();
  expect(codes).toEqual(expect.arrayContaining(['DE', 'KZ', 'RU', 'US', 'CN', 'UZ', 'XK']));
  expect(codes).not.toContain('QX');
  expect(codes.length).toBeGreaterThan(240);
  expect(new Set(codes).size).toBe(codes.length);
  expect(countryCodes()).toBe(codes);
});
