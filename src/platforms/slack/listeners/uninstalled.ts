import type { App } from '@slack/bolt';
import type { Workspaces } from '../workspaces.ts';

/**
 * Slack tells of an uninstallation by one event or by two, in any order, late or never; so none is believed, and each is
 * a reason to look: https://docs.slack.dev/reference/events/app_uninstalled, read 2026-11-24.
 */
export function listenToUninstalled(app: App, workspaces: Pick<Workspaces, 'suspect'>): void {
  app.event('app_uninstalled', async ({ context }) => {
    if (context.teamId !== undefined) await workspaces.suspect(context.teamId);
  });
  app.event('tokens_revoked', async ({ event, context }) => {
    // Tokens of people are never asked for.
    const isOurs = (event.tokens.bot ?? []).length > 0;
    if (isOurs && context.teamId !== undefined) await workspaces.suspect(context.teamId);
  });
}
