import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareForms } from '../../../src/analysis/entry/index.ts';
import { bytesSource } from '../../../src/io/bytes-source.ts';
import { openDataset } from '../../../src/io/open-dataset.ts';
import type { EntryComparison } from '../../../src/model/entry-comparison.ts';
import { builtInScales } from '../../../src/scoring/definition/built-in.ts';

/** Questionnaires as two typists type them: ids, two scales, an age, and the columns of an entry form. */
const ITEMS = [
  ...Array.from({ length: 6 }, (_, index) => ({ name: `brs${index + 1}`, most: 5 })),
  ...Array.from({ length: 10 }, (_, index) => ({ name: `gse${index + 1}`, most: 4 })),
];
const COLUMNS = ['number', 'age', ...ITEMS.map(({ name }) => name), 'doubt', 'remarks'];
const FIRST_ITEM = 2;
const DOUBT = COLUMNS.indexOf('doubt');

type Form = readonly string[];

/** A form whose neighbours in it differ, so that answers one place further on are seen; ids do not resemble each other. */
const form = fc
  .tuple(
    fc.integer({ min: 12, max: 98 }).filter((age) => age % 11 !== 0),
    fc.tuple(...ITEMS.map(({ most }) => fc.integer({ min: 1, max: most }))),
  )
  .map(([age, answers]) => {
    const apart: number[] = [];
    answers.forEach((answer, at) => {
      const before = apart[at - 1];
      apart.push(answer === before ? (answer % ITEMS[at]!.most) + 1 : answer);
    });
    return [String(age), ...apart.map(String), '', ''];
  });

/** What one typist does to one form; says what must be found. */
interface Slip {
  readonly name: string;
  /** Which forms of the file it makes of this one. */
  readonly type: (own: Form, next: Form) => readonly Form[];
  /** Kinds by column that must be listed for the form. */
  readonly cells: (own: Form) => ReadonlyMap<string, string>;
  readonly finding?: string;
}

const changed = (own: Form, column: string, to: (cell: string) => string): Form =>
  own.map((cell, at) => (COLUMNS[at] === column ? to(cell) : cell));

const inCell = (name: string, column: string, kind: string, to: (cell: string) => string): Slip => ({
  name,
  type: (own) => [changed(own, column, to)],
  cells: () => new Map([[column, kind]]),
});

/** The columns in which two forms differ. */
const differing = (own: Form, other: Form, kind: string) =>
  new Map(
    COLUMNS.flatMap((column, at) =>
      at >= FIRST_ITEM && at < DOUBT && own[at] !== other[at] ? [[column, kind] as const] : [],
    ),
  );

/** From the third item of the GSE on, each answer stands one place too early, and the last stays empty. */
const moved = (own: Form): Form => {
  const from = COLUMNS.indexOf('gse3');
  return own.map((cell, at) => (at < from || at >= DOUBT ? cell : at === DOUBT - 1 ? '' : own[at + 1]!));
};

const SLIPS: readonly Slip[] = [
  inCell('swapped digits', 'age', 'swapped-digits', (cell) => cell[1]! + cell[0]!),
  inCell('a letter for a digit', 'age', 'letter', () => ''),
  inCell('two crosses', 'brs2', 'two-crosses', (cell) => (cell === '2' ? '2/3' : `${cell}/2`)),
  inCell('the code of two crosses', 'brs4', 'two-crosses', () => '-8'),
  inCell('unreadable', 'gse2', 'unreadable', () => '-9'),
  inCell('a half point', 'gse7', 'half-point', (cell) => (cell === '4' ? '3.5' : `${cell}.5`)),
  inCell('an impossible answer', 'gse4', 'impossible', (cell) => `${cell}9`),
  inCell('an empty cell', 'brs6', 'blank', () => ''),
  inCell('another answer', 'gse9', 'other', (cell) => String((Number(cell) % 4) + 1)),
  {
    name: 'doubt',
    type: (own) => [changed(own, 'doubt', () => 'gse1')],
    cells: () => new Map([['gse1', 'doubt']]),
  },
  {
    name: 'answers moved',
    type: (own) => [moved(own)],
    cells: (own) => differing(own, moved(own), 'shifted-answers'),
    finding: 'shifted-answers',
  },
  { name: 'a form skipped', type: () => [], cells: () => new Map(), finding: 'only-in-one' },
  { name: 'a form doubled', type: (own) => [own, own], cells: () => new Map(), finding: 'twice' },
  {
    name: 'no id',
    type: (own) => [['', ...own.slice(1)]],
    cells: () => new Map(),
    finding: 'without-id only-in-one',
  },
];
/** Ages that hold a digit for which a letter is typed. */
const LETTERS: Readonly<Record<string, string>> = { '0': 'O', '1': 'l', '5': 'S' };

const csv = (forms: readonly Form[]) =>
  [COLUMNS, ...forms]
    .map((cells) => cells.map((cell) => (/[,"]/.test(cell) ? `"${cell}"` : cell)).join(','))
    .join('\n');

async function compared(first: readonly Form[], second: readonly Form[]): Promise<EntryComparison> {
  const open = async (name: string, forms: readonly Form[]) => ({
    dataset: await openDataset(bytesSource(name, csv(forms)), {}),
    sha256: null,
  });
  const settings = {
    id: 'number',
    idComparison: 'normalised',
    confidence: 0.95,
    requested: null,
    candidates: builtInScales(),
    acceptDraft: false,
    missing: [],
  } as const;
  const { comparison } = await compareForms(
    [await open('a.csv', first), await open('b.csv', second)],
    settings,
  );
  return comparison;
}

describe('two typists of one stack', () => {
  // One slip each in some of the forms, the others typed alike; between two of them at least one form that both typed alike.
  const stack = fc
    .tuple(
      fc.array(form, { minLength: 2 * SLIPS.length + 1, maxLength: 2 * SLIPS.length + 12 }),
      fc.shuffledSubarray([...SLIPS], { minLength: 0 }),
      fc.boolean(),
    )
    .map(([answers, slips, isSecond]) => ({
      forms: answers.map((each, index) => [String(1_000 + 37 * index), ...each] as Form),
      slips,
      isSecond,
    }));

  it('have every planted slip found, by its kind, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(stack, async ({ forms, slips, isSecond }) => {
        const clean: Form[] = [];
        const typed: Form[] = [];
        const cells: string[] = [];
        const findings: string[] = [];
        forms.forEach((own, index) => {
          const slip = index % 2 === 1 ? slips[(index - 1) / 2] : undefined;
          const isLetter = slip?.name === 'a letter for a digit';
          const sheet = isLetter ? changed(own, 'age', (age) => age[0]! + ['0', '1', '5'][index % 3]!) : own;
          clean.push(sheet);
          if (slip === undefined) {
            typed.push(sheet);
            return;
          }
          const made = isLetter
            ? [changed(sheet, 'age', (age) => age[0]! + LETTERS[age[1]!]!)]
            : slip.type(sheet, forms[index + 1]!);
          typed.push(...made);
          for (const [column, kind] of slip.cells(sheet)) cells.push(`${sheet[0]} ${column} ${kind}`);
          for (const finding of slip.finding?.split(' ') ?? [])
            findings.push(`${finding} ${finding === 'without-id' ? '' : sheet[0]}`);
        });
        const comparison = isSecond ? await compared(clean, typed) : await compared(typed, clean);
        expect(
          comparison.differences.map(({ id, column, kind }) => `${id} ${column} ${kind}`).sort(),
        ).toEqual(cells.sort());
        expect(comparison.findings.map(({ kind, id }) => `${kind} ${id ?? ''}`).sort()).toEqual(
          findings.sort(),
        );
        // Counted in the cells themselves; forms that lack, stand twice or have no number are compared with nobody.
        const alone = new Set(
          findings.flatMap((finding) => (finding.startsWith('shifted') ? [] : finding.split(' ')[1]!)),
        );
        const both = (rows: readonly Form[]) => rows.filter(([id]) => id !== '' && !alone.has(id!));
        const counted = (rows: readonly Form[]) => {
          const answers = both(rows).map((cells) => cells.slice(1, DOUBT));
          const isImpossible = (cell: string, most: number) =>
            cell !== '' &&
            cell !== '-8' &&
            cell !== '-9' &&
            !(Number(cell) >= 1 && Number(cell) <= most && Number.isInteger(Number(cell)));
          return {
            fields: answers.length * (ITEMS.length + 1),
            blank: answers.flat().filter((cell) => cell === '').length,
            ofItems: answers.length * ITEMS.length,
            impossible: answers.flatMap(([, ...cells]) =>
              cells.filter((cell, at) => isImpossible(cell, ITEMS[at]!.most)),
            ).length,
          };
        };
        const files = isSecond ? [clean, typed] : [typed, clean];
        expect(comparison.typists).toMatchObject(files.map(counted));
        const { overall, columns, differences } = comparison;
        const different = differences.filter(({ kind }) => kind !== 'doubt').length;
        expect(overall.differing).toBe(different);
        expect(columns.reduce((sum, { differing: each }) => sum + (each ?? 0), 0)).toBe(different);
      }),
      { numRuns: 60 },
    );
  });

  it('have the same found whoever is the first, the two values the other way round', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(form, { minLength: 3, maxLength: 12 }), fc.nat(), async (answers, seed) => {
        const forms = answers.map((each, index) => [String(500 + 41 * index), ...each] as Form);
        const other = forms.map((own, index) => {
          const slip = SLIPS[(seed + index) % SLIPS.length]!;
          return slip.cells(own).size === 0 || slip.name === 'a letter for a digit'
            ? own
            : slip.type(own, own)[0]!;
        });
        const there = await compared(forms, other);
        const back = await compared(other, forms);
        const facts = ({ differences }: EntryComparison, isBack: boolean) =>
          differences
            .map(({ id, column, values, kind }) =>
              JSON.stringify([id, column, isBack ? values.toReversed() : values, kind]),
            )
            .sort();
        expect(facts(there, false)).toEqual(facts(back, true));
        expect(there.overall).toEqual(back.overall);
        expect(there.scores.map(({ score, ofRange }) => [score, ofRange]).sort()).toEqual(
          back.scores.map(({ score, ofRange }) => [score, ofRange]).sort(),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('have a block of forms under the ids of their neighbours found as such', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(form, { minLength: 8, maxLength: 14 }), async (answers) => {
        const forms = answers.map((each, index) => [String(300 + 29 * index), ...each] as Form);
        // Ids stay, the answers of rows 3 to 6 are those of the row before; the first of them is typed twice.
        const other = forms.map((own, index) =>
          index >= 3 && index <= 6 ? [own[0]!, ...forms[index - 1]!.slice(1)] : own,
        );
        const { findings, differences } = await compared(forms, other);
        const shifted = findings.filter(({ kind }) => kind === 'shifted-form');
        expect(shifted.map(({ id }) => id?.[0])).toEqual(forms.slice(3, 7).map(([id]) => id));
        expect(shifted.map(({ other: whose }) => whose?.id[0])).toEqual(forms.slice(2, 6).map(([id]) => id));
        expect(new Set(differences.map(({ kind }) => kind))).toEqual(new Set(['shifted-form']));
      }),
      { numRuns: 20 },
    );
  });
});
