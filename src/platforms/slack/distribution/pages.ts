import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { WebAPIPlatformError } from '@slack/web-api';
import { acceptedLocale, LOCALES } from '../../../i18n/locale.ts';
import { type PlainKey, type Translator, translatorFor } from '../../../i18n/translator.ts';
import { StoreError } from '../../../store/errors.ts';
import { escapeMarkup } from '../../../util/escape.ts';

/** What a page says; everything in it is text, no matter who wrote it. */
export interface Page {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
}

const STYLE = `
:root { color-scheme: light dark; font-family: system-ui, "Noto Sans", Arial, sans-serif; line-height: 1.5; }
main { max-width: 36rem; margin: 10vh auto; padding: 0 1.25rem; }
a { display: inline-block; margin: 0.5rem 0.75rem 0 0; padding: 0.6rem 1.1rem; border-radius: 0.5rem; font-weight: 600;
  text-decoration: none; color: light-dark(#ffffff, #06252c); background: light-dark(#00687a, #5cd0e6); }
a:focus-visible { outline: 3px solid light-dark(#16202a, #e8edf1); outline-offset: 2px; }
`;

/** Nothing runs in the page, nothing comes from elsewhere, and nobody may show it in a page of theirs. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** Answers a browser with a page in a language that it asks for. */
export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  make: (t: Translator) => Page,
): void {
  const t = translatorFor(acceptedLocale(request.headers['accept-language']) ?? LOCALES[0]);
  response.writeHead(status, HEADERS).end(documentOf(make(t), t.locale));
}

function documentOf({ title, paragraphs, links }: Page, locale: string): string {
  return `<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeMarkup(title)}</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>${escapeMarkup(title)}</h1>
${paragraphs.map((text) => `      <p>${escapeMarkup(text)}</p>`).join('\n')}
      <p>${links.map(({ label, url }) => `<a href="${escapeMarkup(url)}">${escapeMarkup(label)}</a>`).join(' ')}</p>
    </main>
  </body>
</html>
`;
}

/** Why an installation failed: the HTTP status, the sentence for the person, and whether the operator must act. */
export interface Failure {
  readonly status: number;
  readonly sentence: PlainKey;
  readonly isForOperator: boolean;
}

const forInstaller = (status: number, sentence: PlainKey): Failure => ({ status, sentence, isForOperator: false });

export const MISCONFIGURED: Failure = { status: 500, sentence: 'install.misconfigured', isForOperator: true };

/** By the codes of Slack's library for installations (@slack/oauth 4.0, src/errors.ts). */
const BY_CODE = new Map([
  ['slack_oauth_installer_authorization_error', forInstaller(200, 'install.cancelled')],
  ['slack_oauth_missing_state', forInstaller(400, 'install.bad-state')],
  ['slack_oauth_invalid_state', forInstaller(400, 'install.bad-state')],
  ['slack_oauth_missing_code', forInstaller(400, 'install.bad-code')],
]);

/** What Slack says of a code that is no longer good: https://docs.slack.dev/reference/methods/oauth.v2.access#errors. */
const BAD_CODE = new Set(['invalid_code', 'code_already_used', 'code_expired']);

export function failureOf(error: Error & { readonly code?: string }): Failure {
  if (error instanceof StoreError) return forInstaller(503, 'install.not-kept');
  if (error instanceof WebAPIPlatformError) {
    return BAD_CODE.has(error.data.error) ? forInstaller(400, 'install.bad-code') : MISCONFIGURED;
  }
  return BY_CODE.get(error.code ?? '') ?? forInstaller(503, 'install.no-answer');
}
