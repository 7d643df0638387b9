import { defineCommand } from '../src/chat/command.ts';
import { type Channel, type Invocation, UserError } from '../src/chat/invocation.ts';
import { optionalChoice } from '../src/chat/options.ts';
import { type Action, type Block, textReply } from '../src/chat/reply.ts';
import { type Delivery, PostError, type Subscription } from '../src/daily/types.ts';
import type { Pack } from '../src/facts/pack.ts';
import { formatDays, formatMoment, formatPeriod, formatTime } from '../src/i18n/format-date.ts';
import { languageName } from '../src/i18n/locale.ts';
import type { Translator } from '../src/i18n/translator.ts';
import { StoreError } from '../src/store/errors.ts';
import type { Services } from './services.ts';

/** What the daily commands have in common. */
interface Circumstances extends Pick<Invocation, 'user' | 'channel'> {
  readonly services: Services;
}

/**
 * Lets only those go on who may manage the daily fact of the channel: administrators, everybody where they said so, and
 * each person in a conversation with the bot alone.
 * @throws UserError that says who may.
 */
export async function requireManager({ user, channel, services }: Circumstances): Promise<void> {
  const may =
    channel.direct || (await user.isAdmin()) || (await remembering(services.daily.mayEverybodyManage(channel)));
  if (!may) throw new UserError('error.admins-only', { platform: channel.platform });
}

/**
 * Waits for something that needs the store.
 * @throws UserError that says what is wrong with the store.
 */
export async function remembering<T>(work: Promise<T>): Promise<T> {
  return await work.catch((error: unknown) => {
    throw error instanceof StoreError ? new UserError('daily.store-trouble', { trouble: error.code }) : error;
  });
}

export function previewAction(t: Translator): Action {
  return { label: t('button.daily-preview', {}), command: 'daily preview', options: {} };
}

export function nowAction(t: Translator): Action {
  return { label: t('button.daily-now', {}), command: 'daily now', options: {} };
}

export function offAction(t: Translator): Action {
  return { label: t('button.daily-off', {}), command: 'daily off', options: {} };
}

/**
 * The channel whose daily fact is meant: of a post in a forum the forum, if that has one and the post itself has not.
 * @throws UserError that says what is wrong with the store.
 */
export async function dailyChannel(channel: Channel, { daily }: Services): Promise<Channel> {
  const { forum: id, ...rest } = channel;
  if (id === undefined) return channel;
  const forum: Channel = { ...rest, id, kind: 'forum' };
  const isUsed = async (one: Channel) => ['on', 'paused'].includes((await daily.subscription(one))?.state ?? 'off');
  return (await remembering(isUsed(channel))) || !(await remembering(isUsed(forum))) ? channel : forum;
}

/** Makes each fact a post of the forum instead of a message in one of its posts; reached by buttons. */
export const dailyForum = defineCommand<Services>()({
  name: 'daily forum',
  options: {},
  run: async ({ user, channel, services, obstacles, t }) => {
    const { daily } = services;
    await requireManager({ user, channel, services });
    const known = await remembering(daily.subscription(channel));
    const { forum: id, ...rest } = channel;
    if (id === undefined || known?.state !== 'on') return textReply(t('daily.is-off', {}));
    const [obstacle] = ((await obstacles?.('forum')) ?? []).filter((one) => one !== 'attach');
    if (obstacle) throw new UserError('daily.cannot-post', { obstacle });
    const next = await remembering(daily.turnOn({ ...rest, id, kind: 'forum' }, known, user.id));
    await remembering(daily.turnOff(channel));
    const { days, time, zone } = known.schedule;
    return textReply(
      t('daily.forum-on', {
        days: formatDays(days, t),
        time: formatTime(time, t.locale),
        zone,
        moment: formatMoment(next, zone, t.locale),
      }),
      { actions: [previewAction(t), nowAction(t), offAction(t)] },
    );
  },
});

export const dailyOff = defineCommand<Services>()({
  name: 'daily off',
  description: 'command.daily-off.description',
  options: {},
  run: async ({ user, channel, services, t }) => {
    await requireManager({ user, channel, services });
    const wasOn = await remembering(services.daily.turnOff(await dailyChannel(channel, services)));
    return textReply(t(wasOn ? 'daily.turned-off' : 'daily.was-off', {}));
  },
});

export const dailyNow = defineCommand<Services>()({
  name: 'daily now',
  description: 'command.daily-now.description',
  options: {},
  run: async ({ id, user, channel, services, t }) => {
    await requireManager({ user, channel, services });
    const there = await dailyChannel(channel, services);
    const posted = await remembering(services.daily.postNow(there, id)).catch((error: unknown) => {
      throw error instanceof PostError
        ? sayWhy(error, channel.platform, inWords(services, channel, error.message, t))
        : error;
    });
    return textReply(t(posted ? 'daily.posted-now' : 'daily.no-facts', {}));
  },
});

function sayWhy({ failure }: PostError, platform: string, problem: string): UserError {
  switch (failure) {
    case 'permanent':
      return new UserError('daily.post-refused', { problem, platform });
    case 'later':
    case 'unauthorized':
      return new UserError('daily.post-later', { problem });
    case 'unclear':
    case 'unknown':
      return new UserError('daily.post-unknown', { problem });
  }
}

/** What a platform says against posts in a channel, as people understand it. */
function inWords({ daily }: Services, { platform }: Pick<Channel, 'platform'>, problem: string, t: Translator): string {
  return t('daily.trouble', { trouble: daily.troubleOf(platform, problem), problem });
}

export const dailyPreview = defineCommand<Services>()({
  name: 'daily preview',
  description: 'command.daily-preview.description',
  options: {},
  run: async ({ channel, services, t }) => {
    const post = await remembering(services.daily.preview(await dailyChannel(channel, services)));
    return post ? { ...post, audience: 'asker' } : textReply(t('daily.no-facts', {}));
  },
});

/** Lets everybody change the daily fact of a channel, or no longer. Only administrators may say so. */
export const dailyManagers = defineCommand<Services>()({
  name: 'daily managers',
  description: 'command.daily-managers.description',
  options: {
    who: optionalChoice({
      description: 'command.daily-managers.option.who',
      choices: [
        { value: 'admins', label: 'choice.daily-managers.admins' },
        { value: 'everybody', label: 'choice.daily-managers.everybody' },
      ],
    }),
  },
  run: async ({ options, user, channel, services, t }) => {
    const { platform } = channel;
    if (!(await user.isAdmin())) throw new UserError('error.admins-only', { platform });
    const everybody = options.who === 'everybody';
    await remembering(services.daily.letEverybodyManage(channel, everybody));
    return textReply(everybody ? t('daily.managers-everybody', {}) : t('daily.managers-admins', { platform }));
  },
});

const MOST_DELIVERIES = 5;

export const dailyStatus = defineCommand<Services>()({
  name: 'daily status',
  description: 'command.daily-status.description',
  options: {},
  run: async ({ channel: here, services, t }) => {
    const { daily } = services;
    const channel = await dailyChannel(here, services);
    const pack = services.packs(t.locale, channel);
    const subscription = await remembering(daily.subscription(channel));
    const deliveries = subscription ? await remembering(daily.lastDeliveries(channel, MOST_DELIVERIES)) : [];
    const isOn = subscription?.state === 'on';
    return {
      heading: t('daily.status-heading', {}),
      body: [
        { kind: 'paragraph', text: stateOf(subscription, services, t) },
        ...(subscription && isOn ? settingsOf(subscription, pack, daily.rotationOf(subscription), t) : []),
        ...historyOf(deliveries, pack, services, t),
      ],
      facts: [],
      actions: isOn ? [previewAction(t), nowAction(t), offAction(t)] : [previewAction(t)],
      audience: 'asker',
    };
  },
});

function stateOf(subscription: Subscription | undefined, services: Services, t: Translator): string {
  if (!subscription || subscription.state === 'off') return t('daily.is-off', {});
  if (subscription.state === 'paused')
    return t('daily.is-paused', { problem: inWords(services, subscription.channel, subscription.problem ?? '', t) });
  const { days, time, zone } = subscription.schedule;
  return t('daily.is-on', { days: formatDays(days, t), time: formatTime(time, t.locale), zone });
}

function settingsOf(
  { schedule, topics, language, card, nextDueAt }: Subscription,
  pack: Pack,
  rotation: { readonly left: number; readonly of: number },
  t: Translator,
): Block[] {
  return [
    {
      kind: 'list',
      items: [
        ...(nextDueAt === undefined
          ? []
          : [t('daily.next', { moment: formatMoment(nextDueAt, schedule.zone, t.locale) })]),
        ...describeWishes({ topics, language, card }, pack, t),
        t('daily.left', rotation),
      ],
    },
  ];
}

/** What the posts of a channel are about, and how they look. */
export function describeWishes(
  { topics, language, card }: Pick<Subscription, 'topics' | 'language' | 'card'>,
  pack: Pack,
  t: Translator,
): string[] {
  const titles = topics.map((topic) => pack.topics[topic]?.title ?? topic).join(', ');
  return [
    t('daily.topics', { topics: titles === '' ? t('daily.all-topics', {}) : titles }),
    ...(language === undefined ? [] : [t('daily.language', { language: languageName(language, t.locale) })]),
    ...(card ? [t('daily.card', {})] : []),
  ];
}

function historyOf(deliveries: readonly Delivery[], pack: Pack, services: Services, t: Translator): Block[] {
  const day = (delivery: Delivery) => formatPeriod(delivery.date, t.locale);
  const posted = deliveries.filter(({ state }) => state === 'posted');
  const failed = deliveries.find(({ problem }) => problem !== undefined && problem !== '');
  return [
    ...(failed === undefined
      ? []
      : [
          note(
            t('daily.last-problem', {
              problem: inWords(services, failed.channel, failed.problem ?? '', t),
              date: day(failed),
            }),
          ),
        ]),
    ...(posted.length === 0
      ? []
      : [
          { kind: 'paragraph' as const, text: [{ bold: t('daily.lately', {}) }] },
          {
            kind: 'list' as const,
            items: posted.map((delivery) =>
              t('daily.posted', {
                date: day(delivery),
                fact: pack.fact(delivery.fact)?.statement ?? delivery.fact,
              }),
            ),
          },
        ]),
  ];
}

function note(text: string): Block {
  return { kind: 'note', text };
}
