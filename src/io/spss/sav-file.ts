import type { Projection } from '../../model/dataset.ts';
import type { Problem } from '../../model/problem.ts';

/** How the values of a variable are shown; dates and times are numbers that only their format tells from others. */
export interface SavFormat {
  readonly name: SavFormatName;
  readonly width: number;
  readonly decimals: number;
}

/** The print formats by the number that the file has for them. */
export const FORMATS = {
  A: 1,
  AHEX: 2,
  COMMA: 3,
  DOLLAR: 4,
  F: 5,
  IB: 6,
  PIBHEX: 7,
  P: 8,
  PIB: 9,
  PK: 10,
  RB: 11,
  RBHEX: 12,
  Z: 15,
  N: 16,
  E: 17,
  DATE: 20,
  TIME: 21,
  DATETIME: 22,
  ADATE: 23,
  JDATE: 24,
  DTIME: 25,
  WKDAY: 26,
  MONTH: 27,
  MOYR: 28,
  QYR: 29,
  WKYR: 30,
  PCT: 31,
  DOT: 32,
  CCA: 33,
  CCB: 34,
  CCC: 35,
  CCD: 36,
  CCE: 37,
  EDATE: 38,
  SDATE: 39,
  MTIME: 40,
  YMDHMS: 41,
} as const;

export type SavFormatName = keyof typeof FORMATS;

/** Measurement levels by the number that the file has for them; 0 is none. */
export const MEASURES = [null, 'nominal', 'ordinal', 'scale'] as const;

export type SavMeasure = (typeof MEASURES)[number];

/** What the author of the file declared as missing: up to three values, or a range and at most one value. Bounds may be infinite. */
export interface SavMissing {
  readonly values: readonly (number | string)[];
  readonly range: { readonly low: number; readonly high: number } | null;
}

export interface SavVariable {
  /** The long name, up to 64 bytes. */
  readonly name: string;
  /** The name of at most eight bytes that old programs use. */
  readonly shortName: string;
  readonly label: string | null;
  /** Bytes of a string variable, 1 to 32767; 0 is a numeric variable. */
  readonly width: number;
  readonly format: SavFormat;
  readonly measure: SavMeasure;
  /** In the order of the file; texts without the blanks that fill them up. */
  readonly valueLabels: readonly { readonly value: number | string; readonly label: string }[];
  readonly missing: SavMissing;
}

/** Values of a variable: numbers with `NaN` for system-missing, or texts without the blanks that fill them up. */
export type SavColumn = Float64Array | string[];

/** The variables that are decoded, and of how many cases at the beginning all are. */
export interface SavProjection extends Projection {
  /** Whether the batches offer the others too, which takes longer. */
  readonly offersOthers?: boolean;
}

/** Some cases of a file, by variable in the order of the dictionary. */
export interface SavBatch {
  /** Number of the first case, from 1. */
  readonly firstCase: number;
  readonly cases: number;
  readonly columns: readonly SavColumn[];
  /** Whether these are all variables; else those that were not asked for have an empty column. */
  readonly isWhole: boolean;
  /** What was met in these cases and should be said, such as text that is not in the encoding of the file. */
  readonly notices: readonly Problem[];
  /** Any variable that the batches offer, until the next batch is asked for. */
  column(variable: number): SavColumn;
  /** Whether a numeric variable has no fraction here, until the next batch is asked for; `false` also where that is not known. */
  hasOnlyWholeNumbers(variable: number): boolean;
}

/** An SPSS system file: its dictionary, and its cases in batches as often as they are asked for. */
export interface SavFile {
  readonly file: string;
  readonly label: string | null;
  /** What wrote the file, as it names itself. */
  readonly product: string;
  readonly compression: 'none' | 'bytecode' | 'zlib';
  readonly byteOrder: 'little-endian' | 'big-endian';
  /** The encoding that its texts were read in. */
  readonly encoding: string;
  /** The number of cases by the header; `null` where the program that wrote it did not know. */
  readonly declaredCases: number | null;
  /** Name of the variable that cases are weighted by. */
  readonly weight: string | null;
  readonly variables: readonly SavVariable[];
  readonly notices: readonly Problem[];
  /** @param wanted all of all cases unless given */
  batches(wanted?: SavProjection): AsyncGenerator<SavBatch, void>;
}

/** Bytes that a string takes in a case: it is filled up to whole groups of eight. */
export function paddedWidth(width: number): number {
  return Math.ceil(width / 8) * 8;
}

/** Bytes of the longest string that one variable record holds; a longer one is spread over several. */
export const LONGEST_SEGMENT = 255;

/** Bytes of the longest string that SPSS has. */
export const LONGEST_STRING = 32_767;

/** How many variable records a string takes: SPSS counts one for every 252 bytes, though each holds 255. */
export function segmentCount(width: number): number {
  return width <= LONGEST_SEGMENT ? 1 : Math.ceil(width / 252);
}

/** The width that the variable record of a segment names. */
export function segmentWidth(width: number, segment: number): number {
  const last = segmentCount(width) - 1;
  return segment < last ? LONGEST_SEGMENT : width - last * 252;
}
