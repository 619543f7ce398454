import type { JsonPath } from '../model/parse/json-text.ts';
import type { PublishedComparison, PublishedTable, PublishedWave } from '../model/published.ts';
import type { PublishedModel } from '../model/published-model.ts';
import { type Common, endsOf, listed, type PublishedCell, type Quantity } from './published-cell.ts';

export type { PublishedCell, Quantity } from './published-cell.ts';

/** Every printed number of a table, in the order of the file's sections: groups, scores, models, reliability, respondents, claims. */
export function publishedCells(table: PublishedTable): PublishedCell[] {
  return [
    ...groupCells(table),
    ...rowCells(table),
    ...modelCells(table),
    ...reliabilityCells(table),
    ...respondentCells(table),
    ...claimCells(table),
  ];
}

function groupCells({ groups = [] }: PublishedTable): PublishedCell[] {
  return groups.flatMap(({ id, where, invited, waves }, index) => [
    ...listed(invited, 'invited', ['groups', index, 'invited'], where, { group: id }),
    ...Object.entries(waves).flatMap(([wave, { n, rate }]) => {
      const path = ['groups', index, 'waves', wave];
      const common = { group: id, wave };
      return [
        ...listed(n, 'n', [...path, 'n'], where, common),
        ...listed(rate, 'rate', [...path, 'rate'], where, common),
      ];
    }),
  ]);
}

function rowCells({ rows = [] }: PublishedTable): PublishedCell[] {
  return rows.flatMap((row, index) => {
    const path = ['rows', index];
    const common = { scale: row.scale, ...(row.group === undefined ? {} : { group: row.group }) };
    return [
      ...scoreCells(row, path, row.where, common),
      ...(row.items ?? []).flatMap((item, place) =>
        scoreCells(item, [...path, 'items', place], item.where ?? row.where, { ...common, item: item.item }),
      ),
    ];
  });
}

function modelCells({ models = [] }: PublishedTable): PublishedCell[] {
  return models.flatMap((model, index) => {
    const { scale, group, where, ci, effectSize, means = {}, contrasts = [] } = model;
    const path = ['models', index];
    const common = {
      ...(scale === undefined ? {} : { scale }),
      ...(model.variable === undefined ? {} : { variable: model.variable }),
      ...(model.with === undefined ? {} : { category: model.with }),
      ...(model.category === undefined ? {} : { category: model.category }),
      ...(group === undefined ? {} : { group }),
    };
    const one = (
      key: 'statistic' | 'df' | 'df2' | 'n' | 'p' | 'difference' | 'onlyFirst' | 'onlySecond',
      quantity: Quantity,
    ) => listed(model[key], quantity, [...path, key], where, common);
    return [
      ...one('n', 'n'),
      ...one('onlyFirst', 'only-first'),
      ...one('onlySecond', 'only-second'),
      ...one('difference', 'difference'),
      ...one('statistic', isCorrelation(model) ? 'correlation' : 'statistic'),
      ...one('df', 'df'),
      ...one('df2', 'df2'),
      ...one('p', 'p'),
      ...endsOf(
        ci,
        model.method === 'one-sample'
          ? ['difference-ci-lower', 'difference-ci-upper']
          : ['ci-lower', 'ci-upper'],
        [...path, 'ci'],
        where,
        common,
      ),
      ...listed(effectSize?.value, 'effect-size', [...path, 'effectSize', 'value'], where, common),
      ...Object.entries(means).flatMap(([name, { mean, se, ci: interval }]) => {
        const [place, own] = [[...path, 'means', name], { ...common, wave: name }];
        return [
          ...listed(mean, 'mean', [...place, 'mean'], where, own),
          ...listed(se, 'se', [...place, 'se'], where, own),
          ...endsOf(interval, ['ci-lower', 'ci-upper'], [...place, 'ci'], where, own),
        ];
      }),
      ...contrasts.flatMap((contrast, at) => {
        const place = [...path, 'contrasts', at];
        const own = { ...common, category: `${contrast.second} − ${contrast.first}` };
        const of = (key: 'difference' | 'standardError' | 'statistic' | 'df' | 'p', quantity: Quantity) =>
          listed(contrast[key], quantity, [...place, key], where, own);
        return [
          ...of('difference', 'difference'),
          ...endsOf(
            contrast.ci,
            ['difference-ci-lower', 'difference-ci-upper'],
            [...place, 'ci'],
            where,
            own,
          ),
          ...of('standardError', 'standard-error'),
          ...of('statistic', 'statistic'),
          ...of('df', 'df'),
          ...of('p', 'p'),
        ];
      }),
    ];
  });
}

function isCorrelation({ method }: PublishedModel): boolean {
  return method === 'correlation' || method === 'rank-correlation';
}

function reliabilityCells({ reliability = [] }: PublishedTable): PublishedCell[] {
  return reliability.flatMap(({ scale, group, wave, where, alpha, n, items, ci }, index) => {
    const path = ['reliability', index];
    const common = {
      scale,
      ...(group === undefined ? {} : { group }),
      ...(wave === undefined ? {} : { wave }),
    };
    return [
      ...listed(items, 'alpha-items', [...path, 'items'], where, common),
      ...listed(n, 'alpha-n', [...path, 'n'], where, common),
      ...listed(alpha, 'alpha', [...path, 'alpha'], where, common),
      ...endsOf(ci, ['alpha-ci-lower', 'alpha-ci-upper'], [...path, 'ci'], where, common),
    ];
  });
}

function respondentCells({ respondents = [] }: PublishedTable): PublishedCell[] {
  return respondents.flatMap(({ variable, where, columns, categories }, index) =>
    Object.entries(columns).flatMap(([column, { group, wave, total }]) => {
      const path = ['respondents', index];
      const common = {
        variable,
        ...(group === undefined ? {} : { group }),
        ...(wave === undefined ? {} : { wave }),
      };
      return [
        ...categories.flatMap(({ label, counts, percentages }, place) => {
          const within = { ...common, category: label };
          const start = [...path, 'categories', place];
          return [
            ...listed(counts?.[column], 'count', [...start, 'counts', column], where, within),
            ...listed(percentages?.[column], 'percentage', [...start, 'percentages', column], where, within),
          ];
        }),
        ...listed(total, 'total', [...path, 'columns', column, 'total'], where, common),
      ];
    }),
  );
}

function claimCells({ claims = {} }: PublishedTable): PublishedCell[] {
  return Object.entries(claims).flatMap(([claim, cells]) =>
    cells.flatMap((cell, index) => listed(cell, 'claim', ['claims', claim, index], undefined, { claim })),
  );
}

interface Scored {
  readonly waves?: Readonly<Record<string, PublishedWave>> | undefined;
  readonly comparison?: PublishedComparison | undefined;
}

/** The printed numbers of a score or of an item: its waves, then their comparison. */
function scoreCells(
  { waves = {}, comparison }: Scored,
  path: JsonPath,
  where: string | undefined,
  common: Common,
): PublishedCell[] {
  return [
    ...Object.entries(waves).flatMap(([wave, cells]) =>
      waveCells(cells, [...path, 'waves', wave], where, { ...common, wave }),
    ),
    ...(comparison === undefined ? [] : comparisonCells(comparison, [...path, 'comparison'], where, common)),
  ];
}

function waveCells(
  wave: PublishedWave,
  path: JsonPath,
  where: string | undefined,
  common: Common,
): PublishedCell[] {
  const one = (key: 'n' | 'mean' | 'sd' | 'se' | 'median' | 'min' | 'max') =>
    listed(wave[key], key, [...path, key], where, common);
  return [
    ...one('n'),
    ...one('mean'),
    ...one('sd'),
    ...one('se'),
    ...endsOf(wave.ci, ['ci-lower', 'ci-upper'], [...path, 'ci'], where, common),
    ...one('median'),
    ...one('min'),
    ...one('max'),
  ];
}

function comparisonCells(
  comparison: PublishedComparison,
  path: JsonPath,
  where: string | undefined,
  common: Common,
): PublishedCell[] {
  const one = (
    key: 'difference' | 'standardError' | 'n' | 'sdOfDifferences' | 'correlation' | 'statistic' | 'df' | 'p',
    quantity: Quantity,
  ) => listed(comparison[key], quantity, [...path, key], where, common);
  const effect = comparison.effectSize;
  const effectPath = [...path, 'effectSize'];
  return [
    ...one('difference', 'difference'),
    ...endsOf(comparison.ci, ['difference-ci-lower', 'difference-ci-upper'], [...path, 'ci'], where, common),
    ...one('standardError', 'standard-error'),
    ...one('n', 'pairs'),
    ...one('sdOfDifferences', 'sd-of-differences'),
    ...one('correlation', 'correlation'),
    ...one('statistic', 'statistic'),
    ...one('df', 'df'),
    ...one('p', 'p'),
    ...listed(effect?.value, 'effect-size', [...effectPath, 'value'], where, common),
    ...endsOf(
      effect?.ci,
      ['effect-size-ci-lower', 'effect-size-ci-upper'],
      [...effectPath, 'ci'],
      where,
      common,
    ),
  ];
}
