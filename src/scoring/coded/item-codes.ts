import { type CellCode, type CellCodes, Unusual } from '../../model/coded-rows.ts';
import type { DecimalSign } from '../../model/dataset.ts';
import type { ItemReader, ReportUnderWay } from '../decode-dataset.ts';
import type { ScaleMatch } from '../match-items.ts';
import type { StateForm } from '../respondent-scores.ts';
import { planScale, restsOnSums, type ScalePlan, valueRange } from '../score-plan.ts';

/** Codes fit into seven bits, of which 0 is no answer. */
const MOST_LEVELS = 127;

/** A scale whose answers are whole numbers of one range. */
export interface CodedScale {
  readonly plan: ScalePlan;
  readonly min: number;
  readonly steps: number;
  /** Column of each item. */
  readonly columns: readonly number[];
}

/** @throws Unusual for a scale with weights, blanks that count as answers, open counts, or steps that are not whole */
export function codedScale({ scale, columns }: Pick<ScaleMatch, 'scale' | 'columns'>): CodedScale {
  const plan = planScale(scale);
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const item of scale.items) {
    const [low, high] = valueRange(item, scale);
    const { step = 1, max: highest } = item.response ?? scale.response;
    const values = item.recode?.map(([, value]) => value) ?? [];
    if (high === null || highest === null || ![low, high, step, ...values].every(Number.isInteger))
      throw new Unusual('answers that are not whole');
    min = Math.min(min, low);
    max = Math.max(max, high);
  }
  if (!restsOnSums(plan) || max - min >= MOST_LEVELS) throw new Unusual('answers that are more than codes');
  return { plan, min, steps: max - min, columns: columns.map((column) => column?.index ?? -1) };
}

/** The form of the states of one of its scores. */
export function formOf({ min, steps }: CodedScale, k: number): StateForm {
  return { min, steps, k, span: k * steps + 1 };
}

/** The codes of the items of some scales by column; items with the same answers share theirs. */
export class ItemCodes {
  private readonly ofColumn = new Map<number, CellCodes>();
  private readonly known = new Map<string, CellCodes>();
  /** The decimal sign of the columns that share codes, as far as a cell has told it. */
  private readonly signs = new Map<CellCodes, DecimalSign>();
  private readonly isLenient: boolean;
  private readonly report: ReportUnderWay;

  /** @param isLenient whether impossible answers are counted as none, else they are not vouched for */
  constructor(report: ReportUnderWay, isLenient: boolean) {
    this.report = report;
    this.isLenient = isLenient;
  }

  /** @throws Unusual for a column that serves two items with different codes */
  add(scale: CodedScale, position: number, reader: ItemReader, missing: string): void {
    const { plan, min } = scale;
    const column = scale.columns[position]!;
    const recoded = plan.recoded.find(([item]) => item === position)?.[1] ?? null;
    const reversal = plan.reversal[position]!;
    const { response } = reader;
    // Of each such scale it is told which cells it has.
    const watched = response.otherCodings === true || response.min === 0 ? plan.scale.id : '';
    const key = JSON.stringify([
      response,
      min,
      reversal,
      recoded === null ? null : [...recoded],
      missing,
      watched,
    ]);
    const codes =
      this.known.get(key) ??
      this.codes(
        reader,
        (value) => {
          if (recoded !== null) return recoded.get(value) ?? Number.NaN;
          return Number.isNaN(reversal) ? value : reversal - value;
        },
        min,
      );
    this.known.set(key, codes);
    if ((this.ofColumn.get(column) ?? codes) !== codes) throw new Unusual('a column of two items');
    this.ofColumn.set(column, codes);
  }

  /** In the order of the columns. */
  all(): (readonly [number, CellCodes])[] {
    return [...this.ofColumn].sort(([one], [other]) => one - other);
  }

  /** The decimal signs that cells have told, in the order in which the items were added. */
  toldSigns(): (DecimalSign | null)[] {
    return [...this.known.values()].map((codes) => this.signs.get(codes) ?? null);
  }

  /**
   * Takes note of those that other rows have told.
   *
   * @throws Unusual where they are not the same
   */
  takeSigns(told: readonly (DecimalSign | null)[]): void {
    [...this.known.values()].forEach((codes, at) => {
      if (!this.agrees(codes, told[at]!)) throw new Unusual('decimal sign');
    });
  }

  /** Whether columns that share their codes agree in the sign so far. */
  private agrees(codes: CellCodes, told: DecimalSign | null): boolean {
    const sign = this.signs.get(codes) ?? told;
    if (sign !== null) this.signs.set(codes, sign);
    return told === null || told === sign;
  }

  private codes(
    { decode, decodeWith }: ItemReader,
    recode: (value: number) => number,
    min: number,
  ): CellCodes {
    const { report, isLenient } = this;
    const coded: CellCode = { code: 0, onEach: () => void report.missingCodes++ };
    const invalid: CellCode = { code: 0, onEach: () => void report.invalid++ };
    const codes: CellCodes = (text, told) => {
      if (told === 'doubtful' || !this.agrees(codes, told)) return null;
      if (told === null && /[.,]/.test(text) && !saysTheSame(decodeWith, text)) return null;
      const answer = told === null ? decode(text) : decodeWith(told)(text);
      if (answer.kind === 'missing') return answer.coded ? coded : { code: 0 };
      if (answer.kind === 'invalid') return isLenient ? invalid : null;
      const value = recode(answer.value);
      // A table without the value gives none, which is no gap that was counted.
      if (Number.isNaN(value)) return { code: 0 };
      return Number.isInteger(value) ? { code: value - min + 1 } : null;
    };
    return codes;
  }
}

/** Whether a cell means the same whatever the decimal sign of its column turns out to be. */
function saysTheSame(decodeWith: ItemReader['decodeWith'], text: string): boolean {
  const [one, ...others] = ([null, '.', ','] as const).map((sign) => JSON.stringify(decodeWith(sign)(text)));
  return others.every((other) => other === one);
}
