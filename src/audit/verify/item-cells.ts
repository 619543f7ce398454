import { compareMeans, momentsOrEmpty } from '../../analysis/compare.ts';
import { partsToCompute } from '../../analysis/settings.ts';
import { cellMessages } from '../../model/messages/cells.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { ofWave } from '../../model/result/samples.ts';
import type { ItemFrequencies } from '../../model/result.ts';
import type { CellExplanation } from '../../model/verification.ts';
import { describeSample } from '../../stats/describe.ts';
import type { Quantity } from '../published-cell.ts';
import { type ComparisonChoices, recomputeComparison } from './comparison-cells.ts';
import { type Computed, explained, notComputable, type Recomputation, recomputation } from './computed.ts';
import type { NamedSample } from './samples.ts';
import type { ScoreSample } from './score-sample.ts';
import { type Spread, spreadAlternatives, waveValue } from './wave-cells.ts';

/** Answers to one item in one sample, after reversal. */
interface ItemSpread extends Spread {
  readonly values: Float64Array;
  /** Mean of the answers as they were given, of a reversed item. */
  readonly unreversedMean: number | null;
}

/** A cell of one wave of a single item: everybody who answered it, after reversal. */
export async function recomputeItemWaveCell(
  sample: ScoreSample,
  item: string,
  wave: string,
  quantity: Quantity,
  level: number,
): Promise<Computed<Recomputation>> {
  const spreads = await itemSpreads(sample, item);
  if (!spreads.ok) return spreads;
  const at = sample.waves.findIndex(({ name }) => name === wave);
  const spread = spreads.value[at]!;
  return recomputation(waveValue(spread, quantity, level), quantity, () => [
    ...spreadAlternatives(spread, quantity, level),
    ...otherCoding(spread, quantity, item),
    ...sample.waves.flatMap(({ name }, index) =>
      index === at
        ? []
        : explained('other-wave', waveValue(spreads.value[index]!, quantity, level), {
            sample: { group: null, wave: name },
          }),
    ),
  ]);
}

/** A cell of the comparison of a single item: independent groups, since single items are not matched. */
export async function recomputeItemComparisonCell(
  sample: ScoreSample,
  item: string,
  quantity: Quantity,
  choices: ComparisonChoices,
): Promise<Computed<Recomputation>> {
  const spreads = await itemSpreads(sample, item);
  if (!spreads.ok) return spreads;
  const [first, second] = spreads.value;
  const [before, after] = sample.waves;
  if (first === undefined || second === undefined || before === undefined || after === undefined)
    return notComputable(createMessage(cellMessages, 'cell.no-comparison', { item }));
  const compared = {
    keys: [ofWave(before.name), ofWave(after.name)] as const,
    moments: [momentsOrEmpty(first.values), momentsOrEmpty(second.values)] as const,
    first: first.values,
    second: second.values,
    overlap: null,
  };
  const settings = { ...sample.samples.settings, confidence: choices.level };
  const comparison = compareMeans(compared, settings, partsToCompute(settings));
  return recomputeComparison(comparison, { aggregate: null, k: 1 }, quantity, choices, async () => []);
}

async function itemSpreads(sample: ScoreSample, item: string): Promise<Computed<ItemSpread[]>> {
  const spreads: ItemSpread[] = [];
  for (const wave of sample.waves) {
    const spread = await itemSpread(sample, item, wave);
    if (!spread.ok) return spread;
    spreads.push(spread.value);
  }
  return { ok: true, value: spreads };
}

async function itemSpread(
  { id, samples }: ScoreSample,
  item: string,
  wave: NamedSample,
): Promise<Computed<ItemSpread>> {
  const scale = samples.definition(id);
  if (scale === null) return notComputable(createMessage(cellMessages, 'cell.unknown-scale', { scale: id }));
  const described = await samples.items(wave);
  if (!described.ok) return described;
  const frequencies = described.value.scales.find((each) => each.id === scale.id);
  const index = frequencies?.items.findIndex((each) => isItem(each, item)) ?? -1;
  const found = frequencies?.items[index];
  if (found === undefined) {
    const facts = { item, scale: scale.id, items: scale.items.map((each) => each.id) };
    return notComputable(createMessage(cellMessages, 'cell.unknown-item', facts));
  }
  const given = found.options.flatMap(({ value, counts }) => new Array<number>(counts[0]!).fill(value));
  const { response = scale.response, recode } = scale.items[index]!;
  const { min, max } = response;
  const points = new Map(recode);
  const values = Float64Array.from(
    given,
    (value) => points.get(value) ?? (found.reversed && max !== null ? min + max - value : value),
  );
  const { mean } = describeSample(Float64Array.from(given));
  return {
    ok: true,
    value: { ...describeSample(values), values, unreversedMean: found.reversed ? mean : null },
  };
}

function isItem({ id, text }: ItemFrequencies['items'][number], wanted: string): boolean {
  const same = (one: string) => one.trim().toLowerCase() === wanted.trim().toLowerCase();
  return same(id) || Object.values(text ?? {}).some(same);
}

function otherCoding({ unreversedMean }: ItemSpread, quantity: Quantity, item: string): CellExplanation[] {
  return quantity === 'mean' ? explained('item-unreversed', unreversedMean, { item }) : [];
}
