import type { Command } from '../src/chat/command.ts';
import type { PlainKey } from '../src/i18n/translator.ts';
import { ask } from './ask.ts';
import { outdated, related, show, today, voteDown, voteUp } from './buttons.ts';
import { chart, chartText } from './chart.ts';
import { dailyForum, dailyManagers, dailyNow, dailyOff, dailyPreview, dailyStatus } from './daily.ts';
import { dailyOn } from './daily-on.ts';
import { fact } from './fact.ts';
import { factsHistory, factsList, factsRemove, factsShow, factsUndo } from './facts.ts';
import { factsAdd, factsEdit, factsKeep } from './facts-add.ts';
import { factsCorrect } from './facts-correct.ts';
import { factsExport } from './facts-export.ts';
import { factsApprove, factsProposals, factsRefuse } from './facts-review.ts';
import { factsUse } from './facts-use.ts';
import { createHelp } from './help.ts';
import { language } from './language.ts';
import { privacy } from './privacy.ts';
import { questions, questionsDismiss, questionsPage } from './questions.ts';
import type { Services } from './services.ts';
import { sources } from './sources.ts';
import { timeline, timelineText } from './timeline.ts';
import { topics } from './topics.ts';

const daily: readonly Command<Services>[] = [
  dailyOn,
  dailyOff,
  dailyStatus,
  dailyPreview,
  dailyNow,
  dailyManagers,
  dailyForum,
];
const facts: readonly Command<Services>[] = [
  factsAdd,
  factsList,
  factsShow,
  factsEdit,
  factsRemove,
  factsUndo,
  factsHistory,
  factsCorrect,
  factsExport,
  factsProposals,
  factsUse,
  factsKeep,
  factsApprove,
  factsRefuse,
];
const subjects: readonly Command<Services>[] = [
  ask,
  fact,
  topics,
  chart,
  chartText,
  timeline,
  timelineText,
  sources,
  ...daily,
  language,
  privacy,
  questions,
  questionsPage,
  questionsDismiss,
  ...facts,
  voteUp,
  voteDown,
  show,
  related,
  today,
  outdated,
];

/** The description of each first word that several commands share. */
export const groups: Readonly<Record<string, PlainKey>> = {
  daily: 'command.daily.description',
  facts: 'command.facts.description',
};

/** Everything that Dostyk can do, in the order in which help lists it. */
export const commands: readonly Command<Services>[] = [...subjects, createHelp(subjects)];
