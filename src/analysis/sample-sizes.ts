import type { PlannedComparison, SampleSizes } from '../model/sample-size.ts';
import type { Study, StudyGroup } from '../model/study.ts';
import { tool } from '../model/tool.ts';
import { type Alternative, tailProbability } from '../stats/alternative.ts';
import {
  allocated,
  designEffect,
  type SampleSizeSettings,
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
 * The level is divided by the number of comparisons, as the first step of Holm's correction is, so that each has the power by itself. Scores with a
 * margin of non-inferiority are also planned by it, at the level of one end of the interval, undivided, as the analysis judges them.
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
  const { protocol: { smallestDifference = {}, sampleSize = {} } = {}, confidence = 0.95 } = study;
  const { changing } = sampleSize;
  const outcomes = outcomesOf(study);
  const design = designOf(group, study);
  const comparisons = Math.max(outcomes.length + (changing === undefined ? 0 : 1), 1) * design.contrasts;
  const shared = {
    group: group.id,
    comparison: design.comparison,
    samples: design.samples,
    comparisons,
    alpha: Math.min(1, (1 - confidence) / comparisons),
    changing: null,
  };
  const { correlation = null, allocation = 1 } = sampleSize;
  const planned = (
    score: string,
    difference: PlannedComparison['difference'],
    own: Pick<PlannedComparison, 'comparisons' | 'alpha' | 'alternative' | 'margin'>,
  ): PlannedComparison => {
    const sd = sampleSize.sd?.[score] ?? null;
    const { value, unit } = difference ?? { value: null, unit: 'raw' };
    const d = value === null ? null : unit === 'standardized' ? value : sd === null ? null : value / sd;
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
    const used = {
      difference: own.margin === undefined ? difference : null,
      sd: unit === 'raw' ? sd : null,
      correlation: needsR ? correlation : null,
    };
    const row = { ...shared, ...own, score, ...used };
    if (reason !== null || d === null) return { ...row, effect: null, sizes: [], reason };
    const effect = design.comparison === 'paired' ? d / Math.sqrt(2 * (1 - correlation!)) : d;
    return sized(
      { ...row, effect },
      (settings) => {
        if (design.comparison === 'paired') return sampleSizePairs(effect, settings);
        if (design.comparison === 'ancova')
          return sampleSizeAncova(effect, correlation!, settings, allocation);
        return sampleSizePerGroup(effect, settings, allocation);
      },
      sampleSize,
    );
  };
  const rows = outcomes.flatMap((score): PlannedComparison[] => {
    const smallest = smallestDifference[score];
    const margin = marginOf(study, score);
    const alternative = sideOf(study, score);
    const side = alternative === 'two-sided' ? {} : { alternative };
    return [
      // A margin is a planned comparison by itself.
      ...(smallest === undefined && margin !== undefined
        ? []
        : [
            planned(
              score,
              smallest === undefined ? null : { value: smallest.value, unit: smallest.unit ?? 'raw' },
              { comparisons, alpha: shared.alpha, ...side },
            ),
          ]),
      ...(margin === undefined
        ? []
        : [
            planned(
              score,
              { value: margin, unit: 'raw' },
              {
                comparisons: 1,
                alpha: Number(tailProbability(confidence, alternative).toPrecision(12)),
                margin,
              },
            ),
          ]),
    ];
  });
  if (changing === undefined) return rows;
  // Answers to the side of all scores; a choice by score does not name a question.
  const alternative = sideOf(study, null);
  const yesNo = {
    ...shared,
    ...(alternative !== 'two-sided' && { alternative }),
    score: null,
    changing,
    difference: null,
    sd: null,
    correlation: null,
    effect: null,
  };
  const mcNemar = { ...yesNo, comparison: 'mcnemar' } as const;
  if (design.comparison !== 'paired') return [...rows, { ...mcNemar, sizes: [], reason: 'other-design' }];
  if (alternative !== 'two-sided' && changing.up > changing.down !== (alternative === 'greater'))
    return [...rows, { ...mcNemar, sizes: [], reason: 'other-side' }];
  const sizeOf = (settings: SampleSizeSettings) => sampleSizeMcNemar(changing.down, changing.up, settings);
  return [...rows, sized(mcNemar, sizeOf, sampleSize)];
}

/** The primary outcomes, else every score with a difference or a margin of its own. */
function outcomesOf({ protocol, nonInferiority }: Study): readonly string[] {
  const named = typeof nonInferiority === 'object' ? Object.keys(nonInferiority) : [];
  return (
    protocol?.primary ?? [
      ...new Set([
        ...Object.keys(protocol?.smallestDifference ?? {}),
        ...named.filter((name) => name !== '*'),
      ]),
    ]
  );
}

function marginOf({ nonInferiority }: Study, score: string): number | undefined {
  return typeof nonInferiority === 'object' ? (nonInferiority[score] ?? nonInferiority['*']) : nonInferiority;
}

function sideOf({ alternative = 'two-sided' }: Study, score: string | null): Alternative {
  if (typeof alternative === 'string') return alternative;
  return alternative[score ?? '*'] ?? alternative['*'] ?? 'two-sided';
}

/** The row with its sizes at each power. */
function sized(
  row: Omit<PlannedComparison, 'sizes' | 'reason'>,
  sizeOf: (settings: SampleSizeSettings) => number,
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
    const oneSided = row.alternative !== undefined || row.margin !== undefined;
    const independent = sizeOf({ power: each, alpha: row.alpha, oneSided });
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
