import type { Pack } from '../../src/facts/pack.ts';
import type { Fact } from '../../src/facts/schema.ts';

/** Translator of other languages as a translated pack may have them: long, compound, with their own letters. */
interface Language {
  readonly title: string;
  readonly counts: readonly string[];
  readonly statement: string;
  readonly answer: string;
}

export const LONG_WORDS: Readonly<Record<string, Language>> = {
  German: {
    title: 'Wert der bei Staatsbesuchen und Wirtschaftsforen unterzeichneten Kooperationsvereinbarungen',
    counts: [
      'Ministerium für Industrie und Bauwesen der Republik Kasachstan',
      'Ost-Ausschuss der Deutschen Wirtschaft',
      'Bundesausfuhrgewährleistungsverwaltungsvorschriftensammlungsherausgeberschaftsverband',
    ],
    statement:
      'Die Außenwirtschaftsförderungsgesellschaft unterzeichnete mit der Nationalen Unternehmerkammer eine Absichtserklärung über Rohstoffpartnerschaften.',
    answer: 'Rohstoffpartnerschaftsvereinbarungsunterzeichnungszeremonie in Astana',
  },
  Russian: {
    title: 'Стоимость соглашений, подписанных в ходе официальных визитов и германо-казахстанских экономических форумов',
    counts: [
      'Министерство промышленности и строительства Республики Казахстан',
      'Восточный комитет германской экономики',
      'Сообщения печати, в которых не указан источник статистических данных',
    ],
    statement:
      'Немецкие предприниматели подписали с национальной палатой меморандум о взаимопонимании в области редкоземельных металлов.',
    answer: 'Меморандум о взаимопонимании в области редкоземельных металлов',
  },
  Kazakh: {
    title: 'Мемлекеттік сапарлар мен іскерлік форумдарда қол қойылған келісімдердің жалпы құны',
    counts: [
      'Қазақстан Республикасының Өнеркәсіп және құрылыс министрлігі',
      'Герман экономикасының Шығыс комитеті',
      'Статистикалық дереккөзі көрсетілмеген баспасөз хабарламалары',
    ],
    statement:
      'Неміс кәсіпорындары Ұлттық кәсіпкерлер палатасымен сирек жер металдары саласындағы өзара түсіністік туралы меморандумға қол қойды.',
    answer: 'Сирек жер металдары саласындағы өзара түсіністік туралы меморандум',
  },
};

/** The pack with the same figures and dates under these words. */
export function inWords(pack: Pack, { title, counts, statement, answer }: Language): Pack {
  const translate = (fact: Fact): Fact => ({ ...fact, statement, answer });
  const series = Object.entries(pack.series).map(([id, definition]) => {
    const names = Object.keys(definition.counts ?? {}).map(
      (key, at) => [key, counts[at % counts.length] ?? key] as const,
    );
    return [id, { ...definition, title, ...(definition.counts ? { counts: Object.fromEntries(names) } : {}) }] as const;
  });
  const topics = Object.keys(pack.topics).map((id) => [id, { title }] as const);
  return {
    ...pack,
    title,
    series: Object.fromEntries(series),
    topics: Object.fromEntries(topics),
    facts: pack.facts.map(translate),
    fact: (id) => {
      const fact = pack.fact(id);
      return fact && translate(fact);
    },
    factsOfTopic: (topic) => pack.factsOfTopic(topic).map(translate),
    factsOfSeries: (id) => pack.factsOfSeries(id).map(translate),
  };
}
