import { labelIn } from '../../model/column-labels.ts';
import {
  entryOf,
  type ScoreColumn,
  type ScoreFile,
  type ScoreHeading,
  type ScoreTable,
} from '../../model/score-table.ts';
import { VariableNames } from '../../model/spss-names.ts';
import type { SavOutputVariable } from './write-sav.ts';
import { writeSav } from './write-sav.ts';

/** What stands in the file beside the scores, by the keys of the CSV file. */
const SUFFIXES = { answered: '_answered', band: '_band' } as const;

const WHOLE = { name: 'F', width: 8, decimals: 0 } as const;

/**
 * Scores per respondent as an SPSS system file: the columns of the CSV file under names that SPSS takes, with labels, and bands as
 * numbers from 1 with value labels. Texts are whole, ids too.
 *
 * @param language of the labels
 */
export function scoresAsSav(table: ScoreTable, language: string): Uint8Array {
  const { files, idColumns, kept, scores } = table;
  const names = new VariableNames();
  const text = (
    name: string,
    ofFile: (file: ScoreFile) => ArrayLike<string> | string,
  ): SavOutputVariable => ({
    name: names.give(name),
    label: name,
    measure: 'nominal',
    values: files.flatMap((file) => {
      const values = ofFile(file);
      return typeof values === 'string' ? Array<string>(file.length).fill(values) : Array.from(values);
    }),
  });
  const variables = [
    ...(table.hasWaves ? [text('wave', ({ wave }) => wave)] : []),
    ...(table.hasOffices ? [text('office', ({ office }) => office ?? '')] : []),
    text('file', ({ file }) => file),
    {
      name: names.give('row'),
      label: 'row',
      format: WHOLE,
      values: numbers(files, (file, index) => file.rows?.[index] ?? index + 2),
    },
    ...idColumns.map((column, position) => text(column, ({ ids }) => ids[position] ?? '')),
    ...kept.map((column, position) => text(column, (file) => file.kept[position] ?? '')),
    ...scores.flatMap((heading, position) => scoreVariables(heading, position, files, names, language)),
  ];
  return writeSav({ variables });
}

function scoreVariables(
  { id, name, version, bands, aggregate }: ScoreHeading,
  position: number,
  files: readonly ScoreFile[],
  names: VariableNames,
  language: string,
): SavOutputVariable[] {
  const label = labelIn(name, language);
  const of = (pick: (column: ScoreColumn, index: number) => number | undefined) =>
    numbers(files, ({ columns }, index) => {
      const column = columns[position] ?? null;
      return column === null ? Number.NaN : (pick(column, entryOf(column, index)) ?? Number.NaN);
    });
  const score: SavOutputVariable = {
    name: names.give(id),
    label: `${label} (${id} ${version}, ${aggregate})`,
    measure: 'scale',
    format: { name: 'F', width: 8, decimals: 2 },
    values: of(({ values }, index) => values[index]),
  };
  const answered: SavOutputVariable = {
    name: names.give(id + SUFFIXES.answered),
    label: `${label}: ${SUFFIXES.answered.slice(1)}`,
    measure: 'scale',
    format: WHOLE,
    values: of(({ answered: counts }, index) => counts[index]),
  };
  if (bands.length === 0) return [score, answered];
  const band: SavOutputVariable = {
    name: names.give(id + SUFFIXES.band),
    label: `${label}: ${SUFFIXES.band.slice(1)}`,
    measure: 'ordinal',
    format: WHOLE,
    valueLabels: bands.map((each, index) => ({ value: index + 1, label: labelIn(each, language) })),
    values: of(({ bands: positions }, index) => {
      const at = positions?.[index] ?? -1;
      return at < 0 ? undefined : at + 1;
    }),
  };
  return [score, answered, band];
}

function numbers(
  files: readonly ScoreFile[],
  value: (file: ScoreFile, index: number) => number,
): Float64Array {
  const values = new Float64Array(files.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const file of files)
    for (let index = 0; index < file.length; index++) values[at++] = value(file, index);
  return values;
}
