import { describe, expect, it } from 'vitest';
import type { DescribeResult, ItemFrequencies } from '../../../src/model/result.ts';
import { createContext } from '../../../src/report/context.ts';
import { plain } from '../../../src/report/table.ts';
import { itemFrequenciesTables } from '../../../src/report/tables/item-frequencies.ts';
import { respondentsTable } from '../../../src/report/tables/respondents.ts';
import { described } from '../example-results.ts';

const context = createContext('en', 'apa', true);
const one: DescribeResult = { ...described, samples: [{ wave: 'file', group: null, n: 3 }], respondents: [] };

function counts(values: readonly number[]): ItemFrequencies {
  return {
    id: 'lsns6',
    name: { en: 'Social network' },
    items: [
      {
        id: 'lsns1',
        text: { en: 'How many relatives, "dear" or not?' },
        reversed: false,
        range: [0, null],
        n: [values.length],
        missing: [0],
        mean: [7],
        sd: [1],
        options: values.map((value) => ({ value, label: null, counts: [1], shares: [1 / values.length] })),
      },
    ],
  };
}

describe('answers to items', () => {
  it('stand beside each other while there are few', () => {
    const [table] = itemFrequenciesTables({ ...one, scales: [counts([0, 2, 60])] }, context);
    expect(table!.columns.map(({ header }) => plain(header))).toEqual([
      'Item',
      '0',
      '2',
      '60',
      'n',
      'Missing',
      'M',
      'SD',
    ]);
    expect(table!.rows[0]!.cells.map(({ text }) => text)).toEqual([
      ...['lsns1', '1 (33)', '1 (33)', '1 (33)', '3', '0', '7.00', '1.00'],
    ]);
  });

  it('stand behind the wording of the item in documents, unless it is too long or the definition has none', () => {
    const scale = counts([0, 2, 60]);
    const [item] = scale.items;
    const wordings = [{ en: 'How many?' }, { en: 'x'.repeat(160) }, { en: 'x'.repeat(161) }, null];
    const items = wordings.map((text, index) => ({ ...item!, id: `i${index}`, text }));
    const namesOf = (...more: [boolean?]) =>
      itemFrequenciesTables({ ...one, scales: [{ ...scale, items }] }, context, ...more)[0]!.rows.map(
        ({ cells }) => [cells[0]!.text, cells[0]!.value],
      );
    expect(namesOf(true)).toEqual([
      ['i0: How many?', 'i0'],
      [`i1: ${'x'.repeat(160)}`, 'i1'],
      ['i2', 'i2'],
      ['i3', 'i3'],
    ]);
    expect(namesOf()).toEqual(['i0', 'i1', 'i2', 'i3'].map((id) => [id, id]));
  });

  it('stand below each other when there are many', () => {
    const values = Array.from({ length: 30 }, (_, value) => value);
    const [table] = itemFrequenciesTables({ ...one, scales: [counts(values)] }, context);
    expect(table!.rows).toHaveLength(30);
    expect(table!.rows[0]!.cells.map(({ text }) => text)).toEqual([
      'lsns1',
      '0',
      '1',
      '3.3',
      '30',
      '0',
      '7.00',
      '1.00',
    ]);
    expect(table!.rows[29]!.cells.map(({ text }) => text)).toEqual([
      'lsns1',
      '29',
      '1',
      '3.3',
      '',
      '',
      '',
      '',
    ]);
  });

  it('keep an item that nobody answered', () => {
    const nobody: ItemFrequencies = {
      ...counts([]),
      items: [
        { ...counts([]).items[0]!, n: [0], missing: [3], mean: [null], sd: [null] },
        ...counts(Array.from({ length: 12 }, (_, i) => i)).items,
      ],
    };
    const [table] = itemFrequenciesTables({ ...one, scales: [nobody] }, context);
    expect(table!.rows[0]!.cells.map(({ text }) => text)).toEqual(['lsns1', '', '', '', '0', '3', '–', '–']);
    expect(table!.data().rows[0]).toEqual([
      ...['lsns6', 'Social network', 'lsns1', 'How many relatives, "dear" or not?', false, 'file'],
      ...[0, 3, null, null, null, null, null, null, null],
    ]);
    expect(table!.notes.map(plain)).toContain('– = too few respondents (lsns1).');
  });
});

describe('the respondents', () => {
  it('are not a table when no column was asked for', () => {
    expect(respondentsTable(one, context)).toBeNull();
  });

  it('keep a blank apart from a value that reads like it', () => {
    const table = respondentsTable(described, context)!;
    expect(table.rows[3]!.cells[0]).toEqual({ text: 'no answer', value: null });
    expect(table.data().rows[4]).toEqual(['Geslacht', null, 'VP', 1, 0.25, 4]);
    expect(table.rows.at(-1)!.cells.map(({ value }) => value)).toEqual(['Total', 4, null, 2, null]);
  });
});
