import type { Column, Dataset } from '../model/dataset.ts';
import { answerMessages } from '../model/messages/answers.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { asError, type Problem, remark, UserError } from '../model/problem.ts';
import type { Scale } from '../model/scale.ts';
import { drafts } from './drafts.ts';
import { firstColumns } from './find-column.ts';
import { columnsBeyond } from './longer-form.ts';
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
 * one that is partly there is left out with a warning. A variant is taken unasked only where it is a short form whose long form the
 * files do not have.
 *
 * @param requested scales asked for by name, `null` to find them
 * @param candidates scales to look for, in the order of the report
 * @param acceptDraft whether what a draft leaves undecided is taken as it stands, with a warning for each guess
 * @param mayBeNone whether files without any scale will do, where none is asked for: their questions are looked at
 * @throws UserError (status 2) when a requested scale is not whole, a column is claimed twice, nothing is found, or a scale is a draft
 */
export function selectScales(
  requested: readonly Scale[] | null,
  candidates: readonly Scale[],
  datasets: readonly Dataset[],
  acceptDraft = false,
  mayBeNone = false,
): ScaleSelection {
  const indexes = datasets.map(indexColumns);
  const warnings: Problem[] = [];
  const problems: Problem[] = [];
  const scales: SelectedScale[] = [];
  const known = indexes.map(() => new Set<number>());
  for (const { scale, matches: found } of requested?.map((scale) => laidOver(scale, indexes)) ??
    unasked(candidates, indexes)) {
    found.forEach((match, file) => {
      addColumns(known[file]!, match);
    });
    const whole = datasets[found.findIndex(({ isWhole }) => isWhole)]?.file;
    const incomplete = found.flatMap((match, file) =>
      !match.isWhole && (requested !== null || match.found > 0)
        ? [absence(match, datasets[file]!, requested !== null, whole)]
        : [],
    );
    if (requested !== null) problems.push(...incomplete);
    else warnings.push(...incomplete);
    const beyond = requested === null ? found.map((match, file) => columnsBeyond(match, indexes[file]!)) : [];
    warnings.push(...longerForms(found, beyond, datasets));
    const matches = found.map((match, file) =>
      match.isWhole && (beyond[file] ?? []).length === 0 ? match : null,
    );
    if (matches.every((match) => match === null)) continue;
    problems.push(...matches.flatMap((match) => match?.problems ?? []));
    if (requested === null) warnings.push(...absentFiles(scale, found, datasets));
    scales.push({ scale, matches });
  }
  problems.push(...sharedColumns(scales, datasets), ...partsWithoutScale(known, datasets));
  for (const problem of drafts(
    scales.map(({ scale }) => scale),
    acceptDraft,
  ))
    (problem.severity === 'error' ? problems : warnings).push(problem);
  if (problems.length > 0) throw new UserError([...problems, ...affixHints(datasets)], 2);
  if (scales.length === 0 && !(mayBeNone && requested === null)) {
    const hints = affixHints(datasets);
    // That the items stand under affixes says all.
    const absent = hints.length > 0 ? hints : [...warnings.map(asError), nothingFound(datasets, candidates)];
    throw new UserError(absent, 2);
  }
  if (requested !== null) addWholeScales(known, candidates, indexes);
  return { scales, warnings, known };
}

/** What to type where scales stand under affixes (`mother_brs1`), for those who find none. */
function affixHints(datasets: readonly Dataset[]): Problem[] {
  return datasets.flatMap(({ notices }) =>
    notices.filter(({ code }) => code === 'other-affixes').map(asError),
  );
}

/** A scale laid over every file. */
interface LaidOver {
  readonly scale: Scale;
  readonly matches: readonly ScaleMatch[];
}

function laidOver(scale: Scale, indexes: readonly ColumnIndex[]): LaidOver {
  return { scale, matches: indexes.map((index) => matchScale(scale, index)) };
}

/**
 * The scales to look for when none is named. Of a scale and its variants one is taken, so that finding both changes no correction for
 * several tests: the scale itself, or, where no file has more of its items than those of a short form (K6 of K10), the short form.
 */
function unasked(candidates: readonly Scale[], indexes: readonly ColumnIndex[]): LaidOver[] {
  const variants = new Map<string, Scale[]>();
  for (const scale of candidates) {
    if (scale.variantOf === undefined) continue;
    const known = variants.get(scale.variantOf);
    if (known === undefined) variants.set(scale.variantOf, [scale]);
    else known.push(scale);
  }
  return candidates
    .filter(({ variantOf }) => variantOf === undefined)
    .map((scale) => {
      const long = laidOver(scale, indexes);
      if (long.matches.some(({ isWhole }) => isWhole)) return long;
      const short = (variants.get(scale.id) ?? [])
        .map((variant) => laidOver(variant, indexes))
        .find(
          ({ matches }) =>
            matches.some(({ isWhole }) => isWhole) &&
            matches.every((match, file) => hasColumnsOf(match, long.matches[file]!)),
        );
      return short ?? long;
    });
}

function hasColumnsOf({ columns }: ScaleMatch, other: ScaleMatch): boolean {
  return other.columns.every((column) => column === null || columns.includes(column));
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
      if (match.isWhole) addColumns(known[file]!, match);
    }
}

/** @param whole the file that has the whole scale, where one does */
function absence(match: ScaleMatch, dataset: Dataset, named: boolean, whole: string | undefined): Problem {
  const { scale, columns, found, repeated } = match;
  const missing = scale.items.filter((_, index) => (columns[index] ?? null) === null).map((item) => item.id);
  return {
    ...createMessage(answerMessages, 'scale-incomplete', {
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

function longerForms(
  found: readonly ScaleMatch[],
  beyond: readonly (readonly Column[])[],
  datasets: readonly Dataset[],
): Problem[] {
  return beyond.flatMap((more, file): Problem[] => {
    if (more.length === 0) return [];
    const { scale, columns } = found[file]!;
    const names = [columns[0]!, columns.at(-1)!].map(({ name }) => name) as [string, string];
    const facts = { file: datasets[file]!.file, scale: scale.id, names, columns: firstColumns(more) };
    return [
      {
        ...createMessage(answerMessages, 'longer-form', facts),
        severity: 'warning',
        file: datasets[file]!.file,
        scale: scale.id,
      },
    ];
  });
}

function absentFiles(scale: Scale, found: readonly ScaleMatch[], datasets: readonly Dataset[]): Problem[] {
  return found.flatMap((match, file): Problem[] =>
    match.found > 0
      ? []
      : [
          remark(
            createMessage(answerMessages, 'scale-absent', { file: datasets[file]!.file, scale: scale.id }),
            {
              file: datasets[file]!.file,
              scale: scale.id,
            },
          ),
        ],
  );
}

/** A column that serves two scales is an error, unless one is a coding or a short form of the other. */
function sharedColumns(scales: readonly SelectedScale[], datasets: readonly Dataset[]): Problem[] {
  return datasets.flatMap((dataset, file) => {
    const owner = new Map<number, { scale: Scale; item: string }>();
    return scales.flatMap(({ scale, matches }) =>
      scale.items.flatMap((item, index): Problem[] => {
        const column = matches[file]?.columns[index] ?? null;
        if (column === null) return [];
        const other = owner.get(column.index);
        owner.set(column.index, { scale, item: item.id });
        if (other === undefined || other.item === item.id || areRelated(other.scale, scale)) return [];
        return [
          {
            ...createMessage(answerMessages, 'two-items-for-one-column', {
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

function areRelated(one: Scale, other: Scale): boolean {
  return (one.variantOf ?? one.id) === (other.variantOf ?? other.id);
}

/** Of files that are joined, those without any column of a scale: files of something else. */
function partsWithoutScale(known: readonly ReadonlySet<number>[], datasets: readonly Dataset[]): Problem[] {
  return datasets.flatMap(({ parts = [], columns }, index): Problem[] =>
    known[index]!.size === 0
      ? []
      : parts.flatMap(({ file, order }): Problem[] => {
          if ([...known[index]!].some((column) => (order[column] ?? -1) >= 0)) return [];
          const own = columns.filter((_, column) => (order[column] ?? -1) >= 0);
          const facts = { file, columns: firstColumns(own) };
          return [{ ...createMessage(answerMessages, 'no-scale-column', facts), severity: 'error', file }];
        }),
  );
}

function nothingFound(datasets: readonly Dataset[], candidates: readonly Scale[]): Problem {
  const scales = candidates.filter((scale) => scale.variantOf === undefined).map((scale) => scale.id);
  const files = datasets.map(({ file, columns }) => ({ file, columns: firstColumns(columns) }));
  return { ...createMessage(answerMessages, 'no-scale', { scales, files }), severity: 'error' };
}
