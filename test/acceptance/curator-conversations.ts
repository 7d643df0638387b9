import { conversationsOn, type Driver } from './driver.ts';

/** The conversations of a curator's day, with somebody who manages the server or workspace. */
export function testCuratorConversations(platform: string, createDriver: () => Promise<Driver>): void {
  const conversation = conversationsOn(platform, createDriver);

  conversation('what could not be answered is listed, alike together, and dismissed', async (alice) => {
    await alice.types('/questions');
    alice.seesText('No open questions.');
    await alice.asks('What do penguins eat?');
    await alice.asks('what do PENGUINS eat');
    await alice.asks('what does a penguin eat');
    await alice.asks('Who won the chess tournament of Timbuktu?');
    await alice.types('/questions');
    alice.seesText('3 questions about 2 subjects');
    alice.seesText('1. What do penguins eat?');
    alice.seesText('unanswered, asked 3 times');
    alice.seesText('also: what does a penguin eat');
    alice.seesText('2. Who won the chess tournament of Timbuktu?');
    await alice.presses('Dismiss 1');
    alice.seesText('Dismissed: “What do penguins eat?” and 1 like it.');
    alice.seesText('1. Who won the chess tournament of Timbuktu?');
    await alice.presses('Dismiss 1');
    alice.seesText('No open questions.');
  });

  conversation('many questions come in pages', async (alice) => {
    const strange = ['gnomes', 'zebras', 'volcanoes', 'bagpipes', 'igloos'];
    for (const subject of strange) await alice.asks(`Tell me something of ${subject} please`);
    await alice.types('/questions');
    alice.seesButton('Dismiss 4');
    await alice.presses('Next page');
    alice.seesText('5. Tell me something of');
    await alice.presses('First page');
    alice.seesText('1. Tell me something of');
  });

  conversation('an answer is voted on, and the one that was voted down is listed with its question', async (alice) => {
    await alice.asks('When did Kazakhstan and Germany establish diplomatic relations?');
    alice.seesFact('diplomatic-relations-1992');
    await alice.presses('👍');
    alice.seesText('Thanks, good to know.');
    await alice.asks('When did Kazakhstan and Germany establish diplomatic relations, please?');
    await alice.presses('👎');
    alice.seesText('Thanks. The curator will see');
    await alice.types('/questions');
    alice.seesText('1. When did Kazakhstan and Germany establish diplomatic relations, please?');
    alice.seesText('11 February 1992');
    alice.seesText('(diplomatic-relations-1992): 👍 1 👎 1');
    await alice.presses('Dismiss 1');
    alice.seesText('No open questions.');
  });

  conversation('what is remembered is told', async (alice) => {
    await alice.types('/privacy');
    alice.seesText('but not by whom');
    alice.seesText('Deleted 90 days after they were last asked');
    alice.seesText('language auto deletes your language');
  });
}
