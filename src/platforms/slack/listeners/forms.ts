import type { App, types, ViewStateValue } from '@slack/bolt';
import { asOptions, FORM, readMemory } from '../form.ts';
import type { Reception } from '../reception.ts';
import { acknowledge } from './acknowledge.ts';

/** Forms that are sent, and what their menus suggest while somebody types. */
export function listenToForms<S>(app: App, { bot, once }: Reception<S>): void {
  app.view(FORM, async ({ ack, body, view, context }) => {
    acknowledge(ack, bot.log);
    const remembered = readMemory(view.private_metadata);
    if (!remembered) return;
    const { command, channel, url } = remembered;
    once({ team: context.teamId, channel }, `form ${view.id} ${view.hash}`, async (desk) => {
      const who = { user: body.user.id, channel };
      const reply = await desk.invoke(who, () => ({ command, options: optionsOf(view.state.values) }));
      await desk.outbox.respond(url, reply, { private: true, withQuestion: true });
    });
  });

  app.options(/./, async ({ ack, payload }) => {
    acknowledge(
      () => ack({ options: suggest(payload.view?.private_metadata ?? '', payload.block_id, payload.value) }),
      bot.log,
    );
  });

  function suggest(privateMetadata: string, option: string, typed: string): types.PlainTextOption[] {
    const remembered = readMemory(privateMetadata);
    if (!remembered) return [];
    const { command, language } = remembered;
    return asOptions(bot.dispatcher.complete({ command, option, typed, language }), typed);
  }
}

/** The fields that were filled in, by the names of the options. */
function optionsOf(values: Readonly<Record<string, Readonly<Record<string, ViewStateValue>>>>): Record<string, string> {
  const entries = Object.entries(values).map(([name, field]) => [name, filledIn(Object.values(field)[0])] as const);
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, string] => entry[1] !== undefined));
}

function filledIn(field: ViewStateValue | undefined): string | undefined {
  return field?.selected_option?.value ?? field?.selected_options?.[0]?.value ?? field?.value ?? undefined;
}
