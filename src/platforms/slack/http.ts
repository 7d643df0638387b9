import type { IncomingMessage } from 'node:http';
import { defaultBodyLimit, ErrorCode, HTTPModuleFunctions, type HTTPReceiver } from '@slack/bolt';
import type { SlackHttp } from '../../config/slack.ts';
import type { Log } from '../../ops/log.ts';
import { type HttpServer, startHttpServer } from '../../util/http-server.ts';
import { StartError } from '../platform.ts';
import type { Receiving } from './app.ts';
import { classify } from './errors.ts';

/** Receives by a server of ours what Bolt's receiver answers, since its own has no limits. */
export function receiveByHttp({ host, port, signingSecret }: SlackHttp, receiver: HTTPReceiver, log: Log): Receiving {
  let server: HttpServer | undefined;

  async function start(): Promise<number> {
    try {
      server = await startHttpServer({
        host,
        port,
        handle: async (request, response) => {
          // Node leaves the body of a response to HEAD out.
          if (request.method === 'HEAD') request.method = 'GET';
          if (await isNull(request, signingSecret)) {
            response.writeHead(400).end();
            return;
          }
          try {
            receiver.requestListener(request, response);
          } catch (error) {
            if (!isForNobody(error)) throw error;
            response.writeHead(404).end();
          }
        },
        report: (error) => log.error({ error: String(error) }, 'request failed'),
      });
    } catch (error) {
      throw new StartError(`HOST and PORT cannot be used for Slack's requests (${classify(error).reason}).`);
    }
    return server.port;
  }

  return {
    receiver,
    start,
    stop: async () => await server?.stop(),
    secondsSinceLastEvent: () => 0,
    silenceLimitSeconds: Number.POSITIVE_INFINITY,
  };
}

/** Whether it is `null` that was signed: the one thing that Bolt takes and cannot catch where it fails. */
async function isNull(request: IncomingMessage, signingSecret: string): Promise<boolean> {
  if (request.method !== 'POST') return false;
  try {
    const verified = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(
      { enabled: true, signingSecret, bodyLimit: defaultBodyLimit },
      request,
    );
    return HTTPModuleFunctions.parseHTTPRequestBody(verified) === null;
  } catch {
    // Bolt finds the same, logs it and answers.
    return false;
  }
}

/** Whether Bolt says that it knows no such path. */
function isForNobody(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === ErrorCode.HTTPReceiverDeferredRequestError;
}
