import { auditTable } from '../src/audit/audit-table.ts';
import { parseReportedNumber } from '../src/audit/checks/reported-number.ts';
import type { AuditFinding, Severity } from '../src/model/audit-result.ts';
import type { PublishedRow, PublishedTable } from '../src/model/published.ts';
import { type RandomGenerator, seededRandom } from '../src/stats/random.ts';
import { bfi, stai } from '../test/audit/real-data.ts';
import { MODES, type Mode, type RealData, trueTable } from '../test/audit/true-table.ts';

const DATA = [
  ['bfi', bfi()],
  ['stai', stai()],
] as const;
const FIRST_SEED = 1000;

/**
 * False alarms of `audit`: subsamples of real data are scored, tested, rounded and printed as tables that are right in every
 * number; whatever is found in them is an alarm. Then one error is put into one row of each table, and counted is how often
 * something impossible or inconsistent is found in that row.
 */
export function alarms(tables: number): string {
  return [
    'Tables that are right:',
    '',
    '| data | mode | tables | rows | impossible | inconsistent | notes | what was noted |',
    '| :-- | :-- | --: | --: | --: | --: | --: | :-- |',
    ...DATA.flatMap(([name, data]) => MODES.map((mode) => alarmLine(name, data, mode, tables))),
    '',
    'Tables with one error in one row, found in that row:',
    '',
    '| error | everything printed | M, SD, n, difference and p only |',
    '| :-- | --: | --: |',
    ...ERRORS.map(([name, change]) => {
      const share = (sparse: boolean) => `${Math.round(100 * detected(change, sparse, tables))}%`;
      return `| ${name} | ${share(false)} | ${share(true)} |`;
    }),
  ].join('\n');
}

function alarmLine(name: string, data: RealData, mode: Mode, tables: number): string {
  const found: AuditFinding[] = [];
  let rows = 0;
  for (let seed = FIRST_SEED; seed < FIRST_SEED + tables; seed++) {
    const table = trueTable(data, mode, seed);
    rows += table.rows?.length ?? 0;
    found.push(...auditTable(table, { file: '' }).findings);
  }
  const count = (severity: Severity) => found.filter((each) => each.severity === severity).length;
  const codes = [...new Set(found.map(({ code }) => code))].map(
    (code) => `${code} ${found.filter((each) => each.code === code).length}`,
  );
  const counts = [count('impossible'), count('inconsistent'), count('note')];
  return `| ${[name, mode, tables, rows, ...counts, codes.join(', ')].join(' | ')} |`;
}

/** Changes a row, or returns `null` where the error would change nothing. */
type Change = (row: PublishedRow, random: RandomGenerator) => PublishedRow | null;

const ERRORS: readonly (readonly [string, Change])[] = [
  ['one digit of a mean', (row, random) => withWave(row, 'mean', (text) => otherDigit(text, random))],
  ['one digit of an SD', (row, random) => withWave(row, 'sd', (text) => otherDigit(text, random))],
  ['one digit of p', (row, random) => withP(row, (text) => otherDigit(text, random))],
  ['standard errors in place of both SDs', (row) => withSpread(row, (sd, n) => sd / Math.sqrt(n))],
  [
    'SDs of the item sum beside means of item means, or the reverse',
    (row) => withSpread(row, (sd) => (sd > 2 ? sd / 5 : sd * 5)),
  ],
  [
    'p of a one-sided test',
    (row) => withP(row, (text) => (text.startsWith('<') ? text : (Number(text) / 2).toFixed(3))),
  ],
];

function detected(change: Change, sparse: boolean, tables: number): number {
  let changed = 0;
  let found = 0;
  for (const [, data] of DATA) {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + tables / 2; seed++) {
      const random = seededRandom(seed);
      const table = trueTable(data, 'complete', seed);
      const at = random.nextBelow(table.rows!.length);
      const row = change(table.rows![at]!, random);
      if (row === null) continue;
      changed++;
      const wrong: PublishedTable = {
        ...table,
        rows: table.rows!.map((each, index) => bare(index === at ? row : each, sparse)),
      };
      const { findings } = auditTable(wrong, { file: '' });
      if (findings.some(({ severity, place }) => severity !== 'note' && place.scale === row.scale)) found++;
    }
  }
  return found / changed;
}

/** As many reports print it: no standard errors, intervals, t or effect size. */
function bare(row: PublishedRow, sparse: boolean): PublishedRow {
  if (!sparse) return row;
  const { difference, p, test } = row.comparison!;
  return {
    ...row,
    waves: Object.fromEntries(
      Object.entries(row.waves!).map(([name, { n, mean, sd }]) => [name, { n: n!, mean: mean!, sd: sd! }]),
    ),
    comparison: { difference: difference!, p: p!, ...(test === undefined ? {} : { test }) },
  };
}

function withWave(row: PublishedRow, key: 'mean' | 'sd', map: (text: string) => string): PublishedRow {
  const { pre, ...others } = row.waves!;
  return { ...row, waves: { pre: { ...pre, [key]: map(String(pre![key])) }, ...others } };
}

function withSpread(row: PublishedRow, map: (sd: number, n: number) => number): PublishedRow {
  const waves = Object.entries(row.waves!).map(([name, wave]) => {
    const sd = parseReportedNumber(String(wave.sd), '.');
    if (!sd.ok) throw new Error(`${wave.sd}`);
    const text = map(sd.number.value, Number(wave.n)).toFixed(sd.number.decimals);
    return [name, { ...wave, sd: text }];
  });
  return { ...row, waves: Object.fromEntries(waves) };
}

function withP(row: PublishedRow, map: (text: string) => string): PublishedRow | null {
  const p = map(String(row.comparison!.p));
  return p === row.comparison!.p ? null : { ...row, comparison: { ...row.comparison, p } };
}

/** One digit, not a leading zero before the decimal sign, becomes another one. */
function otherDigit(text: string, random: RandomGenerator): string {
  const places = [...text.matchAll(/\d/g)]
    .map(({ index }) => index)
    .filter((index) => !/^0\./.test(text.slice(index)));
  const place = places[random.nextBelow(places.length)]!;
  const digit = (Number(text[place]) + 1 + random.nextBelow(9)) % 10;
  return text.slice(0, place) + digit + text.slice(place + 1);
}
