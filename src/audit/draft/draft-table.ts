import type { DraftNeed } from '../../model/messages/table-draft.ts';
import type {
  PublishedComparison,
  PublishedReliability,
  PublishedRow,
  PublishedTable,
  PublishedWave,
} from '../../model/published.ts';
import type { Result } from '../../model/result.ts';
import type { Scale } from '../../model/scale.ts';
import type { TextTable } from '../../model/text-table.ts';
import { identifierOf } from '../published-from-rows.ts';
import { endsOfRange, isBlankCell, numbersIn, printedNumber, twoNumbers } from './cells.ts';
import { type Heading, readHeading } from './headings.ts';

/** A published table as far as it could be made out, what in it is a guess, and what was left out. */
export interface DraftedTable {
  readonly table: PublishedTable;
  readonly undecided: readonly DraftNeed[];
  /** Columns that were not understood, and tables without scores. */
  readonly unused: readonly { readonly table: string; readonly columns: readonly string[] | null }[];
}

/** What is needed of a definition, or of a score of a result. */
type NamedScale = Pick<Scale, 'id' | 'name'> & {
  readonly variantOf?: string | undefined;
  readonly subscales?:
    | readonly { readonly id: string; readonly name?: Readonly<Record<string, string>> | undefined }[]
    | undefined;
};

function samplesByName(result: Pick<Result, 'waves' | 'groups'> | null): Map<string, string> {
  return new Map(
    [...(result?.waves ?? []), ...(result?.groups ?? [])].flatMap(({ id, name }) =>
      [id, ...Object.values(name ?? {})].map((text) => [comparable(text), identifierOf(id)] as const),
    ),
  );
}

/** What is printed of one scale. */
interface Found {
  readonly id: string;
  readonly name: string;
  readonly waves: Map<string, PublishedWave>;
  readonly reliability: Map<string, PublishedReliability>;
  readonly comparisons: Map<string, PublishedComparison>;
}

/**
 * A first published table from tables as they are printed: a row per scale and wave, or a row per scale with the waves beside each other,
 * with tests and effect sizes in the same table or another one. Whatever the headings do not say is a guess, and marked.
 *
 * @param title of the publication
 * @param scales definitions that names of scales are looked up in
 * @param isTime whether a name says a place in time, as that of a wave does
 * @param result whose tables these are, where there is one: what its scales, waves and groups are called
 */
export function draftTable(
  tables: readonly TextTable[],
  title: string,
  scales: readonly NamedScale[],
  isTime: (name: string) => boolean,
  result: Pick<Result, 'scales' | 'waves' | 'groups'> | null = null,
): DraftedTable {
  const draft = new Draft(
    result === null ? scales : [...result.scales, ...scales],
    samplesByName(result),
    isTime,
  );
  for (const table of tables) draft.read(table);
  return draft.result(title);
}

class Draft {
  private readonly found = new Map<string, Found>();
  private readonly undecided: DraftNeed[] = [];
  private readonly unused: { table: string; columns: readonly string[] | null }[] = [];
  private readonly scales: readonly NamedScale[];
  private readonly ids: ReadonlyMap<string, string>;
  private readonly isTime: (name: string) => boolean;
  private isPaired = false;

  constructor(
    scales: readonly NamedScale[],
    ids: ReadonlyMap<string, string>,
    isTime: (name: string) => boolean,
  ) {
    this.isTime = isTime;
    this.scales = scales;
    this.ids = ids;
  }

  read({ title, header, rows }: TextTable): void {
    const headings: Heading[] = [];
    for (const parts of header) headings.push(readHeading(parts, headings.at(-1) ?? null));
    const name = title ?? headings.map(({ text }) => text).join(' | ');
    const has = (...wanted: readonly Heading['quantity'][]) =>
      headings.some(({ quantity }) => wanted.includes(quantity));
    const isScores = has('mean', 'mean-and-sd', 'difference', 'alpha');
    // Bands, flow and models have other rows, and pairs after Games and Howell another p; of matched pairs only what no other table has is taken.
    if (
      !isScores ||
      /\bGames\b/.test(title ?? '') ||
      headings.some(({ text }) => /^(?:band|score ?band|test|toets)$/i.test(text.trim()))
    ) {
      this.unused.push({ table: name, columns: null });
      return;
    }
    const ofPairs = has('sd-of-differences');
    const first = headings[0]!;
    const labels = first.quantity === 'scale' || first.quantity === 'unknown' || first.text === '';
    const unknown = headings.filter(({ quantity }, at) => quantity === 'unknown' && !(at === 0 && labels));
    if (unknown.length > 0) this.unused.push({ table: name, columns: unknown.map(({ text }) => text) });
    const samples = this.samplesOf(headings);
    let section: string | null = null;
    let scale: Found | null = null;
    for (const cells of rows) {
      const [label = ''] = cells;
      // A line with one text across all columns names the scale of those below it.
      if (
        cells.length > 1 &&
        cells.every((cell) => cell === label || cell.trim() === '') &&
        label.trim() !== ''
      ) {
        section = label;
        scale = this.scaleOf(label, scale);
        continue;
      }
      if (section === null || first.quantity === 'scale') {
        if (!isBlankCell(label)) scale = this.scaleOf(label, scale);
      }
      if (scale === null) continue;
      this.readRow(cells, headings, samples, scale, { ofPairs });
    }
  }

  /** The waves of columns that stand beside each other, by what their headings call them. */
  private samplesOf(headings: readonly Heading[]): Map<Heading, string> {
    const named = new Map<Heading, string>();
    const own = headings.filter(({ quantity }) => OF_SAMPLES.has(quantity));
    const means = own.filter(({ quantity }) => quantity === 'mean' || quantity === 'mean-and-sd');
    const inRows = headings.some(({ quantity }) => quantity === 'sample');
    if (inRows) return named;
    let at = -1;
    const counts = new Map<string, number>();
    for (const heading of own) {
      const { sample, quantity } = heading;
      if (sample !== '') {
        named.set(heading, this.sampleId(sample));
        continue;
      }
      if (means.length < 2) continue;
      // Without a name the columns follow each other as their quantities repeat.
      const count = (counts.get(quantity) ?? 0) + 1;
      counts.set(quantity, count);
      at = Math.max(at, count);
      named.set(heading, `wave${count}`);
    }
    const names = [...new Set(named.values())];
    if (at > 1) this.undecided.push({ where: 'rows', what: 'waves', values: { names, isNamed: false } });
    else if (names.length > 1 && names.some((name) => !this.isTime(name) && !/^[a-z]?\d+$/i.test(name)))
      this.undecided.push({ where: 'rows', what: 'waves', values: { names, isNamed: true } });
    return named;
  }

  private readRow(
    cells: readonly string[],
    headings: readonly Heading[],
    samples: ReadonlyMap<Heading, string>,
    scale: Found,
    { ofPairs }: { readonly ofPairs: boolean },
  ): void {
    const compared = cells[headings.findIndex(({ quantity }) => quantity === 'compared')];
    const inRow = cells[headings.findIndex(({ quantity }) => quantity === 'sample')];
    const two = compared === undefined ? null : comparedIn(compared, (name) => this.sampleId(name));
    // A comparison of others than two named waves or groups has no place in a row.
    if (compared !== undefined && two === null) return;
    const hasMeans = headings.some((each) => /^mean/.test(each.quantity));
    const comparison: Mutable<PublishedComparison> = {};
    headings.forEach((heading, column) => {
      const cell = cells[column];
      if (cell === undefined || isBlankCell(cell)) return;
      const { quantity } = heading;
      if (OF_SAMPLES.has(quantity) && !ofPairs) {
        const wave = inRow === undefined ? (samples.get(heading) ?? null) : this.sampleId(inRow);
        // The n of a comparison is that of its waves.
        if (quantity === 'n' && !hasMeans) return;
        this.readSample(cell, heading, wave ?? 'sample', scale);
      } else this.readComparison(cell, heading, comparison);
    });
    if (Object.keys(comparison).length === 0) return;
    const key = two === null ? '' : two.join(' ');
    const known = scale.comparisons.get(key) ?? (two === null ? {} : { first: two[0], second: two[1] });
    scale.comparisons.set(key, { ...known, ...comparison });
  }

  private readSample(cell: string, { quantity, level }: Heading, wave: string, scale: Found): void {
    const known: Mutable<PublishedWave> = scale.waves.get(wave) ?? {};
    const number = printedNumber(cell);
    const two = twoNumbers(cell);
    const reliability = scale.reliability.get(wave) ?? { scale: scale.id, wave, alpha: '' };
    switch (quantity) {
      case 'mean':
        // "3.0 (0.7)" under a heading that says M only.
        if (two !== null && /\(|±/.test(cell)) [known.mean, known.sd] = two;
        else known.mean = number;
        break;
      case 'n':
      case 'sd':
      case 'se':
      case 'median':
      case 'min':
      case 'max':
        known[quantity] = number;
        break;
      case 'mean-and-sd':
        if (two !== null) [known.mean, known.sd] = two;
        break;
      case 'mean-ci':
        if (two !== null) known.ci = this.intervalOf(two, level);
        break;
      case 'min-and-max': {
        const ends = endsOfRange(cell);
        if (ends !== null) [known.min, known.max] = ends;
        break;
      }
      case 'alpha':
        scale.reliability.set(wave, { ...reliability, alpha: number });
        break;
      case 'alpha-n':
        scale.reliability.set(wave, { ...reliability, n: number });
        break;
      case 'items':
        scale.reliability.set(wave, { ...reliability, items: number });
        break;
      case 'alpha-ci':
        if (two !== null) scale.reliability.set(wave, { ...reliability, ci: this.intervalOf(two, level) });
        break;
      default:
    }
    if (Object.keys(known).length > 0) scale.waves.set(wave, known);
  }

  private readComparison(cell: string, heading: Heading, comparison: Mutable<PublishedComparison>): void {
    const { quantity, test, effect, level } = heading;
    const number = printedNumber(cell);
    const all = numbersIn(cell);
    // "1.4 (-1.0 to 3.9)": what the interval is of stands before it.
    const [value, ...ends] = all.length === 3 ? all : [null, ...all];
    const two = ends.length === 2 ? ([ends[0]!, ends[1]!] as const) : null;
    if (test !== null && quantity !== 'unused') {
      comparison.test = test;
      this.isPaired ||= test === 'paired';
    }
    switch (quantity) {
      case 'difference':
        if (two === null) comparison.difference = number;
        else if (value !== null) {
          comparison.difference = value!;
          comparison.ci = this.intervalOf(two, level);
        }
        break;
      case 'difference-ci':
        if (two !== null) comparison.ci = this.intervalOf(two, level);
        if (value !== null) comparison.difference = value!;
        break;
      case 'statistic':
      case 'df':
      case 'p':
      case 'correlation':
        comparison[quantity] = number;
        break;
      case 'sd-of-differences':
        comparison.sdOfDifferences = number;
        break;
      case 'effect-size':
        comparison.effectSize = { ...(effect !== null && { type: effect }), value: value ?? number };
        if (two !== null && value !== null)
          comparison.effectSize = { ...comparison.effectSize, ci: this.intervalOf(two, level) };
        break;
      case 'effect-size-ci':
        if (value !== null)
          comparison.effectSize = { ...(effect !== null && { type: effect }), value: value! };
        if (two !== null && comparison.effectSize !== undefined)
          comparison.effectSize = { ...comparison.effectSize, ci: this.intervalOf(two, level) };
        break;
      default:
    }
  }

  private sampleId(name: string): string {
    return this.ids.get(comparable(name)) ?? waveId(name);
  }

  private intervalOf([lower, upper]: readonly [string, string], level: number | null) {
    return { lower, upper, ...(level !== null && level !== 0.95 && { level }) };
  }

  /** The scale of a name: that of a definition, else one of its own, which is a guess. */
  private scaleOf(name: string, before: Found | null): Found {
    const id = idOf(name, this.scales, before?.id ?? null);
    const own = id ?? identifierOf(name);
    const known = this.found.get(own);
    if (known !== undefined) return known;
    const found: Found = {
      id: own,
      name: name.trim(),
      waves: new Map(),
      reliability: new Map(),
      comparisons: new Map(),
    };
    this.found.set(own, found);
    return found;
  }

  result(title: string): DraftedTable {
    const rows: PublishedRow[] = [];
    const reliability: PublishedReliability[] = [];
    for (const { id, name, waves, reliability: alphas, comparisons } of this.found.values()) {
      if (waves.size === 0 && comparisons.size === 0 && alphas.size === 0) continue;
      if (!isDefined(id, this.scales))
        this.undecided.push({ where: `rows[${rows.length}].scale`, what: 'scale', values: { name } });
      const [whole, ...others] = [...comparisons].sort(([a], [b]) => a.length - b.length);
      const joined = whole !== undefined && (whole[0] === '' || comparisons.size === 1);
      rows.push({
        scale: id,
        name,
        ...(waves.size > 0 && { waves: Object.fromEntries(waves) }),
        ...(joined && { comparison: whole[1] }),
      });
      for (const [, comparison] of joined ? others : comparisons) rows.push({ scale: id, name, comparison });
      for (const { wave, alpha, ...each } of alphas.values())
        if (alpha !== '') reliability.push({ ...each, ...(wave !== 'sample' && { wave }), alpha });
    }
    this.markTests(rows);
    const isComma = decimalOf(rows) === ',';
    return {
      table: {
        source: { title },
        ...(isComma && { decimal: ',' as const }),
        ...(this.isPaired && { design: 'paired' as const }),
        rows,
        ...(reliability.length > 0 && { reliability }),
      },
      undecided: this.undecided,
      unused: this.unused,
    };
  }

  /** A test, an effect size and a level that are not named are guesses of those who recompute them. */
  private markTests(rows: readonly PublishedRow[]): void {
    const at = (wanted: (comparison: PublishedComparison) => boolean) =>
      rows.findIndex(({ comparison }) => comparison !== undefined && wanted(comparison));
    const test = at((each) => each.test === undefined && (each.statistic ?? each.p ?? each.df) !== undefined);
    if (test >= 0) this.undecided.push({ where: `rows[${test}].comparison`, what: 'test', values: {} });
    const effect = at(({ effectSize }) => effectSize !== undefined && effectSize.type === undefined);
    if (effect >= 0)
      this.undecided.push({
        where: `rows[${effect}].comparison.effectSize`,
        what: 'effect-size',
        values: {},
      });
    if (this.isPaired) this.undecided.push({ where: 'match', what: 'match', values: {} });
  }
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Quantities of one wave or group. */
const OF_SAMPLES: ReadonlySet<Heading['quantity']> = new Set([
  'n',
  'mean',
  'mean-and-sd',
  'mean-ci',
  'sd',
  'se',
  'median',
  'min-and-max',
  'min',
  'max',
  'alpha',
  'alpha-n',
  'alpha-ci',
  'items',
] as const);

/** What a wave is called in the table: `pre` and `post` for a test before and after, else its name as an identifier. */
function waveId(name: string): string {
  const plain = name.trim();
  if (/^pre[ -]?(?:test)?$|^pr[ée]-?test$/i.test(plain)) return 'pre';
  if (/^post[ -]?(?:test)?$/i.test(plain)) return 'post';
  return identifierOf(plain);
}

/** `t0 → t1`, or `course − control`, where the second stands first. */
function comparedIn(cell: string, idOfSample: (name: string) => string): readonly [string, string] | null {
  const change = dividedAt(cell, /→|->|\s(?:to|naar|vers)\s/);
  if (change !== null) return [idOfSample(change[0]), idOfSample(change[1])];
  const difference = dividedAt(cell, /\s[−–-]\s/);
  return difference === null ? null : [idOfSample(difference[1]), idOfSample(difference[0])];
}

/** What stands before and behind the first such sign; `null` unless there is something on either side. */
function dividedAt(cell: string, sign: RegExp): readonly [string, string] | null {
  const found = sign.exec(cell);
  if (found === null) return null;
  const [before, behind] = [
    cell.slice(0, found.index).trim(),
    cell.slice(found.index + found[0].length).trim(),
  ];
  return before === '' || behind === '' ? null : [before, behind];
}

/** The sign that numbers have between whole and parts. */
function decimalOf(rows: readonly PublishedRow[]): ',' | '.' | null {
  const text = JSON.stringify(rows.map(({ waves, comparison }) => [waves, comparison]));
  const count = (sign: string) => text.match(new RegExp(`\\d\\${sign}\\d|"\\${sign}\\d`, 'g'))?.length ?? 0;
  const [commas, points] = [count(','), count('.')];
  return commas === 0 && points === 0 ? null : commas > points ? ',' : '.';
}

function isDefined(id: string, scales: readonly NamedScale[]): boolean {
  return scales.some((scale) => scale.id === id || scale.subscales?.some((each) => each.id === id));
}

/** The id of a definition, by its id or name in some language; of a subscale those of the scale above come first. */
function idOf(name: string, scales: readonly NamedScale[], before: string | null): string | null {
  const wanted = comparable(name);
  const isNamed = (id: string, names: Readonly<Record<string, string>> | undefined) =>
    comparable(id) === wanted || Object.values(names ?? {}).some((each) => comparable(each) === wanted);
  const above = scales.find(
    ({ id, subscales = [] }) => id === before || subscales.some((each) => each.id === before),
  );
  const own = above?.subscales?.find((each) => isNamed(each.id, each.name));
  if (own !== undefined) return own.id;
  const whole = scales.filter((scale) => isNamed(scale.id, scale.name));
  const [first] = whole.length > 1 ? whole.filter(({ variantOf }) => variantOf === undefined) : whole;
  if (first !== undefined) return first.id;
  const parts = scales.flatMap(({ subscales = [] }) =>
    subscales.filter((each) => isNamed(each.id, each.name)),
  );
  return parts.length === 1 ? parts[0]!.id : null;
}

function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
