import { ComponentType, type Message, type TopLevelComponent } from 'discord.js';

/** The parts of a message in which words can stand. What was forwarded is a message without an author. */
type Content = Pick<Message, 'content' | 'embeds' | 'components' | 'attachments'> & {
  readonly cleanContent: string | null;
  readonly poll?: Message['poll'];
  readonly messageSnapshots?: Message['messageSnapshots'] | null;
};

/**
 * What a message says to people: its own words or, where there are none, those that were forwarded, or those of its
 * embeds, its components, its poll or what describes its files.
 */
export function messageText(message: Content): string {
  const { content, cleanContent, messageSnapshots, embeds, components, poll, attachments } = message;
  // In a conversation that the bot is not part of, names are not known.
  return (
    (cleanContent || content).trim() ||
    joined(messageSnapshots?.map(messageText) ?? []) ||
    joined(
      embeds.flatMap(({ title, description, fields }) => [
        title,
        description,
        ...fields.flatMap(({ name, value }) => [name, value]),
      ]),
    ) ||
    joined(components.flatMap(textsOf)) ||
    joined([poll?.question.text]) ||
    joined(attachments.map(({ description }) => description))
  );
}

/** The text of one of the bot's own messages, without the heading: it begins with the question, where that is quoted. */
export function answerText({
  embeds,
  components,
  content,
}: Pick<Content, 'embeds' | 'components' | 'content'>): string {
  return embeds[0]?.description ?? components.flatMap(textsOf)[0] ?? content;
}

/** Components that lay others out, and the texts among them. Labels of buttons are no words of the message. */
function textsOf(component: TopLevelComponent): string[] {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return [component.content];
    case ComponentType.Section:
      return component.components.map(({ content }) => content);
    case ComponentType.Container:
      return component.components.flatMap(textsOf);
    default:
      return [];
  }
}

function joined(parts: readonly (string | null | undefined)[]): string {
  return parts
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join('\n');
}
