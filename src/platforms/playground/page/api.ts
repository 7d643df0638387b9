import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { decodeAction, encodeAction } from '../../../chat/custom-id.ts';
import type { Form } from '../../../chat/form.ts';
import type { Invocation, Typed } from '../../../chat/invocation.ts';
import { type Action, blocksNotInPicture, type Reply } from '../../../chat/reply.ts';
import type { Poster } from '../../../daily/types.ts';
import { LOCALES, languageName } from '../../../i18n/locale.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { Bot } from '../../platform.ts';
import { createSuggester, PLAYGROUND_TENANT } from '../suggestions.ts';
import { readTyped } from '../terminal.ts';
import { type About, PAGE_WORDS, type Shown, type ShownForm, type ShownReply, type Suggestion } from './protocol.ts';
import type { Events } from './start.ts';

/** A person at the page. */
export interface Visitor {
  readonly id: string;
  /** Whether they sit at the machine on which the bot runs. */
  readonly isLocal: boolean;
}

/** How long they may be is bounded by the request, and else up to the commands, which say what is too long. */
export const message = z.strictObject({ line: z.string() });
export const press = z.strictObject({ code: z.string() });
export const submission = z.strictObject({ command: z.string(), values: z.record(z.string(), z.string()) });
export const typing = z.strictObject({ line: z.string() });

interface ApiOptions<S> {
  readonly bot: Bot<S>;
  readonly previews: Previews;
  /** The date, as YYYY-MM-DD. */
  readonly today: () => string;
}

const MOST_EXAMPLES = 3;

/** The channel in which the page is; the daily fact can be set up for it like for any other. */
const PAGE_CHANNEL = { ...PLAYGROUND_TENANT, id: 'page', direct: true } as const;

/** What the page can ask for. */
export function createApi<S>({ bot, previews, today }: ApiOptions<S>) {
  const { commands, dispatcher } = bot;
  const suggester = createSuggester(commands, dispatcher);

  function invocationOf(visitor: Visitor, t: Translator, typed: Typed): Invocation {
    return {
      id: randomUUID(),
      ...typed,
      language: t.locale,
      channel: PAGE_CHANNEL,
      user: { id: visitor.id, isAdmin: () => visitor.isLocal },
    };
  }

  async function invoke(visitor: Visitor, t: Translator, typed: Typed): Promise<Shown> {
    return showReply(await dispatcher.dispatch(invocationOf(visitor, t, typed)), previews);
  }

  /** The same, or the form that is to be filled in first. */
  async function ask(visitor: Visitor, t: Translator, typed: Typed): Promise<Shown> {
    const asked = await dispatcher.form(invocationOf(visitor, t, typed));
    if (!asked) return await invoke(visitor, t, typed);
    if ('reply' in asked) return showReply(asked.reply, previews);
    // On the other platforms it is a window of its own, and no message.
    const shown = showReply({ body: [], facts: [], actions: [], audience: 'asker' }, previews);
    return { ...shown, form: showForm(asked.form, t) };
  }

  function showForm(form: Form, t: Translator): ShownForm {
    const { command } = form;
    const fields = form.fields.map((field) => ({
      ...field,
      choices:
        field.kind === 'menu'
          ? dispatcher.complete({
              command,
              option: field.name,
              typed: '',
              language: t.locale,
              tenant: PLAYGROUND_TENANT,
            })
          : [],
    }));
    return { ...form, fields };
  }

  return {
    say: (visitor: Visitor, t: Translator, { line }: z.infer<typeof message>): Promise<Shown> =>
      ask(visitor, t, readTyped(line, commands)),

    press: (visitor: Visitor, t: Translator, { code }: z.infer<typeof press>): Promise<Shown> =>
      ask(visitor, t, decodeAction(code)),

    submit: (visitor: Visitor, t: Translator, { command, values }: z.infer<typeof submission>): Promise<Shown> =>
      invoke(visitor, t, { command, options: values }),

    suggest: (t: Translator, { line: typed }: z.infer<typeof typing>): readonly Suggestion[] => suggester(typed, t),

    about: async (visitor: Visitor, t: Translator): Promise<About> => ({
      language: t.locale,
      languages: LOCALES.map((code) => ({ code, name: languageName(code, code) })),
      topics: dispatcher
        .complete({ command: 'fact', option: 'topic', typed: '', language: t.locale })
        .map(({ label, value }) => ({ id: value, title: label })),
      examples: suggester('', t)
        .slice(0, MOST_EXAMPLES)
        .map(({ line }) => line),
      t: Object.fromEntries(PAGE_WORDS.map((key) => [key, t(key, {})])),
      today: await invoke(pageOf(visitor), t, { command: 'today', options: { day: today() } }),
      schedule: await invoke(pageOf(visitor), t, { command: 'daily status', options: {} }),
    }),
  };
}

/** What the page asks by itself does not count as the person's. */
function pageOf({ id, isLocal }: Visitor): Visitor {
  return { id: `page of ${id}`, isLocal };
}

/** What each platform makes of a reply, by the name of the platform. */
export type Previews = Readonly<Record<string, (reply: Reply) => object>>;

/** A reply as the page gets it. Its buttons are codes, as on any other platform: they must survive being written down. */
function showReply(reply: Reply, previews: Previews): Shown {
  return {
    reply: forPage(reply),
    previews: Object.fromEntries(Object.entries(previews).map(([platform, preview]) => [platform, preview(reply)])),
  };
}

function forPage(reply: Reply): ShownReply {
  const { heading, facts, actions, audience, picture, document } = reply;
  return {
    ...(heading === undefined ? {} : { heading }),
    body: blocksNotInPicture(reply),
    facts,
    actions: actions.map(button),
    audience,
    ...(document === undefined
      ? {}
      : {
          document: {
            url: `data:application/yaml;base64,${Buffer.from(document.text).toString('base64')}`,
            name: document.name,
          },
        }),
    ...(picture === undefined
      ? {}
      : { picture: { url: `data:image/png;base64,${Buffer.from(picture.png).toString('base64')}`, alt: picture.alt } }),
  };
}

function button(action: Action) {
  return { label: action.label, code: encodeAction(action) };
}

/** Posts on every open page; the last post is shown to those that are opened later. */
export function createPagePoster(events: Events, previews: Previews): Poster {
  const posted = new Set<string>();
  return {
    post: async (_, reply, key) => {
      if (!posted.has(key)) events.tell('post', { key, shown: showReply(reply, previews) }, true);
      posted.add(key);
      return key;
    },
    find: async (_, key) => (posted.has(key) ? key : undefined),
    tell: async (_, __, reply) => events.tell('post', { key: '', shown: showReply(reply, previews) }, false),
  };
}
