import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const pages = globSync(['*.md', 'docs/*.md', 'bench/*.md', '.github/*.md']).map((path) => path.replaceAll('\\', '/'));

/** How GitHub names the anchor of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '').replace(/^ {4,}.*$/gm, '');

function anchorsOf(path: string): string[] {
  return [...withoutCode(readFileSync(path, 'utf8')).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    anchorOf(heading),
  );
}

test('every page is looked at', () => {
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'SECURITY.md', 'docs/operate.md', 'bench/README.md']));
});

test.each(pages)('the links of %s lead somewhere', (page) => {
  const links = [...withoutCode(readFileSync(page, 'utf8')).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  const broken = links
    .filter((link) => !/^https?:/.test(link))
    .filter((link) => {
      const [path = '', anchor] = link.split('#');
      const file = path === '' ? page : normalize(join(dirname(page), path));
      if (globSync(file).length === 0) return true;
      return anchor !== undefined && !anchorsOf(file).includes(anchor);
    });
  expect(broken).toEqual([]);
});

test.each(pages)('the files that %s names exist', (page) => {
  const text = readFileSync(page, 'utf8');
  const named = [...text.matchAll(/`((?:src|test|bench|commands|docs|deploy|bin)\/[\w./*{},-]+)`/g)];
  expect(named.map(([, path = '']) => path).filter((path) => globSync(path).length === 0)).toEqual([]);
});

test.each(pages)('the npm scripts that %s names exist', (page) => {
  const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(readFileSync('package.json', 'utf8'));
  const named = [...readFileSync(page, 'utf8').matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)];
  expect(named.map(([, script = '']) => script).filter((script) => scripts[script] === undefined)).toEqual([]);
});
