import { BOT } from '../workspace.ts';
import { type Method, refuse, textOf } from './method.ts';

const info: Method = ({ workspace, arguments: given }) => {
  const user = workspace.users.get(textOf(given['user']) ?? '');
  if (!user) return refuse('user_not_found');
  const withLocale = given['include_locale'] === true || given['include_locale'] === 'true';
  return {
    ok: true,
    user: {
      id: user.id,
      is_bot: user.isBot ?? false,
      is_admin: user.isAdmin ?? false,
      is_owner: user.isOwner ?? false,
      team_id: user.team ?? BOT.team,
      deleted: user.isDeleted ?? false,
      is_restricted: user.isGuest ?? false,
      is_ultra_restricted: false,
      ...(user.isStranger ? { is_stranger: true } : {}),
      ...(user.furtherTeams ? { enterprise_user: { id: `W${user.id}`, teams: user.furtherTeams } } : {}),
      ...(user.tz === undefined ? {} : { tz: user.tz }),
      ...(withLocale && user.locale !== undefined ? { locale: user.locale } : {}),
    },
  };
};

export const people: Readonly<Record<string, Method>> = {
  'api.test': () => ({ ok: true }),
  // Of an organisation Slack tells the id in the place of a workspace's.
  'auth.test': ({ url, workspace: { token } }) => ({
    ok: true,
    url,
    team: 'Loopback',
    team_id: token.isOrganisations ? 'E1' : BOT.team,
    is_enterprise_install: token.isOrganisations,
    user: 'dostyk',
    user_id: BOT.user,
    bot_id: BOT.id,
  }),
  'users.info': info,
};
