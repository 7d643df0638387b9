import type { Settings } from '../chat/choose-language.ts';
import type { Engine } from './engine.ts';

export function createSettings({ run, transact }: Engine): Settings {
  return {
    setting: async ({ kind, platform, id }, name) => {
      const row = await run((db) =>
        db
          .selectFrom('settings')
          .select('value')
          .where('scope', '=', kind)
          .where('platform', '=', platform)
          .where('subject', '=', id)
          .where('name', '=', name)
          .executeTakeFirst(),
      );
      return row?.value;
    },
    changeSetting: async ({ kind, platform, id }, name, value) => {
      await transact<unknown>((transaction) =>
        value === undefined
          ? transaction
              .deleteFrom('settings')
              .where('scope', '=', kind)
              .where('platform', '=', platform)
              .where('subject', '=', id)
              .where('name', '=', name)
              .execute()
          : transaction
              .insertInto('settings')
              .values({ scope: kind, platform, subject: id, name, value })
              .onConflict((conflict) =>
                conflict.columns(['scope', 'platform', 'subject', 'name']).doUpdateSet({ value }),
              )
              .execute(),
      );
    },
  };
}
