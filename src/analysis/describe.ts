import type { CodedRows } from '../model/coded-rows.ts';
import { shownLabels } from '../model/column-labels.ts';
import type { Problem } from '../model/problem.ts';
import { stepsOf } from '../model/response-steps.ts';
import type { DescribeResult, ItemFrequencies, RespondentVariable, SampleKey } from '../model/result.ts';
import type { Scale, ScaleItem } from '../model/scale.ts';
import { tool } from '../model/tool.ts';
import type { CodedCounts } from '../scoring/count-coded.ts';
import { type DecodeReport, decodeDataset, refuseInvalid } from '../scoring/decode-dataset.ts';
import { findColumn } from '../scoring/find-column.ts';
import { categoryName, GroupList } from '../scoring/group-list.ts';
import { isMissingText, type MissingCodes, missingCodes } from '../scoring/missing-codes.ts';
import { decimalSign, quantityOf } from '../scoring/quantity.ts';
import { planScale } from '../scoring/score-plan.ts';
import { recodeItems } from '../scoring/score-respondent.ts';
import { momentsOfRuns } from '../stats/moments.ts';
import { type AnalysisInput, repeatedSettings } from './analyse.ts';
import { CategoryCounts } from './category-counts.ts';
import { chooseScales } from './choose-scales.ts';
import { labelsWithFiles } from './file-labels.ts';
import type { OutsideGroups } from './flow.ts';
import { sortedGroups } from './groups.ts';
import { inputSummaries } from './input-summaries.ts';
import { namedGroups, namedWaves } from './sample-names.ts';
import type { AnalysisSettings } from './settings.ts';
import { warningOf, withSeverity } from './warnings.ts';
import { distinctIds, type WavePart } from './wave.ts';

export interface DescribeSettings extends AnalysisSettings {
  /** Columns of the respondents' table, such as sex and age. */
  readonly columns: readonly string[];
  /** Whether item frequencies are wanted; without any recognised scale there are none. */
  readonly items: boolean;
}

/** Answers of one item in one group: how often each code was given, before reversal. */
type AnswerCounts = Map<number, number>;

interface GroupCounts {
  readonly key: SampleKey;
  n: number;
  /** Per scale, per item. */
  readonly answers: readonly (readonly AnswerCounts[])[];
}

/**
 * Who answered, and how: counts and shares of named columns, and of every answer option of every item, by file, by group, or, of
 * several files with groups, by both.
 *
 * @throws UserError as `analyse`; also (status 2) for a column by which respondents could be recognised
 */
export async function describe(
  inputs: readonly AnalysisInput[],
  settings: DescribeSettings,
): Promise<DescribeResult> {
  const datasets = inputs.map((input) => input.dataset);
  const hasQuestions = settings.questions.length > 0;
  const selection = settings.items
    ? await chooseScales(datasets, settings, hasQuestions)
    : { scales: [], warnings: [] };
  const scales = selection.scales.map(({ scale }) => scale);
  const groups: GroupCounts[] = [];
  const counted: Parameters<typeof inputSummaries>[2][number][] = [];
  const outside: OutsideGroups[] = [];
  const warnings: Problem[] = [];
  const variables = settings.columns.map((name) => new CategoryCounts(name));
  const { refusePersonal } = await import('../scoring/personal-column.ts');
  const order: number[] = [];
  const asked = hasQuestions ? await import('./questions.ts') : null;
  const found = asked?.findQuestions(datasets, settings.questions) ?? [];
  const groupsOf = asked === null ? null : datasets.map(({ rowCount }) => new Int32Array(rowCount).fill(-1));
  const fileOf: number[] = [];
  const ids = distinctIds(inputs.map(({ wave }) => wave));
  for (const [file, input] of inputs.entries()) {
    const matches = selection.scales.flatMap(({ matches: each }) => each[file] ?? []);
    const slots = selection.scales.flatMap(({ matches: each }, at) =>
      (each[file] ?? null) === null ? [] : [at],
    );
    const columns = settings.columns.map((name) => findColumn(input.dataset, name, '--columns'));
    const by = settings.by === null ? null : findColumn(input.dataset, settings.by, '--by');
    const { file: path } = input.dataset;
    for (const column of columns)
      refusePersonal({ file: path, column, option: '--columns' }, settings.personal);
    if (by !== null) refusePersonal({ file: path, column: by, option: '--by' }, settings.personal);
    const signs = columns.map((column) => decimalSign(column, settings.decimal));
    // Names that stand in two files are no commoner for it.
    const inFile = settings.columns.map((name) => new CategoryCounts(name));
    const { coded } = input.dataset;
    const split = new GroupList(by, settings.missing, coded === undefined ? input.dataset.rowCount : 0);
    const codes = missingCodes(settings.missing);
    const first = groups.length;
    let grouped = 0;
    const groupedOf = (input.dataset.parts ?? []).map(() => 0);
    const newGroup = (group: number): GroupCounts =>
      emptyGroup(
        { wave: ids[file]!, group: by === null ? null : split.names[group]!, pooled: false },
        scales,
      );
    const countBytes = async (rows: CodedRows): Promise<DecodeReport> => {
      const { countCoded } = await import('../scoring/count-coded.ts');
      const counts = await countCoded(input.dataset, rows, matches, settings, { split, by, columns });
      counts.sizes.forEach((size, group) => {
        grouped += size;
        fileOf[first + group] = file;
        groups[first + group] = {
          ...newGroup(group),
          n: size,
          answers: answersOfGroup(counts, group, scales, slots),
        };
      });
      counts.cells.forEach((cells, index) => {
        for (const { text, counts: byGroup } of cells)
          for (const [group, count] of byGroup) {
            const value = category(text, codes);
            inFile[index]!.add(0, value, signs[index]!, undefined, count);
            if (group >= 0) variables[index]!.add(first + group, value, signs[index]!, undefined, count);
          }
      });
      return counts.report;
    };
    const countRows = () =>
      decodeDataset(input.dataset, matches, settings, (row) => {
        const group = split.add(row);
        columns.forEach((column, index) => {
          inFile[index]!.add(0, category(row.cells[column.index] ?? '', codes), signs[index]!);
        });
        if (group < 0) return;
        if (groupsOf !== null) groupsOf[file]![row.index] = group;
        fileOf[first + group] = file;
        grouped++;
        if (row.part !== undefined) groupedOf[row.part]!++;
        const at = first + group;
        groups[at] ??= newGroup(group);
        groups[at].n++;
        variables.forEach((variable, index) => {
          variable.add(at, category(row.cells[columns[index]!.index] ?? '', codes), signs[index]!);
        });
        row.values.forEach((values, match) => {
          values.forEach((value, item) => {
            const counts = groups[at]!.answers[slots[match]!]![item]!;
            if (!Number.isNaN(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
          });
        });
      });
    const report = coded === undefined ? await countRows() : await countBytes(coded);
    refuseInvalid(report, settings);
    columns.forEach((column, index) => {
      refusePersonal(
        { file: path, column, option: '--columns' },
        settings.personal,
        inFile[index]!.content(),
      );
    });
    if (by !== null) {
      const content = split.content((name) => quantityOf(name, decimalSign(by, settings.decimal)));
      refusePersonal({ file: path, column: by, option: '--by' }, settings.personal, content);
    }
    order.push(...sortedGroups(split.names).map((name) => first + split.names.indexOf(name)));
    warnings.push(...report.warnings);
    counted.push({
      invalidSetMissing: report.invalid,
      missingCodes: report.missingCodes,
      parts: report.parts,
    });
    outside.push({
      withoutGroup: input.dataset.rowCount - grouped,
      otherGroups: 0,
      ...(report.parts.length > 0 && {
        parts: report.parts.map(({ rows }, part) => ({
          withoutGroup: rows - groupedOf[part]!,
          otherGroups: 0,
        })),
      }),
    });
  }
  const result: DescribeResult = {
    schema: 'ensure-stats/describe/2',
    tool,
    inputs: inputSummaries(inputs, ids, counted, outside),
    settings: repeatedSettings(settings),
    waves: namedWaves(ids),
    groups: namedGroups(
      order.map((index) => groups[index]!.key),
      settings,
    ),
    samples: order.map((index) => {
      const { key, n } = groups[index]!;
      return { wave: key.wave, group: key.group, n };
    }),
    respondents: variables.map(
      (variable): RespondentVariable =>
        variable.result(
          order,
          groups.map(({ n }) => n),
        ),
    ),
    scales: scales.map((scale, slot) =>
      frequencies(
        scale,
        order.map((index) => ({ n: groups[index]!.n, answers: groups[index]!.answers[slot]! })),
      ),
    ),
    ...(asked === null
      ? {}
      : {
          questions: await asked.questionResults(
            datasets,
            found,
            order.map((index): WavePart => {
              const file = fileOf[index]!;
              const { key } = groups[index]!;
              const dataset = { rows: datasets[file]!.rowCount, groupOf: groupsOf![file]! };
              return { key, file, dataset, group: index - fileOf.indexOf(file) };
            }),
            null,
            settings,
          ),
        }),
    warnings: withSeverity(
      [...datasets.flatMap(({ notices }) => notices), ...selection.warnings, ...warnings].map(warningOf),
    ),
  };
  return shownLabels(result, labelsWithFiles(settings.labels, inputs, [settings.by, ...settings.columns]));
}

function emptyGroup(key: SampleKey, scales: readonly Scale[]): GroupCounts {
  return { key, n: 0, answers: scales.map((scale) => scale.items.map(() => new Map<number, number>())) };
}

/** The answers of a group to every scale, as they were counted in a file that has some of them. */
function answersOfGroup(
  { answers }: CodedCounts,
  group: number,
  scales: readonly Scale[],
  slots: readonly number[],
): AnswerCounts[][] {
  return scales.map((scale, slot) => {
    const ofScale = answers[slots.indexOf(slot)];
    return scale.items.map((_, item) => ofScale?.[item]?.[group] ?? new Map<number, number>());
  });
}

function category(cell: string, codes: MissingCodes): string | null {
  return isMissingText(cell, codes) ? null : categoryName(cell);
}

function frequencies(
  scale: Scale,
  groups: readonly { n: number; answers: readonly AnswerCounts[] }[],
): ItemFrequencies {
  const plan = planScale(scale);
  return {
    id: scale.id,
    name: scale.name,
    items: scale.items.map((item, index) => {
      const counts = groups.map(({ answers }) => answers[index]!);
      const answered = counts.map((each) => [...each.values()].reduce((sum, count) => sum + count, 0));
      const described = counts.map((each) => describeItem(plan, index, each));
      return {
        id: item.id,
        text: item.text ?? null,
        reversed: item.reverse === true,
        ...(item.recode === undefined ? {} : { recoded: true as const }),
        range: [(item.response ?? scale.response).min, (item.response ?? scale.response).max],
        n: answered,
        missing: groups.map(({ n }, group) => n - answered[group]!),
        mean: described.map(({ mean }) => mean),
        sd: described.map(({ sd }) => sd),
        options: optionsOf(scale, index, counts).map(({ value, label }) => ({
          value,
          label,
          ...(isRight(item, value) ? { right: true as const } : {}),
          counts: counts.map((each) => each.get(value) ?? 0),
          shares: counts.map((each, group) =>
            answered[group]! > 0 ? (each.get(value) ?? 0) / answered[group]! : null,
          ),
        })),
      };
    }),
  };
}

/** A right answer to a test item. */
function isRight({ key, recode = [] }: ScaleItem, value: number): boolean {
  return key !== undefined && recode.some(([code, points]) => code === value && points === 1);
}

/** Mean and SD after reversal or recoding, from the counts. */
function describeItem(
  plan: ReturnType<typeof planScale>,
  index: number,
  counts: AnswerCounts,
): { mean: number | null; sd: number | null } {
  if (counts.size === 0) return { mean: null, sd: null };
  const row = new Float64Array(plan.reversal.length).fill(Number.NaN);
  const values = Float64Array.from(counts.keys(), (value) => {
    row[index] = value;
    recodeItems(plan, row);
    return row[index]!;
  });
  const { mean, variance } = momentsOfRuns(values, Float64Array.from(counts.values()));
  return { mean, sd: Number.isNaN(variance) ? null : Math.sqrt(variance) };
}

/** Every option of a bounded item, chosen or not; for an open count (or very many steps) the values that occur. */
function optionsOf(scale: Scale, index: number, counts: readonly AnswerCounts[]) {
  const response = scale.items[index]!.response ?? scale.response;
  const { min, step = 1, labels = [] } = response;
  const steps = stepsOf(response);
  const values =
    steps <= 20
      ? Array.from({ length: steps + 1 }, (_, position) => min + position * step)
      : [...new Set(counts.flatMap((each) => [...each.keys()]))].sort((a, b) => a - b);
  return values.map((value) => {
    const label = labels.find((each) => each.value === value);
    if (label === undefined) return { value, label: null };
    return {
      value,
      label: Object.fromEntries(
        Object.entries(label.text).map(([language, wordings]) => [language, wordings[0]!]),
      ),
    };
  });
}
