import { type Choice, defineCommand } from '../src/chat/command.ts';
import { type Channel, InputError, UserError } from '../src/chat/invocation.ts';
import { optionalFlag, optionalText } from '../src/chat/options.ts';
import { type Action, textReply } from '../src/chat/reply.ts';
import { EVERY_DAY, readDays } from '../src/daily/parse/days.ts';
import { readTime } from '../src/daily/parse/time.ts';
import { findZone, namesZone, nearestZones, suggestZones, zoneOfLanguage } from '../src/daily/parse/zones.ts';
import type { Pack } from '../src/facts/pack.ts';
import { formatDays, formatMoment, formatTime } from '../src/i18n/format-date.ts';
import { LOCALES, languageName, localeNamed } from '../src/i18n/locale.ts';
import type { Translator } from '../src/i18n/translator.ts';
import {
  dailyChannel,
  describeWishes,
  nowAction,
  offAction,
  previewAction,
  remembering,
  requireManager,
} from './daily.ts';
import { completeTopic, findTopic } from './lookup.ts';
import type { Services } from './services.ts';

const MOST_SUGGESTIONS = 25;
const DEFAULT_TIME = '09:00';
const SUGGESTED_TIMES = ['07:00', '08:00', '09:00', '10:00', '12:00', '15:00', '18:00', '20:00'];
const SUGGESTED_DAYS = ['every day', 'weekdays', 'mon, wed, fri', 'mon', 'sat, sun'];
const SEPARATOR = /[,;]/;
const ALL = 'all';

/** Switches the daily fact on, or changes it: what is not named stays as it was. */
export const dailyOn = defineCommand<Services>()({
  name: 'daily on',
  description: 'command.daily-on.description',
  options: {
    time: optionalText({
      description: 'command.daily-on.option.time',
      maxLength: 40,
      completes: true,
      accepts: (typed) => readTime(typed) !== undefined,
    }),
    zone: optionalText({
      description: 'command.daily-on.option.zone',
      maxLength: 60,
      completes: true,
      accepts: namesZone,
    }),
    topics: optionalText({ description: 'command.daily-on.option.topics', maxLength: 300, completes: true }),
    days: optionalText({
      description: 'command.daily-on.option.days',
      maxLength: 100,
      completes: true,
      accepts: (typed) => readDays(typed, 'en') !== undefined,
    }),
    language: optionalText({
      description: 'command.daily-on.option.language',
      maxLength: 40,
      completes: true,
      accepts: (typed) => localeNamed(typed) !== undefined,
    }),
    card: optionalFlag('command.daily-on.option.card'),
  },
  run: async ({ options, channel: here, user, language, zone: zoneOfPerson, services, obstacles, t }) => {
    const time = options.time === undefined ? undefined : timeFrom(options.time);
    const zone = options.zone === undefined ? undefined : zoneFrom(options.zone, t);
    const topics =
      options.topics === undefined ? undefined : topicsFrom(options.topics, services.packs(t.locale, here));
    const days = options.days === undefined ? undefined : daysFrom(options.days, t);
    const spoken = options.language === undefined ? undefined : languageFrom(options.language, t);
    await requireManager({ user, channel: here, services });
    const channel = await dailyChannel(here, services);
    const known = await remembering(services.daily.subscription(channel));
    const own = zone === undefined && known === undefined ? await zoneOfPerson?.() : undefined;
    const profile = own === undefined ? undefined : findZone(own);
    const guessed = profile ?? zoneOfLanguage(language ?? t.locale);
    const schedule = {
      time: time ?? known?.schedule.time ?? DEFAULT_TIME,
      zone: zone ?? known?.schedule.zone ?? guessed,
      days: days ?? known?.schedule.days ?? EVERY_DAY,
    };
    if (schedule.zone === undefined) throw new UserError('daily.no-zone', {});
    const wishes = {
      schedule: { ...schedule, zone: schedule.zone },
      topics: topics ?? known?.topics ?? [],
      language: spoken ?? known?.language,
      card: options.card ?? known?.card ?? false,
    };
    const lacking = (await obstacles?.(channel.kind === 'forum' ? 'forum' : undefined)) ?? [];
    // What keeps it from posting at all is said now, and not when the first post is due; without pictures it posts in words.
    const obstacle = lacking.find((one) => one !== 'attach');
    if (obstacle) throw new UserError('daily.cannot-post', { obstacle });
    const next = await remembering(services.daily.turnOn(channel, wishes, user.id));
    const isGuess = zone === undefined && known === undefined;
    const lines = [
      t('daily.turned-on', {
        days: formatDays(schedule.days, t),
        time: formatTime(schedule.time, t.locale),
        zone: schedule.zone,
        moment: formatMoment(next, schedule.zone, t.locale),
      }),
      ...(options.card === undefined ? [] : [t(options.card ? 'daily.card-on' : 'daily.card-off', {})]),
      ...(wishes.card && lacking.includes('attach') ? [t('daily.no-pictures', {})] : []),
      ...(channel.kind === 'announcement' ? [t('daily.published', {})] : []),
      ...(isGuess
        ? [t('daily.zone-guessed', { from: profile === undefined ? 'language' : 'profile', zone: schedule.zone })]
        : []),
    ];
    const reply = textReply(lines.join(' '), {
      actions: [...forumAction(channel, t), previewAction(t), nowAction(t), offAction(t)],
    });
    const items = describeWishes(wishes, services.packs(t.locale, channel), t);
    return { ...reply, body: [...reply.body, { kind: 'list', items }] };
  },
  complete: ({ option, typed, tenant, services, t }) => {
    switch (option) {
      case 'time':
        return completeFrom(typed, SUGGESTED_TIMES, readTime(typed));
      case 'zone':
        return suggestZones(typed, t.locale, MOST_SUGGESTIONS).map((zone) => zoneChoice(zone, services, t));
      case 'topics':
        return completeTopics(typed, services.packs(t.locale, tenant));
      case 'days':
        return completeFrom(typed, SUGGESTED_DAYS, readDays(typed, t.locale) && typed);
      default:
        return completeLanguage(typed, t);
    }
  },
});

/** Who sets it up in a post of a forum may want posts instead: commands can't be used in a forum itself. */
function forumAction({ forum }: Channel, t: Translator): Action[] {
  return forum === undefined ? [] : [{ label: t('button.daily-forum', {}), command: 'daily forum', options: {} }];
}

/** @throws InputError */
function timeFrom(typed: string): string {
  const time = readTime(typed);
  if (time === undefined) throw new InputError('daily.bad-time', { typed });
  return time;
}

/** @throws InputError naming what was probably meant. */
function zoneFrom(typed: string, t: Translator): string {
  const zone = findZone(typed);
  if (zone !== undefined) return zone;
  const nearest = nearestZones(typed, t.locale);
  throw new InputError('daily.bad-zone', { typed, meant: nearest.length === 0 ? 'none' : nearest.join(', ') });
}

/** @throws InputError for a topic that is none. */
function topicsFrom(typed: string, pack: Pack): readonly string[] {
  const names = typed
    .split(SEPARATOR)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.some((name) => name.toLowerCase() === ALL)
    ? []
    : [...new Set(names.map((name) => findTopic(pack, name)))];
}

/** @throws InputError */
function daysFrom(typed: string, t: Translator): readonly number[] {
  const days = readDays(typed, t.locale);
  if (!days) throw new InputError('daily.bad-days', { typed });
  return days;
}

/** @throws InputError naming those that there are. */
function languageFrom(typed: string, t: Translator): string {
  const found = localeNamed(typed);
  if (found !== undefined) return found;
  const languages = LOCALES.map((code) => languageName(code, t.locale)).join(', ');
  throw new InputError('daily.bad-language', { typed, languages });
}

function zoneChoice(zone: string, services: Services, t: Translator): Choice {
  const time = new Intl.DateTimeFormat(t.locale === 'en' ? 'en-GB' : t.locale, {
    timeStyle: 'short',
    timeZone: zone,
  });
  return { label: t('daily.zone-choice', { zone, time: time.format(services.daily.now()) }), value: zone };
}

/** Completes the last of several topics. */
function completeTopics(typed: string, pack: Pack): Choice[] {
  const names = typed.split(SEPARATOR);
  const before = names.slice(0, -1).map((name) => name.trim());
  return completeTopic(pack, names.at(-1) ?? '')
    .filter(({ value }) => !before.includes(value))
    .slice(0, MOST_SUGGESTIONS)
    .map(({ value }) => [...before, value].join(','))
    .map((value) => ({ label: value, value }));
}

function completeLanguage(typed: string, t: Translator): Choice[] {
  const wanted = typed.trim().toLowerCase();
  return LOCALES.map((value) => ({ label: languageName(value, t.locale), value })).filter(
    ({ label, value }) => label.toLowerCase().startsWith(wanted) || value.startsWith(wanted),
  );
}

/** What was typed, if it can be read, and the usual values that begin like it. */
function completeFrom(typed: string, usual: readonly string[], read: string | undefined): Choice[] {
  const begun = usual.filter((value) => value.startsWith(typed.trim().toLowerCase()));
  return [...new Set([...(read === undefined ? [] : [read]), ...begun])].map((value) => ({ label: value, value }));
}
