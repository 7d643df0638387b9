#!/usr/bin/env node
// Starts Dostyk. JavaScript, because a Node older than 22.18 doesn't read TypeScript and would only say “Unknown file
// extension”.
import './require-node.js';

// Until the program has been loaded and listens itself: the first process of a container ignores what it doesn't handle.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
await import('../src/main.ts');
