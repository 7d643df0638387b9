import { readFileSync, writeFileSync } from 'node:fs';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { readMessages } from '../i18n/translator.ts';

const target = new URL('../i18n/keys.ts', import.meta.url);

/** The types of all keys and their values, as TypeScript made from the English messages. */
export function generateKeys(): string {
  const lines = Object.entries(readMessages('en')).map(([key, message]) => {
    const values = [...valuesOf(parse(message, { ignoreTag: true }))].map(
      ([name, type]) => `readonly ${name}: ${type}`,
    );
    return `  readonly '${key}': ${values.length === 0 ? 'Record<never, never>' : `{ ${values.join('; ')} }`};`;
  });
  return `// Made from the files of en/ by \`npm run words\`; not edited by hand.\nexport interface Messages {\n${lines.join('\n')}\n}\n`;
}

function valuesOf(elements: readonly MessageFormatElement[]): Map<string, 'string' | 'number'> {
  const values = new Map<string, 'string' | 'number'>();
  for (const element of elements) {
    if (element.type === TYPE.argument) values.set(element.value, 'string');
    if (element.type === TYPE.number) values.set(element.value, 'number');
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      values.set(element.value, element.type === TYPE.plural ? 'number' : 'string');
      for (const option of Object.values(element.options)) {
        for (const [name, type] of valuesOf(option.value)) if (!values.has(name)) values.set(name, type);
      }
    }
  }
  return values;
}

/** The file as it is checked in; a test compares. */
export function readKeys(): string {
  return readFileSync(target, 'utf8');
}

if (import.meta.main) writeFileSync(target, generateKeys());
