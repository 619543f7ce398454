import type { Dataset } from '../model/dataset.ts';
import type { EmitQuestion, EmitRows } from '../model/emit-plan.ts';
import type { QuestionResult } from '../model/result.ts';
import { isMissingText, missingCodes } from '../scoring/missing-codes.ts';
import {
  namedColumns,
  type QuestionColumns,
  type ReadQuestion,
  readQuestion,
} from '../scoring/read-question.ts';
import { withoutBlanks } from './emit-survey.ts';
import { findQuestions } from './questions.ts';
import type { AnalysisSettings } from './settings.ts';

/**
 * The questions outside the scales as cells: which of them say that somebody answered, and which that somebody gave an answer. They are
 * learned from the rows, as this tool read them, so that no script has to know how questions are read.
 */
export async function emitQuestions(
  datasets: readonly Dataset[],
  settings: AnalysisSettings,
  results: readonly QuestionResult[],
): Promise<EmitQuestion[]> {
  const questions: EmitQuestion[] = [];
  for (const { asked, inFiles } of findQuestions(datasets, settings.questions)) {
    const result = results.find(({ id }) => id === namedColumns(asked).join(','));
    if (result === undefined) continue;
    const read = await readQuestion(datasets, inFiles, asked, settings);
    const waves: (ReadonlyMap<string, CellsOfOption> | null)[] = [];
    for (const [wave, columns] of inFiles.entries())
      waves.push(
        columns === null
          ? null
          : cellsOf(read[wave]!, await distinctCells(datasets[wave]!, columns), settings.missing),
      );
    questions.push({
      id: result.id,
      kind: result.kind,
      options: result.options.map(({ id }) => ({
        id,
        waves: waves.map((options) =>
          options === null ? null : (options.get(id) ?? { answered: anyAnswer(options), given: [] }),
        ),
      })),
    });
  }
  return questions;
}

interface CellsOfOption {
  readonly answered: readonly EmitRows[];
  readonly given: readonly EmitRows[];
}

/** Who answered the question: the same for each of its answers. */
function anyAnswer(options: ReadonlyMap<string, CellsOfOption>): readonly EmitRows[] {
  return [...options.values()][0]?.answered ?? [];
}

interface ColumnCells {
  readonly column: number;
  /** Each different cell, with the respondents who have it. */
  readonly cells: ReadonlyMap<string, readonly number[]>;
}

async function distinctCells(dataset: Dataset, { columns }: QuestionColumns): Promise<ColumnCells[]> {
  const found = columns.map(({ index }) => ({ column: index, cells: new Map<string, number[]>() }));
  let respondent = 0;
  for await (const batch of dataset.batches())
    for (const row of batch.written ?? batch.cells) {
      for (const { column, cells } of found) {
        const cell = withoutBlanks(row[column] ?? '');
        const known = cells.get(cell);
        if (known === undefined) cells.set(cell, [respondent]);
        else known.push(respondent);
      }
      respondent++;
    }
  return found;
}

function cellsOf(
  { answered, options }: ReadQuestion,
  columns: readonly ColumnCells[],
  missing: readonly string[],
): Map<string, CellsOfOption> {
  const codes = missingCodes(missing);
  const having = (flags: Uint8Array, from: readonly ColumnCells[]): EmitRows[] =>
    from.flatMap(({ column, cells }) => {
      const own = [...cells].flatMap(([cell, respondents]) =>
        !isMissingText(cell, codes) && respondents.every((each) => flags[each] === 1) ? [cell] : [],
      );
      return own.length === 0 ? [] : [{ column, cells: own.sort() }];
    });
  const isColumnEach = columns.length > 1;
  const whoAnswered = having(answered, columns);
  return new Map(
    [...options].map(([key, { ticked }], place) => [
      key,
      // Of an answer a column, the answers stand in the order of the columns.
      { answered: whoAnswered, given: having(ticked, isColumnEach ? [columns[place]!] : columns) },
    ]),
  );
}
