import { Resvg } from '@resvg/resvg-js';
import { encode } from 'fast-png';
import type { PictureModel } from '../picture.ts';
import { drawCard } from './draw-card.ts';
import { drawChart } from './draw-chart.ts';
import { drawTimeline } from './draw-timeline.ts';
import { toIndexed } from './indexed.ts';
import type { Scene } from './scene.ts';
import { toSvg } from './svg.ts';
import { ZOOM } from './theme.ts';
import { FAMILY, FONT_FILES, type Typesetter } from './typesetter.ts';

/** Lays a picture out. */
export function compose(model: PictureModel, typesetter: Typesetter): Scene {
  switch (model.kind) {
    case 'chart':
      return drawChart(model, typesetter);
    case 'timeline':
      return drawTimeline(model, typesetter);
    case 'card':
      return drawCard(model, typesetter);
  }
}

/** The scene as a PNG image, with the fonts that the project brings and none of the machine's. */
export function toPng(scene: Scene): Uint8Array {
  const image = new Resvg(toSvg(scene), {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: { loadSystemFonts: false, fontFiles: Object.values(FONT_FILES), defaultFontFamily: FAMILY },
  });
  const { width, height, pixels } = image.render();
  return encode({ width, height, depth: 8, channels: 1, ...toIndexed(pixels) }, { zlib: { level: 6 } });
}
