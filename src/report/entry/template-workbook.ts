import type { CellStyle, DataValidation, Cell as SheetCell, WriteSheet } from 'hucre/xlsx';
import { ENTRY_COLUMNS, ENTRY_SHEETS } from '../../model/entry-form.ts';
import type { EntryTemplate, TemplateColumn } from '../../model/entry-template.ts';
import type { Context } from '../context.ts';
import { workbook } from '../render/xlsx.ts';
import { columnLetters } from '../render/xlsx-grid.ts';
import { sheetNames } from '../render/xlsx-names.ts';
import { tableSheet } from '../render/xlsx-sheet.ts';
import { FONT, headerStyle } from '../render/xlsx-styles.ts';
import { answerRange, listedCodes, questionOf, wordingOf } from './answer-codes.ts';
import { codesTable, howToTable } from './template-tables.ts';
import { type EntryWords, entryWords } from './words.ts';

/** Rows that the rules hold for; more forms than these are typed into another file. */
const ROWS = 5_000;
/** What the messages of a rule can hold. */
const LONGEST_MESSAGE = 255;
const LONGEST_TITLE = 32;

const TEXT: CellStyle = { font: FONT, numFmt: '@' };
const NUMBER: CellStyle = { font: FONT, alignment: { horizontal: 'right' } };

/**
 * A workbook to type questionnaires into: a row for each, a column for each question, whose cells take only answers that there are; on
 * further sheets what to type where there is none, and what each code stands for.
 */
export async function templateWorkbook(template: EntryTemplate, context: Context): Promise<Uint8Array> {
  const own = entryWords(context);
  const name = ENTRY_SHEETS[context.language].forms;
  const others = [howToTable(template, context, own), codesTable(template, context, own)];
  const names = sheetNames([name, ...others.map(({ title }) => title)]);
  return workbook(
    [
      formsSheet(template, name, context, own),
      ...others.map((table, index) => tableSheet(table, names[index + 1]!).sheet),
    ],
    own.word('title.entry.template'),
  );
}

/** A column as it stands in the sheet. */
interface SheetColumn {
  readonly name: string;
  readonly width: number;
  readonly style: CellStyle;
  /** What the heading tells. */
  readonly note: string;
  readonly rule: Omit<DataValidation, 'range'> | null;
}

function formsSheet(template: EntryTemplate, name: string, context: Context, own: EntryWords): WriteSheet {
  const columns = sheetColumns(template, context, own);
  const cells = new Map<string, Partial<SheetCell>>();
  columns.forEach((column, index) => {
    cells.set(`0,${index}`, {
      value: column.name,
      type: 'string',
      style: headerStyle('left', { first: false, last: true }),
      ...(column.note !== '' && { comment: { author: 'ensure-stats', text: column.note } }),
    });
  });
  return {
    name,
    rows: [[]],
    columns: columns.map(({ width, style }) => ({ width, style })),
    cells,
    freezePane: { rows: 1, columns: 1 },
    dataValidations: columns.flatMap(({ rule }, index) => {
      const letters = columnLetters(index);
      return rule === null ? [] : [{ ...rule, range: `${letters}2:${letters}${ROWS + 1}` }];
    }),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
  };
}

function sheetColumns(template: EntryTemplate, context: Context, own: EntryWords): SheetColumn[] {
  const { doubt, remarks } = ENTRY_COLUMNS[context.language];
  return [
    ...template.columns.map((column, index): SheetColumn => {
      const rule = ruleOf(column, columnLetters(index), template, context, own);
      const width = Math.max(column.kind === 'item' ? 8 : 12, column.name.length + 3);
      const style = column.kind === 'item' ? NUMBER : TEXT;
      return { name: column.name, width, style, note: noteOf(column, context, own), rule };
    }),
    {
      name: doubt,
      width: 20,
      style: TEXT,
      note: own.word('entry.note.doubt'),
      rule: prompt(doubt, own.word('entry.note.doubt')),
    },
    { name: remarks, width: 40, style: TEXT, note: own.word('entry.note.remarks'), rule: null },
  ];
}

/** What a heading says when it is pointed at: the question, and its answers. */
function noteOf(column: TemplateColumn, context: Context, own: EntryWords): string {
  if (column.kind === 'id') return own.word('entry.note.id');
  if (column.kind === 'other')
    return column.codes.map(({ code, label }) => `${code} = ${labelText(label, context)}`).join('\n');
  const { response } = column;
  const asked = questionOf(column, context);
  const question = asked === '' ? [] : [asked];
  const answers = answerLines(column, context);
  return [...question, ...(answers.length > 0 ? answers : [answerRange(response, context)])].join('\n');
}

function labelText(label: string | Readonly<Record<string, string>>, context: Context): string {
  return typeof label === 'string' ? label : context.name(label);
}

/** `1 = Sterk mee oneens`, a line for each answer that has a word. */
function answerLines({ response }: Extract<TemplateColumn, { kind: 'item' }>, context: Context): string[] {
  return (listedCodes(response) ?? []).flatMap((code) => {
    const wording = wordingOf(response, code, context);
    return wording === null ? [] : [`${context.number.plain(code)} = ${wording}`];
  });
}

/** A message without anything that would be refused. */
function prompt(title: string, message: string): Omit<DataValidation, 'range'> {
  return {
    type: 'textLength',
    operator: 'greaterThanOrEqual',
    formula1: '0',
    allowBlank: true,
    showInputMessage: true,
    inputTitle: cut(title, LONGEST_TITLE),
    inputMessage: cut(message, LONGEST_MESSAGE),
  };
}

/** What a cell of a column takes, and what is said while it is typed and where it is refused; `null` where it takes anything. */
function ruleOf(
  column: TemplateColumn,
  letters: string,
  { codes }: EntryTemplate,
  context: Context,
  own: EntryWords,
): SheetColumn['rule'] {
  const stop = { allowBlank: true, showErrorMessage: true, errorStyle: 'stop' } as const;
  const errorTitle = cut(own.word('entry.decide.title'), LONGEST_TITLE);
  if (column.kind === 'id')
    return {
      ...stop,
      type: 'custom',
      formula1: onceFormula(letters),
      errorTitle: cut(own.word('entry.twice.title'), LONGEST_TITLE),
      errorMessage: own.word('entry.twice.error'),
    };
  if (column.kind === 'other') {
    if (column.codes.length === 0) return null;
    const valid = column.codes.map(({ code, label }) => `${code} = ${labelText(label, context)}`).join(', ');
    const error = own.word('entry.choice.error', { column: column.name, valid });
    return {
      ...stop,
      type: 'list',
      values: column.codes.map(({ code }) => code),
      errorTitle,
      errorMessage: cut(error, LONGEST_MESSAGE),
      ...shown(column.name, valid),
    };
  }
  const { response, name } = column;
  const listed = listedCodes(response);
  const special = [codes.twoCrosses, codes.unreadable];
  const answers = answerLines(column, context);
  const facts = {
    column: name,
    valid: answerRange(response, context),
    twoCrosses: String(codes.twoCrosses),
    unreadable: String(codes.unreadable),
  };
  const said = {
    errorTitle,
    errorMessage: cut(own.word('entry.answer.error', facts), LONGEST_MESSAGE),
    ...shown(name, answers.length === 0 ? answerRange(response, context) : answers.join('; ')),
  };
  if (listed !== null) return { ...stop, type: 'list', values: [...listed, ...special].map(String), ...said };
  return { ...stop, type: 'custom', formula1: rangeFormula(`${letters}2`, response, special), ...said };
}

/**
 * Whether no other row has this number. Compared as texts: a number may be typed below one that was pasted as a text, and COUNTIF takes texts for
 * numbers in some programs and not in others.
 */
function onceFormula(letters: string): string {
  const all = `$${letters}$2:$${letters}$${ROWS + 1}`;
  return `SUMPRODUCT((${all}&""=${letters}2&"")*(${all}<>""))<=1`;
}

function shown(title: string, message: string) {
  return {
    showInputMessage: true,
    inputTitle: cut(title, LONGEST_TITLE),
    inputMessage: cut(message, LONGEST_MESSAGE),
  };
}

/** Whether a cell holds an answer in the range, a step from the lowest, or a code for none. */
function rangeFormula(
  cell: string,
  { min, max, step = 1 }: Extract<TemplateColumn, { kind: 'item' }>['response'],
  special: readonly number[],
): string {
  const steps = `ABS((${cell}-${min})/${step}-ROUND((${cell}-${min})/${step},0))<0.000001`;
  const within = [`${cell}>=${min}`, ...(max === null ? [] : [`${cell}<=${max}`]), steps];
  const codes = special.map((code) => `${cell}=${code}`);
  return `IF(ISNUMBER(${cell}),OR(AND(${within.join(',')}),${codes.join(',')}),FALSE)`;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
