import { decode } from 'fast-png';
import { afterEach, expect, test, vi } from 'vitest';
import { buildChart } from '../../src/charts/chart.ts';
import { COLOUR, WIDTH, ZOOM } from '../../src/charts/drawing/sheet.ts';
import type { Card, PictureModel } from '../../src/charts/model.ts';
import { createPictures, type Pictures, type PicturesOptions } from '../../src/charts/renderer.ts';
import { buildTimeline } from '../../src/charts/timeline.ts';
import { DEFAULT_PACK } from '../../src/config/index.ts';
import { loadPack } from '../../src/facts/load.ts';
import { translatorFor } from '../../src/i18n/translator.ts';
import { buildCard } from '../../src/replies/picture.ts';
import { smallPack } from '../fixtures/small-pack.ts';

/** A machine that is busy with other things draws slowly, and that is not what is tested. */
const PATIENCE_MS = 120_000;
vi.setConfig({ testTimeout: PATIENCE_MS });

const t = translatorFor('en');
const { pack: shipped } = await loadPack(DEFAULT_PACK);
const open: Pictures[] = [];

function create(limits: NonNullable<PicturesOptions['limits']> = {}) {
  const reported: unknown[] = [];
  const pictures = createPictures({
    report: (error) => reported.push(error),
    limits: { timeoutMs: PATIENCE_MS, ...limits },
  });
  open.push(pictures);
  return { pictures, reported };
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((pictures) => pictures.close()));
});

function card(heading: string): Card {
  const [fact] = smallPack.facts;
  if (!fact) throw new Error('no fact');
  return { ...buildCard(smallPack, fact, t), heading };
}

function largest(): PictureModel[] {
  const models = [
    buildChart(shipped, 'trade-volume', t),
    ...[undefined, 'visits'].map((topic) => buildTimeline(shipped, topic, '2026-11-24', t)),
  ];
  return models.flatMap((model) => (model ? [model] : []));
}

test('pictures are drawn as PNG of less than 200 KB, with nothing beyond the margins', async () => {
  const { pictures, reported } = create();
  const models = largest();
  expect(models).toHaveLength(3);
  for (const model of models) {
    const png = await pictures.draw(model);
    if (!png) throw new Error(`not drawn: ${String(reported)}`);
    expect(png.byteLength).toBeLessThan(200_000);
    const { width, height, data, palette } = decode(png);
    expect(width).toBe(WIDTH * ZOOM);
    const background = [1, 3, 5].map((at) => Number.parseInt(COLOUR.background.slice(at, at + 2), 16));
    const strip = new Set<number>();
    for (let y = 8; y < height - 8; y++) for (const x of [8, 14, 20, 26]) strip.add(data[y * width + x] ?? -1);
    for (let y = 8; y < height - 8; y++) for (const x of [8, 14, 20, 26]) strip.add(data[(y + 1) * width - x] ?? -1);
    expect([...strip].map((place) => palette?.[place])).toEqual([background]);
  }
});

test('requests for the same picture share one drawing, which is kept', async () => {
  const { pictures, reported } = create();
  const [first, second] = await Promise.all([pictures.draw(card('A')), pictures.draw(card('A'))]);
  expect(first).toBeInstanceOf(Uint8Array);
  expect(second).toBe(first);
  expect(await pictures.draw(card('A'))).toBe(first);
  expect(await pictures.draw(card('B'))).not.toEqual(first);
  expect(reported).toEqual([]);
});

test('no more is kept than the limit allows', async () => {
  const { pictures } = create({ cacheBytes: 30_000 });
  const first = await pictures.draw(card('A'));
  for (const heading of ['B', 'C', 'D']) await pictures.draw(card(heading));
  const again = await pictures.draw(card('A'));
  expect(again).toEqual(first);
  expect(again).not.toBe(first);
});

test('more than may wait is refused at once and reported; what waits is drawn', async () => {
  const { pictures, reported } = create({ queue: 2 });
  const drawn = await Promise.all(Array.from({ length: 8 }, (_, at) => pictures.draw(card(`Card ${at}`))));
  expect(drawn.filter((png) => png !== undefined).length).toBeGreaterThanOrEqual(2);
  expect(drawn.filter((png) => png === undefined).length).toBe(reported.length);
  expect(reported.length).toBeGreaterThan(0);
  expect(await pictures.draw(card('afterwards'))).toBeInstanceOf(Uint8Array);
});

test('a picture that takes too long is given up and reported, and the next one is drawn', async () => {
  const { pictures, reported } = create({ timeoutMs: 1 });
  expect(await pictures.draw(card('A'))).toBeUndefined();
  expect(reported).toHaveLength(1);
  const { pictures: patient } = create();
  expect(await patient.draw(card('A'))).toBeInstanceOf(Uint8Array);
});

test('a picture that cannot be drawn is reported, not thrown', async () => {
  const { pictures, reported } = create();
  const model = { ...card('A'), statement: null };
  // @ts-expect-error: a model as only a defect could make it
  expect(await pictures.draw(model)).toBeUndefined();
  expect(reported).toHaveLength(1);
  expect(await pictures.draw(card('A'))).toBeInstanceOf(Uint8Array);
});
