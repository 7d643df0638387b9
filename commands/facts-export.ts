import { defineCommand } from '../src/chat/command.ts';
import { writeExport } from '../src/questions/exchange.ts';
import { requireCommunity } from './community.ts';
import { remembering } from './daily.ts';
import type { Services } from './services.ts';

/** Gives out what is live as the YAML of a pack. */
export const factsExport = defineCommand<Services>()({
  name: 'facts export',
  description: 'command.facts-export.description',
  access: 'space-admin',
  options: {},
  run: async ({ channel, services, t }) => {
    const entries = await remembering(services.local.entries(requireCommunity(channel), ['live']));
    const packs = services.local.packsOf(channel);
    const today = services.today();
    return {
      heading: t('facts.heading', {}),
      body: [
        {
          kind: 'paragraph',
          text: entries.length === 0 ? t('facts.none', {}) : t('facts.exported', { live: entries.length }),
        },
      ],
      facts: [],
      actions: [],
      audience: 'asker',
      ...((entries.length > 0 || packs.length > 0) && {
        document: { name: `facts-${today}.yaml`, text: writeExport(entries, today, packs) },
      }),
    };
  },
});
