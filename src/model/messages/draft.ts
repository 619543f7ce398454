import type { UndecidedKind, UnusedReason } from '../questionnaire.ts';
import type { Messages } from './create-message.ts';
import { listIn, nameIn, quoted, rangeIn, rangeText, shortened } from './wording.ts';

/** The lowest and the highest answer that a draft takes for possible. */
type Ends = { readonly min: number; readonly max: number };

/** An answer with the number that stands for it. */
export interface CodedAnswer {
  readonly value: number;
  readonly text: string;
}

/** What a drafted definition leaves to be decided, what it rests on, and what becomes of the columns that it does not use. */
export const draftMessages = {
  'draft-items': (
    {
      count,
      name,
      isForm,
    }: { readonly count: number; readonly name: string | null; readonly isForm: boolean },
    words,
  ) => {
    if (name === null) return words.text('draft.draft-items.unnamed', { count });
    return words.text(isForm ? 'draft.draft-items.form' : 'draft.draft-items', {
      count,
      name: nameIn(words, name),
    });
  },
  'draft-range': ({ low, high, ...taken }: Ends & { readonly low: number; readonly high: number }, words) =>
    words.text('draft.draft-range', {
      range: rangeIn(words, rangeText(taken)),
      seen: rangeIn(words, rangeText({ min: low, max: high })),
    }),
  'draft-codes': (taken: Ends, words) =>
    words.text('draft.draft-codes', { range: rangeIn(words, rangeText(taken)) }),
  'draft-wordings': (
    it: {
      readonly codes: readonly CodedAnswer[];
      readonly added: readonly string[];
      readonly scale: string | null;
    },
    words,
  ) => {
    const codes = it.codes.map(({ value, text }) => `${value} = ${text}`).join(', ');
    if (it.scale !== null) return words.text('draft.draft-wordings-of', { codes, scale: it.scale });
    if (it.added.length === 0) return words.text('draft.draft-wordings', { codes });
    const added = listIn(
      words,
      it.added.map((text) => nameIn(words, text)),
    );
    return words.text('draft.draft-wordings.added', { codes, added });
  },
  'draft-order': 'draft.draft-order',
  'draft-missing': ({ codes }: { readonly codes: readonly string[] }, words) =>
    words.text('draft.draft-missing', { codes: listIn(words, codes.map(quoted)), count: codes.length }),
  'draft-aggregate': 'draft.draft-aggregate',
  'draft-against': ({ r, n }: { readonly r: number | null; readonly n: number }, words) =>
    r === null
      ? words.text('draft.draft-against.halves')
      : words.text('draft.draft-against', { r: words.number.bounded(r, 2), n }),
  'draft-unclear': ({ r, n }: { readonly r: number | null; readonly n: number }, words) =>
    r === null
      ? words.text('draft.draft-unclear.none')
      : words.text('draft.draft-unclear', { r: words.number.bounded(r, 2), n }),
  'draft-no-answers': 'draft.draft-no-answers',
  'draft-scale': (
    it: {
      readonly scale: string;
      readonly columns: readonly string[];
      readonly count: number;
    } & Ends,
    words,
  ) => {
    const [first = ''] = it.columns;
    const items = it.columns.length;
    const columns = items < 2 ? first : `${shortened(first)} … ${shortened(it.columns.at(-1)!)}`;
    return words.text('draft.draft-scale', { ...it, items, columns, range: rangeIn(words, rangeText(it)) });
  },
  'draft-undecided-line': (
    { item, what, why }: { readonly item: string | null; readonly what: UndecidedKind; readonly why: string },
    words,
  ) =>
    words.text('draft.draft-undecided-line', {
      item: item === null ? '' : `${item}, `,
      what: words.text(`answers.draft-what.${what}`),
      why,
    }),
  'draft-unused': (
    it: {
      readonly reason: UnusedReason;
      readonly scale?: string | undefined;
      readonly columns: readonly string[];
      readonly more: number;
    },
    words,
  ) => {
    const columns = it.columns.map(shortened).join(', ');
    const reason =
      it.scale === undefined
        ? words.text(`draft.unused.${it.reason}`)
        : words.text('draft.unused.in-scale', { scale: it.scale });
    return it.more > 0
      ? words.text('draft.draft-unused.more', { columns, reason, more: it.more })
      : words.text('draft.draft-unused', { columns, reason });
  },
  'draft-reason': (it: { readonly reason: UnusedReason; readonly scale?: string }, words) =>
    it.scale === undefined
      ? words.text(`draft.unused.${it.reason}`)
      : words.text('draft.unused.in-scale', { scale: it.scale }),
  'draft-next': 'draft.draft-next',
  'draft-nothing': 'draft.draft-nothing',
  'draft-all-known': (it: { readonly file: string; readonly scales: readonly string[] }, words) =>
    words.text('draft.draft-all-known', { file: it.file, scales: it.scales.join(', ') }),
  'draft-needs-one': (it: { readonly option: string; readonly scales: readonly string[] }, words) =>
    words.text('draft.draft-needs-one', {
      option: it.option,
      count: it.scales.length,
      scales: it.scales.join(', '),
    }),
  'draft-no-column': 'draft.draft-no-column',
  'draft-no-item': 'draft.draft-no-item',
  'draft-not-a-question': (it: { readonly column: string; readonly reason: UnusedReason }, words) =>
    words.text('draft.draft-not-a-question', {
      column: it.column,
      reason: words.text(`draft.unused.${it.reason}`),
    }),
  'draft-different-answers': (it: { readonly columns: readonly string[] }, words) =>
    words.text('draft.draft-different-answers', { columns: listIn(words, it.columns.map(shortened)) }),
} as const satisfies Messages;
