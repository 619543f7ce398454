import type { Messages } from './create-message.ts';
import { escaped, listIn } from './wording.ts';

type InRow = { readonly file: string; readonly row: number };

/** What cannot be read in a published table of simple delimited text. */
export type BrokenTable =
  | {
      readonly mistake: 'unknown-column';
      readonly file: string;
      readonly column: string;
      /** The known name that was probably meant. */
      readonly near: string | null;
      readonly known: readonly string[];
    }
  | {
      readonly mistake: 'no-column';
      readonly file: string;
      readonly column: string;
      readonly known: readonly string[];
    }
  | { readonly mistake: 'two-columns'; readonly file: string; readonly column: string }
  | (InRow & { readonly mistake: 'no-scale' })
  | (InRow & {
      readonly mistake: 'not-a-number' | 'read-in-two-ways';
      readonly column: string;
      readonly value: string;
    })
  | (InRow & {
      readonly mistake: 'not-a-choice';
      readonly column: string;
      readonly value: string;
      readonly choices: readonly string[];
    })
  | (InRow & { readonly mistake: 'third-line'; readonly scale: string })
  | (InRow & { readonly mistake: 'line-twice'; readonly scale: string; readonly wave: string })
  | (InRow & {
      readonly mistake: 'differs';
      readonly column: string;
      readonly value: string;
      readonly first: { readonly row: number; readonly value: string };
    });

/** What is wrong with a published table of simple delimited text. */
export const tableMessages = {
  'broken-table': (it: BrokenTable, words) => {
    switch (it.mistake) {
      case 'unknown-column': {
        const { file, near } = it;
        const column = escaped(it.column);
        return near === null
          ? words.text('tables.unknown-column', { file, column, known: it.known.join(', ') })
          : words.text('tables.unknown-column.near', { file, column, near });
      }
      case 'no-column':
        return words.text('tables.no-column', {
          file: it.file,
          column: escaped(it.column),
          known: it.known.join(', '),
        });
      case 'two-columns':
        return words.text('tables.two-columns', { ...it, column: escaped(it.column) });
      case 'not-a-number':
      case 'read-in-two-ways':
        return words.text(`tables.${it.mistake}`, { ...it, value: escaped(it.value) });
      case 'not-a-choice': {
        const last = it.choices.length === 2 ? 'wording.or' : 'wording.or-last';
        return words.text('tables.not-a-choice', {
          ...it,
          value: escaped(it.value),
          choices: listIn(words, it.choices, last),
        });
      }
      case 'no-scale':
        return words.text('tables.no-scale', it);
      case 'third-line':
        return words.text('tables.third-line', it);
      case 'line-twice':
        return words.text('tables.line-twice', it);
      case 'differs':
        return words.text('tables.differs', {
          ...it,
          value: escaped(it.value),
          firstRow: it.first.row,
          firstValue: escaped(it.first.value),
        });
    }
  },
} as const satisfies Messages;
