import { ASIDE, ENDINGS, INTRODUCTION, OF_ONESELF, OPENINGS, SIGNATURE } from './courtesies.ts';
import { talkOfEmoji } from './talk/emoji.ts';
import type { Talk } from './talk/model.ts';
import { readTalk } from './talk/read-talk.ts';

/** A message without what is said around its questions. */
export interface Address {
  /** What is asked, in the order of the message; empty where nothing is. */
  readonly questions: readonly string[];
  /** What is said, where nothing is asked. */
  readonly talk: Talk | undefined;
}

/** More questions in one message are a form, not a conversation. */
const MOST_QUESTIONS = 3;
/** Longer messages are read up to here, in UTF-16 code units: the longest that Discord takes (4,000 with Nitro). */
const LONGEST = 4_000;
/** Shorter stretches are no question of their own: "right?", "or?". */
const FEWEST_WORDS = 2;
/** Fewer words than these say nothing without the clause before them. */
const FEWEST_LEFT = 3;
/** An introduction is a few words, not a story. */
const LONGEST_INTRODUCTION = 90;

const LETTER = '[\\p{L}\\p{N}]';
const opening = new RegExp(`^(?:${OPENINGS.join('|')})(?!${LETTER})`, 'iu');
const ending = new RegExp(`(?<!${LETTER})(?:${ENDINGS.join('|')})\\)?$`, 'iu');
const signature = new RegExp(`^\\s*(?:[-–—_]{2,}|${SIGNATURE}[,!.]*)\\s*$`, 'iu');

/** Links, mentions, emoji and markup of Discord, Slack and plain text: nothing of it is asked. */
const MARKUP: readonly (readonly [RegExp, string])[] = [
  // Slack: <https://example.org|label>, <@U123>, <#C123|name>, <!here>; Discord: <@!1>, <@&1>, <:name:1>, <t:1:R>, </ask:1>.
  [/<(?:https?:|mailto:)[^>\s]*(?:\|[^>]*)?>/giu, ' '],
  [/<(?:[@#!/]|a?:|t:)[^>]*>/giu, ' '],
  [/\[([^\]]*)\]\((?:https?:)[^)\s]*\)/giu, '$1'],
  [/\b(?:https?:\/\/|www\.)\S+/giu, ' '],
  [/(?<![\p{L}\p{N}]):[a-z0-9_+-]{2,}:/giu, ' '],
  [/[\d#*]\uFE0F?\u20E3/gu, ' '],
  [/(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u{1F3FB}-\u{1F3FF}]|\uFE0F|\u200D|\u20E3)+/gu, ' '],
  [/(?:^|(?<=\s))[:;=8xX]['’]?-?[)(DPpOo/\\|3*]+(?=\s|$|[.!?])/gu, ' '],
  [/(?:^|(?<=\s))(?:\^\^|<3|[)(]{2,})(?=\s|$)/gu, ' '],
  [/(?:^|(?<=\s))@[\p{L}\p{N}_.-]+/gu, ' '],
  [/[*_~`|]{1,3}(?=\S)|(?<=\S)[*_~`|]{1,3}/gu, ''],
];
/** A quotation, a number or a letter of a list, a label: at the beginning of a line. */
const LINE_MARK =
  /^\s*(?:>+|#+\s|[-–—•*·]+|\(?[qf]?\d{1,2}[a-z]?[.)](?!\d)|#\d{1,2}(?=\s)|\(?[a-z]\)|(?:p\.? ?s\.?|п\.? ?с\.?)(?=:)|(?:q|f|question|frage|вопрос|сұрақ|subject|betreff|тема|тақырып|re|fwd|aw)\s*(?:\d{1,2}|#\d+)?\s*[:.)–-])\s*/iu;
/** A sentence before others, that may begin with a small letter. */
const FIRST_SENTENCE = /^[^.?!\n]{15,}\p{L}{3}\.(?=\s)/u;
/** Names of channels and subjects behind a message: "#general". */
const TAGS = /(?:\s#[\p{L}\p{N}_-]+)+\s*$/u;
const TAG_MARK = /(?:^|(?<=\s))#(?=\p{L})/gu;
const YEAR = /\b(?:1[5-9]|20)\d\d\b/;
const EDGE = /^[\s^,.;:!–—\-…"“”„«»'‘’()]+|[\s,;:–—\-…"“”„«»'‘’(]+$/gu;

/** Takes off what is said around the questions of a message. Linear in its length but for the few words at its edges. */
export function readAddress(message: string): Address {
  const plain = withoutMarkup(message);
  const talk = talkOfEmoji(message.slice(0, LONGEST)) ?? readTalk(plain)?.talk;
  if (talk !== undefined) return { questions: [], talk };
  const lines = withoutSignature(plain.split(/\n+/)).map((line) => line.replace(LINE_MARK, '').replace(LINE_MARK, ''));
  const text = lines.join('\n').replace(TAG_MARK, ' ').trim();
  const questions = questionsOf(text).map(withoutOneself);
  return { questions: questions.slice(0, MOST_QUESTIONS), talk: undefined };
}

/** The text of a message without links, mentions, emoji and markup, at most 4,000 UTF-16 code units of it. */
export function withoutMarkup(message: string): string {
  return MARKUP.reduce(
    (text, [pattern, by]) => text.replace(pattern, by),
    message
      .slice(0, LONGEST)
      .normalize('NFKC')
      .replace(/[’ʼ`´]/gu, "'"),
  );
}

/** Without what mail programs put below a message, and without what only marks it: "… #general". */
function withoutSignature(lines: readonly string[]): string[] {
  const end = lines.findIndex((line) => signature.test(line));
  return lines
    .slice(0, end > 0 ? end : undefined)
    .filter((line) => !ASIDE.test(line))
    .map((line) => {
      const untagged = line.replace(TAGS, '');
      return wordsIn(untagged) >= FEWEST_LEFT ? untagged : line;
    });
}

/** The questions of a text: its sentences with a question mark where some have one, else all of it. */
function questionsOf(text: string): string[] {
  const all = text
    .replace(FIRST_SENTENCE, (first) => (OF_ONESELF.test(first) ? `${first}\n` : first))
    .split(/(?<=[?!…])\s+|(?<=[\p{L})"”»]{2}\.)\s+(?=\p{Lu})|\n+/u)
    .map((sentence) => bare(withoutIntroduction(sentence)))
    .filter((sentence) => sentence !== '');
  const sentences = all.filter((sentence) => !isCourtesy(sentence));
  const asked = sentences.filter((sentence) => sentence.endsWith('?') && wordsIn(sentence) >= FEWEST_WORDS);
  if (asked.length > 1 || (asked.length === 1 && sentences.length > 1)) {
    return asked.map((question) => `${withoutIntroduction(question)}${yearAfter(question, sentences)}`);
  }
  const others = sentences.filter((sentence) => !OF_ONESELF.test(sentence));
  const isSomethingAsked =
    (others.length < sentences.length || all.some(isCourtesyAsked)) &&
    others.some((one) => wordsIn(one) >= FEWEST_WORDS);
  const told = isSomethingAsked ? others.join(' ') : text;
  const whole = withoutIntroduction(bare(withoutIntroduction(told.replace(/\s+/g, ' '))));
  return wordsIn(whole) === 0 ? [] : [whole];
}

/** "How many were there? I mean in 2019.": the sentence after a question belongs to it where only that one names a year. */
function yearAfter(question: string, sentences: readonly string[]): string {
  const next = sentences[sentences.indexOf(question) + 1] ?? '';
  return !next.endsWith('?') && YEAR.test(next) && !YEAR.test(question) ? ` ${next}` : '';
}

/** "Does anyone know?" */
function isCourtesyAsked(sentence: string): boolean {
  return sentence.endsWith('?') && isCourtesy(sentence);
}

/** "Does anyone know?", "Best regards, Anna": a question about the question, or none. */
function isCourtesy(sentence: string): boolean {
  let rest = sentence.replace(EDGE, '').replace(/[?!.]+$/u, '');
  if (ending.exec(rest)?.index === 0) return true;
  while (rest !== '') {
    const start = opening.exec(rest)?.[0] ?? '';
    if (start === '') return false;
    rest = rest.slice(start.length).replace(EDGE, '');
  }
  return true;
}

/** Without the clauses in which people speak of themselves, if something is left that can be asked. */
function withoutOneself(question: string): string {
  const clauses = question.split(/,\s+/u);
  const others = clauses.filter((clause) => !OF_ONESELF.test(clause.trim()));
  const rest = others.join(', ');
  return others.length < clauses.length && wordsIn(rest) >= FEWEST_LEFT ? rest : question;
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** "A colleague asked me: …" is what comes after the colon. */
function withoutIntroduction(sentence: string): string {
  const colon = sentence.indexOf(':');
  const [before, after] = [sentence.slice(0, colon), bare(sentence.slice(colon + 1))];
  if (colon < 0 || colon > LONGEST_INTRODUCTION || wordsIn(after) === 0) return sentence;
  return INTRODUCTION.test(before.toLowerCase()) ? after : sentence;
}

/** Without greeting and courtesy before and after it. What is left keeps its letters; nothing is left of small talk. */
function bare(text: string): string {
  let rest = text.trim();
  for (;;) {
    const isQuestion = /\?[\s"”»')]*$/u.test(rest);
    const stripped = rest.replace(EDGE, '');
    const start = opening.exec(stripped)?.[0] ?? '';
    const after = stripped.slice(start.length).replace(EDGE, '');
    // A keyword may be a courtesy too: something must be left that is asked.
    const opened = wordsIn(after) >= 1 ? after : stripped;
    const core = opened.replace(/[\s?.!]+$/u, '');
    const end = ending.exec(core)?.[0] ?? '';
    const before = core.slice(0, core.length - end.length).replace(EDGE, '');
    const closed =
      end !== '' && wordsIn(before) >= 1 ? `${before}${isQuestion && !before.endsWith('?') ? '?' : ''}` : opened;
    if (closed === rest) return rest;
    rest = closed;
  }
}
