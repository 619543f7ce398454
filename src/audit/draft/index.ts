export { type DraftedTable, draftTable } from './draft-table.ts';
export { asPrinted } from './own-data.ts';
export { withResult } from './with-result.ts';
