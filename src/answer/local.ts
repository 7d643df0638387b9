import { extendPack, type PackExtension } from '../facts/extend-pack.ts';
import { createPack, type Pack } from '../facts/pack.ts';
import type { Conflict, Fact, PackFile } from '../facts/schema.ts';
import { wordingOf } from '../util/words.ts';
import type { Answer, AnswerToOne, Overview } from './answer.ts';
import { answerEach } from './answer-each.ts';
import { type Answerer, createAnswerer, showFact } from './answerer.ts';
import type { Knowledge } from './languages.ts';

/** What a community has of its own, made ready to answer. */
export interface LocalKnowledge extends PackExtension {
  /** What answers from its facts alone: one for each language that they are written in. */
  readonly answerers: readonly Answerer[];
}

/** More facts of a community beside an overview of the pack would push that away. */
const MOST_IN_OVERVIEW = 3;

/**
 * Builds the indexes of a community's own facts, one for each language, with as much of the pack's words as they use:
 * its subjects weigh little there too, and its names have the same forms. Takes tens of milliseconds.
 * @param packIn The pack in a language.
 */
export function createLocalKnowledge(extension: PackExtension, packIn: (language: string) => Pack): LocalKnowledge {
  const byLanguage = Map.groupBy(extension.facts, ({ textsIn, sources }) => textsIn ?? sources[0]?.lang ?? '');
  const answerers = Array.from(byLanguage, ([language, facts]) =>
    createAnswerer(createPack({ ...headFor(packIn(language), facts), language }, facts, [])),
  );
  return { ...extension, answerers };
}

/** The head of the pack without what no fact of the community has: matters, measures, and names of others. */
function headFor(pack: Pack, facts: readonly Fact[]): PackFile {
  const { id, title, about, language, subjects, peoples, topics } = pack;
  const text = facts
    .flatMap(({ statement, answer, questions }) => [statement, answer, ...questions])
    .join('\n')
    .toLowerCase();
  const occurs = (forms: readonly string[]) => forms.some((form) => text.includes(form.toLowerCase()));
  return {
    id,
    title,
    about,
    language,
    subjects,
    peoples,
    topics,
    names: pack.names.filter(occurs),
    synonyms: pack.synonyms.filter(occurs),
    matters: {},
    series: {},
    publishers: {},
    units: {},
  };
}

/** What is known in a community: the pack's facts and its own, which contend for each question. */
export function withLocalFacts(base: Knowledge, local: LocalKnowledge): Knowledge {
  const pack = extendPack(base.pack, { ...local, conflicts: conflictsIn(base.pack, local) });
  const isLocal = (id: string) => local.facts.some((fact) => fact.id === id);

  /** The best of what the community's own facts say; of several languages the surest. */
  function localAnswer(question: string): AnswerToOne | undefined {
    return local.answerers
      .map((answerer) => answerer.answer(question))
      .filter((answer) => answer.kind !== 'several' && answer.kind !== 'talk')
      .toSorted(
        (a, b) => Number(a.kind === 'unsure') - Number(b.kind === 'unsure') || surenessOf(b) - surenessOf(a),
      )[0];
  }

  function answerOne(question: string): AnswerToOne | undefined {
    const ours = localAnswer(question);
    const theirs = base.answerer.answer(question);
    if (theirs.kind === 'talk' || theirs.kind === 'several') return undefined;
    return shown(ours === undefined ? theirs : contend(ours, theirs, question));
  }

  /** With what the community says against it. */
  function shown(answer: AnswerToOne): AnswerToOne {
    if (!('fact' in answer)) return answer;
    const fact = pack.fact(answer.fact.id) ?? answer.fact;
    return { ...answer, ...showFact(pack, fact, answer.facts) };
  }

  const answer = (typed: string) => answerEach(typed, answerOne, base.answerer.answer);

  return {
    pack,
    answerer: {
      ...base.answerer,
      answer,
      converse: (text, context, today) => base.answerer.converse(text, context, today, { answer, pack }),
      show: (factId) => {
        const fact = pack.fact(factId);
        return fact && showFact(pack, fact, [{ fact, score: 1 }]);
      },
      suggest: (typed, limit) => {
        const own = local.answerers.flatMap(({ suggest }) => suggest(typed, limit));
        return [...own, ...base.answerer.suggest(typed, limit)].slice(0, limit);
      },
      related: (factId, limit) =>
        isLocal(factId)
          ? local.answerers.flatMap(({ related }) => related(factId, limit)).slice(0, limit)
          : base.answerer.related(factId, limit),
    },
  };
}

/**
 * Those of which both sides are there, since a pack may have lost a fact that a community contradicts; where its sources
 * disagree already, the community's is one more.
 */
function conflictsIn(pack: Pack, { facts, conflicts }: PackExtension): readonly Conflict[] {
  const own = new Set(facts.map(({ id }) => id));
  return conflicts
    .filter(({ facts: sides }) => sides.every((id) => own.has(id) || pack.fact(id) !== undefined))
    .map((conflict) => {
      const [known] = conflict.facts.flatMap((id) => pack.conflictsOf(id));
      return known ? { ...known, id: conflict.id, facts: [...new Set([...conflict.facts, ...known.facts])] } : conflict;
    });
}

function contend(ours: AnswerToOne, theirs: AnswerToOne, question: string): AnswerToOne {
  if (ours.kind === 'unsure') {
    if (theirs.kind !== 'unsure' || ours.closest.length === 0) return theirs;
    // Neither answers: what is nearest of each, as it is with the pack alone.
    const closest = [...theirs.closest, ...ours.closest].slice(0, Math.max(theirs.closest.length, MOST_IN_OVERVIEW));
    return { ...theirs, closest };
  }
  if (theirs.kind === 'unsure' || isInAuthorsWords(ours, question)) return ours;
  // A few facts alone seem surer than they would among many.
  if (isInAuthorsWords(theirs, question) || theirs.kind === 'change' || surenessOf(ours) <= surenessOf(theirs)) {
    return theirs;
  }
  return theirs.kind === 'overview' ? together(theirs, ours) : ours;
}

/** An overview of the pack with the community's facts on the same thing, which come right behind the first one. */
function together(overview: Overview, ours: AnswerToOne): Overview {
  const own = 'shown' in ours ? ours.shown : 'fact' in ours ? [ours.fact] : [];
  const [first, ...others] = overview.shown;
  const added = own.slice(0, MOST_IN_OVERVIEW);
  const shown = [...(first ? [first] : []), ...added, ...others];
  return { ...overview, shown, total: overview.total + own.length, facts: [...overview.facts, ...ours.facts] };
}

/** Who wrote the fact says that it answers this question. */
export function isInAuthorsWords(answer: Answer, question: string): boolean {
  const asked = wordingOf(question);
  return 'fact' in answer && answer.fact.questions.some((own) => wordingOf(own) === asked);
}

function surenessOf({ facts }: Answer): number {
  return facts[0]?.score ?? 0;
}
