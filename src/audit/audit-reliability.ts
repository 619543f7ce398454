import type { FindingPlace } from '../model/audit-result.ts';
import type { PublishedReliability, PublishedTable } from '../model/published.ts';
import { reported } from './audit-mean-interval.ts';
import { checkAlpha, checkAlphaInterval } from './checks/alpha-check.ts';
import { numberReader, type TableSettings } from './number-reader.ts';
import { consistent, explanation, findingOf, inconsistent, notCheckable, type Outcome } from './outcome.ts';
import { groupRespondents } from './table-groups.ts';
import type { ScaleFacts } from './table-numbers.ts';

/** Every alpha: at most 1, with as many items as the scale has, inside its interval. */
export function reliabilityOutcomes(
  table: PublishedTable,
  facts: ScaleFacts,
  settings: TableSettings,
): Outcome[] {
  return (table.reliability ?? []).flatMap((row, index) => rowOutcomes(row, index, table, facts, settings));
}

function rowOutcomes(
  row: PublishedReliability,
  index: number,
  table: PublishedTable,
  facts: ScaleFacts,
  settings: TableSettings,
): Outcome[] {
  const place = placeOf(row, table, facts);
  const read = numberReader(row.where, settings);
  const path = ['reliability', index];
  const common = { scale: row.scale };
  const alpha = read.number(row.alpha, 'alpha', [...path, 'alpha'], common);
  if (alpha === null) return [notCheckable('alpha')];
  const items = read.number(row.items, 'alpha-items', [...path, 'items'], common);
  const n = read.number(row.n, 'alpha-n', [...path, 'n'], common);
  const ci = read.interval(row.ci, ['alpha-ci-lower', 'alpha-ci-upper'], [...path, 'ci'], common);
  const values = { alpha: alpha.cell.printed };
  const outcomes: Outcome[] = [];

  const check = checkAlpha(alpha.number, settings.rounding);
  if (check.verdict === 'inconsistent')
    outcomes.push(
      inconsistent('alpha', findingOf('alpha-above-one', 'impossible', { place, cells: [alpha], values })),
    );
  else {
    const finding = check.negative
      ? findingOf('alpha-negative', 'note', { place, cells: [alpha], values })
      : null;
    outcomes.push({ check: 'alpha', verdict: check.verdict, finding });
  }

  const known = facts[row.scale]?.items;
  if (items !== null && known !== undefined) {
    const same = items.number.value === known;
    outcomes.push(
      same
        ? consistent('alpha')
        : inconsistent(
            'alpha',
            findingOf('alpha-items', 'inconsistent', {
              place,
              cells: [items],
              values: { items: items.cell.printed, known },
              explanations: [explanation('other-scoring')],
            }),
          ),
    );
  }

  if (ci === null) return outcomes;
  const respondents =
    n?.number.value ??
    (row.wave === undefined ? undefined : groupRespondents(row.wave, row.group, table, settings)?.n);
  const count = items?.number.value ?? known;
  if (respondents === undefined || count === undefined) return [...outcomes, notCheckable('alpha')];
  const interval = checkAlphaInterval(alpha.number, reported(ci), respondents, count, settings.rounding);
  if (interval.verdict !== 'inconsistent')
    return [...outcomes, { check: 'alpha', verdict: interval.verdict, finding: null }];
  const outside = interval.reason === 'outside';
  const finding = findingOf(
    outside ? 'alpha-interval' : 'alpha-interval-method',
    outside ? 'inconsistent' : 'note',
    {
      place,
      cells: [alpha, ci.lower, ci.upper],
      values: { ...values, lower: ci.lower.cell.printed, upper: ci.upper.cell.printed, n: respondents },
      assumptions: [n === null ? 'group-n' : null],
    },
  );
  // An interval by another method, such as a bootstrap, is no error.
  return [...outcomes, { check: 'alpha', verdict: outside ? 'inconsistent' : 'not-checkable', finding }];
}

function placeOf(
  { scale, group, wave, where }: PublishedReliability,
  table: PublishedTable,
  facts: ScaleFacts,
): FindingPlace {
  const row = table.rows?.find((each) => each.scale === scale);
  const groupName = table.groups?.find(({ id }) => id === group)?.name;
  return {
    scale,
    name: row?.name ?? facts[scale]?.name ?? scale,
    ...(group === undefined ? {} : { group, groupName: groupName ?? group }),
    ...(wave === undefined ? {} : { wave }),
    ...(where === undefined ? {} : { where }),
  };
}
