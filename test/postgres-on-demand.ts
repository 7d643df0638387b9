import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';
import { type PostgresServer, startPostgres } from './doubles/postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the address of the PostgreSQL server of this test run, which its first request starts. */
    postgresOnDemand: string;
  }
}

/** One PostgreSQL server for the whole run, and none for a run that asks for none: starting it takes seconds. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<PostgresServer> | undefined;
  const desk = createServer(async (_, response) => {
    server ??= startPostgres();
    try {
      response.end((await server).url);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  const address = desk.address();
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  project.provide('postgresOnDemand', `http://127.0.0.1:${address.port}`);
  return async () => {
    desk.close();
    await (await server?.catch(() => undefined))?.stop();
  };
}
