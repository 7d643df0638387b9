import { conversationsOn, type Driver } from './driver.ts';

/** The conversations about the daily fact, with somebody who may manage it. */
export function testDailyConversations(platform: string, createDriver: () => Promise<Driver>): void {
  const conversation = conversationsOn(platform, createDriver);

  conversation('a daily fact is set up, looked at, changed and switched off', async (alice) => {
    await alice.types('/daily status');
    alice.seesText('Off.');
    await alice.types('/daily on time:9am zone:almaty topics:energy,trade days:weekdays language:de');
    alice.seesText('Monday to Friday at 09:00 (Asia/Almaty)');
    await alice.types('/daily status');
    alice.seesText('Topics: Energy, Trade');
    alice.seesText('Language: German');
    alice.seesText('left before facts repeat');
    await alice.types('/daily on time:21.30');
    alice.seesText('at 21:30 (Asia/Almaty)');
    await alice.presses('Turn off');
    alice.seesText('Turned off.');
    await alice.types('/daily off');
    alice.seesText('It wasn’t on.');
  });

  conversation('the zone comes from the language where it is not named', async (alice) => {
    await alice.types('/daily on');
    alice.seesText('every day at 09:00');
    alice.seesText('I guessed the time zone from your language.');
  });

  conversation('a preview shows the next fact, which is then posted', async (alice) => {
    await alice.types('/daily on time:09:00 zone:Europe/Berlin topics:energy');
    await alice.presses('Preview');
    alice.seesText('Source');
    await alice.types('/daily now');
    alice.seesText('Posted.');
  });

  conversation('a card is asked for, previewed, posted and taken back', async (alice) => {
    await alice.types('/daily on time:09:00 zone:Europe/Berlin topics:energy card:true');
    alice.seesText('Facts are posted as a card');
    await alice.types('/daily status');
    alice.seesText('As a card');
    await alice.presses('Preview');
    alice.seesText('Source');
    alice.seesButton('Sources');
    await alice.types('/daily now');
    alice.seesText('Posted.');
    await alice.types('/daily on card:false');
    alice.seesText('posted as text, without an image');
  });

  conversation('what cannot be read is named, with what would be right', async (alice) => {
    await alice.types('/daily on time:25:00');
    alice.seesText('I don’t understand the time “25:00”');
    await alice.types('/daily on zone:Berln');
    alice.seesText('Did you mean Europe/Berlin');
    await alice.types('/daily on days:never');
    alice.seesText('Try, for example: weekdays');
    await alice.types('/daily on topics:enrgy');
    alice.seesText('Did you mean “Energy”?');
    await alice.types('/daily on language:klingon');
    alice.seesText('I don’t speak “klingon”');
    await alice.types('/daily status');
    alice.seesText('Off.');
  });
}
