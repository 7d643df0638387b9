import { expect, test } from 'vitest';
import { generateSchemas, readSchema } from '../../src/cli/json-schema.ts';

test.each([...generateSchemas()])('docs/schema/%s is what the schema says (npm run schema)', (file, text) => {
  expect(readSchema(file)).toBe(text);
});
