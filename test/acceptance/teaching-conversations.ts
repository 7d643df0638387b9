import { conversationsOn, type Driver } from './driver.ts';

const stammtisch = {
  statement: 'Our Stammtisch meets every Thursday at 19:00 in Café Central in Almaty.',
  answer: 'Thursdays at 19:00',
  questions: 'When is the Stammtisch?\nWhere does the Stammtisch meet?',
  source: 'https://example.org/stammtisch',
};

/** The conversations in which a community teaches the bot, with somebody who manages the server or workspace. */
export function testTeachingConversations(platform: string, createDriver: () => Promise<Driver>): void {
  testForms(platform, createDriver);
  const conversation = conversationsOn(platform, createDriver);

  conversation('a question asked in vain is answered from the list, which then no longer has it', async (alice) => {
    await alice.asks('When does the choir sing?');
    await alice.asks('when does the choir sing');
    await alice.asks('Who won the chess tournament of Timbuktu?');
    await alice.types('/questions');
    await alice.presses('Answer 1');
    await alice.fills({
      statement: 'The choir sings on Mondays at 18:00 in room 12.',
      answer: 'Mondays at 18:00',
      source: 'own',
    });
    alice.seesText('Saved as #1');
    await alice.asks('when will the choir sing?');
    alice.seesFact('local.1');
    await alice.types('/questions');
    alice.seesText('1 question about 1 subject');
    alice.seesText('1. Who won the chess tournament of Timbuktu?');
  });

  conversation('a message is kept as a fact, with its address as the source', async (alice) => {
    const said = 'The library is open on Saturdays from 10:00 to 14:00.';
    if (!(await alice.chooses(said, 'Keep as a fact'))) return;
    alice.seesText(said);
    await alice.fills({ answer: 'Saturdays 10:00–14:00', questions: 'When is the library open?' });
    alice.seesText('Saved as #1');
    await alice.asks('when is the library open');
    alice.seesText('Saturdays 10:00–14:00');
    alice.seesText(platform === 'discord' ? 'https://discord.com/channels/' : '.slack.com/archives/C1/p');
  });

  conversation('what is wrong with a fact of the pack is noted with it', async (alice) => {
    await alice.asks('When did Kazakhstan and Germany establish diplomatic relations?');
    await alice.presses('👎');
    await alice.presses('Something wrong?');
    alice.seesText('What’s wrong?');
    await alice.fills({ wrong: 'the day', right: 'It was on 12 February 1992.', source: 'https://example.org/day' });
    alice.seesText('From now on, this is shown here with the fact');
    await alice.asks('When did Kazakhstan and Germany establish diplomatic relations?');
    alice.seesFact('diplomatic-relations-1992');
    alice.seesText('11 February 1992');
    alice.seesText('Corrected here on 24 November 2026: It was on 12 February 1992.');
    alice.seesText('https://example.org/day');
    await alice.types('/sources diplomatic-relations-1992');
    alice.seesButton('Something wrong?');
    await alice.types('/facts remove 1');
    await alice.asks('When did Kazakhstan and Germany establish diplomatic relations?');
    alice.seesText('11 February 1992');
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

/** Those of them in which it is the forms that matter. */
export function testForms(platform: string, createDriver: () => Promise<Driver>): void {
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
    await alice.types('/facts export');
    alice.seesText('1 fact in the format of a fact pack');
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
}
