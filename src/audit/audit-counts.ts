import type { FindingPlace } from '../model/audit-result.ts';
import type { PublishedRespondents, PublishedTable } from '../model/published.ts';
import { checkPercentage, checkPercentages, checkTotal } from './checks/count-check.ts';
import { checkGrim } from './checks/grim.ts';
import { numberReader, type PrintedNumber, type TableSettings } from './number-reader.ts';
import {
  consistent,
  exactly,
  explanation,
  findingOf,
  inconsistent,
  judged,
  type Outcome,
  recomputed,
} from './outcome.ts';
import { groupRespondents } from './table-groups.ts';

/** Response rates, and the counts, percentages and totals of respondents' characteristics. */
export function countOutcomes(table: PublishedTable, settings: TableSettings): Outcome[] {
  return [
    ...rateOutcomes(table, settings),
    ...(table.respondents ?? []).flatMap((block, index) =>
      Object.keys(block.columns).flatMap((column) => columnOutcomes(block, index, column, table, settings)),
    ),
  ];
}

function rateOutcomes({ groups = [] }: PublishedTable, settings: TableSettings): Outcome[] {
  return groups.flatMap(({ id, name, where, invited, waves }, index) => {
    const read = numberReader(where, settings);
    const all = read.number(invited, 'invited', ['groups', index, 'invited'], { group: id });
    return Object.entries(waves).flatMap(([wave, { n, rate }]) => {
      const path = ['groups', index, 'waves', wave];
      const common = { group: id, wave };
      const count = read.number(n, 'n', [...path, 'n'], common);
      const percentage = read.number(rate, 'rate', [...path, 'rate'], common);
      if (all === null || count === null || percentage === null || all.number.value < 1) return [];
      const place = {
        group: id,
        groupName: name ?? id,
        // Of a group that was asked once, the wave says nothing.
        ...(Object.keys(waves).length > 1 ? { wave } : {}),
        ...(where === undefined ? {} : { where }),
      };
      return [percentageOutcome('rate', place, percentage, count, all, settings)];
    });
  });
}

/** A percentage against count / total. Cut off instead of rounded, it is inconsistent; by no such habit, impossible. */
function percentageOutcome(
  code: 'rate' | 'percentage',
  place: FindingPlace,
  percentage: PrintedNumber,
  count: PrintedNumber,
  total: PrintedNumber,
  settings: TableSettings,
): Outcome {
  const check = checkPercentage(count.number.value, total.number.value, percentage.number, settings.rounding);
  return judged('percentage', check.verdict, () =>
    findingOf(code, check.truncated ? 'inconsistent' : 'impossible', {
      place,
      cells: [percentage, count, total],
      values: {
        percentage: percentage.cell.printed,
        count: count.cell.printed,
        total: total.cell.printed,
        expected: exactly(check.percentage, percentage.number.decimals + 1),
      },
      explanations: check.truncated ? [explanation('truncated')] : [],
    }),
  );
}

interface Category {
  readonly label: string;
  readonly missing: boolean;
  readonly count: PrintedNumber | null;
  readonly percentage: PrintedNumber | null;
}

function columnOutcomes(
  block: PublishedRespondents,
  index: number,
  column: string,
  table: PublishedTable,
  settings: TableSettings,
): Outcome[] {
  const { variable, name, where, columns, categories, multiple = false } = block;
  const { group, wave, total: totalCell } = columns[column]!;
  const groupName = table.groups?.find(({ id }) => id === group)?.name;
  const place: FindingPlace = {
    variable: name ?? variable,
    ...(group === undefined ? { groupName: column } : { group, groupName: groupName ?? group }),
    ...(wave === undefined ? {} : { wave }),
    ...(where === undefined ? {} : { where }),
  };
  const read = numberReader(where, settings);
  const path = ['respondents', index];
  const rows = categories.map((category, at): Category => {
    const start = [...path, 'categories', at];
    const common = { variable, category: category.label };
    const percentage = read.number(
      category.percentages?.[column],
      'percentage',
      [...start, 'percentages', column],
      common,
    );
    return {
      label: category.label,
      missing: category.missing ?? false,
      count: read.number(category.counts?.[column], 'count', [...start, 'counts', column], common),
      percentage:
        percentage === null ? null : { ...percentage, number: { ...percentage.number, percent: true } },
    };
  });
  const total = read.number(totalCell, 'total', [...path, 'columns', column, 'total'], { variable });
  const ofGroup =
    group === undefined ? null : groupRespondents(wave ?? firstWave(table, group), group, table, settings);
  return [
    ...(multiple ? [] : totalOutcomes(rows, total, place)),
    ...(total === null || ofGroup === null ? [] : [totalOfGroupOutcome(total, ofGroup, place)]),
    ...percentageOutcomes(rows, total, place, settings),
    ...(multiple ? [] : sumOutcomes(rows, place, settings)),
  ];
}

function firstWave({ groups = [] }: PublishedTable, id: string): string {
  return Object.keys(groups.find((group) => group.id === id)?.waves ?? {})[0] ?? '';
}

function totalOutcomes(
  rows: readonly Category[],
  total: PrintedNumber | null,
  place: FindingPlace,
): Outcome[] {
  const counts = rows.flatMap(({ count }) => (count === null ? [] : [count]));
  if (total === null || counts.length < rows.length || counts.length === 0) return [];
  const { verdict, sum } = checkTotal(
    counts.map(({ number }) => number.value),
    total.number.value,
  );
  return [
    judged('total', verdict, () =>
      // Categories that are left out make the sum too small, nothing makes it too large.
      findingOf('total', sum > total.number.value ? 'impossible' : 'inconsistent', {
        place,
        cells: [total, ...counts],
        values: { total: total.cell.printed, sum },
        assumptions: ['one-answer'],
      }),
    ),
  ];
}

function totalOfGroupOutcome(
  total: PrintedNumber,
  { n, cell }: NonNullable<ReturnType<typeof groupRespondents>>,
  place: FindingPlace,
): Outcome {
  if (total.number.value === n) return consistent('total');
  const more = total.number.value > n;
  const finding = findingOf('total-of-group', more ? 'inconsistent' : 'note', {
    place,
    cells: [total, { cell }],
    values: { total: total.cell.printed, n: cell.printed },
  });
  return { check: 'total', verdict: more ? 'inconsistent' : 'consistent', finding };
}

/** Percentages against counts and total; where only the total is printed, whether some count gives them. */
function percentageOutcomes(
  rows: readonly Category[],
  total: PrintedNumber | null,
  place: FindingPlace,
  settings: TableSettings,
): Outcome[] {
  if (total === null || total.number.value < 1) return [];
  const answers = rows.filter(({ missing }) => !missing);
  const countOf = (part: readonly Category[]) =>
    part.reduce((sum, { count }) => sum + (count?.number.value ?? 0), 0);
  const all = total.number.value;
  // Of everybody, of those who answered, or of those in the table when the others are not.
  const bases = [all, all - countOf(rows) + countOf(answers), countOf(answers)].filter((base) => base > 0);
  const printed = rows.filter(({ percentage }) => percentage !== null);
  const fits = ({ count, percentage, missing: isMissing }: Category, base: number) => {
    if (percentage === null || (isMissing && base !== all)) return true;
    if (count === null)
      return (
        checkGrim(percentage.number, { n: base, range: [0, 1], rounding: settings.rounding }).verdict !==
        'inconsistent'
      );
    return (
      checkPercentage(count.number.value, base, percentage.number, settings.rounding).verdict !==
      'inconsistent'
    );
  };
  const base = bases.find((candidate) => printed.every((row) => fits(row, candidate)));
  if (base !== undefined) return printed.map(() => consistent('percentage'));
  return printed.map((row) => {
    if (fits(row, all)) return consistent('percentage');
    if (row.count !== null)
      return percentageOutcome('percentage', place, row.percentage!, row.count, total, settings);
    const { nearest } = checkGrim(row.percentage!.number, {
      n: all,
      range: [0, 1],
      rounding: settings.rounding,
    });
    const decimals = row.percentage!.number.decimals + 1;
    return inconsistent(
      'percentage',
      findingOf('percentage-not-attainable', 'inconsistent', {
        place,
        cells: [row.percentage, total],
        values: {
          percentage: row.percentage!.cell.printed,
          n: all,
          below: exactly(nearest?.[0] ?? 0, decimals),
          above: exactly(nearest?.[1] ?? 0, decimals),
        },
      }),
    );
  });
}

/** All percentages of a column, without those of nobody's answer when they are of those who answered, make 100. */
function sumOutcomes(rows: readonly Category[], place: FindingPlace, { rounding }: TableSettings): Outcome[] {
  const printed = rows.flatMap(({ percentage }) => (percentage === null ? [] : [percentage]));
  const answers = rows.filter(({ missing }) => !missing);
  if (printed.length < answers.length || printed.length < 2) return [];
  const sums = [rows, answers].map((part) =>
    checkPercentages(
      part.flatMap(({ percentage }) => (percentage === null ? [] : [percentage.number])),
      rounding,
    ),
  );
  if (sums.some(({ verdict }) => verdict !== 'inconsistent')) return [consistent('percentage')];
  return [
    inconsistent(
      'percentage',
      findingOf('percentages', 'inconsistent', {
        place,
        cells: printed,
        values: { sum: recomputed(sums[0]!.sum, 1) },
        assumptions: ['one-answer'],
      }),
    ),
  ];
}
