import { expect, test } from 'vitest';
import { createLog } from '../../src/ops/log.ts';

function written(secrets: readonly string[], write: (log: ReturnType<typeof createLog>) => void): string {
  let text = '';
  const destination = {
    write: (line: string) => {
      text += line;
    },
  };
  write(createLog({ level: 'info', secrets, destination }));
  return text;
}

test('a line is one JSON object with time, level and message', () => {
  const line = written([], (log) => log.info({ id: 'x' }, 'ready'));
  expect(JSON.parse(line)).toMatchObject({
    level: 'info',
    id: 'x',
    msg: 'ready',
    time: expect.stringMatching(/^\d{4}-/),
  });
  expect(line.trim()).not.toContain('\n');
});

test('a secret is hidden wherever it stands', () => {
  const line = written(['xoxb-1', 'pass"word', ''], (log) =>
    log.error({ error: 'GET https://host/?token=xoxb-1', stack: ['a pass"word'] }, 'xoxb-1 is refused'),
  );
  expect(line).not.toContain('xoxb-1');
  expect(line).not.toContain('word"');
  expect(JSON.parse(line).msg).toBe('«secret» is refused');
});

test('what is below the level is left out', () => {
  expect(written([], (log) => log.debug('detail'))).toBe('');
});
