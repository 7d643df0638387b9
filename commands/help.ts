import { type Command, defineCommand } from '../src/chat/command.ts';
import { InputError } from '../src/chat/invocation.ts';
import { optionalText } from '../src/chat/options.ts';
import type { Block, Reply } from '../src/chat/reply.ts';
import { exampleQuestion, type Pack } from '../src/facts/pack.ts';
import { languageName } from '../src/i18n/locale.ts';
import type { Translator } from '../src/i18n/translator.ts';
import { closestMatch } from '../src/util/closest-match.ts';
import type { Services } from './services.ts';

/** Help on the given commands, which are passed in, since help is one of them. */
export function createHelp(others: readonly Command<Services>[]): Command<Services> {
  const help: Command<Services> = defineCommand<Services>()({
    name: 'help',
    description: 'command.help.description',
    options: {
      command: optionalText({ description: 'command.help.option.command', maxLength: 60, rest: true, completes: true }),
    },
    run: ({ options, services, t, channel }) => {
      if (options.command !== undefined) return explain(visible(), options.command, t);
      const { pack } = services.knowledge(t.locale, channel);
      const example = exampleQuestion(pack);
      return {
        heading: t('help.heading', {}),
        body: [
          { kind: 'paragraph', text: t('help.about', { about: pack.about, facts: pack.facts.length }) },
          { kind: 'paragraph', text: t('help.ask', { example }) },
          { kind: 'list', items: visible().map((command) => line(command, t)) },
          ...onLanguages(pack, t),
        ],
        facts: [],
        actions: [],
        audience: 'asker',
      };
    },
    complete: ({ typed }) =>
      visible()
        .filter(({ name }) => name.startsWith(typed.trim().toLowerCase()))
        .map(({ name }) => ({ label: name, value: name })),
  });
  const visible = () => [...others, help].filter(({ description }) => description !== undefined);
  return help;
}

function explain(commands: readonly Command<Services>[], asked: string, t: Translator): Reply {
  const name = asked.replace(/^\/(?:dostyk\s+)?/iu, '').toLowerCase();
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    const names = commands.map((candidate) => candidate.name);
    throw new InputError('help.unknown', {
      command: asked,
      meant: closestMatch(name, names) ?? 'none',
      commands: names.join(', '),
    });
  }
  const options = Object.entries(command.options).map(([option, { required, description }]) =>
    t('help.option', {
      option,
      description: description === undefined ? '' : t(description, {}),
      required: required ? 'yes' : 'no',
    }),
  );
  return {
    heading: line(command, t),
    body: options.length === 0 ? [] : [{ kind: 'list', items: options }],
    facts: [],
    actions: [],
    audience: 'asker',
  };
}

function line(command: Command<Services>, t: Translator): string {
  const options = Object.entries(command.options).map(([name, { required }]) => (required ? name : `[${name}]`));
  return t('help.usage', {
    usage: [t.commandName(command.name), ...options].join(' '),
    description: command.description === undefined ? '' : t(command.description, {}),
  });
}

/** In which languages to ask, and which of them nobody has reviewed yet. */
function onLanguages({ writtenIn, locales }: Pack, t: Translator): Block[] {
  if (locales.size === 0) return [];
  const list = (codes: readonly string[]) =>
    new Intl.ListFormat(t.locale).format(codes.map((code) => languageName(code, t.locale)));
  const unreviewed = [...locales.values()]
    .filter(({ head }) => head.translation === 'unreviewed')
    .map((locale) => locale.language);
  const original = languageName(writtenIn, t.locale);
  return [
    { kind: 'paragraph', text: t('help.languages', { languages: list([writtenIn, ...locales.keys()]) }) },
    ...(unreviewed.length === 0
      ? []
      : [{ kind: 'note', text: t('help.unreviewed', { languages: list(unreviewed), original }) } as const]),
  ];
}
