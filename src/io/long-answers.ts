import type { Column, Dataset, ReadOptions, RecordBatch } from '../model/dataset.ts';
import { type LongAnswers, type ResponseStatus, statusOf } from '../model/export-form.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { fileMessages } from '../model/messages/file.ts';
import { cannotRun, remark } from '../model/problem.ts';
import { DecimalGatherer } from './decimal-evidence.ts';

/** Rows that are handed on at once. */
const BATCH = 1000;

/** A response that is being put together: the cells of its first row, and its answers by question. */
interface Response {
  readonly row: number;
  readonly line: number;
  readonly cells: string[];
  readonly answers: Map<string, string>;
}

/**
 * The responses of a file that has a row for each answer: a row each, where its first answer stands, with a column for each question behind the
 * columns of the file. What differs between the rows of a response beside its answers is that of its first row.
 *
 * @throws UserError (status 2) where a response has two different answers to a question
 */
export async function responsesOf(
  dataset: Dataset,
  how: LongAnswers,
  { decimal }: ReadOptions,
): Promise<Dataset> {
  const responses = new Map<string, Response>();
  const questions = new Map<string, DecimalGatherer>();
  const { file } = dataset;
  for await (const { cells, rows, lines } of dataset.batches())
    for (const [at, record] of cells.entries()) {
      const place = { row: rows[at]!, line: lines[at]! };
      const key = JSON.stringify(how.by.map((index) => (record[index] ?? '').trim()));
      let response = responses.get(key);
      if (response === undefined) {
        const own = [...record];
        for (const index of [how.question, how.answer]) own[index] = '';
        response = { ...place, cells: own, answers: new Map() };
        responses.set(key, response);
      }
      const question = (record[how.question] ?? '').trim();
      if (question === '' || how.marks.includes(question.toLowerCase())) continue;
      const answer = record[how.answer] ?? '';
      const gatherer = questions.get(question) ?? new DecimalGatherer();
      questions.set(question, gatherer);
      gatherer.add(answer, place.row, place.line);
      const known = response.answers.get(question);
      if (known !== undefined && known.trim() !== '' && answer.trim() !== '' && known !== answer)
        throw cannotRun(
          createMessage(fileMessages, 'two-answers', { file, question, row: place.row, first: response.row }),
          { file, row: place.row },
        );
      if (known === undefined || answer.trim() !== '') response.answers.set(question, answer);
    }
  const width = dataset.columns.length;
  const columns = [...questions].map(
    ([name, gatherer], at): Column => ({
      index: width + at,
      name,
      role: how.repeats.some((end) => name.endsWith(end)) ? 'technical' : 'answer',
      decimal: decimal === undefined ? gatherer.conclude() : { kind: 'sign', sign: decimal },
    }),
  );
  const records = [...responses.values()].map(({ row, line, cells, answers }) => {
    while (cells.length < width) cells.push('');
    return {
      row,
      line,
      cells: [...cells.slice(0, width), ...[...questions.keys()].map((each) => answers.get(each) ?? '')],
    };
  });
  const { headings, blank, damaged, respondents } = dataset.rows;
  const facts = { file, rows: respondents, count: records.length };
  return {
    ...dataset,
    columns: [...dataset.columns, ...columns],
    rowCount: records.length,
    rows: {
      inFile: headings + blank + damaged + records.length,
      headings,
      blank,
      damaged,
      respondents: records.length,
    },
    isPlain: false,
    export: withStatuses(
      dataset.export,
      records.map(({ cells }) => cells),
    ),
    notices: [...dataset.notices, remark(createMessage(fileMessages, 'long-answers', facts), { file })],
    batches: () => batchesOf(records),
  };
}

/** Statuses are those of responses, not of answers. */
function withStatuses(facts: Dataset['export'], records: readonly (readonly string[])[]): Dataset['export'] {
  if (facts === null) return null;
  const statuses: Partial<Record<ResponseStatus, number>> = {};
  for (const status of Object.keys(facts.statuses) as ResponseStatus[]) statuses[status] = 0;
  for (const cells of records) {
    const status = statusOf({ statuses: facts.statusRules }, cells);
    if (status !== null) statuses[status] = (statuses[status] ?? 0) + 1;
  }
  return { ...facts, statuses };
}

async function* batchesOf(
  records: readonly { readonly row: number; readonly line: number; readonly cells: readonly string[] }[],
): AsyncGenerator<RecordBatch> {
  for (let at = 0; at < records.length; at += BATCH) {
    const some = records.slice(at, at + BATCH);
    yield {
      cells: some.map(({ cells }) => cells),
      rows: some.map(({ row }) => row),
      lines: some.map(({ line }) => line),
    };
  }
}
