import type { FigureData, ScoreDistribution } from '../../model/figure-data.ts';
import { keyOf } from '../../model/result/samples.ts';
import type { Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { namedSamples, scoreRows } from '../tables/score-rows.ts';
import { distributionsOf } from './distributions.ts';
import { type Figure, figureId, sentences } from './figure.ts';
import { LINES_PANEL_HEIGHT, linesPanel, type WaveLine } from './lines-panel.ts';
import { meanSentence } from './score-means.ts';
import { scaleText, scoreAxis } from './score-texts.ts';

/**
 * Means over time: a line per group over the waves, with intervals, a panel per score. `null` of fewer than three samples or one wave only,
 * which other figures show.
 */
export function scoreTrendsFigure(result: Result, data: FigureData, context: Context): Figure | null {
  const samples = namedSamples(result);
  if (result.waves.length < 2 || samples.length < 3) return null;
  const level = context.number.level(result.settings.confidence);
  const rows = scoreRows(result.scales).filter((row) => distributionsOf(data, row).length > 0);
  if (rows.length === 0) return null;
  const subtitle = context.word('figure.subtitle.trends', { level });
  const withheld = context.withheld;
  const hidden = rows.some((row) => distributionsOf(data, row).some(({ n }) => n === null));
  return {
    kind: 'trends',
    id: figureId('trends'),
    title: context.word('figure.title.trends', { level }),
    subtitle,
    notes: hidden && withheld !== undefined ? [withheld('figure.note.groups')] : [],
    description: sentences([
      subtitle,
      ...rows.flatMap((row) =>
        distributionsOf(data, row).map((wave) =>
          meanSentence(context.name(row.scale.name), wave, samples, level, context),
        ),
      ),
    ]),
    layers: rows.map((row, index) => {
      const all = distributionsOf(data, row);
      const highest = Math.max(...all.map(({ ci, mean }) => ci.upper ?? mean ?? 0));
      return linesPanel(
        {
          ...{ kind: 'trends', index },
          name: context.name(row.scale.name),
          about: scaleText(row.scale, context),
          axis: scoreAxis(row.scale, highest, 5),
          waves: result.waves.map(({ id }) => context.waveTitle(id)),
          lines: linesOf(result, all, context),
        },
        context,
      );
    }),
    bottom: rows.length * LINES_PANEL_HEIGHT - 6,
  };
}

/** Of everybody one line without a name. */
function linesOf({ waves, groups }: Result, all: readonly ScoreDistribution[], context: Context): WaveLine[] {
  const ids = groups.length === 0 ? [null] : groups.map(({ id }) => id);
  return ids.map((id) => ({
    name: id === null ? '' : context.sampleTitle({ wave: null, group: id, pooled: false }),
    points: waves.map((wave) => {
      const own = all.find((each) => {
        const key = keyOf(each);
        return key.wave === wave.id && key.group === id;
      });
      if (own === undefined || own.mean === null) return null;
      const { lower, upper } = own.ci;
      return { value: own.mean, ends: lower === null || upper === null ? null : [lower, upper] };
    }),
  }));
}
