/**
 * How much a remark matters. An error keeps numbers from being computed; a warning says that numbers may not be what they seem; a note
 * says how something was read, or what could be done.
 */
export type Severity = 'error' | 'warning' | 'note';

/** Remarks that nothing is wrong about. Every other one that is no error is a warning. */
const NOTES: ReadonlySet<string> = new Set([
  'export-form',
  'joined-files',
  'same-of-files',
  'skipped-files',
  'skipped-own',
  'sav-missing',
  'rows-left-out',
  'corrections-applied',
  'typed-form',
  'corrections-other-waves',
  'waves-of-column',
  'waves-of-affixes',
  'long-answers',
  'blank-rows',
  'empty-rows',
  'engine-sums',
  'rows-above-header',
  'added-answers',
  'codes-of-labels',
  'missing-by-labels',
  'scale-absent',
  'unused-questions',
  'unmatched-ids',
  'nobody-left',
  'id-hint',
  'other-affixes',
  'proration-used',
  'plan-after-data',
  'one-sided-unplanned',
  'one-sided-models',
]);

/** Whether a remark that is no error is a warning or a note, by its code. */
export function severityOf({ code }: { readonly code: string }): 'warning' | 'note' {
  return NOTES.has(code) ? 'note' : 'warning';
}
