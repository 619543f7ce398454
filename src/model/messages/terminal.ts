type PlaceOfMatch = { readonly file: string; readonly row: number };

/** How many remarks on the data an output holds. */
export type RemarksInOutput = {
  readonly count: number;
  /** Whether in the notes of its tables, not in a part of their own. */
  readonly inNotes: boolean;
  /** `null` for the standard output. */
  readonly file: string | null;
};

/** What stands around messages on a screen, in English. */
export const terminalMessages = {
  error: (it: { readonly message: string }) => `error: ${it.message}`,
  warning: (it: { readonly message: string }) => `warning: ${it.message}`,
  'more-errors': (it: { readonly count: number }) => `error: … and ${it.count} more`,
  'more-warnings': (it: { readonly count: number }) =>
    `warning: … and ${it.count} more; --format json has them all`,
  'remarks-in-output': (it: RemarksInOutput) =>
    `${it.count === 1 ? '1 remark' : `${it.count} remarks`} on the data ${it.count === 1 ? 'stands' : 'stand'} in ${it.inNotes ? 'the notes of ' : ''}${it.file ?? 'the output'}`,
  'more-matches': (it: { readonly count: number }) => `… and ${it.count} more; --format json has them all`,
  'impossible-values': (it: {
    readonly count: number;
    /** Whether some may be answers that the definition lacks, which must not be thrown away. */
    readonly wordings?: true;
  }) =>
    `${it.count === 1 ? 'One value is' : `${it.count} values are`} impossible, so nothing was computed. Correct the file, ${it.wordings === true ? 'add answers that the definition lacks to its labels, or declare codes for "no answer" with --missing' : 'declare codes with --missing, or treat impossible values as missing with --invalid missing'}.\n"ensure-stats validate" lists them all.`,
  'near-match': (it: { readonly first: PlaceOfMatch; readonly second: PlaceOfMatch }) =>
    `near match: row ${it.first.row} of ${it.first.file}, row ${it.second.row} of ${it.second.file}`,
  'ambiguous-match': (it: PlaceOfMatch) => `not matched, ambiguous: row ${it.row} of ${it.file}`,
} as const;
