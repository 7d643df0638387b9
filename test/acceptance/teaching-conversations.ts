import { conversationsOn, type Driver } from './driver.ts';

const stammtisch = {
  statement: 'Our Stammtisch meets every Thursday at 19:00 in Café Central in Almaty.',
  answer: 'Thursdays at 19:00',
  questions: 'When is the Stammtisch?\nWhere does the Stammtisch meet?',
  source: 'https://example.org/stammtisch',
};

/** The conversations in which a community teaches the bot, with somebody who manages the server or workspace. */
export function testTeachingConversations(platform: string, createDriver: () => Promise<Driver>): void {
  const conversation = conversationsOn(platform, createDriver);

  conversation('a fact is added in a form, answers at once, is changed, undone and removed', async (alice) => {
    await alice.asks('when is the stamtisch?');
    alice.seesNoFact();
    await alice.types('/facts add');
    alice.seesText('The fact, in one sentence');
    await alice.fills(stammtisch);
    alice.seesText('Saved as #1');
    await alice.asks('when is the stamtisch?');
    alice.seesFact('local.1');
    alice.seesText('Thursdays at 19:00');
    alice.seesText('this community’s own facts, added on 24 November 2026');
    alice.seesText('https://example.org/stammtisch');
    await alice.types('/facts edit id:1');
    alice.seesText(stammtisch.statement);
    await alice.fills({ answer: 'Thursdays at 20:00' });
    alice.seesText('#1 has been changed');
    await alice.presses('Undo');
    alice.seesText('Thursdays at 19:00');
    await alice.presses('Remove');
    alice.seesText('Removed #1');
    await alice.asks('when is the stamtisch?');
    alice.seesNoFact();
    await alice.types('/facts undo id:1');
    await alice.types('/facts list');
    alice.seesText('1 fact.');
    alice.seesText('#1');
  });

  conversation('what is wrong with a form is said, and nothing is typed twice', async (alice) => {
    await alice.types('/facts add');
    await alice.fills({ ...stammtisch, source: 'http://example.org', date: '2031' });
    alice.seesText('has to start with https://');
    alice.seesText('“2031” isn’t a date in the past');
    await alice.presses('Change');
    alice.seesText(stammtisch.statement);
    await alice.fills({ source: 'own', date: '24.11.2026' });
    alice.seesText('Saved as #1');
    alice.seesText('our own information');
  });

  conversation('another answer than the pack’s is shown beside it', async (alice) => {
    await alice.types('/facts add');
    await alice.fills({
      statement: 'There are 512 German companies in Kazakhstan, our chamber says.',
      answer: '512 by our count',
      questions: 'How many German companies are in Kazakhstan?',
    });
    alice.seesText('There’s already another answer to this');
    await alice.presses('Show both, sources disagree');
    alice.seesText('Saved as #1');
    await alice.asks('how many german compnies are in kazakstan');
    alice.seesText('512 by our count');
    alice.seesText('Around 400');
    alice.seesText('sources disagree');
  });
}
