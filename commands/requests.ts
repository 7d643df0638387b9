import type { Talk } from '../src/answer/talk/model.ts';
import { readRequest } from '../src/answer/talk/read-request.ts';
import { InputError } from '../src/chat/invocation.ts';
import type { Action, Target } from '../src/chat/reply.ts';
import { readTime } from '../src/daily/parse/time.ts';
import type { Pack } from '../src/facts/pack.ts';
import { findSeries, findTopic } from './lookup.ts';

/** What needs no confirmation is done when it is asked for in words; for the rest there is a button. */
const SHOWN: Partial<Readonly<Record<Talk, Target['command']>>> = {
  random: 'fact',
  charts: 'chart',
  timeline: 'timeline',
  topics: 'topics',
};

/** The command that a sentence asks for ("surprise me"), if it does. */
export function commandFor(talk: Talk): Target | undefined {
  const command = SHOWN[talk];
  return command === undefined ? undefined : { command, options: {} };
}

/** The command that shows what a sentence wants to see ("a chart of trade"), if there is something of that name. */
export function showingCommand(text: string, pack: Pack): Target | undefined {
  const request = readRequest(text);
  if (!request) return undefined;
  const { show, about } = request;
  const found = named(() => (show === 'chart' ? findSeries(pack, about) : topicNamed(pack, about)));
  if (found === undefined) return undefined;
  return { command: show, options: { [show === 'chart' ? 'series' : 'topic']: found } };
}

/** The longest time of day that is written in so many words: "half past 9 in the morning". */
const MOST_WORDS_OF_TIME = 6;

/** The same buttons, of which the one that turns the daily fact on has the time that was named: "a fact every day at 9 am". */
export function atNamedTime(actions: readonly Action[], text: string): readonly Action[] {
  if (!actions.some(({ command }) => command === 'daily on')) return actions;
  const time = timeIn(text.split(/\s+/u).map((word) => word.replace(/[?!,;]+$/u, '')));
  if (time === undefined) return actions;
  return actions.map((action) =>
    action.command === 'daily on'
      ? { ...action, label: `${action.label} (${time})`, options: { ...action.options, time } }
      : action,
  );
}

function timeIn(words: readonly string[]): string | undefined {
  for (let length = MOST_WORDS_OF_TIME; length > 0; length--) {
    for (let start = 0; start + length <= words.length; start++) {
      const time = readTime(words.slice(start, start + length).join(' '));
      if (time !== undefined) return time;
    }
  }
  return undefined;
}

/** "Энергетику" is the topic "Энергетика": in a sentence names have endings. */
function topicNamed(pack: Pack, about: string): string {
  const wanted = about.toLowerCase();
  const inflected = Object.entries(pack.topics).find(([, { title }]) => isInflected(title.toLowerCase(), wanted));
  return inflected?.[0] ?? findTopic(pack, about);
}

/** Names that are alike in so many letters, and differ in no more at their ends. */
const FEWEST_ALIKE = 5;
const MOST_OF_ENDING = 2;

function isInflected(name: string, typed: string): boolean {
  let alike = 0;
  while (alike < name.length && name[alike] === typed[alike]) alike++;
  return alike >= FEWEST_ALIKE && Math.max(name.length, typed.length) - alike <= MOST_OF_ENDING;
}

function named(find: () => string): string | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
