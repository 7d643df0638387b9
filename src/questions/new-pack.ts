import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { CuratorError } from './new-fact.ts';

/** What somebody says of a pack that is to be written. */
export interface PackBeginning {
  /** The folder that is to be made, by its name; letters, digits and hyphens. */
  readonly name: string;
  readonly title: string;
  /** Completes "I answer questions about …". */
  readonly about: string;
  readonly language: string;
  /** The page that the facts are from; null if there is none. */
  readonly url: string | null;
}

interface Example {
  readonly id: string;
  readonly statement: string;
  readonly answer: string;
  readonly questions: readonly string[];
}

/** Three facts to write over, in the languages that the bot reads. */
const EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  en: [
    {
      id: 'opening-hours',
      statement: 'It is open from Monday to Friday from 10:00 to 18:00.',
      answer: 'Monday to Friday, 10:00 to 18:00',
      questions: ['When are you open?'],
    },
    {
      id: 'price',
      statement: 'A visit costs 5 euros, for children 3 euros.',
      answer: '5 euros, children 3 euros',
      questions: ['How much is it?'],
    },
    {
      id: 'address',
      statement: 'The entrance is at 1 Example Street.',
      answer: '1 Example Street',
      questions: ['Where are you?'],
    },
  ],
  de: [
    {
      id: 'oeffnungszeiten',
      statement: 'Geöffnet ist montags bis freitags von 10 bis 18 Uhr.',
      answer: 'Montags bis freitags, 10 bis 18 Uhr',
      questions: ['Wann habt ihr geöffnet?'],
    },
    {
      id: 'preis',
      statement: 'Ein Besuch kostet 5 Euro, für Kinder 3 Euro.',
      answer: '5 Euro, Kinder 3 Euro',
      questions: ['Was kostet es?'],
    },
    {
      id: 'adresse',
      statement: 'Der Eingang ist in der Musterstraße 1.',
      answer: 'Musterstraße 1',
      questions: ['Wo seid ihr?'],
    },
  ],
  ru: [
    {
      id: 'chasy-raboty',
      statement: 'Открыто с понедельника по пятницу с 10 до 18 часов.',
      answer: 'С понедельника по пятницу, с 10 до 18',
      questions: ['Когда вы открыты?'],
    },
    {
      id: 'cena',
      statement: 'Посещение стоит 500 рублей, для детей 300 рублей.',
      answer: '500 рублей, для детей 300',
      questions: ['Сколько это стоит?'],
    },
    {
      id: 'adres',
      statement: 'Вход находится на Примерной улице, дом 1.',
      answer: 'Примерная улица, дом 1',
      questions: ['Где вы находитесь?'],
    },
  ],
  kk: [
    {
      id: 'zhumys-uaqyty',
      statement: 'Дүйсенбіден жұмаға дейін сағат 10-нан 18-ге дейін ашық.',
      answer: 'Дүйсенбі–жұма, 10-нан 18-ге дейін',
      questions: ['Қашан ашық?'],
    },
    {
      id: 'baga',
      statement: 'Кіру 1000 теңге тұрады, балаларға 500 теңге.',
      answer: '1000 теңге, балаларға 500 теңге',
      questions: ['Қанша тұрады?'],
    },
    {
      id: 'mekenzhai',
      statement: 'Кіреберіс Үлгі көшесі, 1-үйде.',
      answer: 'Үлгі көшесі, 1-үй',
      questions: ['Қайда орналасқан?'],
    },
  ],
};

/** From a folder in facts/. */
const SCHEMAS = '../../docs/schema';

/**
 * Writes a pack of three facts that passes the checks, to be written over, and gives its folder.
 * @throws CuratorError for a name that is no folder's, and for a folder that has files in it.
 */
export async function beginPack(parent: string, beginning: PackBeginning): Promise<string> {
  const { name, title, about, language, url } = beginning;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || name.length > MAX_NAME) {
    throw new CuratorError(`"${name}" is no name for a pack: use lower-case letters, digits and single hyphens.`);
  }
  const folder = join(parent, name);
  const files = await readdir(folder).catch(() => []);
  if (files.length > 0) throw new CuratorError(`${folder} is already there and has files in it.`);
  await mkdir(folder, { recursive: true });
  const head = {
    id: name,
    title,
    about,
    language,
    subjects: [[title]],
    source: { publisher: title, title, url, published: null, lang: language },
  };
  const facts = EXAMPLES[language] ?? EXAMPLES['en'];
  const text = (schema: string, value: unknown) =>
    `# yaml-language-server: $schema=${SCHEMAS}/${schema}.schema.json\n${stringify(value, { lineWidth: 0 })}`;
  await writeFile(join(folder, 'pack.yaml'), text('pack', head));
  await writeFile(join(folder, 'general.yaml'), text('topic', facts));
  return folder;
}
const MAX_NAME = 60;
