import type { Pseudonyms } from '../questions/pseudonyms.ts';
import type { Engine } from './engine.ts';
import { deleteWorkspace } from './retention.ts';
import type { InstallationRow } from './schema.ts';
import type { Installation, Installations } from './store.ts';

export function createInstallations(engine: Engine, pseudonyms: Pseudonyms): Installations {
  const { run, transact } = engine;
  return {
    installation: async ({ platform, id }) => {
      const row = await run((db) =>
        db
          .selectFrom('installations')
          .selectAll()
          .where('platform', '=', platform)
          .where('space', '=', id)
          .executeTakeFirst(),
      );
      return row && installationOf(row);
    },
    installations: async (platform) => {
      const rows = await run((db) =>
        db.selectFrom('installations').selectAll().where('platform', '=', platform).orderBy('space').execute(),
      );
      return rows.map(installationOf);
    },
    saveInstallation: async ({ space, token, botUser, installedAt }) => {
      const values = { token, bot_user: botUser, installed_at: installedAt };
      await transact((transaction) =>
        transaction
          .insertInto('installations')
          .values({ ...values, platform: space.platform, space: space.id })
          .onConflict((conflict) => conflict.columns(['platform', 'space']).doUpdateSet(values))
          .execute(),
      );
    },
    replaceToken: async ({ space, token }, next) => {
      await run((db) =>
        db
          .updateTable('installations')
          .set({ token: next })
          .where('platform', '=', space.platform)
          .where('space', '=', space.id)
          .where('token', '=', token)
          .execute(),
      );
    },
    uninstall: (space, token) => transact((transaction) => deleteWorkspace(transaction, space, token, pseudonyms)),
  };
}

function installationOf({ platform, space, token, bot_user, installed_at }: InstallationRow): Installation {
  return { space: { platform, id: space }, token, botUser: bot_user, installedAt: installed_at };
}
