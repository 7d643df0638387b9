import { createServer } from 'node:http';

/**
 * A process of its own that answers every request with 500 before it has read it, as a proxy beside the bot may. Within
 * the bot's own process it would come too late to show what that does to a request whose body is still being made.
 * Prints its port.
 */
const server = createServer((_, response) => {
  response.writeHead(500, { 'Content-Type': 'application/json' }).end('{}');
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${address !== null && typeof address === 'object' ? address.port : ''}\n`);
});
