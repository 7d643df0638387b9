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
  const found = named(() => (show === 'chart' ? findSeries(pack, about) : findTopic(pack, about)));
  if (found === undefined) return undefined;
  return { command: show, options: { [show === 'chart' ? 'series' : 'topic']: found } };
}

function named(find: () => string): string | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
