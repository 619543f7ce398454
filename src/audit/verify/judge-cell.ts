import { cellMessages } from '../../model/messages/cells.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import type { CellExplanation, VerifiedCell } from '../../model/verification.ts';
import { parseReportedNumber, type ReportedNumber } from '../checks/reported-number.ts';
import type { PublishedCell } from '../published-cell.ts';
import { type Computed, type DefaultValue, notComputable, type Recomputation } from './computed.ts';
import { otherRoundings, printsAs, type RoundingRule } from './rounding.ts';

export interface Judgement {
  readonly rounding: RoundingRule;
  /** Level above which "n.s." is right. */
  readonly significance: number;
  readonly decimal: ',' | '.' | undefined;
}

/** Compares a printed number with what the data gives, and looks for what explains a difference. */
export async function judgeCell(
  cell: PublishedCell,
  recomputed: Computed<Recomputation>,
  { rounding, significance, decimal }: Judgement,
): Promise<VerifiedCell> {
  const printed = printedNumber(cell, decimal);
  const common = commonOf(cell, printed === null || printed === 'not-significant' ? 0 : printed.decimals);
  if (printed === null)
    return refused(
      common,
      notComputable(createMessage(cellMessages, 'cell.unreadable', { printed: cell.printed })).reason,
    );
  if (!recomputed.ok) return refused(common, recomputed.reason);
  const { accepted, alternatives } = recomputed.value;
  const reproduces = (value: number) =>
    printed === 'not-significant' ? value >= significance : printsAs(value, printed, rounding);
  const found = accepted.find(({ value }) => reproduces(value));
  if (found !== undefined)
    return { ...common, ...computed(found), status: 'reproduced', reason: null, explanations: [] };
  const first = accepted[0]!;
  const byRounding =
    printed === 'not-significant'
      ? []
      : otherRoundings(first.value, printed, rounding).map((convention) => ({
          convention,
          value: first.value,
        }));
  const explanations = [...byRounding, ...(await reproducing(alternatives, reproduces))];
  const isRounding = explanations.some(({ convention }) => ROUNDINGS.has(convention));
  return {
    ...common,
    ...computed(first),
    status: isRounding ? 'rounding' : 'differs',
    reason: null,
    explanations,
  };
}

const ROUNDINGS: ReadonlySet<string> = new Set([
  'truncated',
  'half-up',
  'half-even',
  'rounded-twice',
  'difference-of-rounded-means',
]);

/** The first list of conventions in which any gives the printed number; each convention once. */
async function reproducing(
  alternatives: Recomputation['alternatives'],
  reproduces: (value: number) => boolean,
): Promise<CellExplanation[]> {
  for (const list of alternatives) {
    const found = (await list()).filter(({ value }) => reproduces(value));
    if (found.length > 0) return found;
  }
  return [];
}

function printedNumber(
  { printed, quantity }: PublishedCell,
  decimal: Judgement['decimal'],
): ReportedNumber | 'not-significant' | null {
  const parsed = parseReportedNumber(printed, decimal);
  if (parsed.ok) return parsed.number;
  return parsed.reason === 'not-significant' && quantity === 'p' ? 'not-significant' : null;
}

type Common = Omit<VerifiedCell, 'status' | 'computed' | 'method' | 'sample' | 'reason' | 'explanations'>;

function commonOf(cell: PublishedCell, decimals: number): Common {
  const { path, where, quantity, group, scale, item, wave, variable, category, printed, known } = cell;
  return {
    path,
    line: null,
    where,
    quantity,
    group: group ?? null,
    scale: scale ?? null,
    item: item ?? null,
    wave: wave ?? null,
    variable: variable ?? null,
    category: category ?? null,
    printed,
    decimals,
    known,
  };
}

function computed({ value, method, sample }: DefaultValue) {
  return { computed: value, method: method ?? null, sample: sample ?? null };
}

function refused(common: Common, reason: VerifiedCell['reason']): VerifiedCell {
  return {
    ...common,
    status: 'not-computable',
    computed: null,
    method: null,
    sample: null,
    reason,
    explanations: [],
  };
}
