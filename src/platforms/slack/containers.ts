import type { types } from '@slack/bolt';
import { type Block, plain, type Text } from '../../chat/reply.ts';
import type { Translator } from '../../i18n/translator.ts';
import { linkButton } from './actions.ts';
import { type Fold, linksOf, withoutAddress } from './arrange.ts';
import { smallPrint } from './body.ts';
import { MAX_CONTAINER_TITLE, MAX_TABLE, MAX_TEXT, MOST_CHILDREN, MOST_COLUMNS, MOST_ROWS } from './limits.ts';
import { isLink, plainText, richElements } from './text.ts';

type Child = types.ContainerBlock['child_blocks'][number];

interface Folding {
  readonly t: Translator;
  /** Whether Slack's tables may be used. A message takes one. */
  readonly withTable: boolean;
}

/**
 * Folds as containers, closed at first. Of what Slack documents as their content only that is used which people have seen
 * its validator take as well: no rich text, and so a link is a button beside the text.
 * https://docs.slack.dev/reference/block-kit/blocks/container-block
 */
export function containers(folds: readonly Fold[], { t, withTable }: Folding): types.ContainerBlock[] {
  let tables = withTable ? 1 : 0;
  let links = 0;
  const link = (text: Text) => {
    const [url] = linksOf(text);
    return url === undefined || !isLink(url) ? undefined : linkButton(links++, url, plain(withoutAddress(text)), t);
  };

  function children(block: Block): Child[] {
    switch (block.kind) {
      case 'table': {
        if (tables-- > 0) return [table(block.columns, block.rows)];
        return lines(block.rows.map((row) => row.map((cell) => plain(withoutAddress(cell))).join(' · ')));
      }
      case 'list':
        return block.items.some((item) => linksOf(item).length > 0)
          ? block.items.map((item) => line(item, link(item)))
          : lines(block.items.map((item) => `• ${plain(item)}`));
      case 'note':
        return linksOf(block.text).length > 0 ? [line(block.text, link(block.text))] : [smallPrint([block.text])];
      default:
        return [line(block.text, link(block.text))];
    }
  }

  return folds.flatMap(({ title, blocks }) => {
    const inside = blocks.flatMap((block) => children(block));
    const chunks = Math.ceil(inside.length / MOST_CHILDREN);
    return Array.from({ length: chunks }, (_, at) => ({
      type: 'container' as const,
      title: plainText(title, MAX_CONTAINER_TITLE),
      is_collapsible: true,
      default_collapsed: true,
      child_blocks: inside.slice(at * MOST_CHILDREN, (at + 1) * MOST_CHILDREN),
    }));
  });
}

function line(text: Text, accessory: types.Button | undefined): types.SectionBlock {
  return {
    type: 'section',
    text: plainText(withoutAddress(text), MAX_TEXT),
    ...(accessory === undefined ? {} : { accessory }),
  };
}

/** Lines of text, together as far as a section has room. */
function lines(texts: readonly string[]): types.SectionBlock[] {
  const sections: string[] = [];
  for (const text of texts) {
    const one = plainText(text, MAX_TEXT).text;
    const longer = `${sections.at(-1)}\n${one}`;
    if (sections.length > 0 && longer.length <= MAX_TEXT) sections[sections.length - 1] = longer;
    else sections.push(one);
  }
  return sections.map((text) => ({ type: 'section', text: { type: 'plain_text', text, emoji: false } }));
}

/** https://docs.slack.dev/reference/block-kit/blocks/table-block: the first row has the names of the columns. */
function table(columns: readonly string[], rows: readonly (readonly Text[])[]): types.TableBlock {
  const width = Math.min(MOST_COLUMNS, columns.length);
  let left = MAX_TABLE;
  const cells = [columns, ...rows].slice(0, MOST_ROWS).flatMap((row) => {
    const made = Array.from({ length: width }, (_, at) => cell(row[at] ?? ''));
    left -= Array.from({ length: width }, (_, at) => Math.max(1, plain(row[at] ?? '').length)).reduce(
      (a, b) => a + b,
      0,
    );
    return left < 0 ? [] : [made];
  });
  return { type: 'table', column_settings: Array.from({ length: width }, () => ({ is_wrapped: true })), rows: cells };
}

/** Slack refuses cells without anything to see. */
function cell(text: Text): types.TableBlock['rows'][number][number] {
  const words = plain(text).trim() === '' ? '–' : text;
  if (typeof words === 'string') return { type: 'raw_text', text: plainText(words, MAX_TEXT).text };
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: richElements(words) }] };
}
