import type { DecimalSign } from '../model/dataset.ts';
import type { JsonPath } from '../model/parse/json-text.ts';
import type { Cell, PublishedInterval, PublishedTable } from '../model/published.ts';
import type { PrintedP } from './checks/printed-p.ts';
import { parseReportedNumber, type ReportedNumber } from './checks/reported-number.ts';
import type { Rounding } from './checks/true-values.ts';
import { type Common, listed, type PublishedCell, type Quantity } from './published-cell.ts';

/** What holds for the whole table. */
export interface TableSettings {
  readonly rounding: Rounding;
  readonly significance: number;
  readonly confidence: number;
  readonly design: 'independent' | 'paired' | null;
  readonly decimal: DecimalSign | undefined;
}

/** The settings that the table states, and the usual ones for the rest. */
export function tableSettings({
  rounding,
  significance,
  confidence,
  design,
  decimal,
}: PublishedTable): TableSettings {
  return {
    rounding: rounding ?? 'nearest',
    significance: significance ?? 0.05,
    confidence: confidence ?? 0.95,
    design: design ?? null,
    decimal,
  };
}

/** A printed number, read. */
export interface PrintedNumber {
  readonly cell: PublishedCell;
  readonly number: ReportedNumber;
}

/** A printed p-value, read. */
export interface PrintedPCell {
  readonly cell: PublishedCell;
  readonly p: PrintedP;
}

export interface PrintedInterval {
  readonly lower: PrintedNumber;
  readonly upper: PrintedNumber;
  readonly level: number;
}

/** Reads the cells of one part of a table; the reader of the file made sure that they are numbers. */
export interface NumberReader {
  number(cell: Cell | undefined, quantity: Quantity, path: JsonPath, common: Common): PrintedNumber | null;
  p(cell: Cell | undefined, path: JsonPath, common: Common): PrintedPCell | null;
  interval(
    interval: PublishedInterval | undefined,
    quantities: readonly [Quantity, Quantity],
    path: JsonPath,
    common: Common,
  ): PrintedInterval | null;
}

/** @param where place in the publication of every cell that does not say its own */
export function numberReader(where: string | undefined, settings: TableSettings): NumberReader {
  const number: NumberReader['number'] = (cell, quantity, path, common) => {
    const [found] = listed(cell, quantity, path, where, common);
    if (found === undefined) return null;
    const parsed = parseReportedNumber(found.printed, settings.decimal);
    return parsed.ok ? { cell: found, number: parsed.number } : null;
  };
  return {
    number,
    p: (cell, path, common) => {
      const [found] = listed(cell, 'p', path, where, common);
      if (found === undefined) return null;
      const parsed = parseReportedNumber(found.printed, settings.decimal);
      if (parsed.ok) return { cell: found, p: parsed.number };
      return parsed.reason === 'not-significant' ? { cell: found, p: 'not-significant' } : null;
    },
    interval: (interval, quantities, path, common) => {
      const lower = number(interval?.lower, quantities[0], [...path, 'lower'], common);
      const upper = number(interval?.upper, quantities[1], [...path, 'upper'], common);
      if (interval === undefined || lower === null || upper === null) return null;
      return { lower, upper, level: interval.level ?? settings.confidence };
    },
  };
}
