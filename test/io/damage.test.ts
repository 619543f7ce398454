import { describe, expect, it } from 'vitest';
import { bases, kinds } from '../../bench/damage/corpus.mjs';
import { judge, outcomes } from '../../bench/damage/judge.mjs';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import type { DamagedRule } from '../../src/model/dataset.ts';
import { chunked, rowsOf } from './reading.ts';

async function open(content: string | Uint8Array, damaged: DamagedRule, chunk = 0) {
  const source = bytesSource('file.csv', content);
  const dataset = await openDataset(chunk === 0 ? source : chunked(source, chunk), { damaged });
  return {
    names: dataset.columns.map(({ name }) => name),
    cells: (await rowsOf(dataset)).cells.map((row) => row.map((cell) => cell.trim())),
    counts: dataset.rows,
    notices: dataset.notices.map(({ code }) => code),
  };
}

describe.each(Object.entries(kinds))('damage: %s', (_, make) => {
  it.each(['skip', 'stop'] as const)('is never read differently in silence (%s)', async (rule) => {
    for (const base of bases) {
      // One in three of the files; `npm run damage` reads all.
      const files = make(base).filter((_file, index, { length }) => length < 12 || index % 3 === 0);
      for (const [name, content, rows = base.rows] of files) {
        const outcome = await judge(open, { header: base.header, rows }, content, rule);
        expect(outcomes).toContain(outcome);
        expect(outcome, `${base.name}, ${name}`).not.toBe('different');
        if (rule === 'stop') expect(outcome, `${base.name}, ${name}`).not.toBe('set aside');
      }
    }
  });
});

it('damage is found alike however the file comes in pieces', async () => {
  let damaged = 0;
  for (const base of bases)
    for (const make of Object.values(kinds)) {
      const [file] = make(base).slice(-1);
      if (file === undefined) continue;
      const read = (chunk: number) =>
        open(file[1], 'skip', chunk).catch((error: unknown) => String(error)) as Promise<unknown>;
      const whole = await read(0);
      if (JSON.stringify(whole).includes('damaged-rows-set-aside')) damaged++;
      expect(await read(17), file[0]).toEqual(whole);
    }
  expect(damaged).toBeGreaterThan(40);
});

it('damaged rows far from the beginning of a large file are set aside one by one', async () => {
  const row = (index: number) => `${index},${1 + (index % 5)},"a text, with a comma",${index % 3}`;
  const rows = Array.from({ length: 60_000 }, (_, index) => row(index));
  const broken = new Map([
    [30_001, '30001,2,"a text, with a comma,1'],
    [30_002, '30002,3"a text, with a comma",2'],
    [45_000, '45000,1,"a "text", with a comma",0'],
    [59_999, '59999,5,"a text, with a comma"'],
  ]);
  for (const [index, line] of broken) rows[index] = line;
  const source = bytesSource('file.csv', `id,q1,text,q2\n${rows.join('\n')}`);
  const dataset = await openDataset(source, { damaged: 'skip' });
  expect(dataset.rows).toEqual({ inFile: 60_001, headings: 1, blank: 0, damaged: 3, respondents: 59_997 });
  expect(dataset.damagedRows.map(({ code, row: at }) => [code, at])).toEqual([
    ['malformed-quote', 30_003],
    ['stray-quotes', 30_004],
    ['ragged-row', 60_001],
  ]);
  expect(dataset.notices.map(({ code, row: at }) => [code, at])).toEqual([
    ['damaged-rows-set-aside', undefined],
    ['undoubled-quotes', 45_002],
  ]);
  const ids = (await rowsOf(dataset)).cells.map(([id]) => id);
  expect(ids).toHaveLength(59_997);
  expect(new Set(ids).size).toBe(59_997);
});

it('many damaged rows cost no more than others', async () => {
  const content = (count: number) => `a,b,c\n${'1,2,"3\n4,5,6\n7,8,9\n10,11,12\n13,14,15\n'.repeat(count)}`;
  const read = (count: number) => openDataset(bytesSource('file.csv', content(count)), { damaged: 'skip' });
  const { rows } = await read(20_000);
  expect(rows.inFile).toBe(100_001);
  expect(rows.headings + rows.blank + rows.damaged + rows.respondents).toBe(rows.inFile);
});
