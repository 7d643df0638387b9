import {
  type APIComponentInContainer,
  type APIContainerComponent,
  type APIFileComponent,
  type APIMediaGalleryComponent,
  type APIMessageComponent,
  type APISeparatorComponent,
  type APITextDisplayComponent,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord.js';
import { type Action, type Block, plain, type Reply, type Text } from '../../chat/reply.ts';
import { buttonOf, rowsOf } from './buttons.ts';
import { MAX_COMPONENTS, MAX_TEXT_TOGETHER } from './limits.ts';
import { bodyParts, isSmall, lineParts, questionParts } from './parts.ts';
import { joinParts, type Part } from './text.ts';

/** The stripe at the side of a container, or of an embed. */
export const ACCENT = 0x00afca;

/** What a container is made of. */
export interface Content extends Pick<Reply, 'heading' | 'actions'> {
  readonly question: string | undefined;
  readonly body: readonly Block[];
  readonly share: Action | undefined;
  /** Files that go along with the message: a picture to be shown above everything else, and one to be kept. */
  readonly picture: Attached | undefined;
  readonly document: Attached | undefined;
}

/** A file by the name under which it goes along, and what it shows. */
interface Attached {
  readonly name: string;
  readonly description: string;
}

/**
 * A reply as a container: picture, answer, evidence below a line, buttons. Undefined for what does not fit into one
 * message of components, or has nothing to show.
 */
export function containerOf(content: Content): APIContainerComponent | undefined {
  const { question, heading, body, picture, document } = content;
  const evidenceFrom = body.findLastIndex((block) => !isSmall(block)) + 1;
  const { lines, others } = besideLines(content);
  const answer = [
    ...texts(lineParts('### ', heading === undefined ? '' : [plain(heading)], {})),
    ...withLines(body.slice(0, evidenceFrom), lines),
    ...lines
      .filter(({ item }) => item === undefined)
      .flatMap(({ text, action }) => section(lineParts('', text, {}), action)),
  ];
  const evidence = texts(bodyParts(body.slice(evidenceFrom)));
  const components: APIComponentInContainer[] = [
    ...texts(questionParts(question)),
    ...(picture === undefined ? [] : [galleryOf(picture)]),
    ...answer,
    ...(answer.length > 0 && evidence.length > 0 ? [SEPARATOR] : []),
    ...evidence,
    ...(document === undefined ? [] : [fileOf(document)]),
    ...rowsOf(others, content.share),
  ];
  const container: APIContainerComponent = { type: ComponentType.Container, accent_color: ACCENT, components };
  return components.length > 0 && fits(container) ? container : undefined;
}

/** A line of the reply with the button that belongs beside it. */
interface Line {
  readonly item: number | undefined;
  readonly text: Text;
  readonly action: Action;
}

/** The lines that have a button of their own, and the actions that have none. Discord refuses two that mean the same. */
function besideLines({ body, actions, share }: Content): { lines: Line[]; others: Action[] } {
  const items = body.find((block) => block.kind === 'list')?.items ?? [];
  const taken = new Set(share === undefined ? [] : [buttonOf(share)?.custom_id]);
  const lines: Line[] = [];
  const others: Action[] = [];
  for (const action of actions) {
    const { beside } = action;
    const text = beside?.item === undefined ? action.label : items[beside.item];
    const code = buttonOf(action)?.custom_id;
    const isLine = beside !== undefined && text !== undefined && code !== undefined && !taken.has(code);
    const isFree = lines.every(({ item }) => item === undefined || item !== beside?.item);
    if (isLine && isFree && lineParts('', text, {}).length > 0) {
      taken.add(code);
      lines.push({ item: beside.item, text, action: { ...action, label: beside.label } });
    } else if (code !== undefined && !taken.has(code)) others.push(action);
  }
  return { lines, others: others.filter((action) => !taken.has(buttonOf(action)?.custom_id)) };
}

/** The blocks as texts; of the first list, the items that have a button as sections. */
function withLines(blocks: readonly Block[], lines: readonly Line[]): APIComponentInContainer[] {
  const at = blocks.findIndex(({ kind }) => kind === 'list');
  const list = blocks[at];
  if (list?.kind !== 'list' || lines.every(({ item }) => item === undefined)) return texts(bodyParts(blocks));
  const shown: APIComponentInContainer[] = texts(bodyParts(blocks.slice(0, at)));
  let plainItems: Text[] = [];
  const flush = () => {
    shown.push(...texts(bodyParts([{ kind: 'list', items: plainItems }])));
    plainItems = [];
  };
  for (const [item, text] of list.items.entries()) {
    const line = lines.find((one) => one.item === item);
    if (!line) {
      plainItems.push(text);
      continue;
    }
    flush();
    shown.push(...section(lineParts('', text, {}), line.action));
  }
  flush();
  return [...shown, ...texts(bodyParts(blocks.slice(at + 1)))];
}

function texts(parts: readonly Part[]): APITextDisplayComponent[] {
  const content = joinParts(parts);
  return content === '' ? [] : [{ type: ComponentType.TextDisplay, content }];
}

/** A line with its button beside it. */
function section(parts: readonly Part[], action: Action): APIComponentInContainer[] {
  const accessory = buttonOf(action);
  return accessory === undefined
    ? texts(parts)
    : [{ type: ComponentType.Section, components: texts(parts), accessory }];
}

const SEPARATOR: APISeparatorComponent = {
  type: ComponentType.Separator,
  divider: true,
  spacing: SeparatorSpacingSize.Small,
};

/** Who cannot see the picture has it described. */
function galleryOf({ name, description }: Attached): APIMediaGalleryComponent {
  return { type: ComponentType.MediaGallery, items: [{ media: { url: `attachment://${name}` }, description }] };
}

/** Of a message of components only those files are shown that a component names. */
function fileOf({ name }: Attached): APIFileComponent {
  return { type: ComponentType.File, file: { url: `attachment://${name}` } };
}

function fits(container: APIContainerComponent): boolean {
  const all = [container, ...container.components.flatMap(nested)];
  const characters = all.reduce(
    (sum, component) => sum + (component.type === ComponentType.TextDisplay ? component.content.length : 0),
    0,
  );
  return all.length <= MAX_COMPONENTS && characters <= MAX_TEXT_TOGETHER;
}

/** A component and those in it. */
function nested(component: APIComponentInContainer): APIMessageComponent[] {
  if (component.type === ComponentType.ActionRow) return [component, ...component.components];
  if (component.type === ComponentType.Section) return [component, ...component.components, component.accessory];
  return [component];
}
