import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { withTimeout } from './timeout.ts';

export interface HttpServer {
  /** Where it listens. */
  readonly port: number;
  /** Takes no more requests and finishes those under way, for up to two seconds. */
  readonly stop: () => Promise<void>;
}

interface HttpServerOptions {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Answers a request. Whatever it throws is reported and answered with 500. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
  readonly report: (error: unknown) => void;
}

/** Clients that take longer to send a request, or only its headers, are cut off. */
const REQUEST_TIMEOUT_MS = 10_000;
const CHECK_EVERY_MS = 2_000;
const MOST_CONNECTIONS = 500;
const MOST_HEADER_BYTES = 16_384;
const FINISH_WITHIN_MS = 2_000;

/**
 * An HTTP server that no request ends: one with a target that is no address is answered with 400 before anybody looks at
 * it, and slow, half-open and too many connections are closed.
 * @throws the system's error if it cannot listen there.
 */
export async function startHttpServer({ host, port, handle, report }: HttpServerOptions): Promise<HttpServer> {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    closeIfUnread(request, response);
    try {
      if (URL.canParse(request.url ?? '', 'http://localhost')) await handle(request, response);
      else response.writeHead(400, { Connection: 'close' }).end();
    } catch (error) {
      report(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { Connection: 'close' }).end();
    }
  }

  const server = createServer(
    {
      requestTimeout: REQUEST_TIMEOUT_MS,
      headersTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: CHECK_EVERY_MS,
      maxHeaderSize: MOST_HEADER_BYTES,
    },
    (request, response) => void answer(request, response),
  );
  server.maxConnections = MOST_CONNECTIONS;
  server.listen(port, host);
  await once(server, 'listening');
  server.on('error', report);
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : port,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      // A client that has begun a request and sends nothing more would keep it open.
      await withTimeout(closed, FINISH_WITHIN_MS, () => server.closeAllConnections());
      await closed;
    },
  };
}

/** What is still on its way once a request has been answered is not worth reading. */
function closeIfUnread(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request;
  response.once('finish', () => {
    if (!request.complete) socket.destroySoon();
  });
}
