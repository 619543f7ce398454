import type { FigureData } from '../../model/figure-data.ts';
import { placeIn, sampleOf } from '../../model/result/samples.ts';
import type { ItemStatistics, Reliability, Result, SampleKey, ScaleResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { numberCells } from '../tables/number-cells.ts';
import { namedSamples, type ScoreRow, scoreRows } from '../tables/score-rows.ts';
import { roundAxis } from './axis.ts';
import { type Figure, figureId, sentences } from './figure.ts';
import { key } from './legend.ts';
import { type Layer, labels, type Mark, type Rule, rules, type Scale, symbols } from './marks.ts';
import { series } from './palette.ts';
import { type Panel, panel } from './panel.ts';
import { symbolOf } from './score-means.ts';
import { inSample, sampleText } from './score-texts.ts';
import { BODY, GRID, INK, SHEET, SMALL } from './sheet.ts';
import { wrapToWidth } from './text-measure.ts';

/**
 * Dot plot of a scale's items and those of its subscales: correlation with the rest, and alpha without the item beside alpha of all.
 * `null` without reliability, as for a set of single items.
 */
export function itemStatisticsFigure(
  scale: ScaleResult,
  result: Result,
  data: FigureData,
  context: Context,
): Figure | null {
  const samples = namedSamples(result);
  const rows = scoreRows([scale]).flatMap((row) => {
    const waves = wavesOf(row.scale, samples);
    return waves.length === 0 ? [] : [{ row, waves }];
  });
  const [main] = rows;
  if (main === undefined) return null;
  const title = context.word('figure.title.items', { scale: context.name(scale.name) });
  const sample =
    result.settings.alpha === 'pairwise' ? 'figure.subtitle.items.pairwise' : 'figure.subtitle.items';
  const subtitle = context.word(sample, { groups: groupsText(main.waves, samples, context) });
  const legend =
    samples.length > 1
      ? key('key', keyEntries(main.waves, samples, context), SHEET.edge, 0)
      : { layers: [], bottom: -8 };
  const blocks = placed(rows, scale, data, legend.bottom + 8, context);
  const layers = [
    ...legend.layers,
    ...blocks.flatMap((block, index) => blockLayers(block, index, samples, context)),
  ];
  return {
    kind: 'items',
    id: figureId('items', scale.id),
    title,
    subtitle,
    notes: notesOf(blocks, context),
    description: sentences([subtitle, ...blocks.flatMap((block) => blockSentences(block, samples, context))]),
    layers,
    bottom: blocks.at(-1)!.rest.bottom + 38,
  };
}

/** Waves in which the reliability could be looked at, without the pooled one. */
function wavesOf(score: ScaleResult, samples: readonly SampleKey[]): Wave[] {
  return samples.flatMap((key) => {
    const found = sampleOf(score, key)?.reliability;
    return found === undefined || found.items.length < 2 ? [] : [{ key, reliability: found }];
  });
}

function groupsText(waves: readonly Wave[], samples: readonly SampleKey[], context: Context): string {
  return waves
    .map(({ key: sample, reliability }) => {
      const values = {
        n: context.number.count(reliability.n),
        alpha: numberCells(context, reliability).bounded(reliability.alpha, DIGITS).text,
      };
      return sampleText(sample, samples, context) === ''
        ? context.word('figure.subtitle.items.one', values)
        : context.word('figure.subtitle.items.group', { ...values, wave: context.sample(sample) });
    })
    .join(context.word('separator'));
}

function keyEntries(waves: readonly Wave[], samples: readonly SampleKey[], context: Context) {
  return waves.map(({ key: sample }) => ({
    text: sampleText(sample, samples, context),
    ...symbolOf(series(placeIn(samples, sample))),
  }));
}

function placed(
  rows: readonly { row: ScoreRow; waves: readonly Wave[] }[],
  scale: ScaleResult,
  data: FigureData,
  top: number,
  context: Context,
): Block[] {
  const texts = data.items.find((each) => each.scale === scale.id)?.items ?? [];
  let y = top;
  return rows.map(({ row, waves }, index) => {
    const name = rows.length > 1 ? { text: context.name(row.scale.name), y: y + BODY.line / 2 } : null;
    y += name === null ? 0 : BODY.line + 6;
    const start = y;
    const items = waves[0]!.reliability.items.map(({ id, reversed }) => {
      const number = texts.findIndex((item) => item.id === id);
      const wording = texts[number]?.text ?? null;
      const text = wording === null ? id : context.name(wording);
      const lines = wrapToWidth(`${number + 1}. ${context.item(text, reversed)}`, ITEM_WIDTH, SMALL.size, {
        lines: 3,
      });
      const height = lines.length * SMALL.line + 6;
      y += height;
      return { lines, label: `${number + 1}. ${text.replace(/(?<![.…?!])[.…?!]+$/, '')}`, y: y - height / 2 };
    });
    const bottom = y + 2;
    y = bottom + 52;
    return {
      row,
      waves,
      name,
      items,
      rest: { name: `rest-${index}`, ...REST, top: start, bottom, ...restAxis(waves, context) },
      alpha: { name: `alpha-${index}`, ...ALPHA, top: start, bottom, ...alphaAxis(waves, context) },
    };
  });
}

function notesOf(blocks: readonly Block[], context: Context): string[] {
  const statistics = blocks.flatMap(({ waves }) => waves.flatMap(({ reliability }) => reliability.items));
  return [
    context.word('figure.note.alpha'),
    ...(statistics.some(({ reversed }) => reversed) ? [context.word('note.reversed')] : []),
    ...(statistics.some(hasGap) ? [context.word('figure.note.itemGap')] : []),
    ...(context.withheld !== undefined && statistics.some(({ n }) => n === null)
      ? [context.withheld('figure.note.groups')]
      : []),
  ];
}

function hasGap({ n, itemRestCorrelation, alphaIfDropped }: ItemStatistics): boolean {
  return n !== null && (itemRestCorrelation === null || alphaIfDropped === null);
}

function blockSentences(
  { name, waves, items }: Block,
  samples: readonly SampleKey[],
  context: Context,
): string[] {
  const sentencesOfItems = items.flatMap(({ label }, place) =>
    waves.map(({ key: sample, reliability }) => {
      const item = reliability.items[place]!;
      const own = numberCells(context, item, undefined, 'itemRestCorrelation');
      return context.word('figure.alt.item', {
        item: inSample(label, sample, samples, context),
        r: own.bounded(item.itemRestCorrelation, DIGITS).text,
        alpha: own.bounded(item.alphaIfDropped, DIGITS).text,
      });
    }),
  );
  return name === null ? sentencesOfItems : [name.text, ...sentencesOfItems];
}

/** An eighth less than there is, for fonts wider than Arial. */
const ITEM_WIDTH = 206;
const REST = { left: 246, right: 412 };
const ALPHA = { left: 442, right: SHEET.width - SHEET.edge - 10 };
const DIGITS = 2;

interface Wave {
  readonly key: SampleKey;
  readonly reliability: Reliability;
}

interface Block {
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

function restAxis(waves: readonly Wave[], context: Context) {
  const values = waves.flatMap(({ reliability }) =>
    reliability.items.flatMap(({ itemRestCorrelation }) => itemRestCorrelation ?? []),
  );
  return {
    ...roundAxis(Math.min(0, ...values), Math.max(0.8, ...values), 5),
    title: [context.word('figure.axis.itemRest')],
  };
}

function alphaAxis(waves: readonly Wave[], context: Context) {
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

function blockLayers(
  { row, waves, name, items, rest, alpha }: Block,
  index: number,
  samples: readonly SampleKey[],
  context: Context,
): Layer[] {
  const lines = (x: Scale, area: Panel) =>
    rules(
      `${area.name}-rows`,
      items.map(({ y }): Rule => ({ x: area.domain[0], x2: area.domain[1], y, y2: y, stroke: GRID })),
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
    panel(rest, context, (x) => [
      ...lines(x, rest),
      ...rules(`zero-${index}`, [{ x: 0, x2: 0, y: rest.top, y2: rest.bottom, stroke: INK }], { x }),
      ...dots(`correlations-${index}`, waves, items, samples, 'itemRestCorrelation', x),
    ]),
    panel(alpha, context, (x) => [
      ...lines(x, alpha),
      ...waves.flatMap(({ key: sample, reliability }) =>
        reliability.alpha === null
          ? []
          : rules(
              `alpha-${index}-${placeIn(samples, sample)}`,
              [
                {
                  x: reliability.alpha,
                  x2: reliability.alpha,
                  y: alpha.top,
                  y2: alpha.bottom,
                  stroke: series(placeIn(samples, sample)).color,
                },
              ],
              { x },
              { dash: placeIn(samples, sample) % 2 === 0 ? [3, 2] : [7, 3], width: 1.3 },
            ),
      ),
      ...dots(`dropped-${index}`, waves, items, samples, 'alphaIfDropped', x),
    ]),
  ];
}

function dots(
  name: string,
  waves: readonly Wave[],
  items: Block['items'],
  samples: readonly SampleKey[],
  statistic: 'itemRestCorrelation' | 'alphaIfDropped',
  x: Scale,
): Layer[] {
  return waves.flatMap(({ key: sample, reliability }) => {
    const at = placeIn(samples, sample);
    // Symbols of one item that lie close to each other stay apart.
    const apart = waves.length === 1 ? 0 : at === 0 ? -3 : 3;
    const values = reliability.items.flatMap((item, place): Mark[] => {
      const value = item[statistic];
      return value === null ? [] : [{ x: value, y: items[place]!.y + apart, ...symbolOf(series(at)) }];
    });
    return symbols(`${name}-${at}`, values, { x }, { area: 42 });
  });
}
