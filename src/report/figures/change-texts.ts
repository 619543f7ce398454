import { type PairedChange, type PairedScores, SMALLEST_GROUP } from '../../model/figure-data.ts';
import type { Direction } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { changeOf } from '../tables/decision.ts';
import type { ScoreRow } from '../tables/score-rows.ts';
import { minus } from './figure.ts';
import { DECISION } from './palette.ts';
import { MEAN_DIGITS } from './score-texts.ts';
import type { Slope } from './slope.ts';

/** How a change is drawn: colour and line say the same. Unchanged lies under the others. */
export const LOOK = {
  same: { color: '#9a9a9a', width: 0.8, dash: undefined },
  unknown: { color: '#7a7a7a', width: 0.8, dash: undefined },
  improved: { color: DECISION.improved.color, width: 1.5, dash: undefined },
  worsened: { color: DECISION.worsened.color, width: 1.5, dash: [5, 2.5] },
  rose: { color: DECISION.rose.color, width: 1.5, dash: undefined },
  fell: { color: DECISION.fell.color, width: 1.5, dash: [5, 2.5] },
} as const;
export type Fate = keyof typeof LOOK;

export interface Part {
  readonly row: ScoreRow;
  readonly change: PairedChange;
  readonly area: Slope;
}

export function waveNames({ scale }: ScoreRow, context: Context): [string, string] {
  const [first = 'pre', second = 'post'] = scale.comparison?.groups ?? Object.keys(scale.waves);
  return [context.wave(first), context.wave(second)];
}

/** Improved and worsened, or, where neither end is better, risen and fallen. */
export function fateOf(change: PairedScores['change'], direction: Direction): Fate {
  if (change === null) return 'unknown';
  return change === 'same' ? 'same' : changeOf(direction, change === 'increased');
}

/** How many changed in which way: `reliably improved: 5 (21%)`. */
export function countTexts({ row, change }: Part, context: Context): { fate: Fate; text: string }[] {
  const { direction } = row.scale;
  if (change.counts === null) return [];
  const { increased, same, decreased } = change.counts;
  const raised = { change: 'increased', n: increased } as const;
  const lowered = { change: 'decreased', n: decreased } as const;
  const ordered = direction === 'lower-is-better' ? [lowered, raised] : [raised, lowered];
  return [ordered[0]!, { change: 'same', n: same } as const, ordered[1]!].map(({ change: of, n }) => {
    const fate = fateOf(of, direction);
    const text = context.word('figure.change.count', {
      change: context.word(`figure.change.${fate}`),
      n: context.number.count(n),
      share: context.number.share(n / change.pairs, 0),
    });
    return { fate, text };
  });
}

export function notesOf(parts: readonly Part[], context: Context): string[] {
  const { number } = context;
  const reliable = parts.map(({ row, change: { precision } }) => {
    if (precision === null) return context.word('figure.note.unreliable');
    const wave = waveNames(row, context)[0];
    const text = context.word('figure.note.reliable', {
      points: number.fixed(precision.smallestReliableChange, MEAN_DIGITS),
      criterion: number.plain(precision.criterion),
      sd: number.fixed(precision.sd, MEAN_DIGITS),
      sdFrom: precision.sdFrom === 'given' ? context.word('figure.source.given') : wave,
      reliability: number.bounded(precision.reliability, MEAN_DIGITS),
      reliabilityFrom:
        precision.reliabilityFrom === 'given'
          ? context.word('figure.source.given')
          : context.word('figure.source.alpha', { wave }),
    });
    return parts.length > 1 ? `${context.name(row.scale.name)}. ${text}` : text;
  });
  const hidden = parts.filter(({ change }) => change.changes === null);
  return [
    ...reliable,
    ...(hidden.some(({ change }) => change.pairs < SMALLEST_GROUP)
      ? [context.word('figure.note.small', { least: number.count(SMALLEST_GROUP) })]
      : []),
    ...(hidden.some(({ change }) => change.pairs >= SMALLEST_GROUP)
      ? [context.word('figure.note.hidden')]
      : []),
  ];
}

export function partSentences(part: Part, context: Context): string[] {
  const { row, change } = part;
  const [firstWave, secondWave] = waveNames(row, context);
  const scale = context.name(row.scale.name);
  const mean = context.word('figure.alt.change', {
    scale,
    first: minus(context.number.fixed(change.first, MEAN_DIGITS)),
    firstWave,
    second: minus(context.number.fixed(change.second, MEAN_DIGITS)),
    secondWave,
  });
  const counts = countTexts(part, context).map(({ text }) => text);
  return [counts.length === 0 ? mean : `${mean}; ${counts.join(', ')}`];
}
