#!/usr/bin/env node
// Starts Dostyk. Plain JavaScript, because a Node that is too old for the program can't read its TypeScript either and
// would only say “Unknown file extension”.
const NEEDED = 26;
if (Number.parseInt(process.versions.node, 10) < NEEDED) {
  process.stderr.write(
    `Dostyk needs Node ${NEEDED} or newer, but this is Node ${process.versions.node}: run \`npm ci && npm start\`, which brings its own, or install a newer Node.\n`,
  );
  process.exit(1);
}
// Until the program has been loaded and listens itself: the first process of a container ignores what it doesn't handle.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
await import('../src/main.ts');
