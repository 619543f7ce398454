import type { Language } from '../model/language.ts';
import type { UndecidedKind } from '../model/questionnaire.ts';
import { createContext } from './context.ts';
import { renderTables } from './render-tables.ts';
import { EMPTY, plainText, type Table, tableOf, words } from './table.ts';

/** A guess of a drafted definition. */
export interface GuessRow {
  readonly scale: string;
  readonly item: string | null;
  readonly what: UndecidedKind;
  readonly why: string;
}

/** What `init` found and proposes, for somebody who knows the study to look through. */
export interface FirstStudyPage {
  readonly waves: readonly { readonly wave: string; readonly file: string; readonly rows: number }[];
  readonly guesses: readonly GuessRow[];
  /** Proposals of the study file, as sentences. */
  readonly proposals: readonly string[];
  readonly unused: readonly { readonly name: string; readonly why: string }[];
}

/** The page with every guess to confirm: waves, guesses of definitions, proposals, and the columns that nothing uses. */
export async function renderFirstStudy(page: FirstStudyPage, lang: Language): Promise<string> {
  const context = createContext(lang, 'apa');
  const tables: Table[] = [
    tableOf(context, {
      id: 'waves',
      title: context.word('title.first-waves'),
      rows: page.waves,
      columns: [
        { key: 'wave', header: context.text('column.wave'), stub: true, cell: ({ wave }) => words(wave) },
        { key: 'file', header: context.text('column.file'), cell: ({ file }) => words(file) },
        {
          key: 'rows',
          header: context.text('column.n-rows'),
          align: 'right',
          cell: ({ rows }) => ({ value: rows, text: context.number.count(rows) }),
        },
      ],
      notes: () => [],
    }),
    tableOf(context, {
      id: 'guesses',
      title: context.word('title.first-guesses'),
      rows: page.guesses,
      columns: [
        { key: 'scale', header: context.text('column.scale'), stub: true, cell: ({ scale }) => words(scale) },
        {
          key: 'item',
          header: context.text('column.item'),
          cell: ({ item }) => (item === null ? EMPTY : words(item)),
        },
        { key: 'why', header: context.text('column.guess'), cell: ({ why }) => words(why) },
      ],
      notes: () => page.proposals.map(plainText),
    }),
    tableOf(context, {
      id: 'unused',
      title: context.word('title.first-unused'),
      rows: page.unused,
      columns: [
        { key: 'column', header: context.text('column.column'), stub: true, cell: ({ name }) => words(name) },
        { key: 'why', header: context.text('column.reason'), cell: ({ why }) => words(why) },
      ],
      notes: () => [],
    }),
  ];
  const publication = { title: context.word('title.first-study'), language: lang, settings: null };
  return renderTables(tables, publication, { format: 'html', lang });
}
