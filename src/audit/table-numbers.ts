import type { FindingPlace } from '../model/audit-result.ts';
import type { JsonPath } from '../model/parse/json-text.ts';
import type {
  PublishedComparison,
  PublishedRow,
  PublishedScaleFacts,
  PublishedTable,
  PublishedWave,
} from '../model/published.ts';
import {
  type NumberReader,
  numberReader,
  type PrintedInterval,
  type PrintedNumber,
  type PrintedPCell,
  type TableSettings,
} from './number-reader.ts';
import type { Common, Quantity } from './published-cell.ts';
import { groupRespondents, type Respondents } from './table-groups.ts';

/** What is known of a scale: what the table says, and what its definition does. */
export interface KnownScale extends PublishedScaleFacts {
  /** The definition scores nobody who left an item open; the publication may have done otherwise. */
  readonly completeByDefinition?: boolean;
}

/** What is known of scales, by id. */
export type ScaleFacts = Readonly<Record<string, KnownScale>>;

/** A score in one wave or group. */
export interface WaveNumbers {
  readonly wave: string;
  readonly n: Respondents | null;
  readonly mean: PrintedNumber | null;
  readonly sd: PrintedNumber | null;
  readonly se: PrintedNumber | null;
  readonly median: PrintedNumber | null;
  readonly min: PrintedNumber | null;
  readonly max: PrintedNumber | null;
  readonly ci: PrintedInterval | null;
}

export interface ComparisonNumbers {
  readonly test: PublishedComparison['test'] | null;
  readonly alternative: NonNullable<PublishedComparison['alternative']>;
  /** Whether the publication says on how many sides it tested. */
  readonly saysSides: boolean;
  readonly difference: PrintedNumber | null;
  readonly ci: PrintedInterval | null;
  readonly standardError: PrintedNumber | null;
  readonly pairs: PrintedNumber | null;
  readonly sdOfDifferences: PrintedNumber | null;
  readonly correlation: PrintedNumber | null;
  readonly statistic: PrintedNumber | null;
  readonly df: PrintedNumber | null;
  readonly p: PrintedPCell | null;
  readonly effectSize: (NonNullable<PublishedComparison['effectSize']>['type'] | 'unnamed') | null;
  readonly effect: PrintedNumber | null;
  readonly effectCi: PrintedInterval | null;
}

/** A row of the table: a scale in a group, or an item of it. */
export interface ScoreNumbers {
  readonly place: FindingPlace;
  readonly facts: KnownScale;
  readonly waves: readonly WaveNumbers[];
  /** What is compared. */
  readonly first: WaveNumbers | null;
  readonly second: WaveNumbers | null;
  readonly comparison: ComparisonNumbers | null;
  readonly items: readonly ScoreNumbers[];
}

/** The rows with their numbers read, each wave with its respondents. */
export function scoreNumbers(
  table: PublishedTable,
  facts: ScaleFacts,
  settings: TableSettings,
): ScoreNumbers[] {
  return (table.rows ?? []).map((row, index) => rowNumbers(row, index, table, facts, settings));
}

function rowNumbers(
  row: PublishedRow,
  index: number,
  table: PublishedTable,
  facts: ScaleFacts,
  settings: TableSettings,
): ScoreNumbers {
  const group = table.groups?.find(({ id }) => id === row.group);
  const place: FindingPlace = {
    scale: row.scale,
    name: row.name ?? facts[row.scale]?.name ?? row.scale,
    ...(row.group === undefined ? {} : { group: row.group, groupName: group?.name ?? row.group }),
    ...(row.where === undefined ? {} : { where: row.where }),
  };
  const own = facts[row.scale] ?? {};
  const common = { scale: row.scale, ...(row.group === undefined ? {} : { group: row.group }) };
  const of = (wave: string) => groupRespondents(wave, row.group, table, settings);
  const path = ['rows', index];
  return {
    ...scored(row, { place, facts: own, path, where: row.where, common, of }, settings),
    items: (row.items ?? []).map((item, at) => {
      const range = item.range ?? itemRange(own);
      return {
        ...scored(
          item,
          {
            place: { ...place, item: item.item, ...(item.where === undefined ? {} : { where: item.where }) },
            facts: {
              items: 1,
              ...(range === undefined ? {} : { range }),
              ...(own.wholeAnswers === undefined ? {} : { wholeAnswers: own.wholeAnswers }),
            },
            path: [...path, 'items', at],
            where: item.where ?? row.where,
            common: { ...common, item: item.item },
            of,
          },
          settings,
        ),
        items: [],
      };
    }),
  };
}

/** The range of one item, when that of the score tells it. */
export function itemRange({ items, aggregate, range }: PublishedScaleFacts): PublishedScaleFacts['range'] {
  if (range === undefined || aggregate === undefined) return undefined;
  if (aggregate === 'mean') return range;
  if (items === undefined) return undefined;
  return [range[0] / items, range[1] === null ? null : range[1] / items];
}

interface Scored {
  readonly waves?: Readonly<Record<string, PublishedWave>> | undefined;
  readonly comparison?: PublishedComparison | undefined;
}

interface Where {
  readonly place: FindingPlace;
  readonly facts: KnownScale;
  readonly path: JsonPath;
  readonly where: string | undefined;
  readonly common: Common;
  readonly of: (wave: string) => Respondents | null;
}

function scored(
  { waves = {}, comparison }: Scored,
  at: Where,
  settings: TableSettings,
): Omit<ScoreNumbers, 'items'> {
  const { place, facts, path, where, common, of } = at;
  const read = numberReader(where, settings);
  const numbers = Object.entries(waves).map(([wave, cells]): WaveNumbers => {
    const base = [...path, 'waves', wave];
    const within = { ...common, wave };
    const one = (key: 'n' | 'mean' | 'sd' | 'se' | 'median' | 'min' | 'max') =>
      read.number(cells[key], key, [...base, key], within);
    const n = one('n');
    return {
      wave,
      n: n === null ? of(wave) : { n: n.number.value, cell: n.cell, ofGroup: false },
      mean: one('mean'),
      sd: one('sd'),
      se: one('se'),
      median: one('median'),
      min: one('min'),
      max: one('max'),
      ci: read.interval(cells.ci, ['ci-lower', 'ci-upper'], [...base, 'ci'], within),
    };
  });
  const named = (name: string | undefined) => numbers.find(({ wave }) => wave === name) ?? null;
  const compared = numbers.length > 1 ? [numbers[0]!, numbers[numbers.length - 1]!] : [null, null];
  return {
    place,
    facts,
    waves: numbers,
    first: comparison?.first === undefined ? compared[0]! : named(comparison.first),
    second: comparison?.second === undefined ? compared[1]! : named(comparison.second),
    comparison:
      comparison === undefined ? null : comparisonNumbers(comparison, [...path, 'comparison'], common, read),
  };
}

function comparisonNumbers(
  comparison: PublishedComparison,
  path: JsonPath,
  common: Common,
  read: NumberReader,
): ComparisonNumbers {
  const one = (
    key: 'difference' | 'standardError' | 'n' | 'sdOfDifferences' | 'correlation' | 'statistic' | 'df',
    quantity: Quantity,
  ) => read.number(comparison[key], quantity, [...path, key], common);
  const { effectSize, p, test, alternative } = comparison;
  const effectPath = [...path, 'effectSize'];
  return {
    test: test ?? null,
    alternative: alternative ?? 'two-sided',
    saysSides: alternative !== undefined,
    difference: one('difference', 'difference'),
    ci: read.interval(comparison.ci, ['difference-ci-lower', 'difference-ci-upper'], [...path, 'ci'], common),
    standardError: one('standardError', 'standard-error'),
    pairs: one('n', 'pairs'),
    sdOfDifferences: one('sdOfDifferences', 'sd-of-differences'),
    correlation: one('correlation', 'correlation'),
    statistic: one('statistic', 'statistic'),
    df: one('df', 'df'),
    p: read.p(p, [...path, 'p'], common),
    effectSize: effectSize === undefined ? null : (effectSize.type ?? 'unnamed'),
    effect: read.number(effectSize?.value, 'effect-size', [...effectPath, 'value'], common),
    effectCi: read.interval(
      effectSize?.ci,
      ['effect-size-ci-lower', 'effect-size-ci-upper'],
      [...effectPath, 'ci'],
      common,
    ),
  };
}
