import { minus } from '../figures/figure.ts';
import type { Cell, Table, Text } from '../table.ts';
import type { Block, DocumentSection } from './document.ts';

/**
 * The parts of a report with true minus signs before numbers, as the Publication Manual asks: no line ends after one, and screen
 * readers say it. Names, files and references stay as they are written.
 */
export function typeset(sections: readonly DocumentSection[]): DocumentSection[] {
  return sections.map((section) => ({ ...section, blocks: section.blocks.map(typesetBlock) }));
}

function typesetBlock(block: Block): Block {
  switch (block.kind) {
    case 'paragraph':
      return { ...block, text: typesetText(block.text) };
    case 'table':
      return { ...block, table: typesetTable(block.table) };
    default:
      return block;
  }
}

function typesetTable(table: Table): Table {
  return {
    ...table,
    subtitle: table.subtitle === null ? null : typesetText(table.subtitle),
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(typesetCell) })),
    notes: table.notes.map(typesetText),
  };
}

/** Only cells of numbers: words may be names of the user's. */
function typesetCell(cell: Cell): Cell {
  return typeof cell.value === 'string' && cell.parts === undefined && !/^\[[-\d.,; ]+\]$/.test(cell.text)
    ? cell
    : { ...cell, text: minus(cell.text) };
}

function typesetText(text: Text): Text {
  return text.map((run) => ({ ...run, text: minus(run.text) }));
}
