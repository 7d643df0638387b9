import { conversationsOn, type Driver } from './driver.ts';

/** Conversations in which one thing follows from another, in each language, over the pack that Dostyk comes with. */
export function testFollowUpConversations(platform: string, createDriver: () => Promise<Driver>): void {
  const conversation = conversationsOn(platform, createDriver);

  conversation('another year, its source, and the same in another language', async (alice) => {
    await alice.types('@dostyk What was the trade volume between Germany and Kazakhstan in 2017?');
    alice.seesFact('trade-volume-2017');
    await alice.types('@dostyk and in 2019?');
    alice.seesFact('trade-volume-2019');
    alice.seesText('Understood as: trade volume · 2019');
    await alice.types('@dostyk and in 2014?');
    alice.seesNoFact();
    alice.seesText('no figure for 2014');
    await alice.types('@dostyk where did you get that?');
    alice.seesFact('trade-volume-2019');
    alice.seesText('internationalaffairsreview.com');
    await alice.types('@dostyk in German please');
    alice.seesFact('trade-volume-2019');
    alice.seesText('4,6 Milliarden Euro');
    await alice.types('@dostyk When did Kazakhstan and Germany establish diplomatic relations?');
    alice.seesFact('diplomatic-relations-1992');
    alice.seesText('11 February 1992');
  });

  conversation('what it was before, and whether that is sure', async (alice) => {
    await alice.types('@dostyk Wie viele Deutsche leben in Kasachstan?');
    alice.seesFact('germans-census-2021');
    await alice.types('@dostyk und 1989?');
    alice.seesFact('germans-census-1989');
    await alice.types('@dostyk bist du sicher?');
    alice.seesFact('germans-census-1989');
    alice.seesText('So steht es in');
  });

  conversation('since when, where, and more of it', async (alice) => {
    await alice.types('@dostyk Кто посол Германии в Казахстане?');
    alice.seesFact('ambassador-iwersen-2025');
    await alice.types('@dostyk с какого года?');
    alice.seesFact('ambassador-iwersen-2025');
    alice.seesText('2021');
    await alice.types('@dostyk Кто основал Казахстанско-Немецкий университет?');
    alice.seesFact('dku-founders');
    await alice.types('@dostyk а где он находится?');
    alice.seesText('Алматы');
    await alice.types('@dostyk а во сколько обойдётся это?');
    alice.seesNoFact();
  });

  conversation('another year in Kazakh, and in Russian', async (alice) => {
    await alice.types('@dostyk Қазақстан мен Германия арасындағы тауар айналымы 2020 жылы қанша болды?');
    alice.seesFact('trade-volume-2020');
    await alice.types('@dostyk ал 2019 жылы ше?');
    alice.seesFact('trade-volume-2019');
    await alice.types('@dostyk орысша айтшы');
    alice.seesFact('trade-volume-2019');
    alice.seesText('4,6 млрд евро');
  });
}
