export { type DraftedTable, draftTable, type PrintedTable } from './draft-table.ts';
export { asPrinted } from './own-data.ts';
export { withResult } from './with-result.ts';
