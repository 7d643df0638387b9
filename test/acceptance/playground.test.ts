import { PassThrough } from 'node:stream';
import { commands } from '../../commands/index.ts';
import { openKnowledgeBase } from '../../src/answer/knowledge.ts';
import { createQuestionCounter } from '../../src/answer/question-log.ts';
import { createDispatcher, type Dispatcher } from '../../src/chat/dispatch.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { DEFAULT_PACK } from '../../src/config.ts';
import { wordsOf } from '../../src/locales/words.ts';
import { runTerminal } from '../../src/platforms/playground/terminal.ts';
import { testConversations } from './conversations.ts';
import type { Driver, Seen } from './driver.ts';

const base = await openKnowledgeBase(DEFAULT_PACK);

/** The real terminal over streams; the dispatcher is watched only for the ids of the facts, which nobody sees. */
function createDriver(): Driver {
  let last: Reply | undefined;
  const dispatcher = createDispatcher({
    commands,
    services: { knowledge: base.current, questions: createQuestionCounter(), random: () => 0.3 },
    words: wordsOf,
    report: (error) => {
      throw error;
    },
  });
  const watched: Dispatcher = {
    ...dispatcher,
    dispatch: async (invocation) => {
      last = await dispatcher.dispatch(invocation);
      return last;
    },
  };
  const input = new PassThrough();
  const output = new PassThrough({ encoding: 'utf8' });
  let written = '';
  output.on('data', (text: string) => {
    written += text;
  });
  const settings = {
    input,
    output,
    interactive: false,
    colours: false,
    locale: 'en',
    commands,
    dispatcher: watched,
  } as const;
  void runTerminal(settings);

  const types = async (line: string): Promise<Seen> => {
    written = '';
    input.write(`${line}\n`);
    while (!written.endsWith('\n\n')) await new Promise((resolve) => setImmediate(resolve));
    const buttons = [...written.matchAll(/\[\d+\] (.+?)(?= {2}\[|\n)/g)].map((match) => match[1] ?? '');
    return { text: written, facts: last?.facts ?? [], buttons };
  };
  return {
    types,
    presses: async (label) => {
      const number = new RegExp(`\\[(\\d+)\\] ${label}`).exec(written)?.[1] ?? '';
      return types(number);
    },
  };
}

testConversations('playground', createDriver);
