import { randomUUID } from 'node:crypto';
import { withId } from '../../ops/log.ts';
import type { Bot } from '../platform.ts';
import { createDesk, type Desk, type DeskSettings } from './desk.ts';
import { classify } from './errors.ts';
import type { Workspace } from './workspace.ts';

/** Where something happened; the team is undefined where Slack does not name one. */
interface Where {
  readonly team: string | undefined;
  readonly channel: string;
}

/** What every listener is given: what it hears is done at the desk of the workspace from which it came. */
export interface Reception<S> {
  readonly bot: Bot<S>;
  /** Does something that nobody waits for, unless it was done before; what fails is logged. */
  readonly once: (where: Where, deed: string, work: (desk: Desk<S>) => Promise<void>) => void;
  /** Resolves when nothing is under way any more. */
  readonly idle: () => Promise<void>;
}

interface ReceptionSettings<S> extends DeskSettings<S> {
  readonly workspaceOf: (team: string) => Promise<Workspace | undefined>;
}

export function createReception<S>(settings: ReceptionSettings<S>): Reception<S> {
  const { bot, idOf, workspaceOf } = settings;
  const underWay = new Set<Promise<void>>();

  async function once({ team, channel }: Where, deed: string, work: (desk: Desk<S>) => Promise<void>): Promise<void> {
    try {
      if (team === undefined) throw new Error('Slack names no workspace; the app is not made for whole organisations');
      const isNew = await bot.isNew({ platform: 'slack', channel: idOf(team, channel), message: deed });
      if (!isNew) return;
      const workspace = await workspaceOf(team);
      if (!workspace) throw new Error('the app is not installed there');
      await work(createDesk(workspace, settings));
    } catch (error) {
      const { kind, reason } = classify(error);
      bot.log.error({ team, channel, kind, reason }, 'an answer could not be given on Slack');
    }
  }

  return {
    bot,
    once: (where, deed, work) => {
      const done = withId(randomUUID(), () => once(where, deed, work)).finally(() => underWay.delete(done));
      underWay.add(done);
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
