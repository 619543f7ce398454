import type { Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import type { Table } from '../table.ts';
import { answeringPatternsTable } from './answering-patterns.ts';
import {
  attritionCharacteristicsTable,
  attritionQuantitiesTable,
  attritionScoresTable,
  attritionsOf,
} from './attrition.ts';
import { flowTable } from './flow.ts';
import { linkageTables } from './linkage.ts';

/** Who left, where it was asked on which characteristics: in every style. */
export function attritionTables(result: Result, context: Context): (Table | null)[] {
  return attritionsOf(result).flatMap((attrition) => {
    const { characteristics, quantities = [] } = attrition;
    if (characteristics.length + quantities.length === 0) return [];
    return [
      attritionScoresTable(result, attrition, context),
      attritionQuantitiesTable(result, attrition, context),
      attritionCharacteristicsTable(result, attrition, context),
    ];
  });
}

/**
 * Who went where: the flow of respondents and of three waves and more who was seen in which, always when they were matched; how ids were matched, with details; who left, with details or
 * when characteristics to compare were named.
 */
export function matchingTables(result: Result, context: Context, details: boolean): (Table | null)[] {
  const matched = result.matching !== undefined;
  const asked = attritionTables(result, context);
  const scores = attritionsOf(result).map((attrition) => attritionScoresTable(result, attrition, context));
  return [
    matched || details ? flowTable(result, context) : null,
    answeringPatternsTable(result, context, details),
    ...(details ? linkageTables(result, context) : []),
    ...(details && asked.length === 0 ? scores : asked),
  ];
}
