import { expect, test } from 'vitest';
import { hostileTexts } from '../adversarial/texts.ts';
import { overBothEngines } from '../store/engines.ts';

const INJECTIONS = [`'; drop table settings; --`, `" or 1=1 --`, '$1', '?', '\\', `a'||(select 1)||'b`];

overBothEngines((createDatabase) => {
  test('whatever is kept comes back as it was typed, and does nothing else', async () => {
    const store = (await createDatabase()).open();
    const scope = (id: string) => ({ kind: 'channel', platform: 'test', id }) as const;
    // A database takes neither half characters nor the character of number 0; what people type has neither when it is kept.
    const texts = new Set([...INJECTIONS, ...hostileTexts].map((text) => text.toWellFormed().replaceAll('\0', '')));
    for (const text of texts) {
      await store.changeSetting(scope(text), 'name', text);
      expect(await store.setting(scope(text), 'name')).toBe(text);
      expect(await store.seeMessage({ platform: 'test', channel: 'c', message: text }, 1)).toBe(true);
      expect(await store.seeMessage({ platform: 'test', channel: 'c', message: text }, 1)).toBe(false);
    }
    for (const text of texts) expect(await store.setting(scope(text), 'name')).toBe(text);
  });
});
