import {
  comparedDesign,
  isOfOneScore,
  modelByMethod,
  needsMatching,
  type ScoredGroup,
} from '../../analysis/model-by-method.ts';
import { cellMessages } from '../../model/messages/cells.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import type { PublishedTable } from '../../model/published.ts';
import type { PublishedContrast, PublishedModel } from '../../model/published-model.ts';
import type { Model, ModelContrast, ModelTest } from '../../model/result.ts';
import { effectsOfF, effectsOfRanks } from '../checks/effect-of-test.ts';
import { point } from '../checks/true-values.ts';
import type { PublishedCell } from '../published-cell.ts';
import { isOfColumn, recomputeCountsCell } from './chi-square-cells.ts';
import {
  type Computed,
  explained,
  notComputable,
  notOfTest,
  noValue,
  otherDesign,
  type Recomputation,
  recomputation,
} from './computed.ts';
import { isOfTwoScores, recomputeCorrelationCell } from './correlation-cells.ts';
import { isOfChanges, isOfColumnOrCounts, recomputeMcNemarCell } from './mcnemar-cells.ts';
import { isOfOneSample, recomputeOneSampleCell } from './one-sample-cells.ts';
import type { NamedSample, Samples } from './samples.ts';

/** Whether answers can confirm a cell of a model: it names what it is of, two scales for a correlation, a column for counts, a population. */
export function isRecomputed(cell: PublishedCell, model: PublishedModel): boolean {
  if (isOfChanges(model)) return isOfColumnOrCounts(cell, model);
  return (
    isOfColumn(model) ||
    isOfTwoScores(model) ||
    isOfOneSample(model) ||
    (model.scale !== undefined && isOfOneScore(model.method))
  );
}

/**
 * What the data gives for a cell of a model: the model of the same method, of the groups and waves that it names, else of those of the table.
 *
 * @param level of the interval that the cell stands in, else the usual one
 */
export async function recomputeModelCell(
  cell: PublishedCell,
  published: PublishedModel,
  samples: Samples,
  decimal: PublishedTable['decimal'],
): Promise<Computed<Recomputation>> {
  const level = levelOf(cell, published) ?? samples.settings.confidence;
  if (isOfChanges(published)) return recomputeMcNemarCell(cell, published, samples, decimal);
  if (isOfColumn(published)) return recomputeCountsCell(cell, published, samples);
  if (isOfTwoScores(published)) return recomputeCorrelationCell(cell, published, samples, level);
  if (isOfOneSample(published)) return recomputeOneSampleCell(cell, published, samples, level);
  const model = await modelOf(published, samples, level);
  if (!model.ok) return model;
  const [, , part, at, key] = cell.path;
  if (part === 'means') return meanCell(model.value, String(at), cell);
  if (part === 'contrasts')
    return contrastCell(model.value, published.contrasts![Number(at)]!, String(key), cell);
  return testCell(model.value, published, String(part), cell);
}

function levelOf(
  { path }: PublishedCell,
  { ci, means = {}, contrasts = [] }: PublishedModel,
): number | undefined {
  const [, , part, at] = path;
  if (part === 'means') return means[String(at)]?.ci?.level;
  return part === 'contrasts' ? contrasts[Number(at)]?.ci?.level : ci?.level;
}

function modelOf(published: PublishedModel, samples: Samples, level: number): Promise<Computed<Model>> {
  const { scale, method, group, groups, waves } = published;
  return samples.once(['model', scale, method, group, groups, waves, level], () =>
    computeModel(published, samples, level),
  );
}

async function computeModel(
  { scale, method, group, groups: named, waves: wanted }: PublishedModel,
  samples: Samples,
  level: number,
): Promise<Computed<Model>> {
  const id = scale!;
  if (samples.definition(id) === null)
    return notComputable(createMessage(cellMessages, 'cell.unknown-scale', { scale: id }));
  if (!isOfOneScore(method)) throw new RangeError(`recomputeModelCell: ${method}`);
  const matched = needsMatching(method);
  if (matched && samples.settings.id === null)
    return notComputable(createMessage(cellMessages, 'cell.no-test', { test: method, needsId: true }));
  const groups = named ?? groupsOf(method, group, samples);
  const waves = wanted ?? [...new Set(samples.ofGroup(groups[0] ?? undefined).map(({ wave }) => wave))];
  const scored: ScoredGroup[] = [];
  for (const of of groups) {
    const found: NamedSample[] = [];
    for (const wave of waves) {
      const sample = samples.find(of ?? undefined, wave);
      if (!sample.ok) return sample;
      found.push(sample.value);
    }
    const own = await samples.scores(found, id, matched);
    if (!own.ok) return own;
    scored.push(own.value);
  }
  const names = groups.length > 1 ? groups.map((each) => each ?? '') : [];
  const model = modelByMethod(method, scored, { waves, groups: names, level, alternative: 'two-sided' });
  if (model === null) return otherDesign(comparedDesign(method), waves, groups);
  return model.reason === undefined ? { ok: true, value: model } : noValue('statistic', model.reason);
}

/** The group that a model names; without a name that of a table of one group, and where several are compared all of them. */
function groupsOf(
  method: PublishedModel['method'],
  group: string | undefined,
  samples: Samples,
): (string | null)[] {
  if (group !== undefined) return [group];
  const all = samples.groupIds;
  const compares = ['ancova', 'difference-of-changes', 'difference-of-differences'].includes(method);
  if (all.length === 0) return [null];
  return compares || all.length === 1 ? [...all] : [all[0]!];
}

/** The test that the publication means, by its method and its effect. */
function testOf({ tests, groups }: Model, { method, effect }: PublishedModel): ModelTest | null {
  const find = (...effects: readonly ModelTest['effect'][]) =>
    tests.find((each) => effects.includes(each.effect)) ?? null;
  switch (method) {
    case 'ancova':
      return find('group');
    case 'welch-anova':
      return find('wave', 'group');
    case 'one-way-anova':
      return find('classical');
    case 'kruskal-wallis':
    case 'friedman':
      return find('ranks');
    case 'difference-of-changes':
      return find('change') ?? find('classical');
    default:
      return find(effect ?? (groups.length > 1 ? 'wave-by-group' : 'wave'));
  }
}

function testCell(
  model: Model,
  published: PublishedModel,
  part: string,
  { quantity }: PublishedCell,
): Computed<Recomputation> {
  const { method, df2 } = published;
  if (part === 'n')
    return recomputation(
      model.n.reduce<number | null>((sum, n) => (sum === null || n === null ? null : sum + n), 0),
      'n',
    );
  // One difference of two groups is tested by t.
  if (method.startsWith('difference-') && df2 === undefined) {
    const [contrast] = model.contrasts;
    return recomputation(contrast === undefined ? null : valueOfContrast(contrast, part, 1), quantity);
  }
  const test = testOf(model, published);
  if (test === null) return notOfTest(quantity);
  if (part === 'effectSize') return effectCell(test, model, published);
  const of = (
    source:
      | Pick<ModelTest, 'df1' | 'df2' | 'p'>
      | { df1: number | null; df2: number | null; p: number | null },
  ) => ({ statistic: test.statistic, df: source.df1, df2: source.df2, p: source.p })[part];
  const { corrections } = test;
  if (corrections === undefined) return recomputation(of(test), quantity);
  const { greenhouseGeisser, huynhFeldt } = corrections;
  const corrected = published.correction === 'greenhouse-geisser' ? greenhouseGeisser : huynhFeldt;
  const isCorrected = published.correction === 'greenhouse-geisser' || published.correction === 'huynh-feldt';
  return recomputation(of(isCorrected ? corrected : test), quantity, () => [
    ...explained('greenhouse-geisser', of(greenhouseGeisser)),
    ...explained('huynh-feldt', of(huynhFeldt)),
    ...explained('uncorrected', of(test)),
  ]);
}

/** The effect size by its name; without one partial η², that of ranks, W; the others explain a number that differs. */
function effectCell(
  test: ModelTest,
  model: Model,
  { method, effectSize }: PublishedModel,
): Computed<Recomputation> {
  const { statistic, df1, df2, effectSize: own } = test;
  const found: { type: string; value: number | null }[] = own === undefined ? [] : [own];
  if (
    statistic !== null &&
    df2 !== undefined &&
    df2 !== null &&
    method !== 'welch-anova' &&
    method !== 'mixed-model'
  ) {
    const bounds = { statistic: point(statistic), df1: point(df1), df2: point(df2) };
    const all = effectsOfF(bounds).filter(
      ({ type }) => method === 'one-way-anova' || type === 'partial-eta-squared' || type === 'cohens-f',
    );
    found.push(
      ...all
        .filter(({ type }) => type !== own?.type)
        .map(({ type, value }) => ({ type, value: value.lower })),
    );
  }
  if (method === 'kruskal-wallis' && statistic !== null)
    found.push(
      ...effectsOfRanks(point(statistic), df1, model.observations ?? 0).map(({ type, value }) => ({
        type,
        value: value.lower,
      })),
    );
  const usual =
    method === 'kruskal-wallis' || method === 'friedman'
      ? own?.type
      : method === 'one-way-anova'
        ? 'eta-squared'
        : 'partial-eta-squared';
  const type = effectSize?.type ?? usual;
  const ofType = found.filter((each) => each.type === type);
  if (ofType.length === 0) return notOfTest('effect-size', type);
  return recomputation(
    ofType.map(({ value }) => ({ value, method: String(type) })),
    'effect-size',
    () => found.flatMap((each) => explained('effect-size', each.value, { method: each.type })),
  );
}

function meanCell({ means }: Model, name: string, { quantity }: PublishedCell): Computed<Recomputation> {
  const mean = means.find(({ group, wave }) => group === name || (group === null && wave === name));
  if (mean === undefined) return notOfTest(quantity, name);
  const values: Readonly<Record<string, number | null>> = {
    mean: mean.mean,
    se: mean.standardError,
    'ci-lower': mean.ci.lower,
    'ci-upper': mean.ci.upper,
  };
  return recomputation(values[quantity], quantity);
}

function contrastCell(
  { contrasts }: Model,
  { first, second, correction }: PublishedContrast,
  key: string,
  { quantity, path }: PublishedCell,
): Computed<Recomputation> {
  // Of changes the last wave against the first is meant; neighbours only where nothing else compares the two.
  const found = (from: string, to: string) =>
    contrasts.findLast(
      ({ contrast, against }) => contrast.of[0] === from && contrast.of[1] === to && against !== 'previous',
    ) ?? contrasts.findLast(({ contrast }) => contrast.of[0] === from && contrast.of[1] === to);
  const forward = found(first, second);
  const contrast = forward ?? found(second, first);
  if (contrast === undefined) return notOfTest(quantity, `${second} − ${first}`);
  const sign = forward === undefined ? -1 : 1;
  const part = key === 'ci' ? String(path.at(-1)) : key;
  if (part !== 'p') return recomputation(valueOfContrast(contrast, part, sign), quantity);
  return recomputation(correction === 'holm' ? contrast.pHolm : contrast.p, 'p', () => [
    ...explained('holm', contrast.pHolm),
    ...explained('uncorrected', contrast.p),
  ]);
}

/** A number of a contrast; of the opposite one with the other sign. */
function valueOfContrast(contrast: ModelContrast, part: string, sign: 1 | -1): number | null {
  const { lower, upper } = contrast.ci;
  const turned = (value: number | null) => (value === null ? null : sign * value);
  switch (part) {
    case 'difference':
      return turned(contrast.difference);
    case 'statistic':
      return turned(contrast.statistic);
    case 'standardError':
      return contrast.standardError;
    case 'lower':
      return sign === 1 ? lower : turned(upper);
    case 'upper':
      return sign === 1 ? upper : turned(lower);
    case 'effectSize':
      return turned(contrast.effectSize?.value ?? null);
    case 'df':
      return contrast.df;
    default:
      return contrast.p;
  }
}
