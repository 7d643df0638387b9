import type { Talk } from '../src/answer/talk/model.ts';
import { readRequest } from '../src/answer/talk/read-request.ts';
import { InputError } from '../src/chat/invocation.ts';
import type { Target } from '../src/chat/reply.ts';
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
