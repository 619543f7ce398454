import type { Messages } from './create-message.ts';
import { listIn } from './wording.ts';
import type { Words } from './words.ts';

/** Groups and waves that the data of a published table does not have; or a score that it does not have. */
type NoData =
  | { readonly scale: string }
  | { readonly files: 0 }
  | { readonly group?: string; readonly wave?: string };

/** What a row cannot be compared in; nothing where it does not say so itself. */
type NoComparison = { readonly scale: string } | { readonly item: string } | { readonly waves: 0 };

/** Why data gives no number: few people, nothing that varies, no score in a group or wave, nobody in two waves, no fit. */
export type WhyNoValue = 'too-few' | 'zero-variance' | 'empty-cell' | 'not-identified' | 'no-convergence';

function waveIn(words: Words, wave: string): string {
  return words.isWave({ wave })
    ? words.text('cells.known-wave', { wave: words.sample({ wave }) })
    : words.text('cells.wave', { wave });
}

/** Why a cell of a published table cannot be computed. */
export const cellMessages = {
  'cell.no-data': (it: NoData, words) => {
    if ('scale' in it) return words.text('cells.no-data.scale', it);
    if ('files' in it) return words.text('cells.no-data.files');
    const { group, wave } = it;
    const where = [
      ...(group === undefined ? [] : [words.text('cells.group', { group })]),
      ...(wave === undefined ? [] : [waveIn(words, wave)]),
    ];
    return where.length === 0
      ? words.text('cells.no-data.table')
      : words.text('cells.no-data', { where: where.join(', ') });
  },
  'cell.no-group': (it: { readonly groups: readonly string[] }, words) =>
    words.text('cells.no-group', { groups: it.groups.join(', ') }),
  'cell.unknown-scale': 'cells.unknown-scale',
  'cell.scale-incomplete': (it: { readonly scale: string; readonly files: readonly string[] }, words) =>
    words.text('cells.scale-incomplete', {
      scale: it.scale,
      files: listIn(words, it.files),
      count: it.files.length,
    }),
  'cell.unknown-item': (
    it: { readonly item: string; readonly scale: string; readonly items: readonly string[] },
    words,
  ) => words.text('cells.unknown-item', { ...it, items: it.items.join(', ') }),
  'cell.no-value': (
    it:
      | { readonly quantity: string; readonly why?: WhyNoValue }
      | { readonly scale: string; readonly wave: string },
    words,
  ) =>
    'scale' in it
      ? words.text('cells.no-value.wave', { scale: it.scale, wave: words.sample({ wave: it.wave }) })
      : words.text(it.why === undefined ? 'cells.no-value' : `cells.no-value.${it.why}`, {
          quantity: it.quantity,
        }),
  'cell.not-of-test': (it: { readonly quantity: string; readonly of?: string }, words) =>
    it.of === undefined
      ? words.text('cells.not-of-test', it)
      : words.text('cells.not-of-test.of', { quantity: it.quantity, of: it.of }),
  'cell.other-design': (
    it: {
      readonly needs: 'two-waves-of-groups' | 'waves-of-groups' | 'waves' | 'groups-or-waves' | 'two-waves';
      readonly waves: readonly string[];
      readonly groups: number;
    },
    words,
  ) =>
    words.text('cells.other-design', {
      needs: words.text(`cells.design.${it.needs}`),
      waves: it.waves.length,
      groups: it.groups,
    }),
  'cell.no-comparison': (it: NoComparison, words) => {
    if ('scale' in it) return words.text('cells.no-comparison.scale', it);
    return 'item' in it ? words.text('cells.no-comparison.item', it) : words.text('cells.no-comparison');
  },
  'cell.not-one-wave': (it: { readonly waves: readonly string[] }, words) =>
    words.text('cells.not-one-wave', { waves: it.waves.join(', ') }),
  'cell.not-one-wave-of-test': (it: { readonly waves: readonly string[] }, words) =>
    words.text('cells.not-one-wave-of-test', { waves: it.waves.join(', ') }),
  'cell.no-category': (it: { readonly column: string; readonly answers: readonly string[] }, words) =>
    words.text('cells.no-category', { column: it.column, answers: it.answers.join(', ') }),
  'cell.nobody-changed': 'cells.nobody-changed',
  'cell.no-test': (it: { readonly test: string; readonly needsId: boolean }, words) => {
    if (it.test === 'correlation') return words.text('cells.no-test.correlation');
    return words.text(it.needsId ? 'cells.no-test.id' : 'cells.no-test', it);
  },
  'cell.no-invited': 'cells.no-invited',
  'cell.unreadable': 'cells.unreadable',
} as const satisfies Messages;
