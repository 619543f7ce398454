import { comparedSamples, primaryComparison } from '../../model/result/samples.ts';
import type { Comparison, EffectSize, Result, SampleKey, TestResult } from '../../model/result.ts';
import { isRankTest } from '../../model/statistics/tests.ts';
import { type Context, sentenceCase } from '../context.ts';
import { MISSING } from '../number-format.ts';
import { type Cell, EMPTY, type Table, type TableColumn, type TableRow, words } from '../table.ts';
import { COMPARISON_DATA_COLUMNS, comparisonDataRow } from './comparison-data.ts';
import { comparisonNotes } from './comparison-notes.ts';
import { differenceCells } from './difference-cells.ts';
import { collectGaps, type Gaps } from './gaps.ts';
import { isComparisonWarning, labelledNotes } from './notes.ts';
import { countCell, effectIntervalCell, printing, respondentsCell } from './number-cells.ts';
import { designOf, type ScoreRow, scoreRows } from './score-rows.ts';
import {
  effectText,
  primaryEffectSize,
  primaryTest,
  STATISTIC_DIGITS,
  statisticSymbol,
} from './test-names.ts';
import { withheldColumn } from './withheld-data.ts';

/** A score that was compared, with what is printed of it. */
export interface ComparedScore extends ScoreRow {
  readonly comparison: Comparison;
  readonly samples: readonly [first: SampleKey, second: SampleKey];
  readonly test: TestResult | null;
  readonly effect: EffectSize | null;
}

/** What the compared scores have in common decides which columns are needed. */
export interface ComparisonForm {
  readonly samples: readonly [first: SampleKey, second: SampleKey];
  readonly design: ReturnType<typeof designOf>;
  /** The one primary method and the one effect size of all rows; `null` when they differ from row to row. */
  readonly method: Comparison['primary'] | null;
  readonly effectType: EffectSize['type'] | null;
  /** Every test counts two groups, so that they have a column each. */
  readonly twoGroups: boolean;
  /** Some effect size rests on other respondents than its test. */
  readonly effectHasOwnN: boolean;
}

/** Difference, primary test and effect size: one row per score. `null` when nothing was compared. */
export function comparisonTable(result: Result, context: Context): Table | null {
  const compared = comparedScores(result);
  const form = formOf(compared);
  if (form === null) return null;
  const gaps = collectGaps(context);
  const rows = scoreRows(result.scales).flatMap((row) => rowsOf(row, compared, form, context, gaps));
  const [first, second] = form.samples.map(context.sample) as [string, string];
  return {
    id: 'comparison',
    label: null,
    title: context.word(`title.comparison.${form.design}`, {
      first,
      second,
    }),
    subtitle: null,
    columns: columnsOf(form, result.settings.confidence, context),
    rows,
    notes: labelledNotes(context, comparisonNotes(result, compared, form, gaps, context)),
    told: result.warnings.filter(isComparisonWarning),
    get data() {
      return {
        columns: [...COMPARISON_DATA_COLUMNS, ...withheldColumn(context)],
        rows: compared.map((score) => comparisonDataRow(score, context)),
      };
    },
  };
}

export function comparedScores(result: Result): ComparedScore[] {
  return scoreRows(result.scales).flatMap((row) => {
    const comparison = primaryComparison(row.scale);
    if (comparison === null) return [];
    const [first, second] = comparedSamples(comparison.contrast) as [SampleKey, SampleKey];
    const [test, effect] = [primaryTest(comparison), primaryEffectSize(comparison)];
    return [{ ...row, comparison, samples: [first, second], test, effect }];
  });
}

function formOf(compared: readonly ComparedScore[]): ComparisonForm | null {
  const [first] = compared;
  if (first === undefined) return null;
  const { primary } = first.comparison;
  const effectType = first.effect?.type ?? null;
  return {
    samples: first.samples,
    design: designOf(first.samples),
    method: compared.every(({ comparison }) => comparison.primary === primary) ? primary : null,
    effectType: compared.every(({ effect }) => effect?.type === effectType) ? effectType : null,
    twoGroups: compared.every(({ test }) => test === null || test.n.length === 2),
    effectHasOwnN: compared.some(
      ({ test, effect }) => test !== null && effect !== null && String(test.n) !== String(effect.n),
    ),
  };
}

function columnsOf(form: ComparisonForm, confidence: number, context: Context): TableColumn[] {
  const { method, effectType } = form;
  const right = { align: 'right' } as const;
  const interval = context.text('column.interval', { level: context.number.level(confidence) });
  const difference = { ...right, group: context.text('group.difference') };
  const test = {
    ...right,
    group: sentenceCase(context.text(method === null ? 'group.test' : `method.${method}`)),
  };
  const effect = {
    ...right,
    group: sentenceCase(context.text(effectType === null ? 'group.effect' : `effect.${effectType}`)),
  };
  return [
    { key: 'scale', header: context.text('column.scale'), align: 'left', stub: true },
    ...(form.twoGroups
      ? [
          {
            key: 'nFirst',
            header: context.text(form.design === 'waves' ? 'column.n.pre' : 'column.n.first'),
            ...right,
          },
          {
            key: 'nSecond',
            header: context.text(form.design === 'waves' ? 'column.n.post' : 'column.n.second'),
            ...right,
          },
        ]
      : [{ key: 'n', header: context.text('column.n'), ...right }]),
    {
      key: 'difference',
      header: context.text(method !== null && isRankTest(method) ? 'column.shift' : 'column.mean'),
      ...difference,
    },
    { key: 'interval', header: interval, ...difference },
    ...(method === null
      ? [{ key: 'method', header: context.text('column.test'), align: 'left' as const, group: test.group }]
      : []),
    {
      key: 'statistic',
      header: method === null ? context.text('column.statistic') : statisticSymbol(method, context),
      ...test,
    },
    { key: 'df', header: context.text('column.df'), ...test },
    { key: 'p', header: context.text('column.p'), ...test },
    { key: 'pHolm', header: context.text('column.pHolm'), ...test },
    ...(effectType === null
      ? [
          {
            key: 'effectType',
            header: context.text('column.effectType'),
            align: 'left' as const,
            group: effect.group,
          },
        ]
      : []),
    ...(form.effectHasOwnN ? [{ key: 'effectN', header: context.text('column.n'), ...effect }] : []),
    {
      key: 'effect',
      header: context.text(effectType === null ? 'column.value' : `symbol.${effectType}`),
      ...effect,
    },
    { key: 'effectInterval', header: interval, ...effect },
  ];
}

function rowsOf(
  row: ScoreRow,
  compared: readonly ComparedScore[],
  form: ComparisonForm,
  context: Context,
  gaps: Gaps,
): TableRow[] {
  const name = context.name(row.scale.name);
  const score = compared.find(({ scale }) => scale === row.scale);
  if (score === undefined)
    return [{ kind: 'section', cells: [words(`${name} (${context.word('gap.no-comparison')})`)] }];
  const { comparison, test, effect } = score;
  const ofTest = printing(context, test ?? {});
  const ofEffect = printing(context, effect ?? {});
  const { number } = ofTest;
  const inFamily = test === null || test.p === null || test.pHolm !== null;
  const testCells: Cell[] = [
    ...(test === null ? [NONE, NONE] : differenceCells(test, context)),
    ...(form.method === null ? [words(context.title(`method.${comparison.primary}`))] : []),
    { value: test?.statistic ?? null, text: number.fixed(test?.statistic ?? null, STATISTIC_DIGITS) },
    degreesOfFreedom(test, ofTest),
    { value: test?.p ?? null, text: number.p(test?.p ?? null) },
    inFamily ? { value: test?.pHolm ?? null, text: number.p(test?.pHolm ?? null) } : EMPTY,
  ];
  const effectCells: Cell[] = [
    ...(form.effectType === null
      ? [effect === null ? EMPTY : words(context.title(`effect.${effect.type}`))]
      : []),
    ...(form.effectHasOwnN ? [respondentsCell(effect?.n ?? [], context)] : []),
    { value: effect?.value ?? null, text: effectText(effect, ofEffect) },
    effectIntervalCell(effect, ofEffect),
  ];
  gaps.watch(testCells, gapOf(test), name);
  gaps.watch(effectCells, effect?.value === null ? gapOf(effect) : 'no-interval', name);
  return [
    {
      kind: row.parent === null ? 'body' : 'sub',
      cells: [words(name), ...countCells(test, form, context), ...testCells, ...effectCells],
    },
  ];
}

const NONE: Cell = { value: null, text: MISSING };

function countCells(test: TestResult | null, form: ComparisonForm, context: Context): Cell[] {
  if (test === null) return form.twoGroups ? [NONE, NONE] : [EMPTY];
  if (!form.twoGroups) return [respondentsCell(test.n, context)];
  return test.n.map((count) => countCell(count, context));
}

/** Rank tests have no degrees of freedom: a blank, not a gap. */
export function degreesOfFreedom(test: TestResult | null, context: Context): Cell {
  if (test === null) return EMPTY;
  return isRankTest(test.method) ? EMPTY : { value: test.df, text: context.number.degreesOfFreedom(test.df) };
}

/** Why a test or an effect size has no value. */
export function gapOf(test: Pick<TestResult, 'reason'> | null): 'too-few' | 'zero-variance' | 'not-computed' {
  const reason = test?.reason;
  return reason === 'too-few' || reason === 'zero-variance' ? reason : 'not-computed';
}
