import type { Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import type { Table } from '../table.ts';
import {
  attritionCharacteristicsTable,
  attritionQuantitiesTable,
  attritionScoresTable,
} from './attrition.ts';
import { flowTable } from './flow.ts';
import { linkageTable } from './linkage.ts';

/** Who left, where it was asked on which characteristics: in every style. */
export function attritionTables(result: Result, context: Context): (Table | null)[] {
  const { characteristics = [], quantities = [] } = result.attrition ?? {};
  if (characteristics.length + quantities.length === 0) return [];
  return [
    attritionScoresTable(result, context),
    attritionQuantitiesTable(result, context),
    attritionCharacteristicsTable(result, context),
  ];
}

/**
 * Who went where: the flow of respondents, always when they were matched; how ids were matched, with details; who left, with details or
 * when characteristics to compare were named.
 */
export function matchingTables(result: Result, context: Context, details: boolean): (Table | null)[] {
  const matched = result.matching !== undefined;
  const asked = attritionTables(result, context);
  return [
    matched || details ? flowTable(result, context) : null,
    details ? linkageTable(result, context) : null,
    ...(details && asked.length === 0 ? [attritionScoresTable(result, context)] : asked),
  ];
}
