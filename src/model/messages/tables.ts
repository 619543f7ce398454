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

/** What is wrong with a published table of simple delimited text, in English. */
export const tableMessages = {
  'broken-table': (it: BrokenTable) => {
    switch (it.mistake) {
      case 'unknown-column': {
        const advice = it.near === null ? `known: ${it.known.join(', ')}` : `did you mean ${it.near}?`;
        return `${it.file}: the column ${JSON.stringify(it.column)} is not known; ${advice}`;
      }
      case 'no-column':
        return `${it.file}: there is no column ${JSON.stringify(it.column)}; known: ${it.known.join(', ')}`;
      case 'two-columns':
        return `${it.file}: there are two columns ${JSON.stringify(it.column)}`;
      case 'no-scale':
        return `${it.file}, row ${it.row}: names no scale`;
      case 'not-a-number':
        return `${it.file}, row ${it.row}, ${it.column}: must be a number as printed, not ${JSON.stringify(it.value)}`;
      case 'read-in-two-ways':
        return `${it.file}, row ${it.row}, ${it.column}: can be read in two ways; say --decimal comma or point, not ${JSON.stringify(it.value)}`;
      case 'not-a-choice':
        return `${it.file}, row ${it.row}, ${it.column}: must be ${it.choices.join(it.choices.length === 2 ? ' or ' : ', ')}, not ${JSON.stringify(it.value)}`;
      case 'third-line':
        return `${it.file}: row ${it.row}: a third line of ${it.scale} beside a comparison; only the JSON form can say which two are compared`;
      case 'line-twice':
        return `${it.file}: row ${it.row}: ${it.scale} of ${it.wave} is there twice`;
      case 'differs':
        return `${it.file}: row ${it.row}, ${it.column}: ${JSON.stringify(it.value)} here, ${JSON.stringify(it.first.value)} in row ${it.first.row}`;
    }
  },
} as const;
