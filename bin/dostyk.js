#!/usr/bin/env node
// Starts Dostyk. JavaScript, because a Node older than 22.18 doesn't read TypeScript and would only say “Unknown file
// extension”.
import './require-node.js';

await import('../src/main.ts');
