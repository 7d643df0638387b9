import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { readSlash, readTyped } from '../../../src/platforms/slack/parse.ts';
import { asSent } from '../../doubles/slack/person.ts';

test.each([
  ['<@UBOT> hello', 'hello'],
  ['<@UBOT|dostyk> hello <@U2> and <@U3|Ben>', 'hello @U2 and @Ben'],
  ['see <#C1|general> or <#C2>', 'see #general or #C2'],
  ['<!channel> <!subteam^S1|@team> <!subteam^S2>', '@channel @team @S2'],
  ['<https://a.example/?x=1&amp;y=2> <http://b.example|b.example>', 'https://a.example/?x=1&y=2 b.example'],
  ['<mailto:a@b.example|a@b.example> <tel:+49>', 'a@b.example +49'],
  ['1 &lt; 2 &amp;&amp; 3 &gt; 2', '1 < 2 && 3 > 2'],
  ['&amp;lt;!channel&amp;gt;', '&lt;!channel&gt;'],
])('reads %j', (sent, typed) => {
  expect(readTyped(sent, 'UBOT')).toBe(typed);
});

test('what a person typed comes back as typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (typed) => {
      fc.pre(!/@dostyk/i.test(typed));
      expect(readTyped(asSent(typed), 'UBOT')).toBe(typed.trim());
    }),
  );
});

test.each([
  ['/ask', 'how many?', '', { command: 'ask', options: { question: 'how many?' } }],
  ['/kz-ask', 'how many?', 'kz-', { command: 'ask', options: { question: 'how many?' } }],
  ['/daily', 'on 9:00', '', { command: 'daily on', options: { time: '9:00' } }],
  ['/dostyk', 'daily on 9:00', '', { command: 'daily on', options: { time: '9:00' } }],
  ['/dostyk', '  ', 'kz-', { command: 'help', options: {} }],
  [
    '/dostyk',
    'how many germans live there?',
    '',
    { command: 'ask', options: { question: 'how many germans live there?' } },
  ],
  ['/dostyk', 'hydrogen', '', { command: 'ask', options: { question: 'hydrogen' } }],
  ['/dostyk', 'topcis', '', { command: 'topcis', options: {} }],
])('%s %s with the prefix “%s” is %j', (slash, text, prefix, typed) => {
  expect(readSlash(slash, text, { prefix, commands })).toMatchObject(typed);
});
