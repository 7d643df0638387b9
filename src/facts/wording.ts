import type { ErrorCode } from 'yaml';
import type { z } from 'zod';

const QUOTE = 'put the text in double quotes';
const INDENT = 'is indented differently from what it belongs with; use two spaces for each level';

/** What the errors of the YAML library mean for somebody who writes a pack, and what to do; the others are told generally. */
const YAML_ERRORS: Partial<Record<ErrorCode, string>> = {
  BAD_DQ_ESCAPE: 'has a backslash in double quotes; write it twice',
  BAD_INDENT: 'has a list or group whose bracket is not closed, or not indented; close it with ] or }',
  BAD_SCALAR_START: `starts with a character that has a meaning of its own, such as @, % or a backtick; ${QUOTE}`,
  BLOCK_AS_IMPLICIT_KEY: `has a second colon, or ${INDENT}; if the colon is part of the text, ${QUOTE}`,
  BLOCK_IN_FLOW: 'has a line with a hyphen or a field inside brackets; separate the items with commas',
  DUPLICATE_KEY: 'has this field twice; remove one of them',
  MISSING_CHAR: `lacks a character: a quotation mark at the end, a hyphen or a space before #, or ${INDENT}`,
  MULTILINE_IMPLICIT_KEY: `has a field without a colon, or ${INDENT}`,
  MULTIPLE_DOCS: 'has a line with only --- in it; remove it, and what is above it belongs to the same file',
  TAB_AS_INDENT: 'is indented with a tab; use spaces',
  UNEXPECTED_TOKEN: `has something that doesn’t belong here: text after a closing quotation mark, a bracket too many, a tab, or it ${INDENT}`,
};

/** What is wrong where the YAML library finds an error. */
export function yamlMessage(code: ErrorCode): string {
  return YAML_ERRORS[code] ?? `can’t be read as YAML; check colons, quotation marks, brackets and indentation`;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'must be a text; put it in double quotes if it is a number, a date, true or false',
  array: 'must be a list, such as [a, b] or lines that start with a hyphen',
  object: 'must be a group of fields, indented below it',
  record: 'must be a group of fields, indented below it',
  number: 'must be a number, without quotes',
  int: 'must be a whole number, without quotes',
  boolean: 'must be true or false, without quotes',
};

/** The wording of what a schema finds, for `safeParse`; undefined keeps the schema's own. */
export const schemaErrors: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : TYPES[issue.expected];
    case 'invalid_value':
      return issue.input === undefined ? 'is missing' : `must be one of: ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `has no such field: ${issue.keys.join(', ')}`;
    case 'too_big':
      return issue.origin === 'string' ? `must have at most ${issue.maximum} characters` : undefined;
    case 'too_small':
      return issue.origin === 'string' ? 'must not be empty' : undefined;
    default:
      return undefined;
  }
};
