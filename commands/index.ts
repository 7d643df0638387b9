import type { Command } from '../src/chat/command.ts';
import type { PlainKey } from '../src/locales/words.ts';
import { ask } from './ask.ts';
import { fact } from './fact.ts';
import { createHelp } from './help.ts';
import { outdated } from './outdated.ts';
import { related } from './related.ts';
import type { Services } from './services.ts';
import { show } from './show.ts';
import { sources } from './sources.ts';
import { today } from './today.ts';
import { topics } from './topics.ts';

const subjects: readonly Command<Services>[] = [ask, fact, topics, sources, show, related, today, outdated];

/** What is told of each first word under which several commands stand. */
export const groups: Readonly<Record<string, PlainKey>> = {};

/** Everything that Dostyk can do, in the order in which help lists it. */
export const commands: readonly Command<Services>[] = [...subjects, createHelp(subjects)];
