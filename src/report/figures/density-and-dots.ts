import type { ScoreDistribution } from '../../model/figure-data.ts';
import { keyOf, placeIn } from '../../model/result/samples.ts';
import type { SampleKey } from '../../model/result.ts';
import {
  type Layer,
  type Mark,
  type Rule,
  rectangles,
  rules,
  type Scale,
  surface,
  symbols,
} from './marks.ts';
import { series } from './palette.ts';
import type { Panel } from './panel.ts';
import { symbolOf, within } from './score-means.ts';

/** A wave and where its rows of the drawing start. */
export interface PlacedWave extends ScoreDistribution {
  readonly top: number;
}

const CLOUD = 40;
const BOX = { top: 44, height: 9 };
const MEAN = 62;
const RAIN = { top: 71, height: 22 };
/** Height of a wave with its distribution, and with its mean alone. */
export const WAVE_HEIGHT = { cloud: 102, mean: 46 } as const;
const DOT = 4.4;
/** A pile of more dots than this is a bar. */
const HIGHEST_PILE = 12;

interface Pile {
  readonly value: number;
  readonly n: number;
}

/** The respondents of a wave as piles on the axis; scores that would lie on each other share one. */
function piles(
  { shape }: ScoreDistribution,
  { left, right, domain: [lower, upper] }: Panel,
): readonly Pile[] {
  const counts = shape?.counts ?? [];
  const width = (upper - lower) / Math.floor((right - left) / DOT);
  const apart = counts.every(
    ({ value }, index) => index === 0 || value - counts[index - 1]!.value >= width * 0.75,
  );
  if (apart) return counts;
  const bins = new Map<number, number>();
  for (const { value, n } of counts) {
    const bin = Math.round((value - lower) / width);
    bins.set(bin, (bins.get(bin) ?? 0) + n);
  }
  return [...bins].map(([bin, n]) => ({ value: Math.min(upper, lower + bin * width), n }));
}

/** The highest pile of a panel: every wave is drawn to the same measure. */
function highestPile(waves: readonly ScoreDistribution[], area: Panel): number {
  return Math.max(0, ...waves.flatMap((wave) => piles(wave, area).map(({ n }) => n)));
}

/** Whether the respondents are too many for dots, and bars stand for them. */
export function hasBars(waves: readonly ScoreDistribution[], area: Panel): boolean {
  return highestPile(waves, area) > HIGHEST_PILE;
}

/** Density, quartiles, mean with interval and respondents of every wave of a panel. */
export function cloudLayers(
  placed: readonly PlacedWave[],
  samples: readonly SampleKey[],
  area: Panel,
  x: Scale,
  index: number,
): Layer[] {
  const highest = Math.max(
    ...placed.flatMap(({ shape }) => (shape?.density ?? []).map(({ density }) => density)),
  );
  return placed.flatMap((wave): Layer[] => {
    const place = placeIn(samples, keyOf(wave));
    const look = series(place);
    const name = `${index}-${place}`;
    const { shape, top } = wave;
    const middle = top + (shape === null ? 14 : MEAN);
    return [
      ...(shape === null ? [] : densityLayers(`density-${name}`, shape.density, highest, top, look, x)),
      ...(shape === null ? [] : boxLayers(name, shape.quartiles, top, look, x)),
      ...(shape === null ? [] : rainLayers(name, wave, highestPile(placed, area), area, look, x)),
      ...rules(
        `interval-${name}`,
        wave.ci.lower === null || wave.ci.upper === null
          ? []
          : [{ ...within(area, wave.ci.lower, wave.ci.upper), y: middle, y2: middle, stroke: look.color }],
        { x },
        { width: 1.8 },
      ),
      ...symbols(
        `mean-${name}`,
        wave.mean === null ? [] : [{ x: wave.mean, y: middle, ...symbolOf(look) }],
        { x },
        { area: 54 },
      ),
    ];
  });
}

type Look = ReturnType<typeof series>;
type Shape = NonNullable<ScoreDistribution['shape']>;

function densityLayers(
  name: string,
  density: Shape['density'],
  highest: number,
  top: number,
  look: Look,
  x: Scale,
): Layer[] {
  if (density === null) return [];
  const bottom = top + CLOUD;
  const points = density.map((point) => ({
    x: point.value,
    y: bottom - (point.density / highest) * (CLOUD - 6),
  }));
  return surface(name, points, bottom, { x }, { fill: look.light, stroke: look.color });
}

function boxLayers(
  name: string,
  [lower, median, upper]: Shape['quartiles'],
  top: number,
  look: Look,
  x: Scale,
): Layer[] {
  const y = top + BOX.top;
  const y2 = y + BOX.height;
  return [
    ...rectangles(
      `box-${name}`,
      [{ x: lower, x2: upper, y, y2, fill: look.light }],
      { x },
      { stroke: look.color },
    ),
    ...rules(`median-${name}`, [{ x: median, x2: median, y, y2, stroke: look.color }], { x }, { width: 2.4 }),
  ];
}

function rainLayers(
  name: string,
  wave: PlacedWave,
  highest: number,
  area: Panel,
  look: Look,
  x: Scale,
): Layer[] {
  const top = wave.top + RAIN.top;
  if (highest > HIGHEST_PILE) {
    const lines = piles(wave, area).map(({ value, n }): Rule => {
      const length = (n / highest) * RAIN.height;
      return { x: value, x2: value, y: top, y2: top + length, stroke: look.color };
    });
    return rules(`respondents-${name}`, lines, { x }, { width: 2 });
  }
  const step = Math.min(DOT, RAIN.height / highest);
  const dots = piles(wave, area).flatMap(({ value, n }) =>
    Array.from(
      { length: n },
      (_, place): Mark => ({
        x: value,
        y: top + (place + 0.5) * step,
        shape: 'circle',
        fill: look.color,
        stroke: look.color,
      }),
    ),
  );
  return symbols(`respondents-${name}`, dots, { x }, { area: 9, width: 0 });
}
