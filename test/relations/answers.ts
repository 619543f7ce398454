import { defaultSettings } from '../../src/analysis/settings.ts';
import { builtInScales } from '../../src/index.ts';
import type { Scale } from '../../src/model/scale.ts';
import { seededRandom } from '../../src/stats/random.ts';

/** A short scale with labels in two languages, a reversed item and a gap allowed: made up. */
export const mood: Scale = {
  id: 'mood',
  version: '1.0.0',
  name: { en: 'Mood', nl: 'Stemming', fr: 'Humeur' },
  direction: 'higher-is-better',
  response: {
    min: 1,
    max: 5,
    labels: [
      { value: 1, text: { en: ['Never'], nl: ['Nooit'] } },
      { value: 2, text: { en: ['Rarely, if at all'], nl: ['Zelden'] } },
      { value: 3, text: { en: ['Sometimes'], nl: ['Soms'] } },
      { value: 4, text: { en: ['Often'], nl: ['Vaak'] } },
      { value: 5, text: { en: ['Always; every day'], nl: ['Altijd, élke dag'] } },
    ],
  },
  items: [
    { id: 'mood1', text: { en: 'I was cheerful.', nl: 'Ik was vrolijk.' } },
    { id: 'mood2', reverse: true, text: { en: 'I was sad.', nl: 'Ik was verdrietig.' } },
    { id: 'mood3', text: { en: 'I felt calm, even at work.', nl: 'Ik voelde me rustig, ook op het werk.' } },
    { id: 'mood4', text: { en: 'I looked forward to things.', nl: 'Ik keek naar dingen uit.' } },
  ],
  score: { aggregate: 'mean', minAnswered: 3 },
  citation: 'Made up for the tests.',
  licence: 'CC0-1.0',
};

export const settings = { ...defaultSettings, candidates: [mood, ...builtInScales()], requested: [mood] };

/** One respondent: a code, a group, and the answers, `null` where there is none. */
export interface Respondent {
  readonly code: string;
  readonly sex: string;
  readonly values: readonly (number | null)[];
}

/** Answers with a common part, so that alpha is positive; one in forty is missing. The same seed gives the same ones. */
export function answers(n: number, seed: number): Respondent[] {
  const source = seededRandom(seed);
  const next = () => source.nextUint32() / 2 ** 32;
  return Array.from({ length: n }, (_, index) => {
    const level = 1 + 4 * next();
    const values = mood.items.map(({ reverse }) => {
      if (next() < 1 / 40) return null;
      const value = Math.min(5, Math.max(1, Math.round(level + 2 * next() - 1)));
      return reverse === true ? 6 - value : value;
    });
    return { code: `r${index + 1}`, sex: next() < 0.5 ? 'man' : 'woman', values };
  });
}

export interface Dialect {
  readonly delimiter: string;
  readonly newline: string;
  readonly quoteAll: boolean;
  /** What stands in the cell of an answer; the code unless given. */
  readonly cell: (value: number, item: number) => string;
  readonly header: readonly string[];
}

const PLAIN: Dialect = {
  delimiter: ',',
  newline: '\n',
  quoteAll: false,
  cell: String,
  header: ['code', 'sex', ...mood.items.map(({ id }) => id)],
};

/** Respondents as a file. */
export function csvOf(respondents: readonly Respondent[], dialect: Partial<Dialect> = {}): string {
  const { delimiter, newline, quoteAll, cell, header } = { ...PLAIN, ...dialect };
  const quoted = (text: string) =>
    quoteAll || text.includes(delimiter) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const rows = respondents.map(({ code, sex, values }) => [
    code,
    sex,
    ...values.map((value, item) => (value === null ? '' : cell(value, item))),
  ]);
  return [header, ...rows].map((row) => row.map(quoted).join(delimiter) + newline).join('');
}
