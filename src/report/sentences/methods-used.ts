import { primaryModel, reliabilitiesOf } from '../../model/result/samples.ts';
import type {
  EffectSize,
  EffectSizeType,
  Model,
  Result,
  TestMethod,
  TestResult,
} from '../../model/result.ts';
import { COEFFICIENTS } from '../../model/statistics/coefficients.ts';
import { CORRELATIONS } from '../../model/statistics/correlations.ts';
import { EFFECT_SIZES } from '../../model/statistics/effect-sizes.ts';
import {
  ITEM_TEST_IDS,
  ITEM_TESTS,
  type ItemTest,
  PROPORTION_INTERVALS,
  type ProportionInterval,
} from '../../model/statistics/item-tests.ts';
import { FURTHER_TESTS, MODEL_EFFECT_SIZES, MODELS } from '../../model/statistics/models.ts';
import { POPULATION_STATISTICS } from '../../model/statistics/population-tests.ts';
import type { Reference } from '../../model/statistics/references.ts';
import { TESTS, testEntry } from '../../model/statistics/tests.ts';
import { type ComparedScore, comparedScores } from '../tables/comparison.ts';
import { hasGaps } from '../tables/models.ts';
import { type PopulationRow, populationRows } from '../tables/populations.ts';
import { scoreRows } from '../tables/score-rows.ts';

/** What the documents print, beside the result. */
export interface DocumentExtras {
  /** Groups of fewer respondents are withheld. */
  readonly minCell?: number;
  /** All tables are printed (`--details`), so that methods behind them count as used. */
  readonly details?: boolean;
  /** The reference of each scale, for citations in the text. */
  readonly citations?: readonly ScaleCitation[];
}

/** The reference of an instrument. */
export interface ScaleCitation {
  /** Id of the scale. */
  readonly scale: string;
  /** As the definition gives it; several are separated by semicolons. */
  readonly citation: string;
}

/** Which methods stand behind the numbers that are printed. */
export interface MethodsUsed {
  readonly compared: readonly ComparedScore[];
  readonly alpha: boolean;
  /** Alpha from pairs of items, not from complete respondents. */
  readonly pairwise: boolean;
  /** Of right and wrong answers it is KR-20. */
  readonly kr20: boolean;
  readonly feldt: boolean;
  readonly coefficients: boolean;
  /** The fit of one factor is printed. */
  readonly oneFactor: boolean;
  /** The tests and effect sizes of the comparison table, in the order of its rows. */
  readonly primary: readonly TestResult[];
  readonly effects: readonly EffectSize[];
  /** What is printed beside them with all tables. */
  readonly moreTests: readonly TestMethod[];
  readonly moreEffects: readonly EffectSizeType[];
  readonly intervals: ReadonlySet<string>;
  /** Shifts of rank tests are printed. */
  readonly shift: boolean;
  /** Scales in Holm's family. */
  readonly family: number;
  /** The tests were repeated under assumptions on who answered twice. */
  readonly missingLink: boolean;
  /** Scores were related to each other, and with what beside Pearson's r. */
  readonly correlations: 'pearson' | 'spearman' | 'disattenuated' | null;
  /** Means beside populations that could be tested, those of one score and population once; Holm's family, and whether Welch's test stands beside. */
  readonly populations: {
    readonly rows: readonly PopulationRow[];
    readonly family: number;
    readonly welch: boolean;
  };
  /** Differences were held against a margin of non-inferiority. */
  readonly nonInferiority: boolean;
  /** Comparisons were repeated under other choices. */
  readonly choices: boolean;
  readonly models: ReadonlySet<Model['method']>;
  /** Adjusted differences and differences of change stand side by side, of groups that chance may not have formed. */
  readonly paradox: boolean;
  /** Models of which some people lack a score. */
  readonly gaps: ReadonlySet<Model['method']>;
  /** Friedman's test stands beside them. */
  readonly friedman: boolean;
  /** What the models are fitted for, in Holm's family. */
  readonly modelFamily: number;
  /** Two samples at a time are described beside them, without tests. */
  readonly described: boolean;
  /** The same of changes within groups. */
  readonly describedGroups: boolean;
  /** The tests of single items that are printed, and the intervals of differences between shares. */
  readonly itemTests: readonly ItemTest[];
  readonly itemsOf: 'items' | 'questions' | 'both';
  readonly itemIntervals: readonly ProportionInterval[];
  /** How much worse those who left must have fared. */
  readonly leavers: boolean;
  /** Groups are described side by side before the intervention. */
  readonly baseline: boolean;
  readonly individualChange: boolean;
  readonly attrition: boolean;
  readonly attritionCharacteristics: boolean;
}

/** Only what was computed and is printed counts: a test without a p was not carried out. */
export function methodsUsed(result: Result, { details = false }: DocumentExtras = {}): MethodsUsed {
  const compared = comparedScores(result);
  const reliabilities = scoreRows(result.scales).flatMap(({ scale }) => reliabilitiesOf(scale));
  const withAlpha = reliabilities.filter(({ alpha }) => alpha !== null);
  const primary = compared.flatMap(({ test }) => (test === null || test.p === null ? [] : [test]));
  const effects = compared.flatMap(({ effect }) =>
    effect === null || effect.value === null ? [] : [effect],
  );
  const tests = compared.flatMap(({ comparison }) => comparison.tests.filter(({ p }) => p !== null));
  const sizes = compared.flatMap(({ comparison }) =>
    comparison.effectSizes.filter(({ value }) => value !== null),
  );
  const printed = details ? sizes : effects;
  const models = scoreRows(result.scales).flatMap(({ scale }) =>
    (scale.models ?? []).filter(
      ({ method, reason }) => reason === undefined && (details || method !== 'repeated-measures-anova'),
    ),
  );
  const described = compared.length > 0 && compared.every(({ scale }) => primaryModel(scale) !== null);
  // Who left is compared on scores.
  const leavers = result.scales.length > 0 && result.attrition !== undefined && result.attrition.left !== 0;
  const characteristics = (result.attrition?.characteristics.length ?? 0) > 0;
  return {
    compared,
    alpha: withAlpha.length > 0,
    kr20: withAlpha.some(({ kr20 }) => kr20 === true),
    pairwise: withAlpha.some(({ method }) => method !== 'cronbach-alpha-listwise'),
    feldt: withAlpha.some(({ ci }) => ci.method === 'feldt' && ci.lower !== null),
    coefficients: details && withAlpha.some(({ further }) => further !== undefined),
    oneFactor: details && reliabilities.some(({ further }) => further?.oneFactor.cfi != null),
    primary,
    effects,
    moreTests: details
      ? others(
          tests.map(({ method }) => method),
          primary.map(({ method }) => method),
        )
      : [],
    moreEffects: details
      ? others(
          sizes.map(({ type }) => type),
          effects.map(({ type }) => type),
        )
      : [],
    intervals: new Set(
      printed.flatMap(({ ci }) => (ci === null || ci.lower === null ? [] : (ci.method ?? []))),
    ),
    shift: (details ? tests : primary).some(({ hodgesLehmann }) => hodgesLehmann != null),
    family: Math.max(
      0,
      ...compared.map(({ comparison, test }) => (test?.pHolm == null ? 0 : comparison.family)),
    ),
    correlations: correlationsUsed(result),
    populations: populationsUsed(result),
    nonInferiority:
      compared.some(({ comparison }) => comparison.nonInferiority?.bound != null) ||
      models.some(({ contrasts }) => contrasts.some(({ nonInferiority }) => nonInferiority?.bound != null)),
    choices: (result.choices ?? []).some(({ summary }) => summary.known !== null),
    models: new Set(models.map(({ method }) => method)),
    paradox: models.some(({ method }) => method === 'ancova') && result.settings.randomised !== true,
    gaps: new Set(
      scoreRows(result.scales).flatMap(({ scale }) =>
        models.flatMap((model) =>
          scale.models?.includes(model) && hasGaps({ scale, model }) ? model.method : [],
        ),
      ),
    ),
    friedman: models.some(
      ({ method, tests }) =>
        method === 'repeated-measures-anova' && tests.some(({ effect }) => effect === 'ranks'),
    ),
    modelFamily: Math.max(0, ...models.map(({ family }) => family ?? 0)),
    described,
    leavers: details && scoreRows(result.scales).some(({ scale }) => scale.leavers !== undefined),
    baseline: result.baseline !== undefined,
    describedGroups: described && result.design?.compared === 'both',
    missingLink: compared.some(
      ({ comparison: { missingLink } }) => missingLink?.withheld === undefined && missingLink !== undefined,
    ),
    ...itemMethods(result),
    individualChange:
      details && compared.some(({ comparison }) => comparison.further?.individualChange != null),
    attrition: leavers && (details || characteristics),
    attritionCharacteristics: leavers && characteristics,
  };
}

function populationsUsed(result: Result): MethodsUsed['populations'] {
  const rows = populationRows(result).filter(({ compared }) => compared.p !== null);
  const different = new Map(
    rows.map((row) => [JSON.stringify([row.parent?.id, row.scale.id, row.compared.population]), row]),
  );
  return {
    rows: [...different.values()],
    family: rows.filter(({ compared }) => compared.pHolm !== null).length,
    welch: rows.some(({ compared }) => compared.normSample !== undefined),
  };
}

function correlationsUsed({ correlations = [] }: Result): MethodsUsed['correlations'] {
  const known = correlations.find(({ pearson }) => pearson.value !== null);
  if (known === undefined) return null;
  if (known.spearman !== undefined) return 'spearman';
  return known.disattenuated === undefined ? 'pearson' : 'disattenuated';
}

/** What stands behind the single items. */
function itemMethods({
  scales,
  questions = [],
}: Result): Pick<MethodsUsed, 'itemTests' | 'itemsOf' | 'itemIntervals'> {
  const items = [
    ...scales.flatMap(({ items = [] }) => items),
    ...questions.flatMap(({ options }) => options),
  ];
  const compared = items.flatMap(({ comparisons }) => comparisons);
  const tested = new Set(
    [...compared, ...items.flatMap(({ overall }) => overall ?? [])].flatMap(
      ({ tests: [first] }) => first?.method ?? [],
    ),
  );
  const intervals = new Set(compared.flatMap(({ ci }) => (ci.lower === null ? [] : (ci.method ?? []))));
  return {
    itemsOf:
      questions.length === 0
        ? 'items'
        : scales.some(({ items: own }) => own !== undefined)
          ? 'both'
          : 'questions',
    itemTests: ITEM_TEST_IDS.filter((method) => tested.has(method)),
    itemIntervals: (['newcombe', 'newcombe-paired'] as const).filter((method) => intervals.has(method)),
  };
}

function others<T>(all: readonly T[], known: readonly T[]): T[] {
  return [...new Set(all)].filter((each) => !known.includes(each));
}

/** Beside alpha, in the table of coefficients. */
const PRINTED_COEFFICIENTS = ['omega-total', 'guttman-lambda-2', 'guttman-lambda-6', 'split-half'] as const;

/** The sources of the methods that were used, each once. */
export function referencesUsed(used: MethodsUsed): Reference[] {
  const tests = [...used.primary.map(({ method }) => method), ...used.moreTests];
  const effects = [...used.effects.map(({ type }) => type), ...used.moreEffects];
  const references: Reference[] = [
    ...(used.attrition ? [...TESTS.welch.references, ...EFFECT_SIZES['hedges-g'].references] : []),
    ...(used.attritionCharacteristics ? (['pearson-1900', 'cramer-1946'] as const) : []),
    ...(used.alpha ? COEFFICIENTS['cronbach-alpha'].references : []),
    ...(used.kr20 ? COEFFICIENTS['kr-20'].references : []),
    ...(used.feldt ? (['feldt-1965', 'feldt-1987'] as const) : []),
    ...(used.coefficients ? PRINTED_COEFFICIENTS.flatMap((id) => COEFFICIENTS[id].references) : []),
    ...(used.oneFactor ? COEFFICIENTS['one-factor'].references : []),
    ...tests.flatMap((method) => testEntry(method).references),
    ...effects.flatMap((type) => EFFECT_SIZES[type].references),
    ...(used.shift ? (['hodges-lehmann-1963'] as const) : []),
    ...(used.intervals.has('noncentral-t') ? (['steiger-fouladi-1997'] as const) : []),
    ...(used.family > 1 && !used.described ? (['holm-1979'] as const) : []),
    ...[...used.models]
      .flatMap((method): readonly Reference[] => MODELS[method].references)
      .filter((each) => each !== 'lord-1967' || used.paradox),
    ...(used.friedman
      ? [...FURTHER_TESTS.friedman.references, ...MODEL_EFFECT_SIZES['kendalls-w'].references]
      : []),
    ...(used.modelFamily > 1 ? (['holm-1979'] as const) : []),
    ...(used.describedGroups ? (['gelman-stern-2006'] as const) : []),
    ...(used.leavers ? (['white-2018'] as const) : []),
    ...(used.baseline ? (['austin-2009', 'yang-dalton-2012', 'senn-1994'] as const) : []),
    ...(used.correlations === null ? [] : CORRELATIONS.pearson.references),
    ...(used.correlations === null ? [] : CORRELATIONS[used.correlations].references),
    ...(used.populations.rows.length === 0
      ? []
      : [
          ...POPULATION_STATISTICS['one-sample'].references,
          ...POPULATION_STATISTICS['cohens-d-one-sample'].references,
          'steiger-fouladi-1997' as const,
          ...(used.populations.family > 1 ? (['holm-1979'] as const) : []),
          ...(used.populations.welch ? TESTS.welch.references : []),
        ]),
    ...(used.nonInferiority ? (['piaggio-2012'] as const) : []),
    ...(used.missingLink ? (['derrick-russ-2017'] as const) : []),
    ...used.itemTests.flatMap((method) => ITEM_TESTS[method].references),
    ...used.itemIntervals.flatMap((method) => PROPORTION_INTERVALS[method].references),
    ...(used.itemTests.length > 0 ? (['holm-1979'] as const) : []),
    ...(used.individualChange ? (['jacobson-truax-1991'] as const) : []),
  ];
  return [...new Set(references)];
}
