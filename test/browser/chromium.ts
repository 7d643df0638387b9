import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian and GitHub's machines have a Chromium; CHROMIUM names another one. */
const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const NAMED = process.env['CHROMIUM'];

/** The browser to try the page in; undefined on a machine that has none. One that is named must be there. */
export const CHROMIUM = NAMED === undefined || NAMED === '' ? USUAL.find((path) => existsSync(path)) : NAMED;

/** What a test says that is skipped for want of a browser. */
export const WITHOUT_CHROMIUM = `skipped: no Chromium at ${USUAL.join(' or ')}; install it (apt-get install chromium) or name one by CHROMIUM`;

/** Starts the browser. It asks nobody for anything by itself, so that each of its requests is the page's. */
export async function launchChromium(): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error(WITHOUT_CHROMIUM);
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet],
  });
}
