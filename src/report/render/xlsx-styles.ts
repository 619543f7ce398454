import type { CellStyle } from 'hucre/xlsx';
import type { Align } from '../table.ts';

export const FONT = { name: 'Calibri', size: 11 } as const;
const RULE = { style: 'thin' } as const;

export const TITLE: CellStyle = { font: { ...FONT, size: 13, bold: true } };
export const SECTION: CellStyle = { font: { ...FONT, bold: true }, alignment: { horizontal: 'left' } };
export const NOTE: CellStyle = {
  font: FONT,
  alignment: { horizontal: 'left', vertical: 'top', wrapText: true },
};

/** A heading: bold, ruled above when it is in the first row of headings and below when in the last. */
export function headerStyle(
  align: Align,
  place: { readonly first: boolean; readonly last: boolean; readonly indent?: number },
): CellStyle {
  return {
    font: { ...FONT, bold: true },
    alignment: {
      horizontal: align,
      vertical: 'bottom',
      wrapText: true,
      ...(place.indent !== undefined && place.indent > 0 && { indent: place.indent }),
    },
    border: { ...(place.first && { top: RULE }), ...(place.last && { bottom: RULE }) },
  };
}

/** A heading over several columns, ruled below. */
export function groupStyle(): CellStyle {
  return {
    font: { ...FONT, bold: true },
    alignment: { horizontal: 'center', vertical: 'bottom', wrapText: true },
    border: { top: RULE, bottom: RULE },
  };
}

export function bodyStyle(
  align: Align,
  options: {
    readonly indent: number;
    readonly wrap: boolean;
    readonly last: boolean;
    readonly format: string | null;
  },
): CellStyle {
  const { indent, wrap, last, format } = options;
  return {
    font: FONT,
    alignment: {
      horizontal: align,
      vertical: 'top',
      ...(indent > 0 && { indent }),
      ...(wrap && { wrapText: true }),
    },
    ...(last && { border: { bottom: RULE } }),
    ...(format !== null && { numFmt: format }),
  };
}
