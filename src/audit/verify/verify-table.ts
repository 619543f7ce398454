import type { AnalysisSettings } from '../../analysis/settings.ts';
import { warningOf } from '../../analysis/warnings.ts';
import { fileForm } from '../../model/dataset.ts';
import { cellMessages } from '../../model/messages/cells.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { resultMessages } from '../../model/messages/results.ts';
import type { PublishedTable } from '../../model/published.ts';
import type { PrimaryTest, Warning } from '../../model/result.ts';
import { usualTest } from '../../model/statistics/tests.ts';
import { tool } from '../../model/tool.ts';
import type { CellStatus, Verification, VerifiedCell, VerifiedInput } from '../../model/verification.ts';
import { publishedCells } from '../published-cells.ts';
import { wavesByGroup } from '../table-groups.ts';
import { type Computed, notComputable, type Recomputation } from './computed.ts';
import { type Judgement, judgeCell } from './judge-cell.ts';
import { isOfData, recompute } from './recompute.ts';
import { unprintedCategories } from './respondent-cells.ts';
import type { RoundingRule } from './rounding.ts';
import { Samples, type WaveData } from './samples.ts';

/** What the user may decide where the table does not. */
export interface VerificationChoices {
  /** The test of rows that name none; `null` for Welch's, or the paired one in a paired design. */
  readonly test: PrimaryTest | null;
  /** `null`: as the table says, else half up and half even are both accepted. */
  readonly rounding: RoundingRule | null;
}

/** The answers behind a published table, and how they are scored. */
export interface VerificationData {
  readonly data: readonly WaveData[];
  /** Definitions of the scales that the table names are taken from `candidates`. */
  readonly settings: AnalysisSettings;
}

/**
 * Recomputes every cell of a published table from data.
 *
 * Each printed number is compared, rounded as printed, with what the data gives by the default convention: Welch's test unless
 * the row names another, sample SDs, Cronbach's alpha of complete respondents over all waves. Where it differs, other
 * conventions are tried, and those that reproduce it are named; they do not make it reproduced. Cells whose `known` says why
 * they are wrong do not fail. Words, and people invited, are not in the data, and are counted only.
 *
 * @param file name of the table's file, for the result
 * @throws UserError (status 1) for impossible values and duplicate ids in the data
 * @example (await verifyTable(table, 'report.published.json', { data, settings }, { test: null, rounding: null })).passed
 */
export async function verifyTable(
  table: PublishedTable,
  file: string,
  { data, settings }: VerificationData,
  choices: VerificationChoices,
): Promise<Verification> {
  const groups = new Map(
    [...wavesByGroup(table)].flatMap(([group, waves]) => (group === null ? [] : [[group, waves] as const])),
  );
  const samples = new Samples(data, groups, {
    ...settings,
    candidates: namedScales(table, settings.candidates),
    requested: null,
    confidence: table.confidence ?? settings.confidence,
  });
  const design = table.design ?? (settings.id === null ? 'independent' : 'paired');
  const test = choices.test ?? usualTest('welch', design === 'paired');
  const judgement: Judgement = {
    rounding: choices.rounding ?? table.rounding ?? 'nearest',
    significance: table.significance ?? 0.05,
    decimal: table.decimal,
  };
  const printed = publishedCells(table);
  const cells: VerifiedCell[] = [];
  for (const cell of printed.filter((each) => isOfData(each, table))) {
    const recomputed: Computed<Recomputation> =
      data.length === 0
        ? notComputable(createMessage(cellMessages, 'cell.no-data', { files: 0 }))
        : await recompute(cell, table, samples, test, judgement.decimal);
    cells.push(await judgeCell(cell, recomputed, judgement));
  }
  const failing = cells.filter(({ status, known }) => status !== 'reproduced' && known === null);
  return {
    schema: 'ensure-stats/verification/1',
    tool,
    table: { file, title: table.source.title },
    inputs: data.map(inputOf),
    settings: {
      test,
      rounding: judgement.rounding,
      confidence: samples.settings.confidence,
      significance: judgement.significance,
    },
    summary: {
      cells: cells.length,
      reproduced: counted(cells, 'reproduced'),
      rounding: counted(cells, 'rounding'),
      differs: counted(cells, 'differs'),
      notComputable: counted(cells, 'not-computable'),
      known: cells.filter(({ status, known }) => status !== 'reproduced' && known !== null).length,
      notOfData: printed.length - cells.length,
    },
    passed: failing.length === 0,
    cells,
    warnings: [
      ...noticesOf(data),
      ...(await samples.warnings()),
      ...(await unprinted(table, samples)),
      ...needless(cells),
    ],
  };
}

function counted(cells: readonly VerifiedCell[], wanted: CellStatus): number {
  return cells.filter(({ status }) => status === wanted).length;
}

/** The definitions that the table names; variants too, since they are asked for by name here. */
function namedScales(
  { rows = [], reliability = [], models = [] }: PublishedTable,
  candidates: AnalysisSettings['candidates'],
): AnalysisSettings['candidates'] {
  const wanted = new Set([
    ...[...rows, ...reliability, ...models].flatMap(({ scale }) => scale ?? []),
    ...models.flatMap((model) => model.with ?? []),
  ]);
  const whole = candidates.filter(({ id }) => wanted.has(id));
  // Several definitions may have a subscale `family`: those count of which the table names the scale, too.
  const known = new Set(whole.flatMap(({ subscales = [] }) => subscales.map(({ id }) => id)));
  return candidates
    .filter(
      (scale) =>
        whole.includes(scale) || scale.subscales?.some(({ id }) => wanted.has(id) && !known.has(id)) === true,
    )
    .map(({ variantOf: _, ...scale }) => scale);
}

function inputOf({ group, wave, input: { dataset, sha256 } }: WaveData): VerifiedInput {
  const { file, rowCount } = dataset;
  return { group, wave, file, sha256, rows: rowCount, ...fileForm(dataset) };
}

function noticesOf(data: readonly WaveData[]): Warning[] {
  return data.flatMap(({ wave, input: { dataset } }) =>
    dataset.notices.map((notice) => ({ ...warningOf(notice), wave })),
  );
}

/** Categories that the data has and the table does not print. */
async function unprinted({ respondents = [] }: PublishedTable, samples: Samples): Promise<Warning[]> {
  const warnings: Warning[] = [];
  for (const { variable, columns, categories } of respondents) {
    for (const { group, wave } of Object.values(columns)) {
      const [first] = samples.ofGroup(group);
      const data = wave === undefined ? first : samples.ofGroup(group).find((each) => each.wave === wave);
      if (data === undefined) continue;
      const labels = categories.filter(({ missing }) => missing !== true).map(({ label }) => label);
      const found = await unprintedCategories(samples, { name: data.wave, data }, variable, labels);
      const { file } = data.input.dataset;
      if (found.length === 0) continue;
      const what = createMessage(resultMessages, 'unprinted-category', {
        column: variable,
        file,
        categories: found,
      });
      warnings.push({ ...what, file });
    }
  }
  return warnings;
}

/** A cell called known that reproduces after all: the remark is out of date. */
function needless(cells: readonly VerifiedCell[]): Warning[] {
  return cells
    .filter(({ status, known }) => status === 'reproduced' && known !== null)
    .map(({ path, printed }) =>
      createMessage(resultMessages, 'known-but-reproduced', { path: path.join('.'), printed }),
    );
}
