import type { Reliability } from '../../model/result.ts';
import type { Context } from '../context.ts';
import type { ScoreRow } from '../tables/score-rows.ts';
import { type Panel, panel, roundAxis } from './axis.ts';
import { type Channel, type Datum, type Layer, labels, rules, symbols } from './layers.ts';
import { series } from './palette.ts';
import { symbolOf } from './score-means.ts';
import { BODY, GRID, INK, SHEET, SMALL } from './sheet.ts';

/** An eighth less than there is, for fonts wider than Arial. */
export const ITEM_WIDTH = 206;
export const REST = { left: 246, right: 412 };
export const ALPHA = { left: 442, right: SHEET.width - SHEET.edge - 10 };
export const DIGITS = 2;

export interface Wave {
  readonly name: string;
  readonly reliability: Reliability;
}

export interface Block {
  readonly row: ScoreRow;
  readonly waves: readonly Wave[];
  /** The name of the score where the figure has several, and the item texts, with the middle of their rows. */
  readonly name: { readonly text: string; readonly y: number } | null;
  readonly items: readonly {
    readonly lines: readonly string[];
    readonly label: string;
    readonly y: number;
  }[];
  readonly rest: Panel;
  readonly alpha: Panel;
}

export function restAxis(waves: readonly Wave[], context: Context) {
  const values = waves.flatMap(({ reliability }) =>
    reliability.items.flatMap(({ itemRestCorrelation }) => itemRestCorrelation ?? []),
  );
  return {
    ...roundAxis(Math.min(0, ...values), Math.max(0.8, ...values), 5),
    title: [context.word('figure.axis.itemRest')],
  };
}

export function alphaAxis(waves: readonly Wave[], context: Context) {
  const values = waves
    .flatMap(({ reliability: { alpha, items } }) => [
      alpha ?? [],
      items.flatMap(({ alphaIfDropped }) => alphaIfDropped ?? []),
    ])
    .flat();
  const lowest = Math.min(...values, 1);
  const highest = Math.max(...values, 0);
  const middle = values.length === 0 ? 0.5 : (lowest + highest) / 2;
  const reach = values.length === 0 ? 0.5 : Math.max(0.05, (highest - lowest) / 2);
  return {
    ...roundAxis(middle - reach, Math.min(1, middle + reach), 4),
    title: [context.word('figure.axis.alphaIfDropped')],
  };
}

export function blockLayers(
  { row, waves, name, items, rest, alpha }: Block,
  index: number,
  allWaves: readonly string[],
): Layer[] {
  const lines = (x: (field: string) => Channel, area: Panel) =>
    rules(
      `${area.name}-rows`,
      items.map(({ y }): Datum => ({ x: area.domain[0], x2: area.domain[1], y, y2: y, stroke: GRID })),
      { x },
      { dash: [1.5, 2.5] },
    );
  return [
    ...(name === null ? [] : labels(`name-${index}`, [{ x: SHEET.edge, ...name }], BODY, { bold: true })),
    ...labels(
      `items-${index}-${row.scale.id}`.replace(/[^\p{L}\p{N}_-]/gu, '-'),
      items.map(({ lines: text, y }) => ({
        x: SHEET.edge,
        y: y - ((text.length - 1) * SMALL.line) / 2,
        text: text.join('\n'),
      })),
      SMALL,
    ),
    panel(rest, (x) => [
      ...lines(x, rest),
      ...rules(`zero-${index}`, [{ x: 0, x2: 0, y: rest.top, y2: rest.bottom, stroke: INK }], { x }),
      ...dots(`correlations-${index}`, waves, items, allWaves, 'itemRestCorrelation', x),
    ]),
    panel(alpha, (x) => [
      ...lines(x, alpha),
      ...waves.flatMap(({ name: wave, reliability }) =>
        reliability.alpha === null
          ? []
          : rules(
              `alpha-${index}-${allWaves.indexOf(wave)}`,
              [
                {
                  x: reliability.alpha,
                  x2: reliability.alpha,
                  y: alpha.top,
                  y2: alpha.bottom,
                  stroke: series(allWaves.indexOf(wave)).color,
                },
              ],
              { x },
              { dash: allWaves.indexOf(wave) % 2 === 0 ? [3, 2] : [7, 3], width: 1.3 },
            ),
      ),
      ...dots(`dropped-${index}`, waves, items, allWaves, 'alphaIfDropped', x),
    ]),
  ];
}

function dots(
  name: string,
  waves: readonly Wave[],
  items: Block['items'],
  allWaves: readonly string[],
  statistic: 'itemRestCorrelation' | 'alphaIfDropped',
  x: (field: string) => Channel,
): Layer[] {
  return waves.flatMap(({ name: wave, reliability }) => {
    const at = allWaves.indexOf(wave);
    // Symbols of one item that lie close to each other stay apart.
    const apart = waves.length === 1 ? 0 : at === 0 ? -3 : 3;
    const values = reliability.items.flatMap((item, place): Datum[] => {
      const value = item[statistic];
      return value === null ? [] : [{ x: value, y: items[place]!.y + apart, ...symbolOf(series(at)) }];
    });
    return symbols(`${name}-${at}`, values, { x }, { area: 42 });
  });
}
