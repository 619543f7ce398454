import type { ResponseStatus } from '../export-form.ts';
import type { Messages } from './create-message.ts';
import { nameIn, shortened } from './wording.ts';

/** What `init --interactive` asks. */
export const interviewMessages = {
  'no-terminal': 'interview.no-terminal',
  'interview-ended': 'interview.interview-ended',
  'ask-order': ({ files }: { readonly files: readonly string[] }, words) =>
    words.text('interview.ask-order', { files: files.join(', ') }),
  'ask-places': ({ files }: { readonly files: readonly string[] }, words) =>
    words.text('interview.ask-places', { files: files.map((file, at) => `${at + 1} ${file}`).join(', ') }),
  'ask-drop': ({ statuses }: { readonly statuses: readonly ResponseStatus[] }, words) =>
    words.text('interview.ask-drop', { statuses: statuses.join(', ') }),
  'ask-where': 'interview.ask-where',
  'ask-id': 'interview.ask-id',
  'ask-respondents': 'interview.ask-respondents',
  'ask-scale': (
    it: {
      readonly scale: string;
      readonly columns: readonly string[];
      readonly min: number;
      readonly max: number;
    },
    words,
  ) =>
    words.text('interview.ask-scale', {
      scale: it.scale,
      items: it.columns.map((column, at) => `\n  ${at + 1}. ${shortened(column)}`).join(''),
      range: `${it.min}-${it.max}`,
    }),
  'ask-name': 'interview.ask-name',
  'ask-right': 'interview.ask-right',
  'ask-aggregate': 'interview.ask-aggregate',
  'ask-which': 'interview.ask-which',
  'ask-reverse': (it: { readonly item: string; readonly text: string | null; readonly why: string }, words) =>
    words.text('interview.ask-reverse', {
      item: it.text === null ? it.item : `${it.item} (${nameIn(words, shortened(it.text))})`,
      why: it.why,
    }),
} as const satisfies Messages;
