import type { Card } from '../picture.ts';
import type { Scene } from './scene.ts';
import { createSheet } from './sheet.ts';
import { COLOUR, INNER, MARGIN, SIZE, topicColour, WIDTH } from './theme.ts';
import type { Typesetter } from './typesetter.ts';

const BAND = 48;
/** From the largest down until the answer takes no more lines than it may. */
const ANSWER_SIZES = [46, 40, 34, 29, 25];
const MOST_ANSWER_LINES = 3;
const STATEMENT_SIZE = 18;

/** One fact: a band in the topic's colour, the answer large, the statement, and who says so. */
export function drawCard(card: Card, typesetter: Typesetter): Scene {
  const sheet = createSheet(typesetter);
  const colour = topicColour(card.topic);
  sheet.add({ kind: 'rect', box: { x: 0, y: 0, width: WIDTH, height: BAND }, fill: colour });
  const top = sheet.y();
  sheet.space((BAND - SIZE.subtitle * 1.3) / 2 - top);
  sheet.paragraph(card.heading, { size: SIZE.subtitle, weight: 'semibold', fill: '#ffffff' });
  sheet.space(BAND - sheet.y() + 24);

  const size =
    ANSWER_SIZES.find((one) => typesetter.wrap(card.answer, one, 'semibold', INNER).length <= MOST_ANSWER_LINES) ??
    STATEMENT_SIZE;
  sheet.paragraph(card.answer, { size, weight: 'semibold', fill: colour, leading: 1.18 });
  sheet.space(14);
  sheet.paragraph(card.statement, { size: STATEMENT_SIZE, leading: 1.4 });
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
  sheet.paragraph(card.caution, { size: SIZE.label, weight: 'semibold' });
  for (const line of [card.asOf, card.sources, card.footer]) {
    sheet.paragraph(line, { size: SIZE.label, fill: COLOUR.muted });
  }
  return sheet.finish();
}
