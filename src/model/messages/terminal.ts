import type { Messages } from './create-message.ts';

type PlaceOfMatch = { readonly file: string; readonly row: number };

/** How many remarks on the data an output holds. */
export type RemarksInOutput = {
  readonly count: number;
  /** Whether in the notes of its tables, not in a part of their own. */
  readonly inNotes: boolean;
  /** `null` for the standard output. */
  readonly file: string | null;
};

/** What stands around messages on a screen. */
export const terminalMessages = {
  error: 'terminal.error',
  warning: 'terminal.warning',
  'more-errors': 'terminal.more-errors',
  'more-warnings': 'terminal.more-warnings',
  'remarks-in-output': (it: RemarksInOutput, words) =>
    words.text('terminal.remarks-in-output', { ...it, output: it.file ?? words.text('terminal.output') }),
  'more-matches': 'terminal.more-matches',
  'impossible-values': (
    it: {
      readonly count: number;
      /** Whether some may be answers that the definition lacks, which must not be thrown away. */
      readonly wordings?: true;
    },
    words,
  ) => words.text('terminal.impossible-values', { count: it.count, wordings: it.wordings === true }),
  'near-match': (it: { readonly first: PlaceOfMatch; readonly second: PlaceOfMatch }, words) =>
    words.text('terminal.near-match', {
      ...it.first,
      otherRow: it.second.row,
      otherFile: it.second.file,
    }),
  'ambiguous-match': 'terminal.ambiguous-match',
  'reading-files': (it: { readonly path: string; readonly read: number; readonly count: number }, words) =>
    words.text('terminal.reading-files', it),
  'reading-file': (it: { readonly path: string; readonly percent: number }, words) =>
    words.text('terminal.reading-file', it),
  'set-aside': (it: { readonly count: number; readonly respondents: number; readonly file: string }, words) =>
    words.text('terminal.set-aside', it),
  wrote: 'terminal.wrote',
  'split-without-all': 'terminal.split-without-all',
  'split-withheld': 'terminal.split-withheld',
  'would-write': 'terminal.would-write',
  'wrote-simulation': 'terminal.wrote-simulation',
  'no-scale-found': 'terminal.no-scale-found',
  'examining-answers': 'terminal.examining-answers',
  'drawing-figure': 'terminal.drawing-figure',
  'writing-report': 'terminal.writing-report',
  note: 'terminal.note',
  'look-through': 'terminal.look-through',
  'our-mistake': 'terminal.our-mistake',
} as const satisfies Messages;
