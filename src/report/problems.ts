import type { answerMessages } from '../model/messages/answers.ts';
import { quoted, rangeEnds } from '../model/messages/wording.ts';
import type { Problem } from '../model/problem.ts';
import { QUALITY_FLAGS, type QualityReport } from '../model/quality.ts';
import type { Severity } from '../model/severity.ts';
import type { Context } from './context.ts';
import { qualityTable } from './quality.ts';
import { rangeWords } from './range-words.ts';
import { type Column, dataOf, EMPTY, numberColumn, type Table, type Text, tableOf, words } from './table.ts';
import { countCell } from './tables/number-cells.ts';
import { translate } from './text/messages/translate.ts';

const LISTED = 6;

/**
 * What is wrong with the files and, where it was looked for, the respondents whose answers to look at. As CSV one rectangle of
 * everything: the flags are warnings among the problems.
 */
export function validationTables(
  { problems, quality }: { readonly problems: readonly Problem[]; readonly quality?: QualityReport },
  context: Context,
  asData: boolean,
): Table[] {
  if (quality === undefined || asData) return [problemsTable(problems, context)];
  const flags: ReadonlySet<string> = new Set(QUALITY_FLAGS);
  return [problemsTable(problems, context, ({ code }) => flags.has(code)), qualityTable(quality, context)];
}

/**
 * What is wrong with the files: one row per cell (where, its value, what is the matter, what would be valid); what concerns a
 * whole file, column or row stands below, in the problem's own words.
 *
 * @param tabulated problems that stand in another table: counted here, and left to it
 */
function problemsTable(
  problems: readonly Problem[],
  context: Context,
  tabulated: (problem: Problem) => boolean = () => false,
): Table {
  const printed = problems.filter((problem) => !tabulated(problem));
  const count = (of: Severity) => problems.filter(({ severity }) => severity === of).length;
  const columns = columnsOf(context);
  return tableOf(context, {
    id: 'problems',
    title: context.word('title.problems'),
    rows: printed.filter(isOfCell),
    columns,
    data: () => dataOf(columns, problems),
    notes: () => [
      ...printed.filter((problem) => !isOfCell(problem)).map((problem) => noteOf(problem, context)),
      context.text('note.problems', {
        errors: context.number.count(count('error')),
        warnings: context.number.count(count('warning')),
        notes: count('note'),
      }),
    ],
  });
}

function isOfCell({ row, column }: Problem): boolean {
  return row !== undefined && column !== undefined;
}

function noteOf(problem: Problem, context: Context): Text {
  const text = translate(context, problem);
  if (problem.severity === 'note') return [{ text }];
  return [...context.text(`note.${problem.severity}`), { text: ` ${text}` }];
}

function columnsOf(context: Context): Column<Problem>[] {
  const optional = (text: string | undefined) => (text === undefined ? EMPTY : words(text));
  return [
    { key: 'file', header: context.text('column.file'), stub: true, cell: ({ file }) => optional(file) },
    numberColumn('row', context.text('column.row'), ({ row }) =>
      row === undefined ? EMPTY : countCell(row, context),
    ),
    { key: 'line', value: ({ line }) => line },
    { key: 'column', header: context.text('column.column'), cell: ({ column }) => optional(column) },
    { key: 'value', header: context.text('column.value'), cell: ({ value }) => optional(value) },
    { key: 'scale', value: ({ scale }) => scale },
    { key: 'item', header: context.text('column.item'), cell: ({ item }) => optional(item) },
    { key: 'severity', value: ({ severity }) => severity },
    {
      key: 'code',
      header: context.text('column.problem'),
      cell: (problem) => ({ text: matterOf(problem, context), value: problem.code }),
    },
    {
      key: 'valid',
      header: context.text('column.valid'),
      cell: ({ valid }) => (valid === undefined ? EMPTY : { text: inLanguage(valid, context), value: valid }),
    },
    { key: 'message', value: ({ message }) => message },
  ];
}

/** What is the matter, in a few words; with the other rows where a cell is wrong only because of these. */
function matterOf(problem: Problem, context: Context): string {
  const { code, values } = problem;
  const short = (key: string, facts?: Readonly<Record<string, string>>) =>
    context.lookup(`problem.${key}`, facts) ?? translate(context, problem);
  if (code === 'duplicate-id') {
    if (values === undefined) return translate(context, problem);
    const { rows, files, spellings } = values as Parameters<(typeof answerMessages)['duplicate-id']>[0];
    const places = rows.map((row, index) => [row, files?.[index]].filter(Boolean).join(' '));
    const facts = { rows: listed(places), spellings: listed(spellings.map((each) => `"${each}"`)) };
    return short(spellings.length > 1 ? 'duplicate-id.spelled' : code, facts);
  }
  if (code === 'mixed-decimal') {
    if (values === undefined) return translate(context, problem);
    const { comma } = values as Parameters<(typeof answerMessages)['mixed-decimal']>[0];
    return short(code, { value: quoted(comma.value), row: String(comma.row) });
  }
  return short(code);
}

/** The first of many, as a cell has room for. */
function listed(entries: readonly string[]): string {
  return entries.length > LISTED ? `${entries.slice(0, LISTED).join(', ')}, …` : entries.join(', ');
}

/** Valid answers name their wordings by language (`1-5; en: …; nl: …`); a reader needs those of one, and `1–5`. */
function inLanguage(valid: string, context: Context): string {
  const parts = valid.split('; ').map((part) => {
    const [, language, words = ''] = /^([a-z]{2,3}): (.*)$/.exec(part) ?? [];
    return language === undefined ? { language, text: part } : { language, text: words };
  });
  const wanted = parts.filter(({ language }) => language === undefined || language === context.language);
  const knows = parts.some(({ language }) => language === context.language);
  const shown = knows ? wanted.map(({ text }) => text) : valid.split('; ');
  return shown
    .map((part) => {
      const ends = rangeEnds(part);
      return ends === null ? part : rangeWords(context, ...ends);
    })
    .join(context.word('separator'));
}
