import type { Contrast, ItemResult, Result } from '../../src/model/result.ts';
import { EFFECT_SIZES } from '../../src/model/statistics/effect-sizes.ts';
import type { Statistic } from '../../src/model/statistics/statistic.ts';
import { TESTS, type TestMethod, testEntry } from '../../src/model/statistics/tests.ts';
import { bySample, type ScoreBySample } from './by-sample.ts';
import { csvCells, namesIn } from './emitted-numbers.ts';

/** A number as PSPP prints it, with half a unit of its last digit. */
export interface Printed {
  readonly value: number;
  readonly precision: number;
}

export interface PrintedNumber extends Printed {
  /** `scale|wave|statistic`, as in `numbersOf`. */
  readonly name: string;
}

interface Score {
  readonly id: string;
  readonly scale: ScoreBySample;
}

/**
 * The numbers in the output of PSPP (`-O format=csv`), named as in `numbersOf`. Tables of RELIABILITY and T-TEST name scores by their label,
 * so these go by the order of the scores.
 */
export function numbersOfPspp(output: string, result: Result): PrintedNumber[] {
  const reader = new PsppReader(result);
  for (const block of output.replace(/^\ufeff/, '').split(/\n\n+/)) reader.read(block.trim().split('\n'));
  return reader.numbers;
}

/** Whether the SPSS syntax carries this number of an analysis. */
export function isInSpss(name: string, result: Result): boolean {
  const [id = '', wave = '', statistic = ''] = name.split('|');
  // Those of the mixed model need its numbers, which PSPP does not have.
  if (statistic.startsWith('leavers.')) return !isOfMixedModel(id, result);
  if (statistic.startsWith('single.') || id === 'questions')
    return isOfItemInSpss(id, wave, statistic, result);
  if (id === 'correlations') return /\.(?:n|pearson\.(?:value|p))$/.test(statistic);
  const [scaleId, subscaleId] = id.split('.');
  const scale = result.scales.find((each) => each.id === scaleId)!;
  const { k } = subscaleId === undefined ? scale : scale.subscales.find((each) => each.id === subscaleId)!;
  const { sample } = namesIn(result);
  const isSample = wave === 'pooled' || scale.samples.some((each) => !each.pooled && sample(each) === wave);
  if (/^(?:ancova|difference-of-(?:changes|differences))$/.test(wave)) {
    if (statistic.includes('.effectSize.')) return false;
    if (wave === 'ancova' && /^(?:slope|adjustedAt|n\.\d+|means\.)/.test(statistic)) return true;
    const [, quantity = ''] =
      /^contrasts\.first: .*?\.((?:nonInferiority\.)?(?:ci\.)?\w+)$/.exec(statistic) ?? [];
    // Subscales of a total are in no family.
    const isFamily = subscaleId === undefined || scale.aggregate === null;
    return quantity === 'pHolm'
      ? isFamily
      : /^(?:nonInferiority\.(?!n|alpha)|ci\.|difference|standardError|statistic|df|p$)/.test(quantity);
  }
  if (!isSample) {
    const [of = '', ...quantity] = statistic.split('.');
    if (of === 'nonInferiority') return !/^(?:n|alpha)/.test(quantity.join());
    const statistics: Readonly<Record<string, Statistic>> = { ...TESTS, ...EFFECT_SIZES };
    if (statistics[of]?.scripts.includes('spss') !== true) return false;
    if (Object.hasOwn(EFFECT_SIZES, of)) return quantity.join() === 'value';
    if (testEntry(of as TestMethod).compares === 'variances')
      return /^(?:statistic|p)$/.test(quantity.join());
    return !/^p(?:Hochberg|BenjaminiHochberg)$/.test(quantity.join());
  }
  if (/^population\.\d+\.(?:difference|statistic|df|p|ci\.(?:lower|upper))$/.test(statistic)) return true;
  if (/^(?:n|missing|mean|sd|median|min|max|shape\..+|bands\.\d+\.n)$/.test(statistic)) return true;
  return k > 1 && /^(?:reliability\.n|k|alpha|ci\.lower|ci\.upper|items\..+)$/.test(statistic);
}

/** Of items and answers all but counts of each answer, tests of all samples together and tests by ranks, which SPSS works out otherwise. */
function isOfItemInSpss(id: string, wave: string, statistic: string, result: Result): boolean {
  const found = comparedItems(result).find(
    (each) => each.scale === id && statistic.startsWith(`${each.prefix}.`),
  );
  if (found === undefined || wave === 'all samples') return false;
  const quantity = statistic.slice(found.prefix.length + 1);
  if (quantity.endsWith('.pHolm')) return found.isHolm && !/^(?:mann|wilcoxon)/.test(quantity);
  return /^(?:n|missing|mean|sd|agreeing|share|n\.\d|difference|ci\.\w+|(?:mcnemar-exact|chi-square|chi-square-yates|fisher-exact)\.(?:statistic|df|p))$/.test(
    quantity,
  );
}

function isOfMixedModel(id: string, { scales }: Result): boolean {
  const [scaleId, subscaleId] = id.split('.');
  const scale = scales.find((each) => each.id === scaleId)!;
  const score = subscaleId === undefined ? scale : scale.subscales.find((each) => each.id === subscaleId)!;
  return score.primary?.in === 'models' && score.models?.[score.primary.index]?.method === 'mixed-model';
}

interface ComparedItem {
  readonly scale: string;
  readonly prefix: string;
  readonly item: ItemResult;
  /** Whether shares are compared of all items beside it. */
  readonly isHolm: boolean;
}

/** Items of scales with a score, then the answers of questions, as scripts count them. */
function comparedItems({ scales, questions = [] }: Result): ComparedItem[] {
  return [
    ...scales.flatMap(({ id, aggregate, subscales, items = [] }) =>
      [aggregate, ...subscales.map((each) => each.aggregate)].every((each) => each === null)
        ? []
        : items.map((item) => ({
            ...{ scale: id, prefix: `single.${item.id}`, item },
            isHolm: items.every(({ kind }) => kind !== 'rating'),
          })),
    ),
    ...questions.flatMap(({ id, options }) =>
      options.map((option) => ({
        ...{ scale: 'questions', prefix: `${id}: ${option.id}`, item: option, isHolm: true },
      })),
    ),
  ];
}

/** A number agrees when it rounds to what is printed; PSPP's own p-values hold ten digits. */
export function agreesWithPrinted(own: number | null | undefined, { value, precision }: Printed): boolean {
  if (own === null || own === undefined) return false;
  // Below 1e-12 both are the rounding of a zero.
  const isZero = Math.max(Math.abs(own), Math.abs(value)) < 1e-12;
  return isZero || Math.abs(own - value) <= 1.001 * precision + 1e-10 * Math.abs(own);
}

/** How the lists of tests call their columns. */
const TEST_COLUMNS = {
  ...{ se: 'standardError', t: 'statistic', df: 'df', p: 'p' },
  ...{ lower: 'ci.lower', upper: 'ci.upper' },
} as const;

class PsppReader {
  readonly numbers: PrintedNumber[] = [];
  private readonly result: Result;
  private item: { readonly scale: string; readonly item: ItemResult } | null = null;
  private readonly names: ReturnType<typeof namesIn>;
  /** Samples in their order. */
  private readonly waves: readonly string[];
  private readonly scores: readonly Score[];
  /** What T-TEST compares, table by table. */
  private readonly contrasts: readonly { readonly contrast: Contrast; readonly scores: readonly Score[] }[];
  private independentAt = -1;
  private pairedAt = -1;
  private oneSampleAt = -1;
  /** CORRELATIONS prints a table a sample, and does not say which. */
  private correlatedAt = -1;
  /** RELIABILITY prints a score's waves one after the other; lists follow it. */
  private readonly reliability: { readonly score: Score; readonly wave: string }[];
  private reliabilityAt = -1;
  private wave = '';

  constructor(result: Result) {
    this.scores = bySample(result).scales.flatMap((scale) =>
      [scale, ...scale.subscales]
        .filter(({ aggregate }) => aggregate !== null)
        .map((each) => ({ id: each === scale ? scale.id : `${scale.id}.${each.id}`, scale: each })),
    );
    this.result = result;
    this.names = namesIn(result);
    const whole = this.scores.toSorted((a, b) => b.scale.samples.length - a.scale.samples.length)[0]!;
    this.waves = whole.scale.samples.flatMap((each) => (each.pooled ? [] : [this.names.sample(each)]));
    const contrasts = new Map(
      this.scores
        .flatMap(({ scale }) => scale.comparisons)
        .map(({ contrast }) => [JSON.stringify(contrast), contrast]),
    );
    this.contrasts = [...contrasts].map(([key, contrast]) => ({
      contrast,
      scores: this.scores.filter(({ scale }) =>
        scale.comparisons.some((each) => JSON.stringify(each.contrast) === key),
      ),
    }));
    this.reliability = this.scores
      .filter(({ scale }) => scale.k > 1)
      .flatMap((score) => [
        ...score.scale.samples
          .flatMap((each) => (each.pooled ? [] : [this.names.sample(each)]))
          .map((wave) => ({ score, wave })),
        ...('pooled' in score.scale.reliability ? [{ score, wave: 'pooled' }] : []),
      ]);
  }

  read(lines: readonly string[]): void {
    const [title = '', ...rows] = lines;
    const cells = rows.map(csvCells);
    if (/^"?Scale: /.test(title)) this.reliabilityAt++;
    else if (title === 'Table: Split Values') this.wave = cells[1]![1]!;
    else if (title === 'Table: Statistics') this.readShape(cells);
    else if (title === 'Table: Reliability Statistics') this.readAlpha(cells);
    else if (title === 'Table: Item-Total Statistics') this.readItems(cells);
    else if (title === 'Table: One-Sample Test') this.readOneSample(cells);
    else if (title === 'Table: Independent Samples Test') this.readIndependent(cells);
    else if (title === 'Table: Paired Samples Test') this.readPaired(cells);
    else if (title === 'Table: Data List') this.readList(cells);
    else if (/^Table: .*_band$/.test(title)) this.readBand(title, cells);
    else if (title.includes(' × ')) this.readShares(title, cells);
    else if (title === 'Table: Chi-Square Tests') this.readChiSquare(cells);
    else if (title === 'Table: Test Statistics' && cells[1]?.[0]?.includes('_agrees_first') === true)
      this.readMcNemar(cells);
    else if (title === 'Table: Correlations') this.readCorrelations(cells);
  }

  /** The item that a variable is of. */
  private itemOf(variable: string): { scale: string; item: ItemResult } | null {
    const name = variable.replace(/_agrees.*$/, '');
    const found = this.result.scales.flatMap(({ id, items = [] }) =>
      items.flatMap((item) => (item.id === name ? [{ scale: id, item }] : [])),
    );
    return found[0] ?? null;
  }

  /** How many agree, in every sample a column. */
  private readShares(title: string, rows: readonly string[][]): void {
    this.item = /^Table: \S+_agrees × /.test(title) ? this.itemOf(/^Table: (\S+)/.exec(title)![1]!) : null;
    if (this.item === null) return;
    const { scale, item } = this.item;
    const agreeing = rows.find(([, label, cell]) => label === 'agrees' && cell === 'Count');
    const samples = rows[1]!.slice(3, -1);
    samples.forEach((sample, index) => {
      this.put(scale, sample, `single.${item.id}.agreeing`, agreeing?.[index + 3] ?? '0');
    });
  }

  /** Of the table of counts before it; a table of two samples has other tests too. */
  private readChiSquare(rows: readonly string[][]): void {
    // Answers of questions stand in the lists.
    if (this.item === null) return;
    const { scale, item } = this.item;
    const isOverall = item.overall !== undefined;
    if (item.kind === 'rating' || (!isOverall && item.comparisons.some(({ design }) => design === 'paired')))
      return;
    const comparison = isOverall ? 'all samples' : 'difference';
    const names: Readonly<Record<string, string>> = {
      'Pearson Chi-Square': 'chi-square',
      'Continuity Correction': 'chi-square-yates',
    };
    const isTwoSided = this.isItemTwoSided(item);
    for (const [label = '', value, df, p, exact] of rows) {
      const method = names[label];
      if (label === "Fisher's Exact Test" && isTwoSided)
        this.put(scale, comparison, `single.${item.id}.fisher-exact.p`, exact);
      if (method === undefined) continue;
      this.put(scale, comparison, `single.${item.id}.${method}.statistic`, value);
      this.put(scale, comparison, `single.${item.id}.${method}.df`, df);
      if (isTwoSided) this.put(scale, comparison, `single.${item.id}.${method}.p`, p);
    }
  }

  private readMcNemar(rows: readonly string[][]): void {
    for (const [variable = '', , p] of rows.slice(1)) {
      const found = this.itemOf(variable);
      if (found === null) continue;
      const { scale, item } = found;
      // Where nobody changed, PSPP prints a p of 2.
      if (Number(p) <= 1 && this.isItemTwoSided(item))
        this.put(scale, 'difference', `single.${item.id}.mcnemar-exact.p`, p);
    }
  }

  /** Of each sample every two scores; of two waves those of the first with those of the second. */
  private readCorrelations([header, ...rows]: readonly string[][]): void {
    const [, , ...columns] = header!;
    const isAcross = columns[0] !== rows[0]![0];
    const own = this.scores.filter(({ id, scale }) => id === scale.id || this.isWithoutTotal(id));
    const paired = this.contrasts.filter(({ contrast }) => contrast.kind === 'waves');
    const wave = isAcross
      ? this.names.comparison(paired[this.pairedAt]!.contrast)
      : this.waves[++this.correlatedAt]!;
    const statistics: Readonly<Record<string, string>> = {
      'Pearson Correlation': 'pearson.value',
      'Sig. (2-tailed)': 'pearson.p',
      N: 'n',
    };
    rows
      .filter((row) => row.length > 2)
      .forEach(([, label = '', ...values], line) => {
        const first = Math.floor(line / 3);
        values.forEach((value, second) => {
          if (!isAcross && second <= first) return;
          const name = `${own[first]!.id} with ${own[second]!.id}.${statistics[label]}`;
          this.put('correlations', wave, name, value.replace(/\[.*\]$/, ''));
        });
      });
  }

  private isWithoutTotal(id: string): boolean {
    const [scale] = id.split('.');
    return this.result.scales.find((each) => each.id === scale)?.aggregate === null;
  }

  private put(id: string, wave: string, statistic: string, printed: string | undefined): void {
    // Of an item that does not vary PSPP prints a correlation without an end.
    if (printed === undefined || /^\.?\s*$|Infinity|NaN/.test(printed)) return;
    this.numbers.push({ name: `${id}|${wave}|${statistic}`, ...printedNumber(printed) });
  }

  /** Of FREQUENCIES, for every score a column; the rest stands in the lists at full precision. */
  private readShape(rows: readonly string[][]): void {
    const statistics: Readonly<Record<string, string>> = {
      Skewness: 'skewness',
      'S.E. Skew': 'skewnessStandardError',
      Kurtosis: 'kurtosis',
      'S.E. Kurt': 'kurtosisStandardError',
    };
    for (const [label = '', , ...values] of rows) {
      const statistic = statistics[label];
      if (statistic === undefined) continue;
      values.forEach((value, index) => {
        this.put(this.scores[index]!.id, this.wave, `shape.${statistic}`, value);
      });
    }
  }

  private readAlpha([, row]: readonly string[][]): void {
    const { score, wave } = this.reliability[this.reliabilityAt]!;
    this.put(score.id, wave, 'alpha', row![0]);
    this.put(score.id, wave, 'k', row![1]);
  }

  private readItems([, ...rows]: readonly string[][]): void {
    const { score, wave } = this.reliability[this.reliabilityAt]!;
    rows.forEach((row, index) => {
      const item = Object.values(score.scale.reliability)[0]!.items[index]!.id;
      this.put(score.id, wave, `items.${item}.itemRestCorrelation`, row[3]);
      // Of two items PSPP prints a number that stands for nothing.
      if (rows.length > 2) this.put(score.id, wave, `items.${item}.alphaIfDropped`, row[4]);
    });
  }

  /** Of every score its populations, of each the samples one after the other. */
  private readOneSample(rows: readonly string[][]): void {
    const tables = this.scores.flatMap(({ id, scale }) => {
      const samples = scale.samples.filter(({ pooled }) => !pooled);
      return (samples[0]?.populations ?? []).flatMap((_, index) =>
        samples.map((sample) => ({ id, wave: this.names.sample(sample), index })),
      );
    });
    const { id, wave, index } = tables[++this.oneSampleAt]!;
    const [statistic, df, p, difference, lower, upper] = rows.at(-1)!.slice(1);
    const isTwoSided = this.isTwoSided(this.scores.find((score) => score.id === id)!);
    const printed = {
      statistic,
      df,
      difference,
      ...(isTwoSided && { p, 'ci.lower': lower, 'ci.upper': upper }),
    };
    for (const [name, value] of Object.entries(printed))
      this.put(id, wave, `population.${index + 1}.${name}`, value);
  }

  private readIndependent(rows: readonly string[][]): void {
    const statistics = ['statistic', 'df', 'p', 'difference', 'standardError', 'ci.lower', 'ci.upper'];
    const of = this.contrasts[++this.independentAt];
    // Changes are tested behind everything else.
    if (of === undefined) return;
    const { contrast, scores } = of;
    const comparison = this.names.comparison(contrast);
    rows.slice(3).forEach((row, index) => {
      const score = scores[Math.floor(index / 2)]!;
      const { id } = score;
      const method = index % 2 === 0 ? 'student' : 'welch';
      if (index % 2 === 0) {
        this.put(id, comparison, 'levene.statistic', row[2]);
        this.put(id, comparison, 'levene.p', row[3]);
      }
      statistics.forEach((statistic, column) => {
        if (this.isTwoSided(score) || !/^(?:p|ci\..*)$/.test(statistic))
          this.put(id, comparison, `${method}.${statistic}`, row[column + 4]);
      });
    });
  }

  private readPaired(rows: readonly string[][]): void {
    const paired = this.contrasts.filter(({ contrast }) => contrast.kind === 'waves');
    const of = paired[++this.pairedAt];
    // Items are tested behind everything else.
    if (of === undefined) return;
    const { contrast, scores } = of;
    const comparison = this.names.comparison(contrast);
    rows.slice(3).forEach((row, index) => {
      const { id } = scores[index]!;
      const [difference, , standardError, lower, upper, statistic, df, p] = row.slice(2);
      const twoSided = this.isTwoSided(scores[index]!) && { 'ci.lower': lower, 'ci.upper': upper, p };
      const printed = { difference, standardError, statistic, df, ...twoSided };
      for (const [name, value] of Object.entries(printed)) this.put(id, comparison, `paired.${name}`, value);
    });
  }

  private isItemTwoSided({ comparisons }: ItemResult): boolean {
    return comparisons.every(({ tests }) =>
      tests.every(({ alternative }) => (alternative ?? 'two-sided') === 'two-sided'),
    );
  }

  /** Procedures have tests to both sides. */
  private isTwoSided({ scale }: Score): boolean {
    return scale.comparisons.every(({ tests }) =>
      tests.every(({ alternative }) => (alternative ?? 'two-sided') === 'two-sided'),
    );
  }

  private readBand(title: string, rows: readonly string[][]): void {
    const variable = title.slice('Table: '.length, -'_band'.length);
    const score = this.scores.find(({ id }) =>
      [id, `${id}_score`].some((name) => name.replace('.', '_') === variable),
    )!;
    const sample = score.scale.samples.find((each) => !each.pooled && this.names.sample(each) === this.wave)!;
    const bands = sample.descriptives!.bands!;
    const known = bands.map(({ label }) => label.en ?? Object.values(label)[0]);
    for (const [, label, count] of rows.slice(1)) {
      const index = known.indexOf(label!);
      if (index >= 0) this.put(score.id, this.wave, `bands.${index + 1}.n`, count);
    }
  }

  private readList([header, ...rows]: readonly string[][]): void {
    const names = header!.join(',');
    for (const row of rows) {
      const cells = Object.fromEntries(header!.map((name, index) => [name, row[index]!]));
      if (/^(?:wave|sample),n,k,alpha/.test(names)) this.readFeldt(cells);
      else if ('item_id' in cells) this.readItem(cells);
      else if (/^(?:wave|sample),m1,s1/.test(names)) this.readItemMeans(cells);
      else this.readSummary(cells);
    }
  }

  /** A line of an item or an answer: its columns say what of. */
  private readItem(cells: Readonly<Record<string, string>>): void {
    const { scale, prefix, item } = comparedItems(this.result)[Number(cells.item) - 1]!;
    const put = (wave: string, columns: Readonly<Record<string, string>>) => {
      for (const [column, statistic] of Object.entries(columns))
        this.put(scale, wave, `${prefix}.${statistic}`, cells[column]);
    };
    const ends = { lower: 'ci.lower', upper: 'ci.upper' };
    if ('share' in cells) {
      const described = {
        n: 'n',
        missing_n: 'missing',
        m: 'mean',
        sd: 'sd',
        yes: 'agreeing',
        share: 'share',
      };
      put(this.waveOf(cells), { ...described, ...ends });
      return;
    }
    if ('of_group' in cells) {
      const { waves, groups } = this.result;
      const group = groups[Number(cells.of_group) - 1]!.id;
      const wave = waves[Number(cells.at_wave) - 1]!.id;
      put(`change of ${group} minus ${groups[0]!.id}, ${waves[0]!.id} to ${wave}`, {
        ...{ n1: 'n.1', n: 'n.2', difference: 'difference', ...ends },
      });
      return;
    }
    const isOne = this.scores.every((score) => score.scale.comparisons.length < 2);
    const comparison = isOne ? 'difference' : this.comparisonOf(cells);
    const of = item.comparisons.find(
      ({ contrast }) => contrast.kind !== 'change' && this.names.comparison(contrast) === comparison,
    );
    const first = of?.tests[0]?.method;
    if ('lost' in cells) put(comparison, { p: 'mcnemar-exact.p', p_holm: 'mcnemar-exact.pHolm' });
    else if ('chi' in cells) {
      put(comparison, { chi: 'chi-square.statistic', p_chi: 'chi-square.p', p_fisher: 'fisher-exact.p' });
      put(comparison, { chi_yates: 'chi-square-yates.statistic', p_chi_yates: 'chi-square-yates.p' });
      if (first !== undefined) put(comparison, { p_holm: `${first}.pHolm` });
      this.put(scale, comparison, `${prefix}.chi-square.df`, '1');
      this.put(scale, comparison, `${prefix}.chi-square-yates.df`, '1');
    } else put(comparison, { pairs: 'n.1', n1: 'n.1', n: 'n.2', difference: 'difference', ...ends });
  }

  private waveOf(cells: Readonly<Record<string, string>>): string {
    return this.waves[Number(cells.sample ?? cells.wave) - 1] ?? 'pooled';
  }

  /** The line names both samples, unless there are no others. */
  private comparisonOf(cells: Readonly<Record<string, string>>): string {
    if (cells.first_sample === undefined) return 'difference';
    return `${this.waves[Number(cells.first_sample) - 1]} to ${this.waveOf(cells)}`;
  }

  private readFeldt(cells: Readonly<Record<string, string>>): void {
    const { id } = this.reliability[this.reliabilityAt]!.score;
    const wave = this.waveOf(cells);
    this.put(id, wave, 'reliability.n', cells.n);
    this.put(id, wave, 'alpha', cells.alpha);
    this.put(id, wave, 'ci.lower', cells.lower);
    this.put(id, wave, 'ci.upper', cells.upper);
  }

  private readItemMeans(cells: Readonly<Record<string, string>>): void {
    const { id, scale } = this.reliability[this.reliabilityAt]!.score;
    const wave = this.waveOf(cells);
    Object.values(scale.reliability)[0]!.items.forEach((item, index) => {
      this.put(id, wave, `items.${item.id}.mean`, cells[`m${index + 1}`]);
      this.put(id, wave, `items.${item.id}.sd`, cells[`s${index + 1}`]);
    });
  }

  /** The tables at full precision; which one it is shows in its columns. */
  private readSummary(cells: Readonly<Record<string, string>>): void {
    const id = cells.scale_id!;
    const comparison = this.comparisonOf(cells);
    if ('turns' in cells) {
      this.readLeavers(id, comparison, cells);
    } else if ('of_group' in cells) {
      this.readModel(id, cells);
    } else if ('mdn' in cells) {
      const statistics = {
        n: 'n',
        missing_n: 'missing',
        m: 'mean',
        sd: 'sd',
        mdn: 'median',
        low: 'min',
        high: 'max',
      };
      for (const [column, statistic] of Object.entries(statistics))
        this.put(id, this.waveOf(cells), statistic, cells[column]);
    } else if ('p_margin' in cells) {
      this.readNonInferiority(id, comparison, '', cells);
    } else if (/\bpopulation_\d/.test(Object.keys(cells).join())) {
      this.readPopulation(id, cells);
    } else if ('dz' in cells) {
      this.put(id, comparison, 'dz.value', cells.dz);
      this.put(id, comparison, 'd-average.value', cells.d_average);
    } else if ('g' in cells) {
      this.put(id, comparison, 'cohens-d.value', cells.d);
      this.put(id, comparison, 'hedges-g.value', cells.g);
      this.put(id, comparison, 'cohens-d-average.value', cells.d_average);
    } else {
      this.readTest(id, comparison, cells);
    }
  }

  private readNonInferiority(
    id: string,
    wave: string,
    prefix: string,
    cells: Readonly<Record<string, string>>,
  ): void {
    const df = Object.keys(cells).find((name) => /^df/.test(name))!;
    const statistics = {
      ...{ margin: 'margin', bound: 'bound', t_margin: 'statistic', [df]: 'df' },
      ...{ p_margin: 'p', non_inferior: 'nonInferior' },
    };
    for (const [column, statistic] of Object.entries(statistics))
      this.put(id, wave, `${prefix}nonInferiority.${statistic}`, cells[column]);
  }

  /** Adjusted means, and differences between groups by a model: of strangers by wave, of changes with a suffix. */
  private readModel(id: string, cells: Readonly<Record<string, string>>): void {
    const { waves, groups } = this.result;
    const ids = { waves: waves.map((wave) => wave.id), groups: groups.map((group) => group.id) };
    const group = ids.groups[Number(cells.of_group) - 1]!;
    const [before, last] = [ids.waves[0]!, ids.waves[Number(cells.at_wave ?? 2) - 1]!];
    const suffix = 'df_c' in cells ? '_c' : '';
    const method =
      'at_wave' in cells ? 'difference-of-differences' : suffix === '' ? 'ancova' : 'difference-of-changes';
    if ('adjusted' in cells) {
      const mean = `means.${this.names.sample({ wave: last, group })}`;
      this.put(id, method, `${mean}.mean`, cells.adjusted);
      for (const [column, statistic] of Object.entries(TEST_COLUMNS))
        this.put(id, method, `${mean}.${statistic}`, cells[column]);
      this.put(id, method, `n.${cells.of_group!.replace(/\..*/, '')}`, cells.n);
      this.put(id, method, 'slope', cells.slope);
      this.put(id, method, 'adjustedAt', cells.adjusted_at);
      return;
    }
    const [first] = ids.groups as [string];
    const name =
      method === 'ancova'
        ? `${this.names.sample({ wave: last, group: first })} to ${this.names.sample({ wave: last, group })}`
        : `change of ${group} minus ${first}, ${before} to ${last}`;
    const prefix = `contrasts.first: ${name}.`;
    if ('p_margin' in cells) {
      this.readNonInferiority(id, method, prefix, cells);
      return;
    }
    this.put(id, method, `${prefix}difference`, cells.difference);
    for (const [column, statistic] of Object.entries(TEST_COLUMNS))
      this.put(id, method, prefix + statistic, cells[column + suffix]);
    this.put(id, method, `${prefix}pHolm`, cells[`p${suffix}_holm`]);
  }

  private readLeavers(id: string, comparison: string, cells: Readonly<Record<string, string>>): void {
    const score = this.scores.find((each) => each.id === id)!.scale;
    const group = this.result.groups[Number(cells.of_group) - 1]?.id;
    // Of groups the contrast of this group with the first one, by whatever model it is.
    const found = (score.leavers ?? []).find(
      ({ contrast }) => contrast.kind !== 'waves' && contrast.of[1] === group,
    );
    const name =
      found === undefined
        ? comparison
        : found.contrast.kind === 'change'
          ? `change of ${found.contrast.of[1]} minus ${found.contrast.of[0]}, ${found.contrast.waves.join(' to ')}`
          : this.names.comparison(found.contrast);
    const people = Object.keys(cells).find((column) => /^n(?:1|_first)$/.test(column))!;
    const columns = {
      ...{ [people]: 'n', n_left: 'left', difference: 'difference' },
      ...{ turns: 'turnsAt.points', turns_sd: 'turnsAt.sd', nil: 'nilAt.points', nil_sd: 'nilAt.sd' },
    };
    for (const [column, statistic] of Object.entries(columns))
      this.put(id, name, `leavers.${statistic}`, cells[column]);
  }

  private readPopulation(id: string, cells: Readonly<Record<string, string>>): void {
    const place = /population_(\d)/.exec(Object.keys(cells).join())![1]!;
    for (const [column, statistic] of Object.entries(TEST_COLUMNS))
      if (column !== 'se')
        this.put(id, this.waveOf(cells), `population.${place}.${statistic}`, cells[column]);
    this.put(id, this.waveOf(cells), `population.${place}.difference`, cells.difference);
  }

  private readTest(id: string, comparison: string, cells: Readonly<Record<string, string>>): void {
    const forms: [string, string][] = [
      ['se_w', 'welch'],
      ['se_o', 'partially-overlapping'],
      ['se_u', 'partially-overlapping-unequal'],
      ['pairs', 'paired'],
      ['se', 'student'],
    ];
    const [key, method] = forms.find(([column]) => column in cells)!;
    const suffix = key.startsWith('se_') ? key.slice(2) : '';
    const sizes = ['n1', 'n', 'pairs', 'first_only', 'second_only'].filter((column) => column in cells);
    sizes.forEach((column, index) => {
      this.put(id, comparison, `${method}.n.${index + 1}`, cells[column]);
    });
    this.put(id, comparison, `${method}.difference`, cells.difference);
    for (const [column, statistic] of Object.entries(TEST_COLUMNS))
      this.put(id, comparison, `${method}.${statistic}`, cells[column + suffix]);
    this.put(id, comparison, `${method}.pHolm`, cells[`p${suffix}_holm`]);
  }
}

/** `.123`, `-1.50000000` or `2.99E-001`. */
function printedNumber(text: string): Printed {
  const [mantissa = '', exponent = '0'] = text.trim().split('E');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  const value = Number(`${mantissa}e${Number(exponent)}`);
  if (Number.isNaN(value)) throw new Error(`PSPP printed "${text}" where a number should stand`);
  return { value, precision: 0.5 * 10 ** (Number(exponent) - decimals) };
}
