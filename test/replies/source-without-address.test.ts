import { afterAll, expect, test } from 'vitest';
import { createLanguages } from '../../src/answer/languages.ts';
import { createPictures } from '../../src/charts/renderer.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { createPack } from '../../src/facts/pack.ts';
import { factRecord } from '../../src/facts/schema.ts';
import { translatorFor } from '../../src/i18n/translator.ts';
import { previewOnDiscord } from '../../src/platforms/discord/render.ts';
import { previewOnSlack } from '../../src/platforms/slack/render.ts';
import { presentAnswer } from '../../src/replies/answer.ts';
import { drawCardOf } from '../../src/replies/picture.ts';
import { plainReply } from '../../src/replies/plain-text.ts';
import { createTestBot } from '../fixtures/bot.ts';
import { makeFact, packFile, source } from '../fixtures/small-pack.ts';

/** A page of which only a copy is known: it has no address to be linked to. */
const fact = makeFact({ id: 'ships-2023', sources: [{ ...source, url: null }, source] });
const other = makeFact({ id: 'ships-2021', date: '2021', sources: [{ ...source, url: null, published: null }] });
const pack = createPack(packFile, [fact, other], []);
const knowledge = createLanguages(pack).in(pack.language);
const t = translatorFor('en');
const pictures = createPictures({ report: (error) => expect(error).toBeUndefined() });
const { bot, remove } = createTestBot({ knowledge: () => knowledge, pictures, chosen: 'en' });
afterAll(async () => {
  await remove();
  await pictures.close();
});

async function run(command: string, options: Readonly<Record<string, string>>): Promise<Reply> {
  return await bot.dispatcher.dispatch({
    id: 'test',
    command,
    options,
    channel: { platform: 'test', id: 'c', space: 's', direct: false },
    user: { id: 'anna', isAdmin: () => false },
  });
}

const RENDERERS = {
  'plain text': plainReply,
  Discord: (reply: Reply) => JSON.stringify(previewOnDiscord(reply)),
  // Without the text for notifications, which says the same again.
  Slack: (reply: Reply) => JSON.stringify({ ...previewOnSlack(reply), text: '' }),
  // The page shows spans as they are, and makes links only of those that have an address.
  'the page': (reply: Reply) => JSON.stringify(reply.body),
};

test.each(Object.entries(RENDERERS))(
  '%s names a source without an address, and links the other one',
  async (_, render) => {
    const replies = [
      knowledge.answerer.show('ships-2023'),
      knowledge.answerer.answer('How many ships did Lindau count in 2023?'),
    ].map((answer) => (answer ? presentAnswer(answer, pack, t, 'full') : undefined));
    for (const reply of [...replies, await run('sources', { fact: 'ships-2023' })]) {
      if (!reply) throw new Error('There is no reply.');
      const shown = render(reply);
      expect(shown.split('The harbour in figures').length - 1).toBe(2);
      expect(shown.split('https://example.org/harbour').length - 1).toBe(1);
      expect(shown).not.toMatch(/null|undefined|<>|\(\)/);
    }
  },
);

test('a card, /sources, and the record of the pack do without the address', async () => {
  const { topic: _, ...record } = fact;
  expect(factRecord.parse(record)).toEqual(record);
  const card = await drawCardOf(pack, other, t, pictures);
  expect(card?.alt).toContain('Harbour Gazette');
  expect(plainReply(await run('sources', {}))).toContain('Harbour Gazette');
});
