import type { Log } from '../../ops/log.ts';
import type { SlackClients } from './clients.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createPeople, type People } from './people.ts';

/** A workspace as the bot works in it. */
export interface Workspace {
  readonly team: string;
  readonly clients: SlackClients;
  readonly outbox: Outbox;
  readonly people: People;
  /** The user id under which people mention the bot. */
  readonly botUser: string;
}

interface WorkspaceSettings extends Pick<Workspace, 'team' | 'botUser' | 'clients'> {
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The most people of whom each thing is remembered. */
  readonly mostPeople?: number;
}

export function createWorkspace({ team, botUser, clients, log, now, mostPeople }: WorkspaceSettings): Workspace {
  return {
    team,
    botUser,
    clients,
    outbox: createOutbox({ clients, log }),
    people: createPeople(clients.reading, log, now, mostPeople),
  };
}
