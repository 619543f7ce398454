import { type Dataset, type FileForm, fileForm } from '../model/dataset.ts';
import type { InputSummary } from '../model/result.ts';
import type { PartCounts } from '../scoring/decode-dataset.ts';
import { otherColumns } from '../scoring/other-columns.ts';
import type { ScoredDataset } from '../scoring/score-dataset.ts';
import type { AnalysisInput } from './analyse.ts';
import type { OutsideGroups } from './flow.ts';

const NOBODY: OutsideGroups = { withoutGroup: 0, otherGroups: 0 };

/** What was counted while a wave was scored. */
type Counted = Pick<ScoredDataset, 'invalidSetMissing' | 'missingCodes'> & {
  readonly parts: readonly PartCounts[];
};

/**
 * The files as the output repeats them, each once, whatever waves it holds; those that are one wave one after the other.
 *
 * @param ids of the waves
 * @param counted by wave
 * @param outside by wave, respondents who are in none of the groups that are compared
 * @param items by wave, the columns that belong to a scale; `null` where the others are not to be named
 */
export function inputSummaries(
  inputs: readonly Omit<AnalysisInput, 'wave'>[],
  ids: readonly string[],
  counted: readonly Counted[],
  outside: readonly OutsideGroups[] = [],
  items: readonly ReadonlySet<number>[] | null = null,
): InputSummary[] {
  const wholeOf = (input: (typeof inputs)[number]) => input.part?.file ?? input;
  return [...new Set(inputs.map(wholeOf))].flatMap((whole): InputSummary[] => {
    const waves = inputs.flatMap((input, index) => (wholeOf(input) === whole ? [index] : []));
    const { dataset, sha256, part } = inputs[waves[0]!]!;
    const file = part?.file ?? dataset;
    const sum = (count: (wave: number) => number) => waves.reduce((total, wave) => total + count(wave), 0);
    const about = {
      waves: waves.map((wave) => ids[wave]!),
      ...(part !== undefined && { layout: part.layout }),
      ...(items !== null && {
        otherColumns: otherColumns(file, new Set(waves.flatMap((wave) => [...items[wave]!]))),
      }),
    };
    const summary = (
      one: SummarisedFile,
      left: number,
      outsideOf: (wave: number) => OutsideGroups,
      countsOf: (wave: number) => Counts,
    ) => {
      const withoutGroup = sum((wave) => outsideOf(wave).withoutGroup);
      const otherGroups = sum((wave) => outsideOf(wave).otherGroups);
      return {
        waves: about.waves,
        file: one.file,
        sha256: one.sha256,
        rows: one.rowCount,
        rowCounts: {
          ...one.rows,
          ...(file.leftOut.length > 0 && { leftOut: left }),
          withoutGroup,
          otherGroups,
          used: one.rowCount - withoutGroup - otherGroups,
        },
        ...(about.layout !== undefined && { layout: about.layout }),
        ...(about.otherColumns !== undefined && { otherColumns: about.otherColumns }),
        ...exportOf(one),
        ...fileForm(one),
        invalidSetMissing: sum((wave) => countsOf(wave).invalidSetMissing),
        missingCodes: sum((wave) => countsOf(wave).missingCodes),
      };
    };
    if (file.parts === undefined)
      return [
        summary(
          { ...file, sha256 },
          leftOutOf(file),
          (wave) => outside[wave] ?? NOBODY,
          (wave) => counted[wave]!,
        ),
      ];
    return file.parts.map((each, index) => {
      const countsOf = (wave: number) => counted[wave]!.parts[index]!;
      const used = sum((wave) => countsOf(wave).rows);
      return {
        ...summary(
          { ...each, rowCount: used },
          // Of long files also the rows of waves that are not used.
          leftOutOf(each) + each.rowCount - used,
          (wave) => outside[wave]?.parts?.[index] ?? NOBODY,
          (wave) => ({
            invalidSetMissing: countsOf(wave).invalid,
            missingCodes: countsOf(wave).missingCodes,
          }),
        ),
        joined: file.file,
      };
    });
  });
}

/** A file by itself, or one of several that are joined. */
type SummarisedFile = FileForm &
  Pick<Dataset, 'file' | 'rowCount' | 'rows' | 'export' | 'leftOut' | 'corrections'> & {
    readonly sha256: string | null;
  };

type Counts = Omit<Counted, 'parts'>;

/** What the platform tells of a file, which of its rows are left out, and which cells were corrected. */
export function exportOf({
  export: facts,
  leftOut,
  corrections,
}: Pick<Dataset, 'export' | 'leftOut' | 'corrections'>): Pick<
  InputSummary,
  'export' | 'leftOut' | 'corrections'
> {
  return {
    ...(facts !== null && {
      export: {
        platform: facts.platform,
        variant: facts.variant,
        headingRows: facts.headingRows,
        statuses: facts.statuses,
      },
    }),
    ...(leftOut.length > 0 && { leftOut }),
    ...(corrections !== undefined && { corrections }),
  };
}

/** How many rows of a file are left out. */
export function leftOutOf({ leftOut }: Pick<Dataset, 'leftOut'>): number {
  return leftOut.reduce((sum, { count }) => sum + count, 0);
}
