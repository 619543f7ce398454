export { openWorkbook } from './open-workbook.ts';
export type { SheetRows, Workbook, WorkbookFormat, WorkbookSheet } from './workbook.ts';
