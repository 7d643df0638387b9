import { expect, test } from 'vitest';
import { createLanguages } from '../../src/answer/languages.ts';
import { createPictures } from '../../src/charts/renderer.ts';
import { plainReply } from '../../src/replies/plain-text.ts';
import type { Store } from '../../src/store/store.ts';
import { createTestBot } from '../fixtures/bot.ts';
import { smallPack } from '../fixtures/small-pack.ts';
import { overBothEngines } from '../store/engines.ts';

const knowledge = createLanguages(smallPack).in(smallPack.language);
const pictures = createPictures({ report: () => {} });

/** The bot in a process of its own, in which Anna manages every workspace. */
function startProcess(store: Store) {
  const { bot } = createTestBot({ knowledge: () => knowledge, pictures, chosen: 'en', store });
  return {
    run: async (space: string | undefined, command: string, options: Readonly<Record<string, string>>) => {
      const reply = await bot.dispatcher.dispatch({
        id: '1',
        command,
        options,
        channel: { platform: 'slack', id: 'c', space, direct: false },
        user: { id: 'anna', isAdmin: () => true },
      });
      return { ...reply, text: plainReply(reply) };
    },
    suggests: (space: string) =>
      bot.dispatcher
        .complete({
          command: 'ask',
          option: 'question',
          typed: 'rorschach',
          language: 'en',
          tenant: { platform: 'slack', space },
        })
        .map(({ value }) => value)
        .filter((value) => value.includes('Rorschach')),
  };
}

const ferryFrom = (pier: string) => ({
  statement: `The ferry to Rorschach leaves from ${pier}.`,
  answer: pier,
  questions: 'Where does the ferry to Rorschach leave?',
});
const QUESTION = { question: 'where does the ferry to rorschach leave' };

overBothEngines((createDatabase) => {
  test('two communities teach the opposite at once, in two processes, and neither sees the other’s', async () => {
    const { open } = await createDatabase();
    const store = open();
    const [one, other] = [startProcess(store), startProcess(open())];
    await Promise.all([
      one.run('lindau', 'facts add', ferryFrom('Pier 4')),
      other.run('bregenz', 'facts add', ferryFrom('Pier 9')),
      one.run('lindau', 'facts correct', { fact: 'ships-2023', wrong: 'the number', right: 'There were 7.' }),
    ]);
    for (const process of [one, other]) {
      for (const [space, own, others] of [
        ['lindau', 'Pier 4', 'Pier 9'],
        ['bregenz', 'Pier 9', 'Pier 4'],
      ] as const) {
        const { text } = await process.run(space, 'ask', QUESTION);
        expect(text).toContain(own);
        expect(text).not.toContain(others);
        expect(process.suggests(space)).toHaveLength(1);
      }
      for (const space of ['konstanz', undefined]) {
        expect((await process.run(space, 'ask', QUESTION)).facts).toEqual([]);
        expect((await process.run(space, 'show', { fact: 'local.1' })).outcome).toBe('refused');
        expect((await process.run(space, 'facts show', { id: '1' })).outcome).toBe('refused');
        expect((await process.run(space, 'facts undo', { id: '1' })).outcome).toBe('refused');
      }
      expect(process.suggests('konstanz')).toEqual([]);
    }
    await store.uninstall({ platform: 'slack', id: 'lindau' }, undefined);
    const later = startProcess(open());
    expect((await later.run('lindau', 'ask', QUESTION)).facts).toEqual([]);
    expect((await later.run('bregenz', 'ask', QUESTION)).text).toContain('Pier 9');
  });
});
