import { readFileSync } from 'node:fs';
import { readJson } from '../../helpers/fixtures.ts';

/** What `fixtures/reference/data-quality.R` computed from `bfi.csv`. Row 1 is the first respondent. */
export interface QualityReference {
  readonly counts: {
    readonly long_strings: number;
    readonly no_variability: number;
    readonly inconsistent: number;
    readonly with_consistency: number;
  };
  readonly respondents: readonly {
    readonly row: number;
    readonly long_string: number;
    readonly irv: number;
    readonly even_odd_r: number;
    readonly even_odd: number;
  }[];
  readonly mahalanobis: {
    readonly n: number;
    readonly df: number;
    readonly flagged: number;
    readonly respondents: readonly { readonly row: number; readonly d2: number; readonly p: number }[];
  };
  readonly singular: {
    readonly df: number;
    readonly respondents: readonly { readonly row: number; readonly d2: number }[];
  };
  readonly correlations: readonly {
    readonly x: string;
    readonly y: string;
    readonly first?: number;
    readonly value: {
      readonly n: number;
      readonly r: number;
      readonly lower: number;
      readonly upper: number;
    };
  }[];
}

export const reference = readJson<QualityReference>('fixtures/reference/data-quality.reference.json');

const [header = '', ...lines] = readFileSync('fixtures/reference/bfi.csv', 'utf8').trim().split(/\r?\n/);

/** Names of the 25 items, in the order of the questionnaire. */
export const items = header
  .split(',')
  .slice(1, 26)
  .map((name) => name.replaceAll('"', ''));

/** Per respondent the 25 answers as given, `NaN` where there is none. */
export const answers = lines.map((line) =>
  Float64Array.from(line.split(',').slice(1, 26), (cell) => (/^\d+$/.test(cell) ? Number(cell) : Number.NaN)),
);

const { scales } = readJson<{ scales: Record<string, { keys: Record<string, number> }> }>(
  'fixtures/reference/bfi.reference.json',
);
const keys: Readonly<Record<string, number>> = Object.assign(
  {},
  ...Object.values(scales).map((scale) => scale.keys),
);

/** The answers after reversal, five scales of five. */
export function scaleValues(respondent: Float64Array): Float64Array[] {
  const scored = respondent.map((answer, i) => (keys[items[i]!]! < 0 ? 7 - answer : answer));
  return [0, 5, 10, 15, 20].map((from) => scored.slice(from, from + 5));
}

export function isComplete(respondent: Float64Array): boolean {
  return respondent.every((answer) => !Number.isNaN(answer));
}
