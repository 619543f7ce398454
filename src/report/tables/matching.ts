import type { Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import type { Table } from '../table.ts';
import { attritionCharacteristicsTable } from './attrition-characteristics.ts';
import { attritionScoresTable } from './attrition-scores.ts';
import { flowTable } from './flow.ts';
import { linkageTable } from './linkage.ts';

/**
 * Who went where: the flow of respondents, always when they were matched; how ids were matched, with details; who left, with details or
 * when characteristics to compare were named.
 */
export function matchingTables(result: Result, context: Context, details: boolean): (Table | null)[] {
  const matched = result.matching !== undefined;
  const asked = (result.attrition?.characteristics.length ?? 0) > 0;
  return [
    matched || details ? flowTable(result, context) : null,
    details ? linkageTable(result, context) : null,
    details || asked ? attritionScoresTable(result, context) : null,
    attritionCharacteristicsTable(result, context),
  ];
}
