import { defineCommand } from '../src/chat/command.ts';
import { UserError } from '../src/chat/invocation.ts';
import { optionalField, optionalText, requiredField, requiredText } from '../src/chat/options.ts';
import { MOST_LOCAL_QUESTIONS } from '../src/questions/local-content.ts';
import { oneLine, tidy } from '../src/util/tidy.ts';
import { truncate } from '../src/util/truncate.ts';
import { completeNumber, findEntry, requireCommunity, requireGiven } from './community.ts';
import { authorityOf } from './facts-review.ts';
import { askedIn, draftOf, formOf, submit } from './facts-submit.ts';
import { completeTopic } from './lookup.ts';
import { questionsLike } from './questions.ts';
import type { Services } from './services.ts';

/** As the schema of packs has them; of questions three and their line ends. */
const fields = {
  statement: { description: 'facts.field.statement', hint: 'facts.hint.statement', maxLength: 500, lines: true },
  answer: { description: 'facts.field.answer', hint: 'facts.hint.answer', maxLength: 150 },
  questions: { description: 'facts.field.questions', hint: 'facts.hint.questions', maxLength: 330, lines: true },
  source: { description: 'facts.field.source', hint: 'facts.hint.source', maxLength: 600 },
  date: { description: 'facts.field.date', hint: 'facts.hint.date', maxLength: 20 },
} as const;
/** Of a question that people asked; longer ones are no suggestion while others type. */
const MAX_ASKED = 100;
const topic = () => optionalText({ description: 'facts.field.topic', maxLength: 60, completes: true });

/** Adds a fact of the community's own. It is checked like one of a pack, and live at once. */
export const factsAdd = defineCommand<Services>()({
  name: 'facts add',
  description: 'command.facts-add.description',
  options: {
    statement: requiredField(fields.statement),
    answer: requiredField(fields.answer),
    questions: requiredField(fields.questions),
    source: optionalField(fields.source),
    date: optionalField(fields.date),
    topic: topic(),
    draft: optionalText({ maxLength: 9 }),
    asked: optionalText({ maxLength: 20 }),
  },
  prefill: async ({ options, channel, user, services, t }) => {
    const authority = await authorityOf({ channel, user, services });
    const draft = await draftOf(options['draft'], { channel, user, services });
    if (draft?.content.kind === 'form') return draft.content.fields;
    const asked = options['asked'];
    // Unanswered questions of others are shown only to the people who decide what is added.
    if (typeof asked !== 'string' || authority !== 'decides') return {};
    const alike = await questionsLike(asked, { channel, services, t });
    const wordings = alike.slice(0, MOST_LOCAL_QUESTIONS).map(({ question }) => oneLine(question).slice(0, MAX_ASKED));
    return { questions: wordings.join('\n') };
  },
  fromMessage: {
    name: 'facts.from-message',
    description: 'facts.from-message-description',
    options: ({ text, url }) => ({
      statement: truncate(tidy(text), fields.statement.maxLength, 'sentence'),
      source: url,
    }),
  },
  run: async ({ options, channel, user, services, t }) => {
    await authorityOf({ channel, user, services });
    const draft = await draftOf(options.draft, { channel, user, services });
    return submit({ ...options, asked: options.asked ?? askedIn(draft), draft, edits: undefined }, undefined, {
      channel,
      user,
      services,
      t,
    });
  },
  complete: ({ typed, tenant, services, t }) => completeTopic(services.knowledge(t.locale, tenant).pack, typed),
});

/** Changes a fact of the community's own; what is left empty stays as it is. */
export const factsEdit = defineCommand<Services>()({
  name: 'facts edit',
  description: 'command.facts-edit.description',
  access: 'space-admin',
  options: {
    id: requiredText({ description: 'command.facts.option.id', maxLength: 20, completes: true }),
    statement: optionalField(fields.statement),
    answer: optionalField(fields.answer),
    questions: optionalField(fields.questions),
    source: optionalField(fields.source),
    date: optionalField(fields.date),
    topic: topic(),
    draft: optionalText({ maxLength: 9 }),
  },
  prefill: async ({ options, channel, user, services }) => {
    const community = requireCommunity(channel);
    const draft = await draftOf(options['draft'], { channel, user, services });
    if (draft?.content.kind === 'form') return draft.content.fields;
    const { content } = await findEntry(requireGiven(options, 'id'), { services, community });
    return content.kind === 'fact' ? formOf(content) : {};
  },
  run: async ({ options, channel, user, services, t }) => {
    const community = requireCommunity(channel);
    const edits = await findEntry(options.id, { services, community });
    if (edits.content.kind !== 'fact') throw new UserError('facts.unknown', { id: options.id });
    const before = formOf(edits.content);
    const form = {
      statement: options.statement ?? before.statement,
      answer: options.answer ?? before.answer,
      questions: options.questions ?? before.questions,
      source: options.source ?? before.source,
      date: options.date ?? before.date,
      topic: options.topic ?? before.topic,
    };
    const draft = await draftOf(options.draft, { channel, user, services });
    return submit({ ...form, asked: undefined, draft, edits }, undefined, { channel, user, services, t });
  },
  complete: ({ option, typed, tenant, services, t }) => {
    const known = services.knowledge(t.locale, tenant);
    return option === 'id' ? completeNumber(known, typed) : completeTopic(known.pack, typed);
  },
});

/** Keeps a fact although another one comes near to it; reached by buttons. */
export const factsKeep = defineCommand<Services>()({
  name: 'facts keep',
  options: { draft: requiredText({ maxLength: 9 }), as: requiredText({ maxLength: 10 }) },
  run: async ({ options, channel, user, services, t }) => {
    await authorityOf({ channel, user, services });
    const community = requireCommunity(channel);
    const draft = await draftOf(options.draft, { channel, user, services });
    if (draft?.content.kind !== 'form') throw new UserError('facts.changed', {});
    const { statement = '', answer = '', questions = '', source, date, topic: named, edits } = draft.content.fields;
    const form = { statement, answer, questions, source, date, topic: named };
    const edited = edits === undefined ? undefined : await findEntry(edits, { services, community });
    const decision = options.as === 'disputed' ? 'disputed' : 'own';
    return submit({ ...form, asked: askedIn(draft), draft, edits: edited }, decision, { channel, user, services, t });
  },
});
