import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commands, groups } from '../../commands/index.ts';
import { loadEnvironmentFile } from '../config/environment-file.ts';
import { translatorFor } from '../i18n/translator.ts';
import { slackManifest } from '../platforms/slack/manifest.ts';

/** Where the manifest without a prefix is checked in. */
const FILE = fileURLToPath(new URL('../../manifest.json', import.meta.url));

/** The manifest as text, as it is pasted into Slack's page for a new app. */
export function manifestText(prefix: string, url?: string): string {
  return `${JSON.stringify(slackManifest({ commands, groups, t: translatorFor('en'), prefix, url }), null, 2)}\n`;
}

/** The file as it is checked in; a test compares. */
export function readManifest(): string {
  return readFileSync(FILE, 'utf8');
}

/**
 * `npm run slack:manifest` writes the file. With SLACK_COMMAND_PREFIX set, or with the address at which Slack reaches
 * the bot as argument (`npm run -s slack:manifest -- https://bot.example.org/slack/events`), it prints instead.
 */
if (import.meta.main) {
  loadEnvironmentFile();
  const prefix = process.env['SLACK_COMMAND_PREFIX'] ?? '';
  const [url] = process.argv.slice(2);
  if (prefix === '' && url === undefined) writeFileSync(FILE, manifestText(''));
  else process.stdout.write(manifestText(prefix, url));
}
