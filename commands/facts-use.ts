import { type Choice, defineCommand } from '../src/chat/command.ts';
import { InputError, UserError } from '../src/chat/invocation.ts';
import { optionalText } from '../src/chat/options.ts';
import { type Action, type Reply, textReply } from '../src/chat/reply.ts';
import { type Pack, partsOf } from '../src/facts/pack.ts';
import type { Translator } from '../src/i18n/translator.ts';
import { closestMatch } from '../src/util/closest-match.ts';
import { truncate } from '../src/util/truncate.ts';
import { requireCommunity } from './community.ts';
import { remembering } from './daily.ts';
import type { Services } from './services.ts';

/** Discord shows five buttons a row; the last one is for all packs. */
const MOST_BUTTONS = 4;
/** Labels of buttons: Discord and Slack allow 80 and 75 characters (their component references). */
const MAX_LABEL = 75;
const MOST_SUGGESTIONS = 25;
const MAX_TYPED = 600;
const ALL = 'all';

/** Chooses which of the packs a server or workspace uses, or shows what there is. */
export const factsUse = defineCommand<Services>()({
  name: 'facts use',
  description: 'command.facts-use.description',
  access: 'space-admin',
  options: {
    packs: optionalText({
      description: 'command.facts-use.option.packs',
      maxLength: MAX_TYPED,
      rest: true,
      completes: true,
    }),
  },
  run: async ({ options, channel, services, t }) => {
    const community = requireCommunity(channel);
    const all = partsOf(services.packs(t.locale));
    if (all.length < 2) throw new UserError('packs.single', {});
    if (options.packs === undefined) return whatThereIs(all, partsOf(services.packs(t.locale, channel)), t);
    const chosen = packsFrom(options.packs, all);
    await remembering(
      services.local.usePacks(community, chosen.length === all.length ? [] : chosen.map(({ id }) => id)),
    );
    const packs = new Intl.ListFormat(t.locale).format(chosen.map(({ title }) => title));
    return textReply(t('packs.chosen', { packs, platform: channel.platform }));
  },
  complete: ({ typed, services, t }) => completePacks(typed, partsOf(services.packs(t.locale))),
});

function whatThereIs(all: readonly Pack[], used: readonly Pack[], t: Translator): Reply {
  const isUsed = ({ id }: Pack) => used.some((one) => one.id === id);
  const choose = (label: string, packs: string): Action => ({ label, command: 'facts use', options: { packs } });
  const others = used.length === 1 ? all.filter((pack) => !isUsed(pack)) : all;
  return {
    heading: t('packs.heading', {}),
    body: [
      {
        kind: 'list',
        items: all.map((pack) =>
          t('packs.line', {
            id: pack.id,
            title: pack.title,
            count: pack.facts.length,
            used: isUsed(pack) ? 'yes' : 'no',
          }),
        ),
      },
      { kind: 'note', text: t('packs.how', {}) },
    ],
    facts: [],
    actions: [
      ...others
        .slice(0, MOST_BUTTONS)
        .map(({ id, title }) => choose(truncate(t('button.packs-only', { title }), MAX_LABEL, 'word'), id)),
      ...(used.length < all.length ? [choose(t('button.packs-all', {}), ALL)] : []),
    ],
    audience: 'asker',
  };
}

/**
 * The packs that were meant by their ids or titles, in their own order.
 * @throws InputError for a name that is none, with the nearest one and all that there are.
 */
function packsFrom(typed: string, all: readonly Pack[]): readonly Pack[] {
  const names = typed
    .split(/[,;]/)
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  if (names.length === 0 || names.includes(ALL)) return all;
  const isMeant = ({ id, title }: Pack, name: string) => id === name || title.toLowerCase() === name;
  const unknown = names.find((name) => !all.some((pack) => isMeant(pack, name)));
  if (unknown === undefined) return all.filter((pack) => names.some((name) => isMeant(pack, name)));
  const ids = all.map(({ id }) => id);
  const called = all.flatMap(({ id, title }) => [id, title]);
  throw new InputError('packs.unknown', {
    typed: unknown,
    meant: closestMatch(unknown, called) ?? 'none',
    packs: ids.join(', '),
  });
}

/** Completes the last of several names. */
function completePacks(typed: string, all: readonly Pack[]): Choice[] {
  const names = typed.split(',').map((name) => name.trim().toLowerCase());
  const before = names.slice(0, -1);
  const last = names.at(-1) ?? '';
  return all
    .filter(({ id, title }) => !before.includes(id) && (id.includes(last) || title.toLowerCase().includes(last)))
    .map(({ id, title }) => ({ label: [...before, title].join(', '), value: [...before, id].join(',') }))
    .slice(0, MOST_SUGGESTIONS);
}
