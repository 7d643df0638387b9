import { z } from 'zod';

/**
 * How Slack shows blocks and mrkdwn to people, read from its documentation
 * (https://docs.slack.dev/messaging/formatting-message-text) and not from the code under test.
 */
export interface Reading {
  /** The words as people see them, a line each. */
  readonly lines: readonly string[];
  /** Everybody who is notified: `@UANNA`, `@channel`. */
  readonly pings: readonly string[];
  readonly links: readonly { readonly text: string; readonly url: string }[];
  /** What can be pressed or chosen. */
  readonly controls: readonly Control[];
  readonly pictures: readonly { readonly file: string; readonly altText: string }[];
}

export interface Control {
  readonly kind: 'button' | 'option' | 'input';
  /** What is written on it or, where the same is on several, what it stands beside. */
  readonly label: string;
  readonly element: string;
  readonly actionId: string;
  readonly blockId: string;
  readonly value: string | undefined;
}

const node = z.looseObject({ type: z.string() });
type Node = z.infer<typeof node>;
const nodes = z.array(node).catch([]);
const named = z.object({ text: z.string() });

export function readBlocks(blocks: readonly unknown[]): Reading {
  const lines: string[] = [];
  const pings: string[] = [];
  const links: { text: string; url: string }[] = [];
  const controls: Control[] = [];
  const pictures: { file: string; altText: string }[] = [];

  const textObject = (raw: unknown): string => {
    const text = z.object({ type: z.string(), text: z.string(), emoji: z.boolean().optional() }).safeParse(raw).data;
    if (!text) return '';
    if (text.type === 'plain_text') return text.emoji === false ? text.text : withEmoji(text.text);
    const read = readMrkdwn(text.text);
    pings.push(...read.pings);
    links.push(...read.links);
    return read.text;
  };

  const inline = (element: Node): string => {
    switch (element.type) {
      case 'text':
        return String(element['text']);
      case 'link': {
        const url = String(element['url']);
        const text = String(element['text'] ?? url);
        links.push({ text, url });
        return text;
      }
      case 'emoji':
        return `⟦${String(element['name'])}⟧`;
      case 'user':
        pings.push(`@${String(element['user_id'])}`);
        return pings.at(-1) ?? '';
      case 'usergroup':
        pings.push(`@${String(element['usergroup_id'])}`);
        return pings.at(-1) ?? '';
      case 'broadcast':
        pings.push(`@${String(element['range'])}`);
        return pings.at(-1) ?? '';
      default:
        return `⟦${element.type}⟧`;
    }
  };

  const richText = (part: Node): void => {
    const inner = nodes.parse(part['elements']);
    if (part.type === 'rich_text_list') {
      for (const item of inner) lines.push(`• ${nodes.parse(item['elements']).map(inline).join('')}`);
      return;
    }
    lines.push(...inner.map(inline).join('').split('\n'));
  };

  const element = (one: Node, blockId: string, beside?: string): void => {
    const actionId = String(one['action_id'] ?? '');
    const of = (kind: Control['kind'], label: string, value: unknown): void => {
      controls.push({ kind, label, element: one.type, actionId, blockId, value: z.string().optional().parse(value) });
    };
    if (one.type === 'button') {
      of('button', beside ?? textObject(one['text']), one['value']);
      // A screen reader says the longer label of what leads elsewhere.
      if (typeof one['url'] === 'string') {
        links.push({ text: String(one['accessibility_label'] ?? textObject(one['text'])), url: one['url'] });
      }
    } else if (one.type === 'feedback_buttons') {
      for (const part of [one['positive_button'], one['negative_button']]) {
        const { text, value } = z.object({ text: z.unknown(), value: z.string() }).parse(part);
        of('button', textObject(text), value);
      }
    } else if (one.type === 'image') pictures.push(picture(one));
    else if (one.type === 'static_select' || one.type === 'checkboxes') {
      const options = z.array(z.object({ text: z.unknown(), value: z.string() })).parse(one['options']);
      for (const option of options) of('option', textObject(option.text), option.value);
    } else of('input', named.safeParse(one['placeholder']).data?.text ?? '', undefined);
  };

  const cell = (raw: Node): string => {
    if (raw.type !== 'rich_text') return String(raw['text']);
    return nodes
      .parse(raw['elements'])
      .map((part) => nodes.parse(part['elements']).map(inline).join(''))
      .join('\n');
  };

  const all = nodes
    .parse(blocks)
    .flatMap((block) => [block, ...(block.type === 'container' ? nodes.parse(block['child_blocks']) : [])]);
  for (const [at, block] of all.entries()) {
    const blockId = String(block['block_id'] ?? `b${at}`);
    if (block.type === 'container') lines.push(textObject(block['title']));
    if (block.type === 'table') {
      const rows = z.array(nodes).parse(block['rows']);
      for (const row of rows) lines.push(row.map(cell).join(' · '));
    }
    if (block.type === 'header') lines.push(textObject(block['text']));
    if (block.type === 'rich_text') for (const part of nodes.parse(block['elements'])) richText(part);
    if (block.type === 'image') pictures.push(picture(block));
    if (block.type === 'section') {
      if (block['text'] !== undefined) lines.push(textObject(block['text']));
      for (const field of nodes.parse(block['fields'])) lines.push(textObject(field));
      if (block['accessory'] !== undefined) element(node.parse(block['accessory']), blockId, textObject(block['text']));
    }
    if (block.type === 'context') {
      const parts = nodes.parse(block['elements']);
      for (const part of parts) part.type === 'image' ? element(part, blockId) : lines.push(textObject(part));
    }
    if (block.type === 'actions' || block.type === 'context_actions')
      for (const one of nodes.parse(block['elements'])) element(one, blockId);
    if (block.type === 'input') {
      lines.push(textObject(block['label']));
      element(node.parse(block['element']), blockId);
    }
  }
  return { lines, pings, links, controls, pictures };
}

function picture(block: Node) {
  const file = z.object({ id: z.string() }).safeParse(block['slack_file']).data?.id ?? String(block['image_url']);
  return { file, altText: String(block['alt_text']) };
}

/** Text in which `:name:` is an emoji, as in plain text that does not say otherwise and in mrkdwn. */
function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+-]+):/g, '⟦$1⟧');
}

/** Slack's own markup. Whatever stands between < and > is a link or a mention; only three entities are decoded. */
export function readMrkdwn(source: string): Pick<Reading, 'pings' | 'links'> & { readonly text: string } {
  const pings: string[] = [];
  const links: { text: string; url: string }[] = [];
  const parts = source.split(/(<[^<>]*>)/).map((part) => {
    if (!/^<.*>$/s.test(part)) return styled(withEmoji(decode(part)));
    const [target = '', label] = part.slice(1, -1).split('|');
    if (/^@/.test(target)) pings.push(target);
    else if (/^!subteam\^/.test(target)) pings.push(`@${target.slice(9)}`);
    else if (/^!(here|channel|everyone)/.test(target)) pings.push(`@${target.slice(1)}`);
    else if (/^[a-z]+:/i.test(target)) links.push({ text: decode(label ?? target), url: decode(target) });
    return label === undefined ? decode(target) : decode(label);
  });
  return { text: parts.join(''), pings, links };
}

function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function styled(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])([*_~`])(\S(?:[^\n]*?\S)?)\1(?![\p{L}\p{N}])/gu, '$2');
}
