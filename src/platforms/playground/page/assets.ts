import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import type { Translator } from '../../../i18n/translator.ts';
import { escapeMarkup } from '../../../util/escape.ts';

/** A file of the page, ready to be sent. */
export interface Asset {
  readonly type: string;
  readonly body: string;
  /** The same for browsers that take gzip; not for what fits into one packet anyway. */
  readonly gzip: Buffer | undefined;
  /** For browsers that have it already: https://www.rfc-editor.org/rfc/rfc9110#name-etag. */
  readonly etag: string;
}

const client = (file: string) => fileURLToPath(new URL(`../client/${file}`, import.meta.url));

/**
 * The page's script and style by their paths. Everything that can be asked for is in here, so that no path that somebody
 * sends ever becomes the name of a file. Bundled in memory when the page starts: no build step, nothing to forget.
 */
export async function bundlePage(): Promise<ReadonlyMap<string, Asset>> {
  const bundle = await rolldown({ input: { main: client('main.ts') }, platform: 'browser', logLevel: 'warn' });
  try {
    const { output } = await bundle.generate({ format: 'esm', minify: true, entryFileNames: '[name].js' });
    const scripts = output.flatMap((file) =>
      file.type === 'chunk' ? [[`/${file.fileName}`, asset('text/javascript', file.code)] as const] : [],
    );
    return new Map([
      ...scripts,
      ['/style.css', asset('text/css', await readFile(client('style.css'), 'utf8'))],
      ['/dostyk.svg', asset('image/svg+xml', await readFile(client('dostyk.svg'), 'utf8'))],
    ]);
  } finally {
    await bundle.close();
  }
}

/** Bytes that a packet holds on most networks. */
const ONE_PACKET = 1_400;

export function asset(type: string, body: string): Asset {
  return {
    type: `${type}; charset=utf-8`,
    body,
    gzip: body.length < ONE_PACKET ? undefined : gzipSync(body),
    etag: `W/"${createHash('sha256').update(body).digest('base64url')}"`,
  };
}

/** The document that loads the page's style and script, which do all the rest. */
export function pageDocument(t: Translator): string {
  return `<!doctype html>
<html lang="${t.locale}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="description" content="${escapeMarkup(t('page.about', {}))}">
    <title>${escapeMarkup(t('page.title', {}))}</title>
    <link rel="icon" href="/dostyk.svg">
    <link rel="stylesheet" href="/style.css">
    <script type="module" src="/main.js"></script>
  </head>
  <body>
    <noscript>${escapeMarkup(t('page.no-script', {}))}</noscript>
  </body>
</html>
`;
}
