import { auditTable } from '../src/audit/audit-table.ts';
import { parseReportedNumber } from '../src/audit/checks/reported-number.ts';
import type { PublishedRow, PublishedTable } from '../src/model/published.ts';
import { type RandomGenerator, seededRandom } from '../src/stats/random.ts';
import { randomModels } from '../test/audit/random-models.ts';
import { randomTable } from '../test/audit/random-table.ts';

const FIRST_SEED = 50_000;

/**
 * False findings of `audit` on random tables that are right in every number, then how often one error in one row of such a
 * table is found: something impossible or inconsistent anywhere in it that is not found without the error.
 *
 * @param tables tables without an error
 * @param seeded tables with one, shared among the kinds of errors
 */
export function rates(tables: number, seeded: number): string {
  const found = Array.from({ length: tables }, (_, index) => {
    const table = randomTable(FIRST_SEED + index);
    return {
      seed: FIRST_SEED + index,
      rows: table.rows!.length,
      findings: auditTable(table, { file: '' }).findings,
    };
  });
  const all = found.flatMap(({ seed, findings }) => findings.map((finding) => ({ seed, finding })));
  const wrong = all.filter(({ finding }) => finding.severity !== 'note');
  const kinds = (list: typeof all) =>
    [...new Set(list.map(({ finding }) => finding.code))]
      .map((code) => {
        const own = list.filter(({ finding }) => finding.code === code);
        return `  ${code}: ${own.length} (seeds ${own
          .slice(0, 5)
          .map(({ seed }) => seed)
          .join(', ')})`;
      })
      .join('\n');
  return [
    `${tables} tables that are right, ${found.reduce((sum, { rows }) => sum + rows, 0)} rows`,
    `false findings: ${wrong.length}, in ${new Set(wrong.map(({ seed }) => seed)).size} tables`,
    kinds(wrong),
    `notes: ${all.length - wrong.length}`,
    kinds(all.filter(({ finding }) => finding.severity === 'note')),
    '',
    '| one error | tables | found |',
    '| :-- | --: | --: |',
    ...ERRORS.map(([name, change]) => {
      const { changed, detected } = detection(change, Math.ceil(seeded / ERRORS.length));
      return `| ${name} | ${changed} | ${((100 * detected) / changed).toFixed(1)}% |`;
    }),
    '',
    ...ratesOfModels(tables, Math.ceil(seeded / 4)),
  ].join('\n');
}

/** The same of tests of more than two means, of counts and of correlations: the digit of one number is another. */
function ratesOfModels(tables: number, seeded: number): string[] {
  const found = Array.from({ length: tables }, (_, index) => {
    const table = randomModels(FIRST_SEED + index);
    return { models: table.models!.length, findings: auditTable(table, { file: '' }).findings };
  });
  const findings = found.flatMap((each) => each.findings);
  const lines = MODEL_CELLS.map((key) => {
    let [changed, detected] = [0, 0];
    for (let seed = FIRST_SEED + 100_000; changed < seeded && seed < FIRST_SEED + 101_000; seed++) {
      const random = seededRandom(seed);
      const table = randomModels(seed);
      for (const model of table.models!) {
        const cell = key === 'effectSize' ? model.effectSize?.value : model[key];
        if (typeof cell !== 'string' || cell.startsWith('<')) continue;
        const value = otherDigit(cell, random);
        const wrong = { ...model, [key]: key === 'effectSize' ? { ...model.effectSize, value } : value };
        changed++;
        if (failing({ ...table, models: [wrong] }).size > 0) detected++;
      }
    }
    return `| ${key} | ${changed} | ${((100 * detected) / changed).toFixed(1)}% |`;
  });
  return [
    `${tables} tables of ${found.reduce((sum, { models }) => sum + models, 0)} tests that are right: ${findings.length} findings`,
    '',
    '| another digit of | tests | found |',
    '| :-- | --: | --: |',
    ...lines,
  ];
}

const MODEL_CELLS = ['statistic', 'p', 'effectSize'] as const;

/** Changes a row, or returns `null` where the error would change nothing. */
type Change = (row: PublishedRow, random: RandomGenerator) => PublishedRow | null;

export const ERRORS: readonly (readonly [string, Change])[] = [
  ['standard errors in place of the SDs', standardErrors],
  [
    'digits of a mean swapped',
    (row, random) => withWave(row, 'mean', (text) => swapped(text, random), random),
  ],
  ['digits of an SD swapped', (row, random) => withWave(row, 'sd', (text) => swapped(text, random), random)],
  [
    'another n',
    (row, random) => withWave(row, 'n', (text) => String(otherSize(Number(text), random)), random),
  ],
  ['digits of t changed', (row, random) => withCell(row, 'statistic', (text) => otherDigit(text, random))],
  ['digits of p changed', (row, random) => withCell(row, 'p', (text) => otherP(text, random))],
  ['another difference', (row, random) => withCell(row, 'difference', (text) => otherDigit(text, random))],
  ['the sign of the difference', (row) => withCell(row, 'difference', otherSign)],
  ['digits of d changed', withEffect],
];

function detection(change: Change, wanted: number) {
  let [changed, detected] = [0, 0];
  for (let seed = FIRST_SEED + 100_000; changed < wanted; seed++) {
    const random = seededRandom(seed);
    const table = randomTable(seed);
    const at = random.nextBelow(Math.max(1, table.rows!.length));
    const old = table.rows![at];
    const row = old === undefined ? null : change(old, random);
    if (row === null || JSON.stringify(row) === JSON.stringify(old)) continue;
    changed++;
    const wrong: PublishedTable = {
      ...table,
      rows: table.rows!.map((each, index) => (index === at ? row : each)),
    };
    // What is found without the error too does not count.
    const before = failing(table);
    if ([...failing(wrong)].some((finding) => !before.has(finding))) detected++;
  }
  return { changed, detected };
}

/** What fails, in words that tell the numbers. */
function failing(table: PublishedTable): ReadonlySet<string> {
  const { findings } = auditTable(table, { file: '' });
  return new Set(
    findings
      .filter(({ severity }) => severity !== 'note')
      .map(({ code, cells }) => `${code} ${cells.map(({ path }) => path).join(' ')}`),
  );
}

function standardErrors(row: PublishedRow): PublishedRow | null {
  const waves = Object.entries(row.waves!).map(([name, wave]) => {
    const sd = numberOf(String(wave.sd));
    const n = Number(wave.n ?? Number.NaN);
    return [name, { ...wave, sd: likewise(String(wave.sd), sd.value / Math.sqrt(n), sd.decimals) }] as const;
  });
  return waves.some(([, { sd }]) => sd.includes('NaN')) ? null : { ...row, waves: Object.fromEntries(waves) };
}

function withWave(
  row: PublishedRow,
  key: 'mean' | 'sd' | 'n',
  map: (text: string) => string,
  random: RandomGenerator,
): PublishedRow | null {
  const names = Object.keys(row.waves!);
  const name = names[random.nextBelow(names.length)]!;
  const wave = row.waves![name]!;
  if (wave[key] === undefined) return null;
  return { ...row, waves: { ...row.waves, [name]: { ...wave, [key]: map(String(wave[key])) } } };
}

function withCell(
  row: PublishedRow,
  key: 'statistic' | 'p' | 'difference',
  map: (text: string) => string,
): PublishedRow | null {
  const cell = row.comparison![key];
  return cell === undefined ? null : { ...row, comparison: { ...row.comparison, [key]: map(String(cell)) } };
}

function withEffect(row: PublishedRow, random: RandomGenerator): PublishedRow | null {
  const effect = row.comparison!.effectSize;
  if (effect === undefined) return null;
  const value = otherDigit(String(effect.value), random);
  return { ...row, comparison: { ...row.comparison, effectSize: { ...effect, value } } };
}

function otherSize(n: number, random: RandomGenerator): number {
  const by = 1 + random.nextBelow(Math.max(1, Math.round(n / 4)));
  return random.nextBelow(2) === 0 && n - by >= 3 ? n - by : n + by;
}

/** Two digits that stand side by side and differ change places. */
function swapped(text: string, random: RandomGenerator): string {
  const digits = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const places = digits
    .slice(1)
    .flatMap((at, index) => (text[at] === text[digits[index]!] ? [] : [[digits[index]!, at]]));
  if (places.length === 0) return text;
  const [one, other] = places[random.nextBelow(places.length)]! as [number, number];
  const signs = [...text];
  [signs[one], signs[other]] = [signs[other]!, signs[one]!];
  return signs.join('');
}

/** One digit, not a zero before the decimal sign, becomes another one. */
function otherDigit(text: string, random: RandomGenerator): string {
  const places = [...text.matchAll(/\d/g)]
    .map(({ index }) => index)
    .filter((at) => !/^0[.,]/.test(text.slice(at)));
  const place = places[random.nextBelow(places.length)]!;
  const digit = (Number(text[place]) + 1 + random.nextBelow(9)) % 10;
  return text.slice(0, place) + digit + text.slice(place + 1);
}

function otherP(text: string, random: RandomGenerator): string {
  if (/^[\d.,]+$/.test(text)) return otherDigit(text, random);
  return text;
}

function otherSign(text: string): string {
  if (!/[1-9]/.test(text)) return text;
  return text.startsWith('-') ? text.slice(1) : `-${text}`;
}

function numberOf(text: string) {
  const parsed = parseReportedNumber(text, text.includes(',') ? ',' : '.');
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.number;
}

/** A number with the decimal sign of another. */
function likewise(text: string, value: number, decimals: number): string {
  const number = value.toFixed(decimals);
  return text.includes(',') ? number.replace('.', ',') : number;
}
