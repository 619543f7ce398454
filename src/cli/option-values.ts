import { existsSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import type { AnalysisSettings, EquivalenceBounds, ScaleNorms } from '../analysis/settings.ts';
import type { AddedAnswers } from '../model/added-answers.ts';
import { ALTERNATIVES } from '../model/alternatives.ts';
import type { ColumnLabels } from '../model/column-labels.ts';
import type { DecimalSign, Delimiter, Encoding } from '../model/dataset.ts';
import { RESPONSE_STATUSES, type ResponseStatus } from '../model/export-form.ts';
import { FIGURE_KINDS, type FigureKind } from '../model/figure-data.ts';
import { LANGUAGES, type Language } from '../model/language.ts';
import { splitList } from '../model/list-text.ts';
import { type Bounds, LEVEL, numberWithin, wholeNumberWithin } from '../model/settings/bounds.ts';
import type { Reader } from '../model/settings/setting.ts';

/** Readers of option values: each returns the value or says what would be valid. */

const DELIMITERS: ReadonlyMap<string, Delimiter> = new Map([
  [',', ','],
  ['comma', ','],
  [';', ';'],
  ['semicolon', ';'],
  ['\t', '\t'],
  ['\\t', '\t'],
  ['tab', '\t'],
  ['|', '|'],
  ['pipe', '|'],
]);

const ENCODINGS: ReadonlyMap<string, Encoding> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['utf-16le', 'utf-16le'],
  ['utf16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['utf16be', 'utf-16be'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['ansi', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['iso-8859-1', 'windows-1252'],
  ['iso-8859-15', 'iso-8859-15'],
  ['latin9', 'iso-8859-15'],
  ['latin-9', 'iso-8859-15'],
  ['windows-1254', 'windows-1254'],
  ['cp1254', 'windows-1254'],
  ['windows-1256', 'windows-1256'],
  ['cp1256', 'windows-1256'],
]);

const DECIMALS: ReadonlyMap<string, DecimalSign> = new Map([
  ['.', '.'],
  ['point', '.'],
  [',', ','],
  ['comma', ','],
]);

export function delimiterOption(text: string): Delimiter {
  return lookUpValue(text, DELIMITERS, 'comma, semicolon, tab, pipe (or the character itself)');
}

function encodingOption(text: string): Encoding {
  return lookUpValue(
    text,
    ENCODINGS,
    'utf-8, utf-16le, utf-16be, windows-1252, iso-8859-15, windows-1254, windows-1256',
  );
}

export function decimalOption(text: string): DecimalSign {
  return lookUpValue(text, DECIMALS, 'point or comma (or the character itself)');
}

/** `0.95`, strictly between 0 and 1. */
function confidenceOption(text: string): number {
  const level = /^0?[.,]\d+$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN;
  if (!(level > 0 && level < 1)) throw new InvalidArgumentError(`It must ${LEVEL}.`);
  return level;
}

/** `-2,2` in the units of the score, or `-0.3d,0.3d` in standard deviations. */
function equivalenceOption(text: string): EquivalenceBounds {
  const match = /^\s*(-?\d+(?:\.\d+)?)(d?)\s*,\s*\+?(-?\d+(?:\.\d+)?)(d?)\s*$/.exec(text);
  const [lower, upper] = [Number(match?.[1]), Number(match?.[3])];
  if (match === null || match[2] !== match[4] || !(lower < upper)) {
    throw new InvalidArgumentError('Give the lower and the upper bound, as in -2,2 or -0.3d,0.3d.');
  }
  return { lower, upper, unit: match[2] === 'd' ? 'standardized' : 'raw' };
}

/** `0.85` for every scale (`*`), or `brs=0.8,wemwbs=0.9`. */
function reliabilityOption(text: string): Record<string, number> {
  const pieces = text
    .split(',')
    .map((piece) => /^\s*(?:([^=\s]+)\s*=\s*)?(0?\.\d+|1(?:\.0+)?|0)\s*$/.exec(piece));
  if (pieces.some((match) => match === null)) {
    throw new InvalidArgumentError('Give a number from 0 to 1, or one a scale, as in brs=0.8,wemwbs=0.9.');
  }
  return Object.fromEntries(pieces.map((match) => [match![1] ?? '*', Number(match![2])]));
}

/** `brs:functional=3.6/0.7,brs:dysfunctional=2.4/0.6`: mean and standard deviation by scale and population. */
function normsOption(text: string): Record<string, ScaleNorms> {
  const norms: Record<string, ScaleNorms> = {};
  for (const piece of text.split(',')) {
    const match = /^\s*([^:\s]+):(functional|dysfunctional)=(-?\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)\s*$/.exec(
      piece,
    );
    if (match === null) {
      throw new InvalidArgumentError(
        'Give mean/SD by scale and population, as in brs:functional=3.6/0.7,brs:dysfunctional=2.4/0.6.',
      );
    }
    const [, scale = '', population = '', mean, sd] = match;
    norms[scale] = { ...norms[scale], [population]: { mean: Number(mean), sd: Number(sd) } };
  }
  return norms;
}

/** `greater`, or `brs=greater,phq9=less`: of all scores under `*`. */
function alternativesOption(text: string): AnalysisSettings['alternative'] {
  return byScore(
    text,
    (wanted) => ALTERNATIVES.find((each) => each === wanted.toLowerCase()),
    'Valid are greater, less and two-sided, for all scales or by scale, as in brs=greater,phq9=less.',
  );
}

/** `2`, or `brs=0.3,wemwbs=3`: margins in points, of all scores under `*`. */
function marginsOption(text: string): Record<string, number> {
  return byScore(
    text,
    (margin) => (/^\d+(?:\.\d+)?$/.test(margin) && Number(margin) > 0 ? Number(margin) : undefined),
    'Give points of the score above 0, with a point as decimal sign, as in 2 or brs=0.3,wemwbs=3.',
  );
}

/**
 * A value, or one by score, as in `brs=2,phq9=3`: of all scores under `*`.
 *
 * @param read `undefined` for what is no such value
 * @param valid what to say then
 */
function byScore<T>(text: string, read: (value: string) => T | undefined, valid: string): Record<string, T> {
  const pieces = text.split(',').map((piece) => {
    const [, score = '*', written = ''] = /^\s*(?:([^=\s]+)\s*=\s*)?(\S+)\s*$/.exec(piece) ?? [];
    const value = read(written);
    if (value === undefined) throw new InvalidArgumentError(valid);
    return [score, value] as const;
  });
  return Object.fromEntries(pieces);
}

const NUMBER = String.raw`-?\d+(?:\.\d+)?`;
const GIVEN_POPULATION = new RegExp(
  String.raw`^([^:=\s]+)\s*(?::\s*([^=]*[^=\s]))?\s*=\s*(${NUMBER})\s*/\s*(${NUMBER})(?:\s*/\s*(\d+))?$`,
);

/** `general`, `brs=3.53/0.68`, `brs:Dutch adults=3.53/0.68/844`: populations of definitions, or mean, standard deviation and n. */
function populationsOption(text: string, before?: Populations): Populations {
  const given = listOption(text).map((piece) => {
    const wanted = piece.trim();
    if (!wanted.includes('=')) return wanted;
    const [, scale, name, mean, sd, n] = GIVEN_POPULATION.exec(wanted) ?? [];
    const isSound = scale !== undefined && Number(sd) > 0 && (n === undefined || Number(n) >= 2);
    if (!isSound)
      throw new InvalidArgumentError(
        'Give the id of a population, or scale=mean/SD or scale=mean/SD/n with points as decimal signs, as in brs=3.53/0.68/844.',
      );
    return {
      scale,
      ...(name === undefined ? {} : { name }),
      mean: Number(mean),
      sd: Number(sd),
      ...(n === undefined ? {} : { n: Number(n) }),
    };
  });
  return [...(before ?? []), ...given];
}

type Populations = AnalysisSettings['population'];

function wholeNumber(text: string, _: unknown, bounds: Bounds): number {
  const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!(value >= bounds[0] && value <= bounds[1]))
    throw new InvalidArgumentError(`It must ${wholeNumberWithin(bounds)}.`);
  return value;
}

function numberOption(text: string, _: unknown, bounds: Bounds): number {
  const written = text.trim().replace(',', '.');
  const value = /^-?(\d+(?:\.\d*)?|\.\d+)(e-?\d+)?$/i.test(written) ? Number(written) : Number.NaN;
  if (!(value >= bounds[0] && value <= bounds[1]))
    throw new InvalidArgumentError(`It must ${numberWithin(bounds)}.`);
  return value;
}

/**
 * Values between commas, and of several such options all of them. A value that holds a comma stands between double quotes.
 *
 * @param before the values of the same option before it, which commander hands over
 */
function listOption(text: string, before?: readonly string[]): string[] {
  const values = splitList(text);
  if (values === null)
    throw new InvalidArgumentError(
      'A double quote is not closed, or text follows it; as in \'"1,5",99\' only whole values are quoted.',
    );
  if (values.some((value) => value === ''))
    throw new InvalidArgumentError('Separate the values by single commas, as in a,b,c.');
  return [...(before ?? []), ...values];
}

/** Statuses of responses; also in the plural, as sentences have them. */
function statusesOption(text: string, before?: readonly ResponseStatus[]): ResponseStatus[] {
  const statuses = listOption(text).map((name) => {
    const wanted = name.trim().toLowerCase();
    const status = RESPONSE_STATUSES.find((each) => wanted === each || wanted === `${each}s`);
    if (status === undefined) throw new InvalidArgumentError(`Valid are ${RESPONSE_STATUSES.join(', ')}.`);
    return status;
  });
  return [...new Set([...(before ?? []), ...statuses])];
}

/** A condition stays whole: its value may hold commas. */
function conditionsOption(text: string, before?: readonly string[]): string[] {
  if (text.trim() === '') throw new InvalidArgumentError('Give a condition, as in Consent=1.');
  return [...(before ?? []), text];
}

/** Ids of scales and paths; what is a file as it stands needs no quotes for the commas in its name. */
function scalesOption(text: string, before?: readonly string[]): string[] {
  return existsSync(text) ? [...(before ?? []), text] : listOption(text, before);
}

/** Columns as one text, which is divided where the headers are known; of several such options all of them. */
function columnsOption(text: string, before?: string): string {
  return before === undefined ? text : `${before},${text}`;
}

/** Numbers by scale, as in `brs=0.8,wemwbs=0.89`. */
function numbersByScaleOption(text: string): Readonly<Record<string, number>> {
  const pairs = listOption(text).map((pair): readonly [string, number] => {
    const match = /^([^=]+)=(\d+(?:\.\d+)?)$/.exec(pair);
    if (match === null)
      throw new InvalidArgumentError(
        'Give a number per scale, with a decimal point, as in brs=0.8,wemwbs=0.89.',
      );
    return [match[1]!.trim(), Number(match[2])];
  });
  return Object.fromEntries(pairs);
}

const LABELS_AS =
  'Give a column, a colon, and a label per code, as in sex:1=Man,2=Vrouw; what holds a comma, colon or equals sign is quoted.';
const ANSWERS_AS =
  'Give a code per answer, as in "Beetje mee eens=4", or of one scale "brs:Beetje mee eens=4"; what holds a comma, colon or equals sign is quoted.';

/** What stands before a colon, if there is one, and pairs: `sex:1=Man,2=Vrouw`. Each part may stand between double quotes. */
function pairsOf(
  text: string,
  advice: string,
): { readonly of: string | null; readonly pairs: [string, string][] } {
  const wrong = () => new InvalidArgumentError(advice);
  let at = 0;
  /** A text up to one of these signs, or between quotes. */
  const part = (ends: string): string => {
    while (text[at] === ' ') at++;
    const start = at;
    if (text[at] !== '"') {
      while (at < text.length && !ends.includes(text[at]!)) at++;
      return text.slice(start, at).trim();
    }
    let closing = text.indexOf('"', at + 1);
    while (closing !== -1 && text[closing + 1] === '"') closing = text.indexOf('"', closing + 2);
    if (closing === -1) throw wrong();
    at = closing + 1;
    while (text[at] === ' ') at++;
    return text.slice(start + 1, closing).replaceAll('""', '"');
  };
  let first = part(':=,');
  const of = text[at] === ':' ? first : null;
  if (of !== null) {
    at++;
    first = part('=,');
  }
  const pairs: [string, string][] = [];
  for (;;) {
    const key = pairs.length === 0 ? first : part('=,');
    if (key === '' || text[at] !== '=') throw wrong();
    at++;
    const value = part('=,');
    if (value === '' || (at < text.length && text[at] !== ',')) throw wrong();
    pairs.push([key, value]);
    if (at >= text.length) return { of, pairs };
    at++;
  }
}

/**
 * What codes are called: `sex:1=Man,2=Vrouw`.
 *
 * @param before the labels of the same option before it, which commander hands over
 */
export function labelsOption(text: string, before: ColumnLabels = {}): ColumnLabels {
  const { of: column, pairs } = pairsOf(text, LABELS_AS);
  if (column === null || column === '') throw new InvalidArgumentError(LABELS_AS);
  const codes = new Map<string, string>(
    Object.entries(before[column] ?? {}).map(([code, label]) => [code, label as string]),
  );
  for (const [code, label] of pairs) {
    if (codes.has(code) && codes.get(code) !== label)
      throw new InvalidArgumentError(
        `The code ${code} of ${column} has two labels, ${codes.get(code)} and ${label}.`,
      );
    codes.set(code, label);
  }
  return Object.fromEntries([...Object.entries(before), [column, Object.fromEntries(codes)]]);
}

/**
 * Codes of answers that definitions lack: `Beetje mee eens=4`, or of one scale `brs:Beetje mee eens=4`.
 *
 * @param before the answers of the same option before it
 */
export function answersOption(text: string, before: AddedAnswers = {}): AddedAnswers {
  const { of: scale, pairs } = pairsOf(text, ANSWERS_AS);
  const held = scale === null ? before : (before[scale] ?? {});
  if (scale === '' || typeof held === 'number') throw new InvalidArgumentError(ANSWERS_AS);
  const own = new Map(Object.entries(held));
  for (const [wording, code] of pairs) {
    const value = /^[+-]?\d+(?:\.\d+)?$/.test(code) ? Number(code) : Number.NaN;
    if (Number.isNaN(value)) throw new InvalidArgumentError(`"${code}" is no code. ${ANSWERS_AS}`);
    const other = own.get(wording);
    if (other !== undefined && other !== value)
      throw new InvalidArgumentError(
        typeof other === 'number'
          ? `"${wording}" has two codes, ${other} and ${value}.`
          : `"${wording}" is a scale here. ${ANSWERS_AS}`,
      );
    own.set(wording, value);
  }
  const answers = Object.fromEntries(own);
  return scale === null ? answers : { ...before, [scale]: answers as Readonly<Record<string, number>> };
}

/** Answers so far, with files that are read when the command begins. */
export class AnswersAndFiles {
  readonly answers: AddedAnswers;
  readonly paths: readonly string[];

  constructor(answers: AddedAnswers, paths: readonly string[]) {
    this.answers = answers;
    this.paths = paths;
  }
}

/** The same, or a JSON file that holds what the key of a study holds. */
function answersOrFile(
  text: string,
  before: AddedAnswers | AnswersAndFiles = {},
): AddedAnswers | AnswersAndFiles {
  const { answers, paths } =
    before instanceof AnswersAndFiles ? before : { answers: before as AddedAnswers, paths: [] };
  if (/\.json$/i.test(text)) return new AnswersAndFiles(answers, [...paths, text]);
  const added = answersOption(text, answers);
  return paths.length === 0 ? added : new AnswersAndFiles(added, paths);
}

/** Kinds of figures, as `plot` names them. */
function figuresOption(text: string): FigureKind[] {
  return listOption(text).map((name) => {
    const kind = FIGURE_KINDS.find((each) => each === name);
    if (kind === undefined) throw new InvalidArgumentError(`Valid are ${FIGURE_KINDS.join(', ')}.`);
    return kind;
  });
}

/** Languages of documents. */
function languagesOption(text: string): Language[] {
  return listOption(text).map((name, index, all) => {
    const language = LANGUAGES.find((each) => each === name);
    if (language === undefined || all.indexOf(name) < index)
      throw new InvalidArgumentError(`Valid are ${LANGUAGES.join(', ')}, each once.`);
    return language;
  });
}

/** The groups to compare. */
function groupsOption(text: string): string[] {
  const values = listOption(text);
  if (values.length < 2 || new Set(values).size < values.length) {
    throw new InvalidArgumentError('Name two different groups or more, as in a,b; the difference is b - a.');
  }
  return values;
}

function lookUpValue<T>(text: string, values: ReadonlyMap<string, T>, valid: string): T {
  const value = values.get(text.toLowerCase());
  if (value === undefined) throw new InvalidArgumentError(`Valid are ${valid}.`);
  return value;
}

/** Reads a text; of an option that may be repeated, with the value so far. As a method, since each knows what its own value is. */
type ReadOption = { read(text: string, before: unknown, bounds: Bounds | undefined): unknown }['read'];

/** How the text of an option becomes its value, by the word that the settings have for it. */
export const READERS: Readonly<Record<Reader, ReadOption>> = {
  alternatives: alternativesOption,
  answers: answersOrFile,
  'choice-of-number': (text) => Number(text),
  columns: columnsOption,
  conditions: conditionsOption,
  decimal: decimalOption,
  delimiter: delimiterOption,
  encoding: encodingOption,
  equivalence: equivalenceOption,
  figures: figuresOption,
  groups: groupsOption,
  labels: labelsOption,
  languages: languagesOption,
  level: confidenceOption,
  list: listOption,
  margins: marginsOption,
  norms: normsOption,
  number: numberOption,
  'numbers-by-scale': numbersByScaleOption,
  populations: populationsOption,
  reliability: reliabilityOption,
  scales: scalesOption,
  statuses: statusesOption,
  'whole-number': wholeNumber,
};
