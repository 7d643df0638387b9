import { type APIMessageComponent, type APIMessageTopLevelComponent, ComponentType } from 'discord.js';

/** A message as it was sent or is kept. */
interface Message {
  readonly content?: string | null | undefined;
  readonly embeds?: readonly { readonly title?: string; readonly description?: string }[] | null | undefined;
  readonly components?: readonly APIMessageTopLevelComponent[] | null | undefined;
}

/** All texts of a message from its top, as markdown; the labels of buttons are none. */
export function textOf({ content, embeds, components }: Message): string {
  const texts = [
    content,
    ...(embeds ?? []).flatMap(({ title, description }) => [title, description]),
    ...componentsOf({ components }).flatMap((one) => (one.type === ComponentType.TextDisplay ? [one.content] : [])),
  ];
  return texts.filter((text) => text !== undefined && text !== null && text !== '').join('\n');
}

/** Every component, each before those within it. */
export function componentsOf({ components }: Pick<Message, 'components'>): APIMessageComponent[] {
  return (components ?? []).flatMap(withNested);
}

function withNested(component: APIMessageComponent): APIMessageComponent[] {
  if ('components' in component) {
    const accessory = component.type === ComponentType.Section ? [component.accessory] : [];
    return [component, ...component.components.flatMap(withNested), ...accessory];
  }
  return [component];
}

/** The buttons of a message with a label, as a person finds them from its top. */
export function buttonsOf(message: Pick<Message, 'components'>): { label: string; customId: string; style: number }[] {
  return componentsOf(message).flatMap((one) =>
    one.type === ComponentType.Button && 'custom_id' in one
      ? [{ label: one.label ?? '', customId: one.custom_id, style: one.style }]
      : [],
  );
}
