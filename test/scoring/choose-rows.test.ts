import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import { chooseRows, type RowChoice } from '../../src/scoring/choose-rows.ts';
import fc from '../helpers/fast-check.ts';

const TEXT = [
  'code;Consent;Age;Site;Age (<18);Score',
  'a;1;17;Noord;yes;1,5',
  'b;2;18;Zuid;no;2,0',
  'c;;19;noord ;no;2,5',
  'd;01;x;Oost;no;3,0',
].join('\n');

async function codes(choice: RowChoice, text = TEXT): Promise<string> {
  const dataset = await chooseRows(await openDataset(bytesSource('pre.csv', text)), choice);
  let found = '';
  let rows = 0;
  for await (const { cells } of dataset.batches()) {
    rows += cells.length;
    for (const [code] of cells) found += code;
  }
  expect(dataset.rowCount).toBe(rows);
  return found;
}

describe('conditions', () => {
  it.each([
    [['Consent=1'], 'ad'],
    [['Consent!=1'], 'b'],
    [['Consent='], 'c'],
    [['Consent!='], 'abd'],
    [['Consent=2|'], 'bc'],
    [['consent = 1'], 'ad'],
    [['Age>17'], 'bc'],
    [['Age>=17'], 'abc'],
    [['Age<18'], 'a'],
    [['Age<=18.0'], 'ab'],
    [['Site=NOORD|oost'], 'acd'],
    [['Site!=noord'], 'bd'],
    [['Age (<18)=no'], 'bcd'],
    [['Score=2.5'], 'c'],
    [['Score>=2,5'], 'cd'],
    [['Consent=1', 'Site=Noord'], 'a'],
  ])('%j', async (where, kept) => {
    expect(await codes({ where })).toBe(kept);
  });

  it('name codes by their labels too, in any language', async () => {
    const labels = { Consent: { '1': { en: 'Yes', nl: 'Ja' }, '2': 'Nee' } };
    expect(await codes({ where: ['Consent=ja'], labels })).toBe('ad');
    expect(await codes({ where: ['Consent!=Yes'], labels })).toBe('b');
  });

  it.each([
    ['Consent', 'not-a-condition'],
    ['=1', 'not-a-condition'],
    ['Age>old', 'not-a-condition'],
    ['Panel=1', 'unknown-column'],
    ['Consent=7', 'no-rows-chosen'],
  ])('%s is refused: %s', async (condition, code) => {
    await expect(codes({ where: [condition] })).rejects.toMatchObject({ status: 2, problems: [{ code }] });
  });

  it('divide the rows: one value or another, or blank', async () => {
    const cell = fc.constantFrom('1', '2', '', ' ', 'Ja', 'nee', '1.0', '-1');
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 12 }), cell, async (cells, value) => {
        const text = `code;v\n${cells.map((each, index) => `${String.fromCharCode(97 + index)};${each}\n`).join('')}`;
        const parts = value.trim() === '' ? ['v=', 'v!='] : [`v=${value}`, `v!=${value}`, 'v='];
        const found = await Promise.all(parts.map((part) => codes({ where: [part] }, text).catch(() => '')));
        expect([...found.join('')].sort().join('')).toBe(
          cells.map((_, index) => String.fromCharCode(97 + index)).join(''),
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('statuses', () => {
  const text = [
    'Code,StartDate,EndDate,Status,Progress,Finished,RecordedDate,ResponseId,Consent',
    ...['0,100,1', '1,34,0', '8,100,1', '0,34,0', '0,100,1'].map((part, index) => {
      const [status, progress, finished] = part.split(',');
      return `${'abcde'[index]},2026-01-01,2026-01-01,${status},${progress},${finished},2026-01-01,R_${index},${index % 2}`;
    }),
  ].join('\n');

  it('are left out as asked, each response once', async () => {
    const dataset = await openDataset(bytesSource('pre.csv', text));
    expect(dataset.export?.statuses).toEqual({ preview: 1, spam: 1, test: 0, unfinished: 1 });
    expect(await codes({ drop: ['unfinished'] }, text)).toBe('abce');
    expect(await codes({ drop: ['preview'] }, text)).toBe('acde');
    expect(await codes({ drop: ['unfinished', 'spam', 'preview', 'test'], where: ['Consent=0'] }, text)).toBe(
      'ae',
    );
    const { leftOut, notices } = await chooseRows(dataset, { drop: ['preview'], where: ['Consent=0'] });
    expect(leftOut).toEqual([
      { by: 'status', status: 'preview', count: 1 },
      { by: 'condition', condition: 'Consent=0', count: 1 },
    ]);
    expect(notices.map(({ code }) => code)).toEqual(['export-form', 'rows-left-out', 'export-statuses']);
    expect(notices[2]!.values).toMatchObject({
      rows: 3,
      counts: [{ status: 'spam', count: 1 }],
    });
  });

  it('that the file does not tell are refused', async () => {
    await expect(codes({ drop: ['spam'] })).rejects.toMatchObject({
      status: 2,
      problems: [{ code: 'unknown-status' }],
    });
  });
});
