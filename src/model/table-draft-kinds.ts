/** What of a drafted published table may be a guess. */
export const TABLE_DRAFT_KINDS = ['scale', 'waves', 'test', 'effect-size', 'match'] as const;
export type TableDraftKind = (typeof TABLE_DRAFT_KINDS)[number];
