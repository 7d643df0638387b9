import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { VARIABLES } from '../../src/config/index.ts';

const namesIn = (path: string, pattern: RegExp): string[] =>
  [...readFileSync(path, 'utf8').matchAll(pattern)].map(([, name = '']) => name).toSorted();

test('docs/configuration.md has every variable, once', () => {
  expect(namesIn('docs/configuration.md', /^\| `([A-Z_]+)`/gm)).toEqual(VARIABLES.toSorted());
});

test('.env.example has every variable, once', () => {
  expect(namesIn('.env.example', /^([A-Z_]+)=$/gm)).toEqual(VARIABLES.toSorted());
});
