import type { Correction } from '../../model/corrections.ts';
import { normaliseAnswer } from '../../scoring/column-name.ts';
import type { Decisions } from '../../scoring/corrections/index.ts';
import { parseNumber } from '../../scoring/parse-number.ts';
import type { Interval } from '../../stats/estimate.ts';
import { wilsonInterval } from '../../stats/wilson-interval.ts';

/** How often one typist was wrong. */
export interface TypistErrors {
  readonly file: string;
  /** Cells whose right value is another than was typed. */
  readonly errors: number;
  /** Cells that were compared, and the share of errors in them with the interval of Wilson (1927); `null` where it is not known. */
  readonly rate: {
    readonly fields: number;
    readonly share: number;
    readonly ci: Interval & { readonly level: number };
  } | null;
}

/** The errors of each typist, once every cell that differs is decided. What both typed wrong alike nobody has seen. */
export function typistErrors({ files, corrections, fields }: Decisions, level: number): TypistErrors[] {
  return corrections.map(({ list }, typist) => {
    const errors = list.filter(isError).length;
    const rate =
      fields === null
        ? null
        : { fields, share: errors / fields, ci: { level, ...wilsonInterval(errors, fields, level) } };
    return { file: files[typist]!, errors, rate };
  });
}

/** Whether the right value of a cell is another answer than was typed. */
export function isError(correction: Pick<Correction, 'old' | 'new'>): boolean {
  return !isSameAnswer(correction.old, correction.new);
}

const SIGNS = ['.', ','] as const;

/** As texts, or as numbers with either decimal sign: `3`, `3.0` and `3,0` are one answer. */
function isSameAnswer(typed: string, right: string): boolean {
  if (typed.normalize('NFC') === right.normalize('NFC')) return true;
  if (normaliseAnswer(typed) === '' && normaliseAnswer(right) === '') return true;
  const values = SIGNS.map((sign) => parseNumber(typed, sign));
  return SIGNS.some(
    (sign) => values.includes(parseNumber(right, sign)) && !Number.isNaN(parseNumber(right, sign)),
  );
}
