import { type AnswerPair, answersOption, quotedOption } from '../added-answers.ts';
import { listValue } from '../list-text.ts';
import type { UndecidedKind } from '../questionnaire.ts';
import { optionValue } from './choices.ts';
import type { Messages } from './create-message.ts';
import {
  type ColumnNames,
  columnsIn,
  columnsOfFilesIn,
  firstIn,
  listIn,
  nameIn,
  quoted,
  rangeIn,
  rangeText,
  shortened,
} from './wording.ts';
import { ENGLISH, type Words } from './words.ts';

/** A cell that cannot be an answer: where it stands, and what its code needs to say why. */
type ImpossibleAnswer = {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly item: string;
} & AnswerFacts;

/** What is known of an impossible answer besides its place. */
export type AnswerFacts = {
  /** The valid answers; `max` is `null` for an open count. */
  readonly min?: number;
  readonly max?: number | null;
  readonly step?: number;
  /** What --missing would name if the value means "no answer", as files often have it. */
  readonly missing?: string | number;
  /** Whether a spreadsheet may have made a date of the answer. */
  readonly spreadsheet?: true;
  /** The number and the wording that contradict each other, and what the wording is coded. */
  readonly number?: number;
  readonly wording?: string;
  readonly coded?: number;
};

export type ImpossibleCode =
  | 'out-of-range'
  | 'not-a-valid-step'
  | 'unknown-answer'
  | 'contradictory-answer'
  | 'wrong-decimal-sign';

/** Spellings of one id in several rows. */
type DuplicateId = {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly number[];
  /** The file of each row, where several are joined. */
  readonly files?: readonly string[];
  /** As the rows have it; one where all are alike. */
  readonly spellings: readonly string[];
};

/** Respondents without an id: how many, and the rows of the first. */
type BlankIds = {
  readonly file: string;
  readonly columns: readonly string[];
  readonly count: number;
  readonly rows: readonly number[];
  readonly files?: readonly string[];
};

/** Rows of a file, or of several that are joined: `12`, `12 of office1.csv`. */
function rowsIn(
  words: Words,
  { rows, files }: { readonly rows: readonly number[]; readonly files?: readonly string[] },
) {
  return rows.map((row, index) => {
    const file = files?.[index];
    return file === undefined ? String(row) : words.text('answers.row-of-file', { row, file });
  });
}

type IdColumns = { readonly file: string; readonly columns: readonly string[] };
/** A header that occurs more than once, where an item or files to join need one. */
type RepeatedHeader =
  | {
      readonly file: string;
      readonly column: string;
      readonly positions: readonly number[];
      readonly item: string;
      readonly scale: string;
    }
  | { readonly file: string; readonly column: string };
type CellPlace = { readonly row: number; readonly value: string };

/** A column as `--id` takes it: `"Client, nr"`. */
function idOption(column: string): string {
  const value = listValue(column);
  return value === column ? optionValue(value) : `'${value.replaceAll("'", "'\\''")}'`;
}

/** Wordings that a scale does not know, and how often each stands there. */
type LackingLabels = {
  readonly file: string;
  readonly scale: string;
  readonly answers: readonly { readonly text: string; readonly count: number }[];
  readonly more: number;
  /** Codes that the answers have if they count in the order of the definition (`A1`, `A2`). */
  readonly inOrder?: readonly AnswerPair[];
  /** Whether these are the codes for every scale that lacks answers, so that one option is enough. */
  readonly isAlike?: boolean;
};

/** The range of a scale that a file seems to count from 1. */
type FromOne = {
  readonly file: string;
  readonly scale: string;
  readonly min: number;
  readonly max: number;
};

/** What to type where the codes of a file are one above those of a scale. */
function fromOneText(key: 'codes-from-one' | 'lowest-code-absent') {
  return ({ file, scale, min, max }: FromOne, words: Words): string => {
    const codes = Array.from({ length: max - min + 1 }, (_, at) => [String(min + at + 1), min + at] as const);
    return words.text(`answers.${key}`, {
      ...{ file, scale: words.scale(scale), min, option: answersOption(codes, scale) },
      range: rangeIn(words, rangeText({ min, max })),
      written: rangeIn(words, rangeText({ min: min + 1, max: max + 1 })),
    });
  };
}

/** Why a value cannot be an answer, to follow the value. */
export function impossibleReason(code: ImpossibleCode, it: AnswerFacts, words: Words = ENGLISH): string {
  const { min = 0, max = null } = it;
  const range = rangeIn(words, rangeText({ min, max }));
  switch (code) {
    case 'out-of-range':
      return words.text('answers.reason.out-of-range', { range, hint: noAnswerHint(it, words) });
    case 'not-a-valid-step':
      return it.step === undefined || it.step === 1
        ? words.text('answers.reason.not-a-valid-step.whole', { range })
        : words.text('answers.reason.not-a-valid-step', { step: it.step, range });
    case 'unknown-answer':
      return words.text('answers.reason.unknown-answer', { hint: noAnswerHint(it, words) });
    case 'contradictory-answer': {
      const { number = Number.NaN, wording = '', coded = Number.NaN } = it;
      return words.text('answers.reason.contradictory-answer', { number, wording, coded });
    }
    case 'wrong-decimal-sign':
      return words.text('answers.reason.wrong-decimal-sign');
  }
}

function noAnswerHint({ missing, spreadsheet }: AnswerFacts, words: Words): string {
  if (spreadsheet !== undefined) return words.text('answers.hint.spreadsheet');
  if (missing === undefined) return '';
  // As a shell takes it, whatever the decimal sign of the language.
  return words.text('answers.hint.missing', {
    code: typeof missing === 'number' ? String(missing) : `"${missing}"`,
  });
}

const impossible = (code: ImpossibleCode) => (it: ImpossibleAnswer, words: Words) =>
  words.text('answers.impossible', {
    ...it,
    value: quoted(it.value),
    reason: impossibleReason(code, it, words),
  });

function columnsAt(
  words: Words,
  columns: readonly { readonly name: string; readonly position: number }[],
): string {
  return listIn(
    words,
    columns.map((column) => words.text('answers.column-at', column)),
  );
}

function idColumn(words: Words, names: readonly string[]): string {
  return names.map((name) => nameIn(words, name)).join(' + ');
}

function idColumns(words: Words, { file, columns }: IdColumns): string {
  const names = columns.map((name) => nameIn(words, name)).join(', ');
  return words.text('answers.id-columns-differ.columns', { file, columns: names, count: columns.length });
}

/** An item and the columns that fit it, counted from 1. */
export type RepeatedItem = { readonly item: string; readonly positions: readonly number[] };

/** What becomes of a scale whose items are not all there. */
function whatIsDone(
  words: Words,
  { columns, wholeIn }: { readonly columns?: ColumnNames; readonly wholeIn?: string },
): string {
  if (columns !== undefined)
    return words.text('answers.scale-incomplete.columns', { columns: columnsIn(words, columns) });
  return wholeIn === undefined
    ? words.text('answers.scale-incomplete.left-out')
    : words.text('answers.scale-incomplete.whole-in', { wholeIn });
}

/** What can be wrong with the answers of a file and the columns that hold them. */
export const answerMessages = {
  'out-of-range': impossible('out-of-range'),
  'not-a-valid-step': impossible('not-a-valid-step'),
  'unknown-answer': impossible('unknown-answer'),
  'contradictory-answer': impossible('contradictory-answer'),
  'wrong-decimal-sign': impossible('wrong-decimal-sign'),
  'contradictory-label': 'answers.contradictory-label',
  'codes-by-labels': (
    it: { readonly file: string; readonly scale: string; readonly codes: readonly AnswerPair[] },
    words,
  ) =>
    words.text('answers.codes-by-labels', {
      file: it.file,
      scale: words.scale(it.scale),
      option: answersOption(it.codes, it.scale),
    }),
  /** How value labels code answers otherwise than the definition does; `columns` where that is not so of all. */
  'codes-of-labels': (
    it: {
      readonly file: string;
      readonly scale: string;
      readonly codes: readonly AnswerPair[];
      readonly columns?: readonly string[];
    },
    words,
  ) =>
    words.text('answers.codes-of-labels', {
      file: it.file,
      what:
        it.columns === undefined
          ? words.scale(it.scale)
          : words.text('answers.codes-of-labels.columns', {
              scale: words.scale(it.scale),
              columns: listIn(
                words,
                it.columns.map((name) => nameIn(words, name)),
              ),
            }),
      codes: it.codes
        .map(([written, code]) => words.text('answers.codes-of-labels.code', { written, code: code! }))
        .join(', '),
    }),
  'missing-by-labels': (
    it: {
      readonly file: string;
      readonly scale: string;
      readonly codes: readonly { readonly code: number; readonly label: string }[];
    },
    words,
  ) =>
    words.text('answers.missing-by-labels', {
      ...{ file: it.file, scale: words.scale(it.scale), count: it.codes.length },
      codes: listIn(
        words,
        it.codes.map(({ code, label }) =>
          words.text('answers.missing-by-labels.code', { code, label: nameIn(words, label) }),
        ),
      ),
    }),
  /** Codes that count the answers of the form, with the option for a form that has them the other way round. */
  'counted-codes': (
    it: { readonly file: string; readonly scale: string; readonly codes: readonly AnswerPair[] },
    words,
  ) => {
    const [first, last] = [it.codes[0]!, it.codes.at(-1)!];
    const turned = it.codes.map(([text], at): AnswerPair => [text, it.codes.at(-1 - at)![1]]);
    return words.text('answers.counted-codes', {
      ...{ file: it.file, scale: words.scale(it.scale) },
      ...{ first: first[0], last: last[0], lowest: first[1]!, highest: last[1]! },
      option: answersOption(turned, it.scale),
    });
  },
  'codes-from-one': fromOneText('codes-from-one'),
  'lowest-code-absent': fromOneText('lowest-code-absent'),
  'perhaps-missing': ({ file, codes }: { readonly file: string; readonly codes: readonly string[] }, words) =>
    words.text('answers.perhaps-missing', {
      file,
      codes: listIn(
        words,
        codes.map((code) => nameIn(words, code)),
      ),
      option: codes.every((code) => /^-?\d+$/.test(code))
        ? codes.join(',')
        : quotedOption(codes.map(listValue).join(',')),
    }),
  'lacking-labels': (it: LackingLabels, words) => {
    const { file, scale: id, answers, more } = it;
    const scale = words.scale(id);
    const named = answers.map(({ text, count }) => ({ answer: nameIn(words, shortened(text)), count }));
    // Codes such as AO01 are easier to fill in in their order.
    const option = answersOption(
      it.inOrder ?? answers.map(({ text }) => [text, null] as const).toSorted(),
      it.inOrder === undefined || it.isAlike === true ? undefined : id,
    );
    if (it.inOrder !== undefined) {
      const list = named.map((each) => words.text('answers.lacking-labels.answer', each));
      const answers = firstIn(words, list, more, 'answers.lacking-labels.and-more');
      return words.text('answers.lacking-labels.in-order', { file, scale, option, answers });
    }
    const [one] = named;
    if (one !== undefined && named.length === 1 && more === 0)
      return words.text('answers.lacking-labels.one', { ...one, file, scale, option });
    const entries = named.map((each) => words.text('answers.lacking-labels.answer', each));
    const list = firstIn(words, entries, more, 'answers.lacking-labels.and-more');
    return words.text('answers.lacking-labels', { file, scale, option, answers: list });
  },
  'added-answers': (
    it: {
      readonly scales: readonly string[];
      readonly answers: readonly { readonly text: string; readonly value: number }[];
    },
    words,
  ) =>
    words.text('answers.added-answers', {
      scales: listIn(
        words,
        it.scales.map((id) => words.scale(id)),
        'wording.and-last',
      ),
      answers: it.answers
        .map(({ text, value }) =>
          words.text('answers.added-answers.answer', { answer: nameIn(words, text), value }),
        )
        .join(', '),
    }),
  'id-hint': (it: { readonly column: string; readonly count: number; readonly files: number }, words) =>
    words.text('answers.id-hint', { ...it, option: idOption(it.column) }),
  'answers-of-unknown-scale': (it: { readonly scale: string; readonly scales: readonly string[] }, words) =>
    words.text('answers.answers-of-unknown-scale', { scale: it.scale, scales: it.scales.join(', ') }),
  'answer-out-of-range': (
    it: {
      readonly wording: string;
      readonly value: number;
      readonly ranges: readonly { readonly scale: string; readonly range: string }[];
    },
    words,
  ) =>
    words.text('answers.answer-out-of-range', {
      wording: it.wording,
      value: it.value,
      ranges: it.ranges
        .map(({ scale, range }) =>
          words.text('answers.answer-out-of-range.scale', {
            scale: words.scale(scale),
            range: range
              .split(', ')
              .map((each) => rangeIn(words, each))
              .join(', '),
          }),
        )
        .join(', '),
    }),
  'answer-means-missing': (
    it: { readonly wording: string; readonly value: number; readonly scale: string },
    words,
  ) => words.text('answers.answer-means-missing', { ...it, scale: words.scale(it.scale) }),
  'answer-has-code': (
    it: {
      readonly wording: string;
      readonly value: number;
      readonly scale: string;
      readonly coded: number;
      /** Whether it was said of this scale, not of all. */
      readonly isOwn: boolean;
    },
    words,
  ) =>
    words.text('answers.answer-has-code', {
      wording: it.wording,
      value: it.value,
      coded: it.coded,
      scale: words.scale(it.scale),
      isOwn: it.isOwn,
    }),
  'ids-rounded': (
    it: { readonly file: string; readonly columns: readonly string[]; readonly count: number },
    words,
  ) => words.text('answers.ids-rounded', { ...it, column: idColumn(words, it.columns) }),
  'more-problems': 'answers.more-problems',
  'missing-code-is-valid-answer': (
    it: { readonly file: string; readonly scale: string; readonly codes: readonly number[] },
    words,
  ) =>
    words.text('answers.missing-code-is-valid-answer', {
      file: it.file,
      scale: words.scale(it.scale),
      codes: it.codes.join(','),
    }),
  'possible-missing-code': (
    it: {
      readonly file: string;
      /** Absent in the warnings of a result, which name no respondent's row. */
      readonly row?: number;
      readonly column: string;
      readonly code: number;
      readonly item: string;
    },
    words,
  ) => {
    const { row } = it;
    return row === undefined
      ? words.text('answers.possible-missing-code', it)
      : words.text('answers.possible-missing-code.row', { ...it, row });
  },
  'ambiguous-decimal': (it: CellPlace & { readonly file: string; readonly column: string }, words) =>
    words.text('answers.ambiguous-decimal', { ...it, value: quoted(it.value) }),
  'mixed-decimal': (
    it: {
      readonly file: string;
      readonly column: string;
      readonly point: CellPlace;
      readonly comma: CellPlace;
    },
    words,
  ) =>
    words.text('answers.mixed-decimal', {
      file: it.file,
      column: it.column,
      point: quoted(it.point.value),
      pointRow: it.point.row,
      comma: quoted(it.comma.value),
      commaRow: it.comma.row,
    }),
  'duplicate-header': (it: RepeatedHeader, words) =>
    'item' in it
      ? words.text('answers.duplicate-header', {
          ...it,
          scale: words.scale(it.scale),
          count: it.positions.length,
          positions: listIn(words, it.positions.map(String), 'wording.and-last'),
        })
      : words.text('answers.duplicate-header.joined', it),
  'labels-differ': (
    it: {
      readonly column: string;
      readonly label: string;
      readonly values: readonly [string, string];
      readonly files: readonly [string, string];
    },
    words,
  ) => {
    const { column, label } = it;
    const [oneFile, otherFile] = it.files;
    const [one, other] = it.values;
    return words.text('answers.labels-differ', { column, label, one, oneFile, other, otherFile });
  },
  'no-scale-column': (it: { readonly file: string; readonly columns: ColumnNames }, words) =>
    words.text('answers.no-scale-column', { file: it.file, columns: columnsIn(words, it.columns) }),
  'two-columns-for-one-item': (
    it: {
      readonly file: string;
      readonly columns: readonly { readonly name: string; readonly position: number }[];
      readonly item: string;
      readonly scale: string;
    },
    words,
  ) =>
    words.text('answers.two-columns-for-one-item', {
      ...it,
      scale: words.scale(it.scale),
      count: it.columns.length,
      columns: columnsAt(words, it.columns),
    }),
  'two-items-for-one-column': (
    it: {
      readonly file: string;
      readonly column: string;
      readonly items: readonly [string, string];
      /** One where both items are of the same scale. */
      readonly scales: readonly [string] | readonly [string, string];
    },
    words,
  ) => {
    const [one, other] = it.items;
    const [scale, otherScale] = it.scales.map((id) => words.scale(id)) as [string, string?];
    const facts = { file: it.file, column: it.column, one, other, scale };
    return otherScale === undefined
      ? words.text('answers.two-items-for-one-column', facts)
      : words.text('answers.two-items-for-one-column.scales', { ...facts, otherScale });
  },
  'scale-incomplete': (
    it: {
      readonly file: string;
      readonly scale: string;
      readonly found: number;
      readonly items: number;
      readonly missing: readonly string[];
      /** The file's columns, where the scale was asked for by name. */
      readonly columns?: ColumnNames;
      /** The file that has the whole scale, where one does. */
      readonly wholeIn?: string;
      /** Items that several columns fit, where one may be meant for an item that is missing. */
      readonly repeated?: readonly RepeatedItem[];
    },
    words,
  ) => {
    const repeated = (it.repeated ?? []).map(({ item, positions }) =>
      words.text('answers.scale-incomplete.repeated', {
        item,
        positions: listIn(words, positions.map(String)),
      }),
    );
    return words.text('answers.scale-incomplete', {
      ...it,
      scale: words.scale(it.scale),
      count: it.missing.length,
      missing: it.missing.join(', '),
      repeated: repeated.join(''),
      end: whatIsDone(words, it),
    });
  },
  'unused-questions': (
    it: { readonly files: readonly string[]; readonly count: number; readonly columns: ColumnNames },
    words,
  ) =>
    words.text('answers.unused-questions', {
      files: it.files.join(', '),
      count: it.count,
      columns: columnsIn(words, it.columns),
    }),
  'longer-form': (
    it: {
      readonly file: string;
      readonly scale: string;
      /** The columns of the first and the last item. */
      readonly names: readonly [string, string];
      /** Those that follow. */
      readonly columns: ColumnNames;
    },
    words,
  ) =>
    words.text('answers.longer-form', {
      file: it.file,
      scale: words.scale(it.scale),
      first: it.names[0],
      last: it.names[1],
      columns: columnsIn(words, it.columns),
    }),
  'scale-absent': (it: { readonly file: string; readonly scale: string }, words) =>
    words.text('answers.scale-absent', { file: it.file, scale: words.scale(it.scale) }),
  'no-scale': (
    it: {
      readonly scales: readonly string[];
      readonly files: readonly { readonly file: string; readonly columns: ColumnNames }[];
    },
    words,
  ) =>
    words.text('answers.no-scale', {
      scales: it.scales.join(', '),
      files: columnsOfFilesIn(words, it.files),
    }),
  'not-a-condition': (
    it: {
      readonly condition: string;
      /** A sign that compares numbers, and what is none. */
      readonly compared?: { readonly sign: string; readonly value: string };
    },
    words,
  ) =>
    it.compared === undefined
      ? words.text('answers.not-a-condition', it)
      : words.text('answers.not-a-condition.number', { condition: it.condition, ...it.compared }),
  'unknown-column': (
    it: {
      readonly option: string;
      readonly file: string;
      readonly column: string;
      readonly columns: ColumnNames;
    },
    words,
  ) => words.text('answers.unknown-column', { ...it, columns: columnsIn(words, it.columns) }),
  'ambiguous-column': (
    it: {
      readonly option: string;
      readonly file: string;
      readonly column: string;
      readonly columns: readonly { readonly name: string; readonly position: number }[];
    },
    words,
  ) =>
    words.text('answers.ambiguous-column', {
      ...it,
      count: it.columns.length,
      columns: columnsAt(words, it.columns),
    }),
  'empty-column-name': 'answers.empty-column-name',
  'repeated-column': 'answers.repeated-column',
  'id-columns-differ': (
    it: { readonly id: string | null; readonly files: readonly [IdColumns, IdColumns] },
    words,
  ) => {
    const [one, other] = it.files;
    return words.text('answers.id-columns-differ', {
      id: String(it.id),
      one: idColumns(words, one),
      other: idColumns(words, other),
    });
  },
  'no-id': (it: BlankIds, words) =>
    words.text('answers.no-id', {
      file: it.file,
      count: it.count,
      column: idColumn(words, it.columns),
      rows: firstIn(words, rowsIn(words, it), it.count - it.rows.length),
    }),
  'numbered-by-file': (
    it: {
      readonly file: string;
      readonly columns: readonly string[];
      readonly rows: number;
      readonly respondents: number;
      readonly files: number;
      /** What to write after `--id`. */
      readonly id: string;
    },
    words,
  ) => words.text('answers.numbered-by-file', { ...it, column: idColumn(words, it.columns) }),
  'repeated-ids': (
    it: {
      readonly file: string;
      readonly columns: readonly string[];
      /** Rows with an id, and the different ids in them. */
      readonly rows: number;
      readonly respondents: number;
    },
    words,
  ) => words.text('answers.repeated-ids', { ...it, column: idColumn(words, it.columns) }),
  'other-codings': 'answers.other-codings',
  'draft-undecided': 'answers.draft-undecided',
  'draft-open-order': 'answers.draft-open-order',
  'draft-guess': (
    {
      scale,
      item,
      ...guess
    }: {
      readonly scale: string;
      readonly item?: string;
      readonly what: UndecidedKind;
      readonly why: string;
    },
    words,
  ) => {
    const facts = { scale, what: words.text(`answers.draft-what.${guess.what}`), why: guess.why };
    return item === undefined
      ? words.text('answers.draft-guess', facts)
      : words.text('answers.draft-guess.item', { ...facts, item });
  },
  'duplicate-id': (it: DuplicateId, words) => {
    const { file } = it;
    const column = idColumn(words, it.columns);
    const [id = '', ...others] = it.spellings;
    const rows = rowsIn(words, it).map((row, index) =>
      others.length === 0
        ? row
        : words.text('answers.duplicate-id.row', { row, id: it.spellings[index] ?? '' }),
    );
    const list = listIn(words, rows, 'wording.and-last');
    return others.length === 0
      ? words.text('answers.duplicate-id', { file, column, id, rows: list })
      : words.text('answers.duplicate-id.spellings', { file, column, rows: list });
  },
} as const satisfies Messages;
