import type { Dataset } from '../model/dataset.ts';
import { answerMessages } from '../model/messages/answers.ts';
import { said } from '../model/messages/said.ts';
import { asError, type Problem, UserError } from '../model/problem.ts';
import type { Scale } from '../model/scale.ts';
import { firstColumns } from './find-column.ts';
import { type ColumnIndex, indexColumns, matchScale, type ScaleMatch } from './match-items.ts';

/** The scales of an analysis, each with its match in every file (`null` where the file does not have it). */
export interface SelectedScale {
  readonly scale: Scale;
  readonly matches: readonly (ScaleMatch | null)[];
}

export interface ScaleSelection {
  readonly scales: readonly SelectedScale[];
  readonly warnings: readonly Problem[];
  /** Per file, the positions of the columns that belong to a scale, be it one that is left out or was not asked for. */
  readonly known: readonly ReadonlySet<number>[];
}

/**
 * Lays scales over the columns of one or several files.
 *
 * Asked for by name, a scale must be whole in every file. Otherwise every candidate that is whole in a file is used there;
 * one that is partly there is left out with a warning, and variants are never taken on their own.
 *
 * @param requested scales asked for by name, `null` to find them
 * @param candidates scales to look for, in the order of the report
 * @throws UserError (status 2) when a requested scale is not whole, a column is claimed twice, or nothing is found
 */
export function selectScales(
  requested: readonly Scale[] | null,
  candidates: readonly Scale[],
  datasets: readonly Dataset[],
): ScaleSelection {
  const indexes = datasets.map(indexColumns);
  const warnings: Problem[] = [];
  const problems: Problem[] = [];
  const scales: SelectedScale[] = [];
  const known = indexes.map(() => new Set<number>());
  for (const scale of requested ?? candidates.filter((candidate) => candidate.variantOf === undefined)) {
    const found = indexes.map((index) => matchScale(scale, index));
    found.forEach((match, file) => {
      addColumns(known[file]!, match);
    });
    const size = scale.items.length;
    const whole = datasets[found.findIndex((match) => match.found === size)]?.file;
    const incomplete = found.flatMap((match, file) =>
      match.found < size && (requested !== null || match.found > 0)
        ? [absence(match, datasets[file]!, requested !== null, whole)]
        : [],
    );
    if (requested !== null) problems.push(...incomplete);
    else warnings.push(...incomplete);
    const matches = found.map((match) => (match.found === size ? match : null));
    if (matches.every((match) => match === null)) continue;
    problems.push(...matches.flatMap((match) => match?.problems ?? []));
    if (requested === null) warnings.push(...absentFiles(scale, found, datasets));
    scales.push({ scale, matches });
  }
  problems.push(...sharedColumns(scales, datasets));
  if (problems.length > 0) throw new UserError(problems, 2);
  if (scales.length === 0)
    throw new UserError([...warnings.map(asError), nothingFound(datasets, candidates)], 2);
  if (requested !== null) addWholeScales(known, candidates, indexes);
  return { scales, warnings, known };
}

function addColumns(known: Set<number>, { columns }: ScaleMatch): void {
  for (const column of columns) if (column !== null) known.add(column.index);
}

/** Scales that were not asked for, where a file has them whole. */
function addWholeScales(
  known: readonly Set<number>[],
  candidates: readonly Scale[],
  indexes: readonly ColumnIndex[],
): void {
  for (const scale of candidates)
    for (const [file, index] of indexes.entries()) {
      const match = matchScale(scale, index);
      if (match.found === scale.items.length) addColumns(known[file]!, match);
    }
}

/** @param whole the file that has the whole scale, where one does */
function absence(match: ScaleMatch, dataset: Dataset, named: boolean, whole: string | undefined): Problem {
  const { scale, columns, found, repeated } = match;
  const missing = scale.items.filter((_, index) => columns[index] === null).map((item) => item.id);
  return {
    ...said(answerMessages, 'scale-incomplete', {
      file: dataset.file,
      scale: scale.id,
      found,
      items: scale.items.length,
      missing,
      ...(repeated.length === 0 ? {} : { repeated }),
      ...(named ? { columns: firstColumns(dataset.columns) } : whole === undefined ? {} : { wholeIn: whole }),
    }),
    severity: named ? 'error' : 'warning',
    file: dataset.file,
    scale: scale.id,
  };
}

function absentFiles(scale: Scale, found: readonly ScaleMatch[], datasets: readonly Dataset[]): Problem[] {
  return found.flatMap((match, file): Problem[] =>
    match.found > 0
      ? []
      : [
          {
            ...said(answerMessages, 'scale-absent', { file: datasets[file]!.file, scale: scale.id }),
            severity: 'warning',
            file: datasets[file]!.file,
            scale: scale.id,
          },
        ],
  );
}

/** A column that serves two scales is an error, unless they are codings of the same items. */
function sharedColumns(scales: readonly SelectedScale[], datasets: readonly Dataset[]): Problem[] {
  return datasets.flatMap((dataset, file) => {
    const owner = new Map<number, { scale: Scale; item: string }>();
    return scales.flatMap(({ scale, matches }) =>
      scale.items.flatMap((item, index): Problem[] => {
        const column = matches[file]?.columns[index] ?? null;
        if (column === null) return [];
        const other = owner.get(column.index);
        owner.set(column.index, { scale, item: item.id });
        if (other === undefined || other.item === item.id) return [];
        return [
          {
            ...said(answerMessages, 'two-items-for-one-column', {
              file: dataset.file,
              column: column.name,
              items: [other.item, item.id],
              scales: [other.scale.id, scale.id],
            }),
            severity: 'error',
            file: dataset.file,
            column: column.name,
            scale: scale.id,
            item: item.id,
          },
        ];
      }),
    );
  });
}

function nothingFound(datasets: readonly Dataset[], candidates: readonly Scale[]): Problem {
  const scales = candidates.filter((scale) => scale.variantOf === undefined).map((scale) => scale.id);
  const files = datasets.map(({ file, columns }) => ({ file, columns: firstColumns(columns) }));
  return { ...said(answerMessages, 'no-scale', { scales, files }), severity: 'error' };
}
