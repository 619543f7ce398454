type PlaceOfMatch = { readonly file: string; readonly row: number };

/** What stands around messages on a screen, in English. */
export const terminalMessages = {
  error: (it: { readonly message: string }) => `error: ${it.message}`,
  warning: (it: { readonly message: string }) => `warning: ${it.message}`,
  'more-errors': (it: { readonly count: number }) => `error: … and ${it.count} more`,
  'more-warnings': (it: { readonly count: number }) =>
    `warning: … and ${it.count} more; --format json has them all`,
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
