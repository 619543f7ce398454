import type { CellExplanation, SampleName, Verification, VerifiedCell } from '../../model/verification.ts';
import type { Context } from '../context.ts';
import { MISSING } from '../number-format.ts';
import type { Text } from '../table.ts';
import { isMessage, translate } from '../text/messages/translate.ts';
import { withFullStop } from './notes.ts';

/** What a cell is: `vp, wemwbs, pre-test: SD`. */
export function cellName(cell: VerifiedCell, context: Context): string {
  const place = cellPlace(cell, context);
  const quantity = quantityName(cell, context);
  return place === '' ? quantity : context.word('note.place', { place, matter: quantity });
}

/** Group, scale, item, characteristic and wave of a cell, as far as it has them. */
function cellPlace({ group, scale, item, variable, category, wave }: VerifiedCell, context: Context): string {
  const names = [group, scale, item, variable, category, wave === null ? null : context.wave(wave)];
  return names.filter((name) => name !== null).join(', ');
}

function quantityName({ quantity }: VerifiedCell, context: Context): string {
  return context.lookup(`verify.quantity.${quantity}`) ?? quantity;
}

/** The computed number as the publication prints its own: with as many decimals; one more where it differs and would look alike. */
export function computedText(
  { computed, printed, decimals, status }: VerifiedCell,
  { number }: Context,
): string {
  if (computed === null) return MISSING;
  const bounded = /^[^\d]*[.,]/.test(printed);
  const digits = /[<>≤≥]|n\.?\s?s/i.test(printed) ? Math.max(3, decimals) : decimals;
  const format = bounded ? number.bounded : number.fixed;
  // A number that differs by rounding shows what was rounded.
  const shown = status === 'rounding' ? digits + 2 : digits;
  return format(computed, shown);
}

export function verdictText({ status, known }: VerifiedCell, context: Context): string {
  const verdict = context.lookup(`verify.status.${status}`) ?? status;
  return known === null || status === 'reproduced' ? verdict : context.word('verify.known', { verdict });
}

/** Why a cell does not reproduce: what it lacks, what would reproduce it, and what the table knows of it. */
export function explanationText(cell: VerifiedCell, context: Context): string {
  const { reason, explanations, known, status } = cell;
  if (status === 'reproduced') return sampleText(cell, context);
  const shown = explanations.slice(0, MOST_EXPLANATIONS).map((each) => explanationName(each, context));
  const more = explanations.length - shown.length;
  const list = [...shown, ...(more > 0 ? [context.word('verify.more', { count: String(more) })] : [])];
  return [
    reason === null ? '' : reasonText(reason, context),
    list.length === 0
      ? ''
      : context.title('verify.reproducedBy', { list: list.join(context.word('separator')) }),
    status === 'differs' && list.length === 0 ? context.title('verify.unexplained') : '',
    known === null ? '' : context.title('verify.knownBecause', { reason: known }),
  ]
    .filter((text) => text !== '')
    .join(' ');
}

const MOST_EXPLANATIONS = 4;

/** Whose number a cell is, where the publication does not say. */
function sampleText({ sample, group, wave }: VerifiedCell, context: Context): string {
  if (sample === null || (sample.group === group && sample.wave === wave)) return '';
  return context.title('verify.of', { sample: sampleName(sample, context) });
}

/** Why a cell has no number: in words of its own, or in those of a problem of the data. */
function reasonText(reason: NonNullable<VerifiedCell['reason']>, context: Context): string {
  const isOfData = reason.values !== undefined && 'found' in reason.values;
  const own = `cell.${reason.code}`;
  const code = !isOfData && isMessage(own) ? own : reason.code;
  return withFullStop(translate(context, { ...reason, code }));
}

/** A convention in words, with the item, test or sample that it is about. */
function explanationName({ convention, item, method, sample }: CellExplanation, context: Context): string {
  switch (convention) {
    case 'test':
      return context.lookup(`method.${method}`) ?? `${method}`;
    case 'effect-size':
      return context.lookup(`effect.${method}`) ?? context.lookup(`verify.effect.${method}`) ?? `${method}`;
    case 'one-sided':
    case 'two-sided':
    case 'holm':
    case 'hochberg':
    case 'benjamini-hochberg':
      return withDetail(conventionName(convention, context), context.lookup(`method.${method}`));
    case 'item-unreversed':
      return context.word('verify.itemUnreversed', { item: item ?? '' });
    case 'item-reversed':
      return context.word('verify.itemReversed', { item: item ?? '' });
    case 'sample':
    case 'other-wave':
      return context.word('verify.sample', { sample: sampleName(sample, context) });
    case 'interval':
      return withDetail(conventionName(convention, context), method ?? null);
    default:
      return conventionName(convention, context);
  }
}

function conventionName(code: string, context: Context): string {
  return context.lookup(`verify.by.${code}`) ?? code;
}

function withDetail(text: string, detail: string | null): string {
  return detail === null ? text : `${text} (${detail})`;
}

/** `vp, pre-test`; everybody without a name. */
export function sampleName(sample: SampleName | null | undefined, context: Context): string {
  const parts = [sample?.group ?? null, sample?.wave == null ? null : context.wave(sample.wave)];
  return parts.filter((part) => part !== null).join(', ');
}

/** How many cells do what, and whether that will do. */
export function summaryText({ summary, passed }: Verification, context: Context): Text {
  const count = (value: number) => context.number.count(value);
  const others = [
    ['verify.status.rounding', summary.rounding],
    ['verify.status.differs', summary.differs],
    ['verify.status.not-computable', summary.notComputable],
  ] as const;
  const counts = [
    context.word('verify.counts.cells', { count: count(summary.reproduced), cells: count(summary.cells) }),
    ...others
      .filter(([, cells]) => cells > 0)
      .map(([verdict, cells]) =>
        context.word('verify.counts.other', { verdict: context.word(verdict), count: count(cells) }),
      ),
    ...(summary.known === 0 ? [] : [context.word('verify.counts.known', { count: count(summary.known) })]),
  ].join(context.word('separator'));
  return context.text(passed ? 'note.verify.passed' : 'note.verify.failed', { counts });
}
