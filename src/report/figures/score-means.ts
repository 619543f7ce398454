import type { FigureData, ScoreDistribution } from '../../model/figure-data.ts';
import { keyOf, placeIn } from '../../model/result/samples.ts';
import type { Result, SampleKey } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { namedSamples, type ScoreRow, scoreRows } from '../tables/score-rows.ts';
import { distributionsOf } from './distributions.ts';
import { type Figure, figureId, sentences } from './figure.ts';
import { type Layer, labels, type Mark, type Rule, rules, symbols } from './marks.ts';
import { series } from './palette.ts';
import { type Panel, panel } from './panel.ts';
import { inSample, MEAN_DIGITS, sampleText, scaleText, scoreAxis } from './score-texts.ts';
import { BODY, PAPER, SHEET, SMALL, SOFT_INK } from './sheet.ts';
import { textWidth, wrapToWidth } from './text-measure.ts';

const NAME_WIDTH = 168;
const PLOT = { left: 300, right: 470 };
const VALUES_RIGHT = SHEET.width - SHEET.edge;
const ROW = 15;
/** Tick labels under a panel, and air. */
const FOOT = 27;

interface Block {
  readonly row: ScoreRow;
  readonly name: readonly string[];
  readonly about: readonly string[];
  readonly waves: readonly (ScoreDistribution & { readonly y: number })[];
  readonly area: Panel;
}

/** Dot and interval: the mean of every score in every wave. `null` without scores. */
export function scoreMeansFigure(result: Result, data: FigureData, context: Context): Figure | null {
  const level = context.number.level(result.settings.confidence);
  const title = context.word('figure.title.means', { level });
  const subtitle = context.word('figure.subtitle.means', { level });
  const samples = namedSamples(result);
  const blocks = placedBlocks(result, data, SMALL.line + 6, context);
  if (blocks.length === 0) return null;
  const layers = [
    ...columnHeads(SMALL.line / 2, level, context),
    ...blocks.flatMap((block, index) => blockLayers(block, index, samples, context)),
  ];
  const facts = blocks.flatMap(({ row, waves: described }) =>
    described.map((wave) => meanSentence(context.name(row.scale.name), wave, samples, level, context)),
  );
  return {
    kind: 'means',
    id: figureId('means'),
    title,
    subtitle,
    notes: notesOf(blocks, context),
    description: sentences([subtitle, ...facts]),
    layers,
    bottom: blocks.at(-1)!.area.bottom + FOOT - 6,
  };
}

function notesOf(blocks: readonly Block[], { word, withheld }: Context): string[] {
  const waves = blocks.flatMap((block) => block.waves);
  const gap = waves.some(({ n, ci }) => n !== null && ci.lower === null);
  const hidden = withheld !== undefined && waves.some(({ n }) => n === null);
  return [...(gap ? [word('figure.note.gap')] : []), ...(hidden ? [withheld('figure.note.groups')] : [])];
}

function placedBlocks(result: Result, data: FigureData, top: number, context: Context): Block[] {
  let y = top;
  return scoreRows(result.scales).flatMap((row, index): Block[] => {
    const waves = distributionsOf(data, row).filter(({ n }) => n !== 0);
    if (waves.length === 0) return [];
    const indent = row.parent === null ? 0 : 12;
    const name = wrapToWidth(context.name(row.scale.name), NAME_WIDTH - indent, BODY.size, { lines: 3 });
    const about = wrapToWidth(scaleText(row.scale, context), NAME_WIDTH - indent, SMALL.size);
    const rows = waves.length * ROW + 6;
    const highest = Math.max(...waves.map(({ ci, mean }) => ci.upper ?? mean ?? 0));
    const area: Panel = {
      name: `means-${index}`,
      ...PLOT,
      top: y,
      bottom: y + rows,
      ...scoreAxis(row.scale, highest, 5),
      title: [],
    };
    const placed = waves.map((wave, position) => ({ ...wave, y: y + 3 + ROW * (position + 0.5) }));
    y += Math.max(rows + FOOT, name.length * BODY.line + about.length * SMALL.line + 8);
    return [{ row, name, about, waves: placed, area }];
  });
}

function columnHeads(y: number, level: string, context: Context): Layer[] {
  const interval = context.word('column.interval', { level });
  return [
    ...labels('head-left', [{ x: SHEET.edge, y, text: context.word('column.scale') }], SMALL, { bold: true }),
    ...labels(
      'head-right',
      [
        { x: PLOT.left - 14, y, text: context.word('column.n') },
        { x: VALUES_RIGHT, y, text: `${context.word('column.mean')} [${interval}]` },
      ],
      SMALL,
      { bold: true, align: 'right' },
    ),
  ];
}

function blockLayers(
  { row, name, about, waves, area }: Block,
  index: number,
  samples: readonly SampleKey[],
  context: Context,
): Layer[] {
  const x = SHEET.edge + (row.parent === null ? 0 : 12);
  const look = (wave: ScoreDistribution) => series(styleIndex(keyOf(wave), samples));
  return [
    ...labels(`name-${index}`, [{ x, y: area.top + 7, text: name.join('\n') }], BODY),
    ...labels(
      `about-${index}`,
      [{ x, y: area.top + 7 + name.length * BODY.line - 1, text: about.join('\n') }],
      SMALL,
      { fill: SOFT_INK },
    ),
    ...labels(
      `waves-${index}`,
      waves.map((wave) => ({
        x: SHEET.edge + NAME_WIDTH + 8,
        y: wave.y,
        text: shortName(keyOf(wave), samples, context),
      })),
      SMALL,
    ),
    ...labels(
      `numbers-${index}`,
      waves.flatMap(({ n, y, mean, ci }) => [
        { x: PLOT.left - 14, y, text: context.number.count(n) },
        { x: VALUES_RIGHT, y, text: meanText({ n, mean, ci }, context) },
      ]),
      SMALL,
      { align: 'right' },
    ),
    panel(area, context, (axis) => [
      ...rules(
        `intervals-${index}`,
        waves.flatMap((wave): Rule[] => {
          const { ci, y } = wave;
          if (ci.lower === null || ci.upper === null) return [];
          return [{ ...within(area, ci.lower, ci.upper), y, y2: y, stroke: look(wave).color }];
        }),
        { x: axis },
        { width: 1.6 },
      ),
      ...symbols(
        `values-${index}`,
        waves.flatMap((wave): Mark[] =>
          wave.mean === null ? [] : [{ x: wave.mean, y: wave.y, ...symbolOf(look(wave)) }],
        ),
        { x: axis },
      ),
    ]),
  ];
}

/** Of groups at several waves the same look for a group at every wave, as its line has it over time. */
function styleIndex(sample: SampleKey, samples: readonly SampleKey[]): number {
  if (sample.group === null) return placeIn(samples, sample);
  return [...new Set(samples.map(({ group }) => group))].indexOf(sample.group);
}

function shortName(sample: SampleKey, samples: readonly SampleKey[], context: Context): string {
  const room = PLOT.left - 14 - 26 - (SHEET.edge + NAME_WIDTH + 8);
  const text = sampleText(sample, samples, context);
  return textWidth(text, SMALL.size) <= room ? text : wrapToWidth(text, room, SMALL.size, { lines: 1 })[0]!;
}

/** An interval as far as it lies on the axis: that of a mean near the end of the range can pass it. */
export function within(
  { domain: [lowest, highest] }: Pick<Panel, 'domain'>,
  lower: number,
  upper: number,
): { x: number; x2: number } {
  return { x: Math.max(lower, lowest), x2: Math.min(upper, highest) };
}

export function symbolOf({ symbol, color, filled }: ReturnType<typeof series>) {
  return { shape: symbol, stroke: color, fill: filled ? color : PAPER };
}

/** `48.43 [45.37, 51.49]`. */
function meanText(
  { n, mean, ci }: Pick<ScoreDistribution, 'n' | 'mean' | 'ci'>,
  { number, withheld }: Context,
): string {
  if (n === null && withheld !== undefined) return withheld('figure.share');
  return `${number.fixed(mean, MEAN_DIGITS)} ${number.interval(ci.lower, ci.upper, MEAN_DIGITS)}`;
}

/** The mean of a wave as a sentence. */
export function meanSentence(
  scale: string,
  distribution: ScoreDistribution,
  samples: readonly SampleKey[],
  level: string,
  context: Context,
): string {
  const { number, withheld } = context;
  const { n, mean, ci } = distribution;
  const where = inSample(scale, keyOf(distribution), samples, context);
  if (n === null && withheld !== undefined) return `${where}: ${withheld('figure.share')}.`;
  return context.word('figure.alt.mean', {
    scale: where,
    n: number.count(n),
    mean: number.fixed(mean, MEAN_DIGITS),
    interval: `${context.word('column.interval', { level })} ${number.interval(ci.lower, ci.upper, MEAN_DIGITS)}`,
  });
}
