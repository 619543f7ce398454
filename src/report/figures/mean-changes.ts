import { primaryModel } from '../../model/result/samples.ts';
import type { ConfidenceInterval, Result, ScaleResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { scoreRows } from '../tables/score-rows.ts';
import { roundAxis } from './axis.ts';
import { type Figure, figureId, sentences } from './figure.ts';
import { LINES_PANEL_HEIGHT, linesPanel } from './lines-panel.ts';
import { MEAN_DIGITS } from './score-texts.ts';

/** Where a change was taken from: the model that comes first, or the test of the two waves. */
type Source = 'model' | 'paired' | 'welch';

/** How much a group changed from the first wave until a later one. */
interface Change {
  readonly group: string;
  /** Position of the later wave. */
  readonly wave: number;
  readonly difference: number | null;
  readonly ci: ConfidenceInterval;
  readonly source: Source;
}

/**
 * Change since the first wave: a line per group from no change on, with intervals, a panel per score; by the mixed model where it comes
 * first, else of each two waves. `null` without groups at several waves.
 */
export function meanChangesFigure(result: Result, context: Context): Figure | null {
  const { waves, groups } = result;
  if (waves.length < 2 || groups.length < 2) return null;
  const rows = scoreRows(result.scales).flatMap(({ scale }) => {
    const changes = changesOf(scale, result);
    return changes.some(({ difference }) => difference !== null) ? [{ scale, changes }] : [];
  });
  if (rows.length === 0) return null;
  const level = context.number.level(result.settings.confidence);
  const first = context.wave(waves[0]!.id);
  const sources = [...new Set(rows.flatMap(({ changes }) => changes.map(({ source }) => source)))];
  const subtitle = context.word('figure.subtitle.mean-changes', {
    ...{ first, level },
    source: sources.length === 1 ? sources[0]! : 'several',
  });
  const hidden =
    context.withheld !== undefined &&
    rows.some(({ changes }) => changes.some(({ difference }) => difference === null));
  return {
    kind: 'mean-changes',
    id: figureId('mean-changes'),
    title: context.word('figure.title.mean-changes', { first, level }),
    subtitle,
    notes: hidden ? [context.withheld!('figure.note.groups')] : [],
    description: sentences([
      subtitle,
      ...rows.flatMap(({ scale, changes }) =>
        changes.map((change) => changeSentence(scale, change, result, level, context)),
      ),
    ]),
    layers: rows.map(({ scale, changes }, index) =>
      linesPanel(
        {
          ...{ kind: 'mean-changes', index },
          name: context.name(scale.name),
          about: context.word('figure.change.axis', {
            first,
            better: context.word(`figure.better.${scale.direction}`),
          }),
          axis: changeAxis(changes),
          waves: waves.map(({ id }) => context.waveTitle(id)),
          lines: groups.map(({ id }) => ({
            name: context.sampleTitle({ wave: null, group: id, pooled: false }),
            points: waves.map((_, wave) => {
              if (wave === 0) return { value: 0, ends: null };
              const own = changes.find((each) => each.group === id && each.wave === wave);
              if (own === undefined || own.difference === null) return null;
              const { lower, upper } = own.ci;
              const ends = lower === null || upper === null ? null : ([lower, upper] as const);
              return { value: own.difference, ends };
            }),
          })),
          reference: 0,
        },
        context,
      ),
    ),
    bottom: rows.length * LINES_PANEL_HEIGHT - 6,
  };
}

/** From zero as far as the intervals go, on both sides. */
function changeAxis(changes: readonly Change[]) {
  const ends = changes.flatMap(({ difference, ci }) =>
    [difference, ci.lower, ci.upper].filter((end) => end !== null),
  );
  const [lower, upper] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  return roundAxis(lower, upper === lower ? lower + 1 : upper, 5);
}

function changesOf(scale: ScaleResult, { waves, groups }: Result): Change[] {
  const model = primaryModel(scale);
  const first = waves[0]!.id;
  return groups.flatMap(({ id: group }) =>
    waves.slice(1).flatMap(({ id }, position): Change[] => {
      const isIt = ({ contrast }: Pick<ScaleResult['comparisons'][number], 'contrast'>) =>
        contrast.kind === 'waves' &&
        contrast.of[0] === first &&
        contrast.of[1] === id &&
        contrast.group === group;
      const wave = position + 1;
      const ofModel =
        model?.method === 'mixed-model'
          ? model.contrasts.find((each) => each.against === 'first' && isIt(each))
          : undefined;
      if (ofModel !== undefined) {
        const { difference, ci } = ofModel;
        return [{ group, wave, difference, ci, source: 'model' }];
      }
      const tests = scale.comparisons.find(isIt)?.tests ?? [];
      const test =
        tests.find(({ method }) => method === 'paired') ?? tests.find(({ method }) => method === 'welch');
      if (test?.ci == null) return [];
      const { difference, ci } = test;
      return [{ group, wave, difference, ci, source: test.method === 'paired' ? 'paired' : 'welch' }];
    }),
  );
}

/** `Resilience, control, t1: −0.12, 95% CI [−0.34, 0.10]`. */
function changeSentence(
  scale: ScaleResult,
  { group, wave, difference, ci }: Change,
  { waves }: Result,
  level: string,
  context: Context,
): string {
  const { number, withheld } = context;
  const sample = context.sample({ wave: waves[wave]!.id, group, pooled: false });
  const where = `${context.name(scale.name)}, ${sample}`;
  if (difference === null) return withheld === undefined ? '' : `${where}: ${withheld('figure.share')}.`;
  return context.word('figure.alt.mean-change', {
    where,
    change: number.fixed(difference, MEAN_DIGITS),
    interval: `${context.word('column.interval', { level })} ${number.interval(ci.lower, ci.upper, MEAN_DIGITS)}`,
  });
}
