import { cellMessages } from '../../model/messages/cells.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import type { PublishedComparison, PublishedTable } from '../../model/published.ts';
import type { PrimaryTest } from '../../model/result.ts';
import { parseReportedNumber } from '../checks/reported-number.ts';
import { type PublishedCell, printedForm } from '../published-cell.ts';
import { type ComparisonChoices, pairCorrelation, recomputeComparisonCell } from './comparison-cells.ts';
import { type Computed, notComputable, type Recomputation, recomputation } from './computed.ts';
import { recomputeItemComparisonCell, recomputeItemWaveCell } from './item-cells.ts';
import { isRecomputed, recomputeModelCell } from './model-cells.ts';
import { recomputeReliabilityCell } from './reliability-cells.ts';
import { recomputeCategory, recomputeRate, recomputeRespondents } from './respondent-cells.ts';
import type { NamedSample, Samples } from './samples.ts';
import type { ScoreSample } from './score-sample.ts';
import { recomputeWaveCell } from './wave-cells.ts';

/**
 * Whether data of respondents can confirm the cell: people invited never answered, claims are words of the text, and "models"
 * may not say what they are of.
 */
export function isOfData(cell: PublishedCell, table: PublishedTable): boolean {
  const {
    quantity,
    path: [section, index],
  } = cell;
  if (section === 'models') return isRecomputed(cell, table.models![Number(index)]!);
  return quantity !== 'claim' && quantity !== 'invited';
}

/** What the data gives for a cell, by the part of the table that it stands in. */
export async function recompute(
  cell: PublishedCell,
  table: PublishedTable,
  samples: Samples,
  test: PrimaryTest,
  decimal: PublishedTable['decimal'],
): Promise<Computed<Recomputation>> {
  const [section, index] = cell.path;
  const at = Number(index);
  switch (section) {
    case 'groups': {
      const { invited } = table.groups![at]!;
      const printed =
        invited === undefined ? null : parseReportedNumber(printedForm(invited, undefined).printed, decimal);
      return cell.quantity === 'rate'
        ? recomputeRate(samples, cell.group, cell.wave!, printed?.ok === true ? printed.number.value : null)
        : recomputeRespondents(samples, cell.group, cell.wave!);
    }
    case 'respondents':
      return respondentCell(cell, table.respondents![at]!, samples);
    case 'models':
      return recomputeModelCell(cell, table.models![at]!, samples, decimal);
    case 'reliability': {
      const level = table.reliability![at]!.ci?.level ?? samples.settings.confidence;
      return recomputeReliabilityCell({ ...cell, scale: cell.scale! }, samples, level);
    }
    default:
      return rowCell(cell, table.rows![at]!, samples, test, decimal);
  }
}

async function respondentCell(
  { group: named, wave, category, quantity, path }: PublishedCell,
  { variable, categories }: NonNullable<PublishedTable['respondents']>[number],
  samples: Samples,
): Promise<Computed<Recomputation>> {
  // A column that has a group's id is about that group.
  const column = String(path.at(quantity === 'total' ? -2 : -1));
  const group = named ?? (samples.hasGroup(column) ? column : undefined);
  const name = wave ?? samples.ofGroup(group)[0]?.wave;
  if (name === undefined) return samples.noData(group, wave);
  const sample = samples.find(group, name);
  if (!sample.ok) return sample;
  if (quantity === 'total') return recomputeRespondents(samples, group, name);
  const missing = categories.find(({ label }) => label === category)?.missing === true;
  return recomputeCategory(samples, sample.value, {
    variable,
    category: missing ? null : category!,
    percentage: quantity === 'percentage',
  });
}

type Row = NonNullable<PublishedTable['rows']>[number];

async function rowCell(
  cell: PublishedCell,
  row: Row,
  samples: Samples,
  test: PrimaryTest,
  decimal: PublishedTable['decimal'],
): Promise<Computed<Recomputation>> {
  const { item } = cell;
  const part = item === undefined ? row : row.items![Number(cell.path[3])]!;
  const waves = part.waves ?? row.waves ?? {};
  if (cell.wave !== undefined) {
    const level = waves[cell.wave]?.ci?.level ?? samples.settings.confidence;
    const sample = scoreSample(samples, row, Object.keys(waves), cell.wave);
    if (!sample.ok) return sample;
    return item === undefined
      ? recomputeWaveCell(sample.value, cell.wave, cell.quantity, level)
      : recomputeItemWaveCell(sample.value, item, cell.wave, cell.quantity, level);
  }
  const comparison = part.comparison!;
  const names = wavesOfGroup(Object.keys(waves), row, samples);
  const first = comparison.first ?? names[0];
  const second = comparison.second ?? names.at(-1);
  if (first === undefined || second === undefined || first === second)
    return notComputable(createMessage(cellMessages, 'cell.no-comparison', { waves: 0 }));
  const sample = scoreSample(samples, row, [first, second], null);
  if (!sample.ok) return sample;
  if (cell.quantity === 'correlation') {
    const correlation = await pairCorrelation(sample.value);
    return correlation.ok ? recomputation(correlation.value, 'correlation') : correlation;
  }
  const choices = comparisonChoices(comparison, cell, samples.settings.confidence, test, {
    first: waves[first]?.mean,
    second: waves[second]?.mean,
    decimal,
  });
  return item === undefined
    ? recomputeComparisonCell(sample.value, cell.quantity, choices)
    : recomputeItemComparisonCell(sample.value, item, cell.quantity, choices);
}

/** The waves that a row names; where it names none, those of the data of its group. */
function wavesOfGroup(named: readonly string[], { group }: Row, samples: Samples): readonly string[] {
  return named.length > 0 ? named : samples.ofGroup(group).map(({ wave }) => wave);
}

/**
 * The row's score in those of its waves that have data.
 *
 * @param needed the wave that must be among them; `null` for all
 */
function scoreSample(
  samples: Samples,
  { scale, group }: Row,
  names: readonly string[],
  needed: string | null,
): Computed<ScoreSample> {
  const waves: NamedSample[] = [];
  for (const name of names) {
    const found = samples.find(group, name);
    if (found.ok) waves.push(found.value);
    else if (needed === null || needed === name) return found;
  }
  return { ok: true, value: { id: scale, samples, waves } };
}

function comparisonChoices(
  comparison: PublishedComparison,
  { quantity }: PublishedCell,
  confidence: number,
  test: PrimaryTest,
  means: {
    readonly first: Parameters<typeof printedForm>[0] | undefined;
    readonly second: Parameters<typeof printedForm>[0] | undefined;
    readonly decimal: PublishedTable['decimal'];
  },
): ComparisonChoices {
  const chosen = comparison.test ?? test;
  const ci = quantity.startsWith('effect-size') ? comparison.effectSize?.ci : comparison.ci;
  const [first, second] = [means.first, means.second].map((cell) => {
    const parsed =
      cell === undefined ? null : parseReportedNumber(printedForm(cell, undefined).printed, means.decimal);
    return parsed?.ok === true && parsed.number.relation === '=' ? parsed.number : null;
  });
  const decimals = Math.max(first?.decimals ?? 0, second?.decimals ?? 0);
  return {
    test: chosen,
    alternative: comparison.alternative ?? 'two-sided',
    effectSize: comparison.effectSize?.type ?? (chosen === 'paired' ? 'dz' : 'hedges-g'),
    level: ci?.level ?? confidence,
    printedDifference:
      first == null || second == null ? null : Number((second.value - first.value).toFixed(decimals)),
  };
}
