import type { Card } from '../model.ts';
import type { Scene } from './scene.ts';
import { COLOUR, createSheet, INNER, MARGIN, topicColour, WIDTH } from './sheet.ts';
import type { Typesetter } from './typesetter.ts';

/** From the largest down until the answer takes no more lines than it may. */
const ANSWER_SIZES = [50, 44, 38, 32, 28];
const MOST_ANSWER_LINES = 3;
/** Chats show a card at two thirds of its width, down to half on a small phone: nothing in it is smaller than this. */
const DETAIL_SIZE = 17;
const STATEMENT_SIZE = 22;
const HEADING_SIZE = 20;
const LEADING = 1.3;
/** Above and below the heading in its band. */
const PADDING = 17;

/** One fact: a band in the topic's colour, the answer large, the statement, and who says so. */
export function drawCard(card: Card, typesetter: Typesetter): Scene {
  const sheet = createSheet(typesetter);
  const colour = topicColour(card.topic);
  const lines = typesetter.wrap(card.heading, HEADING_SIZE, 'semibold', INNER).length;
  const band = lines * HEADING_SIZE * LEADING + 2 * PADDING;
  sheet.add({ kind: 'rect', box: { x: 0, y: 0, width: WIDTH, height: band }, fill: colour });
  sheet.space(PADDING - sheet.y());
  sheet.paragraph(card.heading, { size: HEADING_SIZE, weight: 'semibold', fill: '#ffffff', leading: LEADING });
  sheet.space(PADDING + 24);

  const answer = withNumbersKept(card.answer);
  const size =
    ANSWER_SIZES.find((one) => typesetter.wrap(answer, one, 'semibold', INNER).length <= MOST_ANSWER_LINES) ??
    STATEMENT_SIZE;
  sheet.paragraph(answer, { size, weight: 'semibold', fill: colour, leading: 1.18 });
  sheet.space(14);
  sheet.paragraph(withNumbersKept(card.statement), { size: STATEMENT_SIZE, leading: 1.36 });
  sheet.space(18);
  sheet.add({
    kind: 'line',
    points: [
      [MARGIN, sheet.y()],
      [MARGIN + INNER, sheet.y()],
    ],
    stroke: COLOUR.grid,
    width: 1,
  });
  sheet.space(10);
  sheet.paragraph(card.caution, { size: DETAIL_SIZE, weight: 'semibold' });
  for (const line of [card.asOf, card.sources, card.footer].filter((one) => one !== '')) {
    sheet.paragraph(line, { size: DETAIL_SIZE, fill: COLOUR.muted });
  }
  return sheet.finish();
}

/** No line ends between a number and what it counts: large as it is here, `1.1` alone would be read as the answer. */
function withNumbersKept(text: string): string {
  return text.replace(/(?<=\d) (?=\p{L})/gu, '\u00a0');
}
