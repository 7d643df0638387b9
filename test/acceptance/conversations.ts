import { conversationsOn, type Driver } from './driver.ts';

/** The conversations that every platform must hold alike, over the pack that Dostyk comes with. */
export function testConversations(platform: string, createDriver: () => Promise<Driver>): void {
  const conversation = conversationsOn(platform, createDriver);

  conversation('a misspelt question finds figures that disagree', async (alice) => {
    await alice.asks('how many german compnies are in kazakstan');
    alice.seesFact('companies-400-2024');
    alice.seesText('sources disagree');
    await alice.presses('Show all 10');
    alice.seesText('approximately 350');
    await alice.presses('Sources');
    alice.seesText('kasachstan.diplo.de');
  });

  conversation('a question by mention', async (alice) => {
    await alice.types('@dostyk when did Kazakhstan and Germany establish diplomatic relations?');
    alice.seesFact('diplomatic-relations-1992');
    alice.seesText('11 February 1992');
    alice.seesText('BNN Breaking');
  });

  conversation('a question that begins with the name of a command is a question', async (alice) => {
    await alice.types('@dostyk fact check: when did Kazakhstan and Germany establish diplomatic relations?');
    alice.seesFact('diplomatic-relations-1992');
    await alice.types('@dostyk help me understand: when did Kazakhstan and Germany establish diplomatic relations?');
    alice.seesFact('diplomatic-relations-1992');
  });

  conversation('a command in a mention, with its slash or without', async (alice) => {
    await alice.types('@dostyk /fact topic:energy');
    alice.seesText('Energy');
    alice.seesButton('Another');
    await alice.types('@dostyk timeline diplomacy');
    await alice.presses('As text');
    alice.seesText('11 February 1992');
    await alice.types('@dostyk /fact topic:enrgy');
    alice.seesText('Did you mean “Energy”?');
  });

  conversation('a year picks its figure, and a year that is missing is not made up', async (alice) => {
    await alice.asks('What was the trade volume between Germany and Kazakhstan in 2017?');
    alice.seesFact('trade-volume-2017');
    alice.seesText('€4.86 billion');
    await alice.asks('What was the trade volume between Kazakhstan and Germany in 2014?');
    alice.seesNoFact();
    alice.seesText('2017');
  });

  conversation('a figure leads to its chart, whose figures are told in words as well', async (alice) => {
    await alice.asks('What was the trade volume between Germany and Kazakhstan in 2017?');
    await alice.presses('Chart');
    alice.seesText('Trade between Kazakhstan and Germany, 1996–2024');
    await alice.presses('As text');
    alice.seesText('4.86 billion euros');
    alice.seesText('Kazakh figures');
    await alice.types('/chart series:etnic germans');
    await alice.presses('As text');
    alice.seesText('226,092 people');
  });

  conversation('what happened when, of a topic', async (alice) => {
    await alice.types('/timeline topic:diplomacy');
    await alice.presses('As text');
    alice.seesText('11 February 1992');
  });

  conversation('another country is not answered with a neighbour', async (alice) => {
    await alice.asks('How much did Germany trade with Uzbekistan in 2023?');
    alice.seesNoFact();
  });

  conversation('a random fact of a topic, another, and what is related', async (alice) => {
    await alice.types('/fact topic:energy');
    alice.seesText('Energy');
    alice.seesButton('Another');
    await alice.presses('Another');
    alice.seesText('Energy');
    await alice.presses('Related');
    alice.seesText('Related facts');
  });

  conversation('small talk is not answered with a fact', async (alice) => {
    await alice.asks('tell me a joke about penguins');
    alice.seesNoFact();
    alice.seesText('only at facts');
    await alice.asks('what do penguins eat?');
    alice.seesNoFact();
    alice.seesText('I don’t have a fact that answers this');
  });

  conversation('an answer for nobody but the asker', async (alice) => {
    await alice.types('/ask private:true when did Kazakhstan and Germany establish diplomatic relations?');
    alice.seesFact('diplomatic-relations-1992');
    alice.seesText('11 February 1992');
  });

  conversation('a command that does not exist says what was meant', async (alice) => {
    await alice.types('/topcs');
    alice.seesText('Did you mean “topics”?');
    await alice.types('/fact topic:enrgy');
    alice.seesText('Did you mean “Energy”?');
  });

  conversation('a question is answered in its language, and so are the buttons below', async (alice) => {
    await alice.asks('Қазақстан мен Германия дипломатиялық қатынасты қай жылы орнатты?');
    alice.seesFact('diplomatic-relations-1992');
    alice.seesText('1992 жылғы 11 ақпан');
    alice.seesText('Дереккөз');
    await alice.presses('Дереккөздер');
    alice.seesText('дипломатиялық қатынас орнатты');
    await alice.asks('сколько немецких компаний в казахстане');
    alice.seesFact('companies-400-2024');
    alice.seesText('Источники расходятся');
  });

  conversation('Kazakh without its letters, and in Latin ones', async (alice) => {
    await alice.asks('казакстан мен германия дипломатиялык катынасты кай жылы орнатты');
    alice.seesFact('diplomatic-relations-1992');
    await alice.asks('Kazakstan men Germaniya diplomatiyalyq qatynasty qai jyly ornatty?');
    alice.seesFact('diplomatic-relations-1992');
    alice.seesText('1992 жылғы');
  });

  conversation('a language that is chosen stays, whatever is asked in', async (alice) => {
    await alice.types('/language language:de');
    alice.seesText('Ab jetzt antworte ich Ihnen auf Deutsch.');
    await alice.asks('When did Kazakhstan and Germany establish diplomatic relations?');
    alice.seesFact('diplomatic-relations-1992');
    alice.seesText('11. Februar 1992');
    await alice.types('/topics');
    alice.seesText('Was ich über');
    await alice.types('/fact topic:Handel');
    alice.seesText('Handel');
    await alice.types('/help');
    alice.seesText('noch kein Muttersprachler geprüft');
    await alice.types('/language language:auto');
    alice.seesText('in der Sprache Ihrer Frage');
    await alice.types('/language');
    alice.seesText('I answer you in the language of your question');
  });
}
