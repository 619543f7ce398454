import { type FigureData, type ScoreDistribution, SMALLEST_GROUP } from '../../model/figure-data.ts';
import { keyOf } from '../../model/result/samples.ts';
import type { Result, SampleKey, ScaleResult } from '../../model/result.ts';
import { type Context, capitalised } from '../context.ts';
import { namedSamples, type ScoreRow, scoreRows } from '../tables/score-rows.ts';
import { cloudLayers, hasBars, type PlacedWave, WAVE_HEIGHT } from './density-and-dots.ts';
import { distributionsOf } from './distributions.ts';
import { type Figure, figureId, sentences } from './figure.ts';
import { type Layer, labels } from './marks.ts';
import { type Panel, panel } from './panel.ts';
import { meanSentence } from './score-means.ts';
import { MEAN_DIGITS, sampleText, scaleText, scoreAxis } from './score-texts.ts';
import { BODY, SHEET, SMALL } from './sheet.ts';
import { wrapToWidth } from './text-measure.ts';

const PLOT = { left: 132, right: SHEET.width - SHEET.edge - 12 };
const LABEL_WIDTH = PLOT.left - SHEET.edge - 12;

/**
 * Raincloud of a scale and its subscales: distribution, quartiles, mean with interval and respondents, per wave. Where a wave has too
 * few respondents to hide in, its mean and interval stand alone. `null` without scores.
 */
export function scoreDistributionsFigure(
  scale: ScaleResult,
  result: Result,
  data: FigureData,
  context: Context,
): Figure | null {
  const rows = scoreRows([scale]).filter((row) => distributionsOf(data, row).some(({ n }) => n !== 0));
  if (rows.length === 0) return null;
  const samples = namedSamples(result);
  const level = context.number.level(result.settings.confidence);
  const title = context.word('figure.title.scores', { scale: context.name(scale.name) });
  const subtitle = context.word('figure.subtitle.scores', {
    level,
    groups: groupsText(rows[0]!, data, samples, context),
  });
  const blocks = placedBlocks(rows, data, 0, context);
  const layers = [
    ...blocks.flatMap((block, index) => [
      ...waveLabels(block, index, samples, context),
      panel(block.area, context, (x) => cloudLayers(block.waves, samples, block.area, x, index)),
    ]),
  ];
  const facts = blocks.flatMap(({ row, waves: placed }) =>
    placed.map((wave) => waveSentence(row, wave, samples, level, context)),
  );
  return {
    kind: 'scores',
    id: figureId('scores', scale.id),
    title,
    subtitle,
    notes: notesOf(blocks, level, context),
    description: sentences([subtitle, scaleText(rows[0]!.scale, context), ...facts]),
    layers,
    bottom: blocks.at(-1)!.area.bottom + 36,
  };
}

/** `pre-test n = 46, post-test n = 40`. */
function groupsText(
  row: ScoreRow,
  data: FigureData,
  samples: readonly SampleKey[],
  context: Context,
): string {
  return distributionsOf(data, row)
    .map((wave) => {
      const sample = keyOf(wave);
      const count = context.word('figure.n', { n: context.number.count(wave.n) });
      return sampleText(sample, samples, context) === '' ? count : `${context.sample(sample)} ${count}`;
    })
    .join(', ');
}

interface Block {
  readonly row: ScoreRow;
  readonly waves: readonly PlacedWave[];
  readonly area: Panel;
}

function placedBlocks(rows: readonly ScoreRow[], data: FigureData, top: number, context: Context): Block[] {
  let y = top + 2;
  return rows.map((row, index) => {
    const start = y;
    const waves = distributionsOf(data, row)
      .filter(({ n }) => n !== 0)
      .map((wave): PlacedWave => {
        const placed = { ...wave, top: y };
        y += WAVE_HEIGHT[wave.shape === null ? 'mean' : 'cloud'];
        return placed;
      });
    const bottom = y;
    const highest = Math.max(
      ...waves.map(({ shape, ci, mean }) => shape?.counts.at(-1)?.value ?? ci.upper ?? mean ?? 0),
    );
    const about = scaleText(row.scale, context);
    const area: Panel = {
      name: `scores-${index}`,
      ...PLOT,
      top: start,
      bottom,
      ...scoreAxis(row.scale, highest, 8),
      title: [
        rows.length === 1
          ? capitalised(about)
          : context.word('note.place', { place: context.name(row.scale.name), matter: about }),
      ],
    };
    y += 48;
    return { row, waves, area };
  });
}

function waveLabels(
  { waves }: Block,
  index: number,
  samples: readonly SampleKey[],
  context: Context,
): Layer[] {
  const { number } = context;
  return waves.flatMap((wave, position) => {
    const name = wrapToWidth(sampleText(keyOf(wave), samples, context), LABEL_WIDTH, BODY.size, {
      bold: true,
      lines: 2,
    });
    const y = wave.top + (wave.shape === null ? 9 : 20);
    const below = y + (name[0] === '' ? 0 : name.length) * BODY.line;
    return [
      ...labels(`wave-${index}-${position}`, [{ x: SHEET.edge, y, text: name.join('\n') }], BODY, {
        bold: true,
      }),
      ...labels(
        `about-${index}-${position}`,
        [
          {
            x: SHEET.edge,
            y: below,
            text: [
              context.word('figure.n', { n: number.count(wave.n) }),
              capitalised(context.word('figure.mean', { mean: number.fixed(wave.mean, MEAN_DIGITS) })),
            ].join('\n'),
          },
        ],
        SMALL,
      ),
    ];
  });
}

function notesOf(blocks: readonly Block[], level: string, context: Context): string[] {
  const waves = blocks.flatMap((block) => block.waves);
  const clouds = waves.filter(({ shape }) => shape !== null);
  const hidden = waves.some(({ n, shape }) => shape === null && (n === null || n >= SMALLEST_GROUP));
  const small = waves.some(({ n, shape }) => shape === null && n !== null && n < SMALLEST_GROUP);
  const bars = clouds.length > 0 && blocks.some((block) => hasBars(block.waves, block.area));
  const about = [
    context.word(clouds.length > 0 ? 'figure.note.cloud' : 'figure.note.mean', { level }),
    ...(blocks.some((block) => !hasBars(block.waves, block.area)) && clouds.length > 0
      ? [context.word('figure.note.dots')]
      : []),
    ...(bars ? [context.word('figure.note.bars')] : []),
  ];
  return [
    about.join(' '),
    ...(hidden ? [context.word('figure.note.hidden')] : []),
    ...(small ? [context.word('figure.note.small', { least: context.number.count(SMALLEST_GROUP) })] : []),
  ];
}

function waveSentence(
  { scale }: ScoreRow,
  wave: ScoreDistribution,
  samples: readonly SampleKey[],
  level: string,
  context: Context,
): string {
  const mean = meanSentence(context.name(scale.name), wave, samples, level, context);
  if (wave.shape === null) return mean;
  const [lower, median, upper] = wave.shape.quartiles.map((value) =>
    context.number.fixed(value, MEAN_DIGITS),
  ) as [string, string, string];
  return context.word('figure.alt.quartiles', { mean, lower, median, upper });
}
