import type { PlannedComparison, SampleSizes } from '../model/sample-size.ts';
import type { Study, StudyGroup } from '../model/study.ts';
import { tool } from '../model/tool.ts';
import type { PowerSettings } from '../stats/comparison/minimal-detectable-effect.ts';
import {
  allocated,
  designEffect,
  sampleSizeAncova,
  sampleSizeMcNemar,
  sampleSizePairs,
  sampleSizePerGroup,
} from '../stats/comparison/sample-size.ts';

/** Printed beside the power that was asked for. */
const POWERS = [0.8, 0.9, 0.95];
/** More people than anybody asks; a difference that needs more is none of interest. */
const MOST = 1_000_000;

/**
 * How many people each planned comparison of the primary outcomes needs, from the design of the study and what its protocol expects:
 * Student's test of strangers, the paired test, the analysis of covariance of groups at two waves, McNemar's test of a yes/no question.
 * The level is divided by the number of comparisons, as the first step of Holm's correction is, so that each has the power by itself.
 */
export function sampleSizes(study: Study, name: string): SampleSizes {
  const { protocol: { sampleSize = {} } = {}, confidence = 0.95 } = study;
  const { power = 0.8, dropOut = 0 } = sampleSize;
  return {
    schema: 'ensure-stats/sample-size/1',
    tool,
    study: name,
    power,
    confidence,
    dropOut,
    ...(sampleSize.clusters !== undefined && {
      clusters: { ...sampleSize.clusters, variation: sampleSize.clusters.variation ?? 0 },
    }),
    rows: study.groups.flatMap((group) => rowsOf(group, study)),
  };
}

/** Another value of each expectation that some designs have no use for; the others change every result. */
const OTHERWISE = {
  correlation: (correlation: number) => (correlation === 0 ? 0.5 : correlation / 2),
  sd: (sd: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(sd).map(([score, value]) => [score, 2 * value])),
  allocation: (allocation: number) => 2 * allocation,
  clusters: <T extends { readonly size: number }>(clusters: T) => ({ ...clusters, size: 2 * clusters.size }),
} as const;

/** What the protocol expects and none of the planned comparisons depends on: with another value every size would be the same. */
export function expectationsWithoutEffect(study: Study): string[] {
  const { protocol } = study;
  const expected = protocol?.sampleSize ?? {};
  const sizesOf = (of: Study) => JSON.stringify(sampleSizes(of, '').rows.map(({ sizes }) => sizes));
  const own = sizesOf(study);
  // Where nothing could be planned, the reason says what is missing.
  if (sampleSizes(study, '').rows.every(({ sizes }) => sizes.length === 0)) return [];
  return (Object.keys(OTHERWISE) as (keyof typeof OTHERWISE)[]).filter((name) => {
    const value = expected[name];
    if (value === undefined) return false;
    const otherwise = (OTHERWISE[name] as (value: unknown) => unknown)(value);
    const sampleSize = { ...expected, [name]: otherwise };
    return sizesOf({ ...study, protocol: { ...protocol, sampleSize } } as Study) === own;
  });
}

/** What is compared in a group of the study. */
interface Design {
  readonly comparison: 'independent' | 'paired' | 'ancova' | null;
  readonly samples: number;
  /** How many comparisons of one outcome. */
  readonly contrasts: number;
  readonly reason: PlannedComparison['reason'];
}

function designOf(group: StudyGroup, study: Study): Design {
  const waves = group.waves.length;
  const matched = (group.match === undefined ? study.match : group.match) != null && waves > 1;
  const by = group.by === undefined ? study.by : group.by;
  if (by == null && waves === 1)
    return { comparison: null, samples: 1, contrasts: 1, reason: 'nothing-compared' };
  if (by == null) {
    const contrasts = waves - 1;
    return matched
      ? { comparison: 'paired', samples: 1, contrasts, reason: null }
      : { comparison: 'independent', samples: waves, contrasts, reason: null };
  }
  const samples = by.groups?.length ?? 2;
  const contrasts = samples - 1;
  if (waves === 1) return { comparison: 'independent', samples, contrasts, reason: null };
  if (!matched) return { comparison: null, samples, contrasts, reason: 'strangers-in-groups' };
  return { comparison: 'ancova', samples, contrasts: contrasts * (waves - 1), reason: null };
}

function rowsOf(group: StudyGroup, study: Study): PlannedComparison[] {
  const { protocol: { smallestDifference = {}, sampleSize = {}, ...protocol } = {}, confidence = 0.95 } =
    study;
  const outcomes = protocol.primary ?? Object.keys(smallestDifference);
  const { changing } = sampleSize;
  const design = designOf(group, study);
  const comparisons = Math.max(outcomes.length + (changing === undefined ? 0 : 1), 1) * design.contrasts;
  const alpha = Math.min(1, (1 - confidence) / comparisons);
  const shared = {
    group: group.id,
    comparison: design.comparison,
    samples: design.samples,
    comparisons,
    alpha,
    changing: null,
  };
  const { correlation = null, allocation = 1 } = sampleSize;
  const rows = outcomes.map((score): PlannedComparison => {
    const { value, unit = 'raw' } = smallestDifference[score] ?? {};
    const sd = sampleSize.sd?.[score] ?? null;
    const difference = value === undefined ? null : { value, unit };
    const d = value === undefined ? null : unit === 'standardized' ? value : sd === null ? null : value / sd;
    const needsR = design.comparison === 'paired' || design.comparison === 'ancova';
    const reason =
      design.reason ??
      (difference === null
        ? 'no-difference'
        : d === null
          ? 'no-sd'
          : needsR && correlation === null
            ? 'no-correlation'
            : null);
    const used = { difference, sd: unit === 'raw' ? sd : null, correlation: needsR ? correlation : null };
    if (reason !== null || d === null) return { ...shared, score, ...used, effect: null, sizes: [], reason };
    const effect = design.comparison === 'paired' ? d / Math.sqrt(2 * (1 - correlation!)) : d;
    return sized(
      { ...shared, score, ...used, effect },
      (settings) => {
        if (design.comparison === 'paired') return sampleSizePairs(effect, settings);
        if (design.comparison === 'ancova')
          return sampleSizeAncova(effect, correlation!, settings, allocation);
        return sampleSizePerGroup(effect, settings, allocation);
      },
      sampleSize,
    );
  });
  if (changing === undefined) return rows;
  const yesNo = {
    ...shared,
    score: null,
    changing,
    difference: null,
    sd: null,
    correlation: null,
    effect: null,
  };
  if (design.comparison !== 'paired')
    return [...rows, { ...yesNo, comparison: 'mcnemar', sizes: [], reason: 'other-design' }];
  const mcNemar = (settings: PowerSettings) => sampleSizeMcNemar(changing.down, changing.up, settings);
  return [...rows, sized({ ...yesNo, comparison: 'mcnemar' }, mcNemar, sampleSize)];
}

/** The row with its sizes at each power. */
function sized(
  row: Omit<PlannedComparison, 'sizes' | 'reason'>,
  sizeOf: (settings: PowerSettings) => number,
  { power = 0.8, dropOut = 0, allocation = 1, clusters }: Expected,
): PlannedComparison {
  const powers = [...new Set([...POWERS, power])].sort((one, other) => one - other);
  const isUnequal = allocation !== 1 && row.samples > 1;
  const effect =
    clusters === undefined
      ? 1
      : designEffect(clusters.size, clusters.intraclassCorrelation, clusters.variation);
  const whole = (count: number) => Math.ceil(count * (1 - 1e-12));
  const others = row.samples - 1;
  const sizes = powers.map((each) => {
    const independent = sizeOf({ power: each, alpha: row.alpha });
    const n = whole(independent * effect);
    const nOthers = isUnequal ? whole(allocated(independent, allocation) * effect) : n;
    const [recruit, recruitOthers] = [recruited(n, dropOut), recruited(nOthers, dropOut)];
    const clustersOf = (people: number) => whole(people / (clusters?.size ?? 1));
    return {
      ...{ power: each, n, ...(isUnequal && { nOthers }), total: n + others * nOthers },
      ...(clusters !== undefined && {
        clusters: clustersOf(n),
        ...(isUnequal && { clustersOthers: clustersOf(nOthers) }),
        clustersTotal: clustersOf(n) + others * clustersOf(nOthers),
      }),
      ...{ recruit, ...(isUnequal && { recruitOthers }), recruitTotal: recruit + others * recruitOthers },
    };
  });
  const planned = {
    ...row,
    ...(isUnequal && { allocation }),
    ...(clusters !== undefined && { designEffect: effect }),
  };
  if (sizes.some(({ total }) => total > MOST)) return { ...planned, sizes: [], reason: 'too-large' };
  return { ...planned, sizes, reason: null };
}

type Expected = NonNullable<NonNullable<Study['protocol']>['sampleSize']>;

/** Whole people, of whom n are left: 80 of 100 with a drop-out of .2, although 80 / (1 − .2) is a hair above 100. */
function recruited(n: number, dropOut: number): number {
  return Math.ceil((n / (1 - dropOut)) * (1 - 1e-12));
}
