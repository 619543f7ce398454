import type { Problem } from '../model/problem.ts';
import type { Matching, ScaleResult, Warning } from '../model/result.ts';
import type { ScoredDataset } from '../scoring/score-dataset.ts';
import type { AnalysisSettings } from './settings.ts';

/** A remark about a file, as a warning of the result. The cell's value stays out: results are for reports. */
export function warningOf(problem: Problem): Warning {
  const { code, message, file, scale, item } = problem;
  return {
    code,
    message,
    ...(file === undefined ? {} : { file }),
    ...(scale === undefined ? {} : { scale }),
    ...(item === undefined ? {} : { item }),
  };
}

/** Everything about the results that a reader must know before believing them. */
export function resultWarnings(
  scales: readonly ScaleResult[],
  scored: readonly ScoredDataset[],
  matching: Matching | null,
  settings: AnalysisSettings,
): Warning[] {
  const scores = scales.flatMap((scale) => [scale, ...scale.subscales]);
  return [
    ...scored.flatMap((dataset) => [...invalidSetMissing(dataset), ...blankGroup(dataset, settings.by)]),
    ...(matching === null ? [] : [...unmatched(matching), ...nobodyLeft(matching, settings)]),
    ...scores.flatMap((score) => [
      ...fewRespondents(score),
      ...zeroVariance(score),
      ...prorated(score),
      ...notCompared(score),
    ]),
    // A subscale repeats the items of its total; what is wrong with them is said once.
    ...scales
      .flatMap((scale) => (scale.aggregate === null ? scale.subscales : [scale]))
      .flatMap(negativeItems),
  ];
}

function invalidSetMissing({ file, invalidSetMissing: count }: ScoredDataset): Warning[] {
  if (count === 0) return [];
  return [
    {
      code: 'invalid-set-missing',
      file,
      message: `${file}: ${plural(count, 'impossible value was', 'impossible values were')} treated as missing`,
    },
  ];
}

function blankGroup({ file, groupOf }: ScoredDataset, by: string | null): Warning[] {
  const count = groupOf?.reduce((sum, group) => sum + (group < 0 ? 1 : 0), 0) ?? 0;
  if (count === 0) return [];
  return [
    {
      code: 'blank-group',
      file,
      message: `${file}: ${plural(count, 'respondent has', 'respondents have')} no value in "${by}" and ${count === 1 ? 'is' : 'are'} in neither group`,
    },
  ];
}

function unmatched({ id, paired, preOnly, postOnly, blank, linkage }: Matching): Warning[] {
  const warnings: Warning[] = [];
  const blanks = Object.entries(blank).filter(([, count]) => count > 0);
  if (preOnly + postOnly > 0) {
    warnings.push({
      code: 'unmatched-ids',
      message: `${plural(paired, 'respondent was', 'respondents were')} matched by "${id}"; ${preOnly} only in the first wave, ${postOnly} only in the second`,
    });
  }
  for (const [wave, count] of blanks) {
    warnings.push({
      code: 'blank-id',
      wave,
      message: `${plural(count, 'respondent', 'respondents')} of ${wave} without an id in "${id}" cannot be matched`,
    });
  }
  if (linkage.near > 0) {
    warnings.push({
      code: 'near-matches',
      message: `${plural(linkage.near, 'respondent was', 'respondents were')} matched by ids that differ in one character; look at their rows (matching.linkage.nearRows of --format json)`,
    });
  }
  const ambiguous = Object.values(linkage.ambiguous).reduce((sum, count) => sum + count, 0);
  if (ambiguous > 0) {
    warnings.push({
      code: 'ambiguous-ids',
      message: `${plural(ambiguous, 'respondent was', 'respondents were')} not matched: an id differs in one character only, but more than one comes into question (matching.linkage.ambiguousRows of --format json)`,
    });
  }
  if (paired < 2) {
    warnings.push({
      code: 'no-pairs',
      message: `"${id}" matches ${paired === 0 ? 'nobody' : 'one respondent'}, so there is no paired test; the waves are compared as independent groups`,
    });
  }
  return warnings;
}

function nobodyLeft({ preOnly, blank, linkage }: Matching, { attrition }: AnalysisSettings): Warning[] {
  const ofFirst = (counts: Readonly<Record<string, number>>) => Object.values(counts)[0] ?? 0;
  if (attrition.length === 0 || preOnly > ofFirst(blank) + ofFirst(linkage.ambiguous)) return [];
  return [
    {
      code: 'nobody-left',
      message:
        'everybody of the first wave with an id was found in the second, so there is no attrition to describe',
    },
  ];
}

function fewRespondents(score: ScaleResult): Warning[] {
  return Object.entries(score.waves).flatMap(([wave, { n }]) =>
    n >= 3
      ? []
      : [
          {
            code: 'few-respondents',
            scale: score.id,
            wave,
            message: `${score.id}: ${wave} has ${plural(n, 'score', 'scores')}; below 3 nothing can be concluded`,
          },
        ],
  );
}

function zeroVariance(score: ScaleResult): Warning[] {
  const items = Object.entries(score.reliability).flatMap(([wave, { items: list, n }]) =>
    wave === 'pooled' || n < 2
      ? []
      : list.flatMap((item): Warning[] =>
          item.sd === 0
            ? [
                {
                  code: 'zero-variance',
                  scale: score.id,
                  item: item.id,
                  wave,
                  message: `${score.id}: everybody answered ${item.id} alike in ${wave}; it has no correlation, and standardized alpha cannot be computed`,
                },
              ]
            : [],
        ),
  );
  const scores = Object.entries(score.waves).flatMap(([wave, { n, sd }]): Warning[] =>
    n >= 2 && sd === 0
      ? [
          {
            code: 'zero-variance',
            scale: score.id,
            wave,
            message: `${score.id}: all scores of ${wave} are equal`,
          },
        ]
      : [],
  );
  return [...items, ...scores];
}

function prorated(score: ScaleResult): Warning[] {
  return Object.entries(score.waves).flatMap(([wave, { prorated: count, n }]) =>
    count === 0
      ? []
      : [
          {
            code: 'proration-used',
            scale: score.id,
            wave,
            message: `${score.id}: ${count} of ${plural(n, 'score', 'scores')} in ${wave} ${count === 1 ? 'was' : 'were'} worked out from ${score.minAnswered} or more of ${score.k} items`,
          },
        ],
  );
}

function notCompared(score: ScaleResult): Warning[] {
  const { comparison } = score;
  if (comparison === null || comparison.tests[0]!.p !== null) return [];
  return [
    {
      code: 'test-not-computable',
      scale: score.id,
      message: `${score.id}: ${comparison.groups.join(' and ')} cannot be compared: too few scores, or no variance`,
    },
  ];
}

/** Items that correlate negatively with the rest of their scale, in any wave. */
export function negativeItems(score: Pick<ScaleResult, 'id' | 'reliability'>): Warning[] {
  const waves = Object.entries(score.reliability);
  return (waves[0]?.[1].items ?? []).flatMap(({ id }, index): Warning[] => {
    const negative = waves.flatMap(([wave, { items }]) => {
      const r = items[index]?.itemRestCorrelation ?? 0;
      return r < 0 ? [`${wave} r = ${r.toFixed(2).replace('-0.', '-.')}`] : [];
    });
    if (negative.length === 0) return [];
    const direction = waves[0]![1].items[index]!.reversed
      ? 'it is reversed by the definition; perhaps the file holds it reversed already'
      : 'perhaps it should be reversed';
    return [
      {
        code: 'negative-item-rest-correlation',
        scale: score.id,
        item: id,
        message: `${score.id}: ${id} correlates negatively with the rest of the scale (${negative.join(', ')}); ${direction}, or its answers were coded the wrong way round`,
      },
    ];
  });
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
