import { contrastKey, isPrimaryContrast, primaryComparison, primaryModel } from '../model/result/samples.ts';
import type {
  Choice,
  Choices,
  Comparison,
  ConfidenceInterval,
  Contrast,
  Model,
  ModelContrast,
  Result,
  ScaleResult,
  TestMethod,
  TestResult,
} from '../model/result.ts';
import type { Scale, Score } from '../model/scale.ts';
import { isRankTest, needsPairs, PRIMARY_TESTS } from '../model/statistics/tests.ts';
import { holm } from '../stats/holm.ts';
import type { AnalysisInput } from './analyse.ts';
import { choicesSummary } from './choices-summary.ts';
import { withAdjustments } from './family.ts';
import { groupedBy } from './grouped-by.ts';
import type { AnalysisSettings } from './settings.ts';

type Analyse = (inputs: readonly AnalysisInput[], settings: AnalysisSettings) => Promise<Result>;

/** A score whose primary comparison is repeated. */
interface Target {
  readonly scale: string;
  readonly subscale: string | null;
  readonly score: ScaleResult;
  readonly contrast: Contrast;
  /** The model that the comparison is a contrast of; `null` where it is a test of two samples. */
  readonly model: Model['method'] | null;
}

/** What a comparison comes to under some choice. */
type Estimate = Pick<Choice, 'method' | 'n' | 'difference' | 'ci' | 'p' | 'pHolm' | 'reason'>;

/**
 * Every primary comparison once more with one choice at a time made otherwise, by whole runs of the analysis: another test or model,
 * every item or half of them needed for a score, respondents with unusual answers left out, one item left out.
 *
 * A run of the tool with that choice gives the same numbers: of the test for all scores (`--test`), of unusual respondents in files
 * without their rows, of answers and items with another definition of that scale and the others as they are.
 *
 * @param again the analysis of files
 */
export async function choicesOf(
  inputs: readonly AnalysisInput[],
  settings: AnalysisSettings,
  scales: readonly ScaleResult[],
  again: Analyse,
): Promise<Choices[]> {
  const targets = scales.flatMap(targetsOf);
  if (targets.length === 0) return [];
  const plain = plainSettings(settings);
  const rows = new Map<Target, Omit<Choice, 'sameSign' | 'sameDecision'>[]>(
    targets.map((target) => [target, [{ kind: 'as-analysed', value: '', ...estimateOf(scales, target)! }]]),
  );
  const add = (target: Target, kind: Choice['kind'], value: string, from: readonly ScaleResult[]) => {
    const estimate = estimateOf(from, target);
    const [first] = rows.get(target)!;
    // A rule by which everybody has the score that they had is no other choice.
    if (kind === 'answers' && estimate !== null && isSameEstimate(estimate, first!)) return;
    if (estimate !== null) rows.get(target)!.push({ kind, value, ...estimate });
  };
  for (const target of targets.filter(({ model }) => model !== null))
    for (const other of otherModels(target))
      rows.get(target)!.push({ kind: 'model', value: other.method, ...other });
  for (const [target, estimates] of await ofTwoWaves(inputs, plain, targets, again))
    for (const each of estimates) rows.get(target)!.push({ kind: 'model', value: each.method, ...each });
  const pairwise = targets.filter(({ model }) => model === null);
  for (const test of testsOf(pairwise)) {
    const { scales: found } = await again(inputs, { ...plain, test });
    for (const target of pairwise) {
      const [first] = comparisonIn(target.score, target.contrast)?.tests ?? [];
      if (first?.method !== test && hasTest(found, target, test)) add(target, 'test', test, found);
    }
  }
  const definitions = definitionsOf(scales, settings);
  const withDefinitions = async (change: (scale: Scale) => Scale | null) => {
    const changed = new Map(definitions.map((scale) => [scale.id, change(scale)]));
    const requested = definitions.map((scale) => changed.get(scale.id) ?? scale);
    const { scales: found } = await again(inputs, { ...plain, requested });
    return { changed, found };
  };
  const alone = async (found: readonly ScaleResult[], { scale }: Target) =>
    // The others as they were, so that the correction for the number of scales is that of this choice alone.
    withFamilies(
      scales.map((each) => (each.id === scale ? (found.find(({ id }) => id === scale) ?? each) : each)),
    );
  for (const rule of ['strict', 'lenient'] as const) {
    const isOther = ({ score: { k, minAnswered } }: Target) =>
      rule === 'strict' ? minAnswered < k : minAnswered > Math.ceil(k / 2);
    if (!targets.some(isOther)) continue;
    const { found } = await withDefinitions((scale) => withNeeded(scale, rule));
    for (const target of targets.filter(isOther)) add(target, 'answers', rule, await alone(found, target));
  }
  const kept = await withoutFlagged(inputs, plain);
  if (kept !== null) {
    const { scales: found } = await again(kept, plain);
    for (const target of targets) add(target, 'flagged', 'left-out', found);
  }
  const most = Math.max(...definitions.map(({ items }) => items.length));
  for (let index = 0; index < most; index++) {
    const isDropped = (scale: Scale) => scale.items[index] !== undefined;
    if (!definitions.some((scale) => isDropped(scale) && withoutItem(scale, index) !== null)) continue;
    const { changed, found } = await withDefinitions((scale) =>
      isDropped(scale) ? withoutItem(scale, index) : null,
    );
    for (const target of targets) {
      const item = definitions.find(({ id }) => id === target.scale)?.items[index]?.id;
      if (item === undefined || changed.get(target.scale) === null || !hasItem(target.score, item)) continue;
      add(target, 'item', item, await alone(found, target));
    }
  }
  const alpha = Number((1 - settings.confidence).toPrecision(12));
  return targets.map((target) => judged(target, rows.get(target)!, alpha));
}

/** With what sets it apart from the first of the rows. */
function judged(
  { scale, subscale, contrast }: Target,
  rows: readonly Omit<Choice, 'sameSign' | 'sameDecision'>[],
  alpha: number,
): Choices {
  const [first] = rows as [(typeof rows)[0]];
  const isSignificant = ({ p, pHolm }: (typeof rows)[0]) => (p === null ? null : (pHolm ?? p) < alpha);
  const same = <T>(one: T | null, other: T | null) => (one === null || other === null ? null : one === other);
  const sign = ({ difference }: (typeof rows)[0]) => (difference === null ? null : Math.sign(difference));
  const all = rows.map(
    (row): Choice => ({
      ...row,
      sameSign: same(sign(row), sign(first)),
      sameDecision: same(isSignificant(row), isSignificant(first)),
    }),
  );
  return {
    scale,
    subscale,
    contrast,
    n: first.n,
    rows: all,
    summary: choicesSummary(all, isSignificant(first)),
  };
}

/** The scores that make the family, with what their primary analysis compares. */
function targetsOf(scale: ScaleResult): Target[] {
  const scores = scale.aggregate === null ? scale.subscales : [scale];
  return scores.flatMap((score): Target[] => {
    const own = { scale: scale.id, subscale: score === scale ? null : score.id, score };
    const model = primaryModel(score);
    if (model !== null)
      return model.contrasts
        .filter((each) => each.against === 'each' || isPrimaryContrast(each, model))
        .map(({ contrast }) => ({ ...own, contrast, model: model.method }));
    const comparison = primaryComparison(score);
    return comparison === null ? [] : [{ ...own, contrast: comparison.contrast, model: null }];
  });
}

/** The analysis as it was done, with nothing beside it. */
function plainSettings(settings: AnalysisSettings): AnalysisSettings {
  return {
    ...settings,
    ...{ choices: false, correlations: null, singleItems: false, detail: 'summary' },
    ...{ equivalence: null, bootstrap: null, overlap: null, reliability: {}, norms: {}, attrition: [] },
  };
}

function withFamilies(scales: readonly ScaleResult[]): Promise<ScaleResult[]> {
  const adjusted = withAdjustments(scales);
  if (
    adjusted.every(
      ({ models, subscales }) => models === undefined && subscales.every((each) => each.models === undefined),
    )
  )
    return Promise.resolve(adjusted);
  return import('./models.ts').then(({ withModelFamilies }) => withModelFamilies(adjusted));
}

function scoreIn(scales: readonly ScaleResult[], { scale, subscale }: Target): ScaleResult | undefined {
  const found = scales.find(({ id }) => id === scale);
  return subscale === null ? found : found?.subscales.find(({ id }) => id === subscale);
}

function comparisonIn({ comparisons }: ScaleResult, contrast: Contrast): Comparison | undefined {
  return comparisons.find((each) => contrastKey(each.contrast) === contrastKey(contrast));
}

function hasTest(scales: readonly ScaleResult[], target: Target, method: TestMethod): boolean {
  const score = scoreIn(scales, target);
  const [first] = (score && comparisonIn(score, target.contrast)?.tests) ?? [];
  return first?.method === method;
}

/** `null` where the score, the wave or the model is not there any more. */
function estimateOf(scales: readonly ScaleResult[], target: Target): Estimate | null {
  const score = scoreIn(scales, target);
  if (score === undefined) return null;
  if (target.model !== null) {
    const model = (score.models ?? []).find(({ method }) => method === target.model);
    return model === undefined ? null : modelEstimate(model, target.contrast);
  }
  const test = comparisonIn(score, target.contrast)?.tests[0];
  return test === undefined ? null : testEstimate(test);
}

function isSameEstimate(one: Estimate, other: Estimate): boolean {
  return one.difference === other.difference && one.p === other.p && String(one.n) === String(other.n);
}

function testEstimate(test: TestResult): Estimate {
  const { method, n, p, pHolm, reason } = test;
  const shift = isRankTest(method) ? (test.hodgesLehmann ?? null) : null;
  return {
    ...{ method, n, p, pHolm },
    difference: isRankTest(method) ? (shift?.estimate ?? null) : test.difference,
    ci: plainInterval(shift?.ci ?? test.ci),
    ...(reason === undefined ? {} : { reason }),
  };
}

function modelEstimate({ method, n, contrasts }: Model, contrast: Contrast): Estimate | null {
  const found = contrasts.find(
    (each) => each.against !== 'previous' && contrastKey(each.contrast) === contrastKey(contrast),
  );
  return found === undefined ? null : contrastEstimate(method, n, found);
}

function contrastEstimate(method: Model['method'], n: Model['n'], found: ModelContrast): Estimate {
  const { difference, ci, p, pHolm } = found;
  return { method, n, difference, ci: plainInterval(ci), p, pHolm };
}

function plainInterval({ level, lower, upper }: ConfidenceInterval): ConfidenceInterval {
  return { level, lower, upper };
}

/**
 * What the first and a later wave come to by themselves, over those with a score in both, beside the model of all waves: the paired test,
 * or of groups the analysis of covariance and the difference of changes. *p* is corrected as that of the model is, over all of them.
 */
async function ofTwoWaves(
  inputs: readonly AnalysisInput[],
  plain: AnalysisSettings,
  targets: readonly Target[],
  again: Analyse,
): Promise<Map<Target, Estimate[]>> {
  const found = new Map<Target, Estimate[]>();
  const modelled = targets.filter(({ model }) => model === 'mixed-model');
  for (const [, own] of groupedBy(modelled, ({ contrast }) => String(wavesOf(contrast)))) {
    const waves = wavesOf(own[0]!.contrast);
    const { scales } = await again(
      inputs.filter(({ wave }) => waves.includes(wave)),
      { ...plain, test: 'paired' },
    );
    for (const target of own) {
      const score = scoreIn(scales, target);
      const estimates = score === undefined ? [] : pairsIn(score, target.contrast);
      // Where nobody is missing the paired test is that contrast of the model.
      found.set(
        target,
        estimates.filter(({ method, n }) => method !== 'paired' || n[0] !== peopleIn(target)),
      );
    }
  }
  for (const method of ['paired', 'ancova', 'difference-of-changes'] as const) {
    const family = [...found.values()].flat().filter((each) => each.method === method);
    const corrected = holm(family.map(({ p }) => p));
    for (const [target, estimates] of found)
      found.set(
        target,
        estimates.map((each) =>
          each.method === method ? { ...each, pHolm: corrected[family.indexOf(each)]! } : each,
        ),
      );
  }
  return found;
}

function wavesOf(contrast: Contrast): readonly string[] {
  return contrast.kind === 'change' ? contrast.waves : contrast.of;
}

function peopleIn({ score, model }: Target): Model['n'][number] | undefined {
  return score.models?.find(({ method }) => method === model)?.n[0];
}

function pairsIn(score: ScaleResult, contrast: Contrast): Estimate[] {
  if (contrast.kind === 'waves') {
    const test = comparisonIn(score, contrast)?.tests.find(({ method }) => method === 'paired');
    return test === undefined ? [] : [testEstimate(test)];
  }
  return (score.models ?? []).flatMap(({ method, n, contrasts }) => {
    const same = contrasts.find(
      (each) => each.contrast.kind !== 'waves' && String(each.contrast.of) === String(contrast.of),
    );
    return same === undefined ? [] : [contrastEstimate(method, n, same)];
  });
}

/** The other models that have the same contrast: change beside an analysis of covariance, and the other way round. */
function otherModels({ score, contrast, model }: Target): Estimate[] {
  return (score.models ?? []).flatMap((other) => {
    if (other.method === model) return [];
    const same = modelEstimate(other, contrast) ?? changeOfSameGroups(other, contrast);
    return same === null ? [] : [same];
  });
}

/** The adjusted difference of two groups and their difference of change ask whether the groups fared differently. */
function changeOfSameGroups({ method, n, contrasts }: Model, contrast: Contrast): Estimate | null {
  if (method !== 'difference-of-changes' || contrast.kind === 'waves') return null;
  const found = contrasts.find(
    (each) => each.contrast.kind === 'change' && String(each.contrast.of) === String(contrast.of),
  );
  return found === undefined ? null : contrastEstimate(method, n, found);
}

/** The tests that could have come first: of pairs and of everybody where people are known again, else of two samples. */
function testsOf(targets: readonly Target[]): (typeof PRIMARY_TESTS)[number][] {
  if (targets.length === 0) return [];
  const matched = targets.some(({ score, contrast }) => comparisonIn(score, contrast)?.pairs !== undefined);
  return PRIMARY_TESTS.filter((test) => needsPairs(test) === matched);
}

function definitionsOf(scales: readonly ScaleResult[], { requested, candidates }: AnalysisSettings): Scale[] {
  return scales.flatMap(
    ({ id }) => [...(requested ?? []), ...candidates].find((scale) => scale.id === id) ?? [],
  );
}

function withScores(scale: Scale, change: (score: Score, items: number) => Score): Scale {
  return {
    ...scale,
    score: scale.score === null ? null : change(scale.score, scale.items.length),
    ...(scale.subscales === undefined
      ? {}
      : {
          subscales: scale.subscales.map((each) => ({
            ...each,
            score: change(each.score, each.items.length),
          })),
        }),
  };
}

/** Every item, or half of them. */
function withNeeded(scale: Scale, rule: 'strict' | 'lenient'): Scale {
  return withScores(scale, (score, items) => ({
    ...score,
    minAnswered: rule === 'strict' ? items : Math.ceil(items / 2),
  }));
}

function hasItem({ samples }: ScaleResult, item: string): boolean {
  return samples.some(({ reliability }) => reliability?.items.some(({ id }) => id === item));
}

/**
 * The definition without an item, a sum counted up to all items, so that differences can be compared. `null` where fewer than two would be
 * left of a score, a table gives the scores, or the item decides whether another is asked.
 */
function withoutItem(scale: Scale, index: number): Scale | null {
  const { id } = scale.items[index]!;
  const scores = [
    { score: scale.score, items: scale.items.map((item) => item.id) },
    ...(scale.subscales ?? []),
  ].filter(({ items }) => items.includes(id));
  const isPossible = scores.every(
    ({ score, items }) => score === null || (items.length > 2 && !('lookup' in (score.transform ?? {}))),
  );
  const decides = scale.items.some(({ skipped }) => skipped?.when.some((answers) => id in answers));
  if (!isPossible || decides) return null;
  const { examples: _, ...definition } = scale;
  const without = (score: Score, items: readonly string[]): Score =>
    items.includes(id) ? withoutOne(score, id, items.length) : score;
  return {
    ...definition,
    items: scale.items.filter((item) => item.id !== id),
    score:
      scale.score === null
        ? null
        : without(
            scale.score,
            scale.items.map((item) => item.id),
          ),
    ...(scale.subscales === undefined
      ? {}
      : {
          subscales: scale.subscales.map((each) => ({
            ...each,
            items: each.items.filter((item) => item !== id),
            score: without(each.score, each.items),
          })),
        }),
  };
}

function withoutOne(score: Score, id: string, items: number): Score {
  const { minAnswered, weights, transform, ...rest } = score;
  const { [id]: own = 1, ...otherWeights } = weights ?? {};
  const whole = items - 1 + Object.values(otherWeights).reduce((sum, weight) => sum + weight - 1, 0);
  const counted = score.aggregate === 'sum' ? [{ multiply: (whole + own) / whole }] : [];
  const steps = [...counted, ...(transform !== undefined && 'steps' in transform ? transform.steps : [])];
  return {
    ...rest,
    ...(minAnswered === undefined
      ? {}
      : { minAnswered: minAnswered < 1 ? minAnswered : Math.min(minAnswered, items - 1) }),
    ...(weights === undefined ? {} : { weights: otherWeights }),
    ...(steps.length === 0 ? {} : { transform: { steps } }),
  };
}

/** The files without the respondents whose answers are flagged as unusual; `null` where nobody's are. */
async function withoutFlagged(
  inputs: readonly AnalysisInput[],
  settings: AnalysisSettings,
): Promise<AnalysisInput[] | null> {
  const [{ validate }, { defaultQualityLimits }, { rowsAt }] = await Promise.all([
    import('./validate.ts'),
    import('../model/quality.ts'),
    import('../model/dataset.ts'),
  ]);
  let flagged = 0;
  const kept: AnalysisInput[] = [];
  for (const input of inputs) {
    const { dataset } = input;
    const { quality } = await validate([input], settings, defaultQualityLimits);
    const rows = new Set(
      (quality?.files ?? []).flatMap((each) =>
        each.flagged.map(({ file, row }) => `${file ?? dataset.file}\n${row}`),
      ),
    );
    flagged += rows.size;
    const isKept = (row: number, part: number | undefined) =>
      !rows.has(`${part === undefined ? dataset.file : dataset.parts![part]!.file}\n${row}`);
    // Rows that are read in another way are all of them.
    const { coded: _, ...read } = dataset;
    kept.push({
      ...input,
      dataset: {
        ...read,
        rowCount: dataset.rowCount - rows.size,
        batches: async function* (wanted) {
          for await (const batch of dataset.batches(wanted)) {
            const indexes = batch.rows.flatMap((row, index) => (isKept(row, batch.part) ? [index] : []));
            if (indexes.length > 0) yield rowsAt(batch, indexes);
          }
        },
      },
    });
  }
  return flagged === 0 ? null : kept;
}
