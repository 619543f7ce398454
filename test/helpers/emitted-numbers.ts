import type {
  Comparison,
  Contrast,
  Correlation,
  ItemResult,
  Model,
  Result,
  SampleKey,
} from '../../src/model/result.ts';
import { testEntry } from '../../src/model/statistics/tests.ts';
import { bySample, type ScoreBySample } from './by-sample.ts';

/** Numbers of an analysis by `scale|wave|statistic`, as the emitted R script names them. */
export type Numbers = Map<string, number | null>;

/** Entries of a result that are choices or names, not numbers that a script repeats. */
const NO_NUMBERS = new Set(['level', 'priorScale', 'power', 'reversed']);

/**
 * Statistics of the result that no script repeats, as docs/scripts.md says: what rests on random numbers, and the fit of one factor
 * with what SPSS prints of items, which its script has by /SUMMARY=TOTAL. Of tests the registry says it.
 */
const IN_NO_SCRIPT = /^(?:bootstrap|alphaIntervals)\b/;

/** Every number of the scales of a result, but for what no script repeats. */
export function numbersOf(result: Result): Numbers {
  const numbers: Numbers = new Map();
  const names = namesIn(result);
  for (const scale of bySample(result).scales) {
    addScale(numbers, scale.id, scale, names);
    for (const subscale of scale.subscales) addScale(numbers, `${scale.id}.${subscale.id}`, subscale, names);
    for (const item of scale.items ?? []) addItem(numbers, scale.id, `single.${item.id}`, item, names);
  }
  for (const question of result.questions ?? [])
    for (const option of question.options)
      addItem(numbers, 'questions', `${question.id}: ${option.id}`, option, names);
  for (const each of result.correlations ?? []) addCorrelation(numbers, each, names);
  return numbers;
}

/** An item or an answer by itself: its samples, what is compared of them, and all of them together. */
function addItem(
  numbers: Numbers,
  id: string,
  name: string,
  { samples, comparisons, overall }: ItemResult,
  names: Names,
): void {
  const put = (wave: string, path: string, value: unknown) =>
    addLeaves(numbers, `${id}|${wave}|`, path === '' ? name : `${name}.${path}`, value);
  for (const { wave, group, ...sample } of samples) put(names.sample({ wave, group }), '', sample);
  for (const { contrast, tests, ...comparison } of comparisons) {
    const of = contrast.kind === 'change' ? contrastName(contrast, names) : names.comparison(contrast);
    put(of, '', comparison);
    for (const { method, ...test } of tests) put(of, method, test);
  }
  if (overall === undefined) return;
  put('all samples', 'n', overall.n);
  for (const { method, ...test } of overall.tests) put('all samples', method, test);
}

function addCorrelation(numbers: Numbers, { first, second, ...values }: Correlation, names: Names): void {
  const idOf = ({ scale, subscale }: Correlation['first']) =>
    subscale === null ? scale : `${scale}.${subscale}`;
  const [one, two] = [names.sample(first), names.sample(second)];
  const wave =
    first.wave === second.wave
      ? one
      : names.comparison({ kind: 'waves', of: [first.wave!, second.wave!], group: first.group });
  addLeaves(
    numbers,
    `correlations|${one === two ? one : wave}|`,
    `${idOf(first)} with ${idOf(second)}`,
    values,
  );
}

/** How scripts call samples and what is compared of them. */
interface Names {
  readonly sample: (key: Pick<SampleKey, 'wave' | 'group'>) => string;
  readonly comparison: (contrast: Contrast) => string;
}

export function namesIn({ waves, groups, scales }: Pick<Result, 'waves' | 'groups' | 'scales'>): Names {
  const sample: Names['sample'] = ({ wave, group }) =>
    group !== null && wave !== null && waves.length > 1 && groups.length > 0
      ? `${group}, ${wave}`
      : (group ?? wave!);
  const isOne = scales.every(({ comparisons, subscales }) =>
    [comparisons, ...subscales.map((each) => each.comparisons)].every(({ length }) => length < 2),
  );
  return {
    sample,
    comparison: (contrast) => {
      if (isOne) return 'difference';
      const [first, second] = samplesOfContrast(contrast).map(sample);
      return `${first} to ${second}`;
    },
  };
}

function samplesOfContrast(contrast: Contrast): Pick<SampleKey, 'wave' | 'group'>[] {
  if (contrast.kind === 'waves') return contrast.of.map((wave) => ({ wave, group: contrast.group }));
  if (contrast.kind === 'groups') return contrast.of.map((group) => ({ wave: contrast.wave, group }));
  throw new RangeError('no script compares changes');
}

function addScale(numbers: Numbers, id: string, scale: ScoreBySample, names: Names): void {
  const put = (wave: string, name: string, value: unknown) =>
    addLeaves(numbers, `${id}|${wave}|`, name, value);
  for (const { pooled, descriptives, reliability, populations = [], ...key } of scale.samples) {
    const wave = pooled ? 'pooled' : names.sample(key);
    if (descriptives !== undefined) {
      const { bands = [], quartiles: _quartiles, ...rest } = descriptives;
      put(wave, '', rest);
      bands.forEach(({ n }, index) => {
        put(wave, `bands.${index + 1}.n`, n);
      });
    }
    populations.forEach(({ population: _, ...compared }, index) => {
      put(wave, `population.${index + 1}`, compared);
    });
    if (reliability === undefined) continue;
    const { n, items, further, ...rest } = reliability;
    put(wave, 'reliability.n', n);
    put(wave, '', rest);
    for (const { id: item, n: _, ...statistics } of items) put(wave, `items.${item}`, statistics);
    if (further === undefined) continue;
    const { splitHalf, alphaIntervals, oneFactor: _fit, items: _further, ...others } = further;
    put(wave, '', others);
    for (const { split, ...half } of splitHalf) put(wave, `splitHalf.${split}`, half);
    for (const interval of alphaIntervals.filter(({ method }) => method === 'duhachek-iacobucci'))
      put(wave, 'duhachek', interval);
  }
  const across = scale.acrossWaves;
  for (const each of across === undefined ? [] : [across, ...(across.later ?? [])]) {
    const comparison = names.comparison(each.contrast);
    for (const { method, ...test } of each.alphaEquality) put(comparison, method, test);
    for (const { type, ...correlation } of each.retest) put(comparison, type, correlation);
  }
  for (const comparison of scale.comparisons) addComparison(put, comparison, names);
  for (const model of scale.models ?? []) addModel(put, model, names);
  for (const { contrast, group: _, ...leavers } of scale.leavers ?? [])
    put(
      contrast.kind === 'change' ? contrastName(contrast, names) : names.comparison(contrast),
      'leavers',
      leavers,
    );
}

/** The numbers of a model that could be estimated, effects, means and contrasts by their names. */
function addModel(
  put: (wave: string, name: string, value: unknown) => void,
  { method, tests, means, contrasts, family: _, reason, ...model }: Model,
  names: Names,
): void {
  if (reason !== undefined) return;
  put(method, '', model);
  for (const { effect, ...test } of tests) put(method, `tests.${effect}`, test);
  for (const { wave, group, ...mean } of means) put(method, `means.${names.sample({ wave, group })}`, mean);
  for (const { contrast, against, ...test } of contrasts)
    put(method, `contrasts.${against}: ${contrastName(contrast, names)}`, test);
}

function contrastName(contrast: Contrast, names: Names): string {
  if (contrast.kind !== 'change') return samplesOfContrast(contrast).map(names.sample).join(' to ');
  const [first, second] = contrast.of;
  return `change of ${second} minus ${first}, ${contrast.waves.join(' to ')}`;
}

function addComparison(
  put: (wave: string, name: string, value: unknown) => void,
  comparison: Comparison,
  names: Names,
): void {
  const name = names.comparison(comparison.contrast);
  for (const { method, ...test } of comparison.tests)
    if (testEntry(method).scripts.includes('r')) put(name, method, test);
  for (const { type, n, ...effect } of comparison.effectSizes) {
    put(name, type === 'rank-biserial' && n.length === 1 ? 'rank-biserial.pairs' : type, effect);
  }
  const { further, nonInferiority } = comparison;
  if (nonInferiority !== undefined) put(name, 'nonInferiority', nonInferiority);
  if (further === undefined) return;
  for (const { sample, ...test } of further.normality)
    put(name, `normality.${sample === null ? 'differences' : names.sample(sample)}`, test);
  for (const { method, alpha: _, ...test } of further.equivalence) put(name, `equivalence.${method}`, test);
  for (const { test, ...factor } of further.bayesFactors) put(name, `bayesFactors.${test}`, factor);
  for (const { effect, alpha: _, ...rest } of further.minimalDetectableEffects)
    put(name, `minimalDetectableEffects.${effect}`, rest);
}

/** Numbers at any depth, named by their path; lists count from 1. */
function addLeaves(numbers: Numbers, prefix: string, path: string, value: unknown): void {
  if (typeof value === 'boolean') {
    if (path.endsWith('nonInferior')) numbers.set(prefix + path, Number(value));
  } else if (typeof value === 'number' || value === null) {
    if (!IN_NO_SCRIPT.test(path)) numbers.set(prefix + path, value);
  } else if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value as object)) {
      if (NO_NUMBERS.has(key)) continue;
      const name = Array.isArray(value) ? String(Number(key) + 1) : key;
      addLeaves(numbers, prefix, path === '' ? name : `${path}.${name}`, inner);
    }
  }
}

/** The `results` that an emitted R script prints as CSV at the end of its output. */
export function numbersOfR(output: string): Numbers {
  const csv = output.slice(output.indexOf('"scale","wave","statistic","value"'));
  const numbers: Numbers = new Map();
  for (const line of csv.trim().split('\n').slice(1)) {
    const cells = csvCells(line);
    const [scale, wave, statistic, value] = cells as [string, string, string, string];
    const name = `${scale}|${wave}|${statistic}`;
    if (numbers.has(name)) throw new Error(`${name} stands twice in the output of R`);
    numbers.set(name, value === 'NA' ? null : Number(value));
  }
  return numbers;
}

/** The cells of a line of CSV without line breaks in cells. */
export function csvCells(line: string): string[] {
  return [...`${line},`.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*)),/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

export interface Disagreement {
  readonly name: string;
  readonly tool: number | null | undefined;
  readonly other: number | null | undefined;
}

export interface Agreement {
  /** Numbers that both have. */
  readonly compared: number;
  readonly worst: { readonly name: string; readonly relative: number };
  readonly disagreements: readonly Disagreement[];
}

/**
 * Compares two sets of numbers. A number that one side cannot compute must be missing or `null` on the other.
 *
 * @param relativeOf tolerance by statistic, relative to the number's size
 */
export function agreementOf(tool: Numbers, other: Numbers, relativeOf: (name: string) => number): Agreement {
  const disagreements: Disagreement[] = [];
  let compared = 0;
  let worst = { name: '', relative: 0 };
  for (const name of new Set([...tool.keys(), ...other.keys()])) {
    const [a, b] = [tool.get(name) ?? null, other.get(name) ?? null];
    if (a === null && b === null) continue;
    if (a === null || b === null) {
      disagreements.push({ name, tool: a, other: b });
      continue;
    }
    compared++;
    const relative = isRoundedZero(name, a, b) ? 0 : Math.abs(a - b) / Math.abs(a);
    if (relative > worst.relative) worst = { name, relative };
    if (relative > relativeOf(name)) disagreements.push({ name, tool: a, other: b });
  }
  return { compared, worst, disagreements };
}

/** Below 1e-12 a number is the rounding of a zero; but not a p-value or a Bayes factor, which may be as small as that. */
function isRoundedZero(name: string, a: number, b: number): boolean {
  return a === b || (!/\.(?:p\w*|bf\d\d)$/.test(name) && Math.max(Math.abs(a), Math.abs(b)) < 1e-12);
}

/**
 * Relative tolerance of R's numbers: 1e-10; 1e-8 for what both sides find by iteration: ends of noncentral intervals
 * (which may lie near zero), and the detectable effect; 1e-7 for mixed models, whose covariance matrix is
 * found by iteration, and for Games-Howell comparisons, since `ptukey()` holds no more.
 */
export function toleranceOfR(name: string): number {
  const [, wave, statistic = ''] = name.split('|');
  if (wave === 'mixed-model' || statistic.startsWith('contrasts.each:')) return 1e-7;
  const noncentral =
    /^(?:cohens-d|hedges-g|cohens-d-average|dz|d-average|population\.\d+\.effectSize)\.ci\./.test(statistic);
  return noncentral || statistic.startsWith('minimalDetectableEffects.') ? 1e-8 : 1e-10;
}
