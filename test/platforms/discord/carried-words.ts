import { ComponentType, MessageReferenceType, MessageType } from 'discord.js';
import type { Actors } from '../../doubles/discord/people.ts';

export const QUESTION = 'how many companies?';

type Carrying = NonNullable<NonNullable<Parameters<Actors['write']>[3]>['carrying']>;

/** What a snapshot of a message has: its author and channel are not told. */
const snapshot = {
  type: MessageType.Default,
  content: '',
  embeds: [],
  attachments: [],
  timestamp: '2026-11-24T12:00:00.000Z',
  edited_timestamp: null,
  mentions: [],
  mention_roles: [],
};
const forwarded = { type: MessageReferenceType.Forward, message_id: '98', channel_id: '99' };

/** Messages without words of their own, in which the question stands elsewhere. */
export const CARRIED: readonly (readonly [where: string, carrying: Carrying])[] = [
  [
    'a forwarded message',
    { message_reference: forwarded, message_snapshots: [{ message: { ...snapshot, content: QUESTION } }] },
  ],
  [
    'an embed of a forwarded message',
    { message_reference: forwarded, message_snapshots: [{ message: { ...snapshot, embeds: [{ title: QUESTION }] } }] },
  ],
  ['an embed’s description', { embeds: [{ description: QUESTION }] }],
  ['an embed’s field', { embeds: [{ fields: [{ name: QUESTION, value: '' }] }] }],
  [
    'a text display',
    {
      components: [
        { type: ComponentType.Container, components: [{ type: ComponentType.TextDisplay, content: QUESTION }] },
      ],
    },
  ],
  [
    'a file’s description',
    {
      attachments: [
        {
          id: '7',
          filename: 'a.png',
          size: 1,
          url: 'https://x.test/a.png',
          proxy_url: 'https://x.test/a.png',
          description: QUESTION,
        },
      ],
    },
  ],
];
