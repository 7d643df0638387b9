import { defineCommand } from '../src/chat/command.ts';
import type { Block } from '../src/chat/reply.ts';
import type { Delivery, Subscription } from '../src/daily/types.ts';
import type { Pack } from '../src/facts/pack.ts';
import { formatDays, formatMoment, formatPeriod, formatTime } from '../src/i18n/format-date.ts';
import { languageName } from '../src/i18n/locale.ts';
import type { Words } from '../src/i18n/translator.ts';
import { nowAction, offAction, previewAction, remembering } from './daily.ts';
import type { Services } from './services.ts';

const MOST_DELIVERIES = 5;

export const dailyStatus = defineCommand<Services>()({
  name: 'daily status',
  description: 'command.daily-status.description',
  options: {},
  run: async ({ channel, services, words }) => {
    const { daily } = services;
    const { pack } = services.knowledge(words.locale);
    const subscription = await remembering(daily.subscription(channel));
    const deliveries = subscription ? await remembering(daily.lastDeliveries(channel, MOST_DELIVERIES)) : [];
    const isOn = subscription?.state === 'on';
    return {
      heading: words('daily.status-heading', {}),
      body: [
        { kind: 'paragraph', text: stateOf(subscription, words) },
        ...(subscription && isOn ? settingsOf(subscription, pack, daily.deckOf(subscription), words) : []),
        ...historyOf(deliveries, pack, words),
      ],
      facts: [],
      actions: isOn ? [previewAction(words), nowAction(words), offAction(words)] : [previewAction(words)],
      audience: 'asker',
    };
  },
});

function stateOf(subscription: Subscription | undefined, words: Words): string {
  if (!subscription || subscription.state === 'off') return words('daily.is-off', {});
  if (subscription.state === 'paused') return words('daily.is-paused', { problem: subscription.problem ?? '' });
  const { days, time, zone } = subscription.schedule;
  return words('daily.is-on', { days: formatDays(days, words), time: formatTime(time, words.locale), zone });
}

function settingsOf(
  { schedule, topics, language, card, nextDueAt }: Subscription,
  pack: Pack,
  deck: { readonly left: number; readonly of: number },
  words: Words,
): Block[] {
  const titles = topics.map((topic) => pack.topics[topic]?.title ?? topic).join(', ');
  return [
    {
      kind: 'list',
      items: [
        ...(nextDueAt === undefined
          ? []
          : [words('daily.next', { moment: formatMoment(nextDueAt, schedule.zone, words.locale) })]),
        words('daily.topics', { topics: titles === '' ? words('daily.all-topics', {}) : titles }),
        ...(language === undefined
          ? []
          : [words('daily.language', { language: languageName(language, words.locale) })]),
        ...(card ? [words('daily.card', {})] : []),
        words('daily.left', deck),
      ],
    },
  ];
}

function historyOf(deliveries: readonly Delivery[], pack: Pack, words: Words): Block[] {
  const day = (delivery: Delivery) => formatPeriod(delivery.date, words.locale);
  const posted = deliveries.filter(({ state }) => state === 'posted');
  const failed = deliveries.find(({ problem }) => problem !== undefined && problem !== '');
  return [
    ...(failed === undefined
      ? []
      : [note(words('daily.last-problem', { problem: failed.problem ?? '', date: day(failed) }))]),
    ...(posted.length === 0
      ? []
      : [
          { kind: 'paragraph' as const, text: [{ bold: words('daily.lately', {}) }] },
          {
            kind: 'list' as const,
            items: posted.map((delivery) =>
              words('daily.posted', {
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
