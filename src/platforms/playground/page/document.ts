import type { Words } from '../../../i18n/translator.ts';

/** The document that loads the page's style and script, which do all the rest. */
export function pageDocument(words: Words): string {
  return `<!doctype html>
<html lang="${words.locale}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${asMarkup(words('page.title', {}))}</title>
    <link rel="icon" href="/dostyk.svg">
    <link rel="stylesheet" href="/style.css">
    <script type="module" src="/main.js"></script>
  </head>
  <body>
    <noscript>${asMarkup(words('page.no-script', {}))}</noscript>
  </body>
</html>
`;
}

function asMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
