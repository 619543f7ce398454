import type { FigureData } from '../../model/figure-data.ts';
import type { ItemStatistics, Result, ScaleResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { printing } from '../tables/number-cells.ts';
import { analysedWaves, type ScoreRow, scoreRows } from '../tables/score-rows.ts';
import { chart, type Figure, figureId, heading, minus, notes, sentences } from './figure.ts';
import {
  ALPHA,
  alphaAxis,
  type Block,
  blockLayers,
  DIGITS,
  ITEM_WIDTH,
  REST,
  restAxis,
  type Wave,
} from './item-panels.ts';
import { key } from './key.ts';
import { series } from './palette.ts';
import { symbolOf } from './score-means.ts';
import { inWave, waveText } from './score-texts.ts';
import { BODY, SHEET, SMALL } from './sheet.ts';
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
  const allWaves = analysedWaves(result);
  const rows = scoreRows([scale]).flatMap((row) => {
    const waves = wavesOf(row.scale, allWaves);
    return waves.length === 0 ? [] : [{ row, waves }];
  });
  const [main] = rows;
  if (main === undefined) return null;
  const title = context.word('figure.title.items', { scale: context.name(scale.name) });
  const sample =
    result.settings.alpha === 'pairwise' ? 'figure.subtitle.items.pairwise' : 'figure.subtitle.items';
  const subtitle = context.word(sample, { groups: groupsText(main.waves, allWaves, context) });
  const head = heading(title, subtitle);
  const legend =
    allWaves.length > 1
      ? key('key', keyEntries(main.waves, allWaves, context), SHEET.edge, head.bottom)
      : { layers: [], bottom: head.bottom - 8 };
  const blocks = placed(rows, scale, data, legend.bottom + 8, context);
  const foot = notes(notesOf(blocks, context), blocks.at(-1)!.rest.bottom + 38);
  const height = Math.ceil(foot.bottom + SHEET.edge);
  const layers = [
    ...head.layers,
    ...legend.layers,
    ...blocks.flatMap((block, index) => blockLayers(block, index, allWaves)),
    ...foot.layers,
  ];
  return {
    kind: 'items',
    id: figureId('items', scale.id),
    title,
    description: sentences([
      subtitle,
      ...blocks.flatMap((block) => blockSentences(block, allWaves, context)),
    ]),
    height,
    spec: chart(layers, height, context),
  };
}

/** Waves in which the reliability could be looked at, without the pooled one. */
function wavesOf({ reliability }: ScaleResult, waves: readonly string[]): Wave[] {
  return waves.flatMap((name) => {
    const found = reliability[name];
    return found === undefined || found.items.length < 2 ? [] : [{ name, reliability: found }];
  });
}

function groupsText(waves: readonly Wave[], allWaves: readonly string[], context: Context): string {
  return waves
    .map(({ name, reliability }) => {
      const { number } = printing(context, reliability);
      const values = {
        n: number.count(reliability.n),
        alpha: minus(number.bounded(reliability.alpha, DIGITS)),
      };
      return waveText(name, allWaves, context) === ''
        ? context.word('figure.subtitle.items.one', values)
        : context.word('figure.subtitle.items.group', { ...values, wave: context.wave(name) });
    })
    .join('; ');
}

function keyEntries(waves: readonly Wave[], allWaves: readonly string[], context: Context) {
  return waves.map(({ name }) => ({
    text: waveText(name, allWaves, context),
    ...symbolOf(series(allWaves.indexOf(name))),
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
      const lines = wrapToWidth(`${number + 1}. ${text}${reversed ? ' (R)' : ''}`, ITEM_WIDTH, SMALL.size, {
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
      ? [context.withheld.figureNoteOnGroups]
      : []),
  ];
}

function hasGap({ n, itemRestCorrelation, alphaIfDropped }: ItemStatistics): boolean {
  return n !== null && (itemRestCorrelation === null || alphaIfDropped === null);
}

function blockSentences(
  { name, waves, items }: Block,
  allWaves: readonly string[],
  context: Context,
): string[] {
  const sentencesOfItems = items.flatMap(({ label }, place) =>
    waves.map(({ name: wave, reliability }) => {
      const item = reliability.items[place]!;
      const { number } = printing(context, item, 'itemRestCorrelation');
      return context.word('figure.alt.item', {
        item: inWave(label, wave, allWaves, context),
        r: minus(number.bounded(item.itemRestCorrelation, DIGITS)),
        alpha: minus(number.bounded(item.alphaIfDropped, DIGITS)),
      });
    }),
  );
  return name === null ? sentencesOfItems : [name.text, ...sentencesOfItems];
}
