import { describe, expect, it } from 'vitest';
import { decimalEvidence } from '../../src/io/decimal-evidence.ts';
import type { ColumnDecimal, ReadOptions } from '../../src/model/dataset.ts';
import { open } from './reading.ts';

describe('one cell', () => {
  it.each([
    ['1.5', 'point'],
    ['1,5', 'comma'],
    ['1.234,5', 'grouped-comma'],
    ['1,234.5', 'grouped-point'],
    ['1.234.567', 'grouped-comma'],
    ['1,234,567', 'grouped-point'],
    ['1.234.567,8', 'grouped-comma'],
    ['0.123', 'point'],
    ['0,123', 'comma'],
    ['1.2345', 'point'],
    ['1234.567', 'point'],
    ['.5', 'point'],
    [',5', 'comma'],
    ['.123', 'point'],
    ['-1,5', 'comma'],
    ['+1.5', 'point'],
    ['−1,5', 'comma'],
    [' 1,5\u00a0', 'comma'],
    ['1.5e-3', 'point'],
    ['1,234E5', 'comma'],
    ['1.234', 'ambiguous'],
    ['1,234', 'ambiguous'],
    ['-12,345', 'ambiguous'],
    ['123.456', 'ambiguous'],
    ['5', 'none'],
    ['', 'none'],
    ['.', 'none'],
    ['5.', 'none'],
    ['1.2.3', 'none'],
    ['12.05.2024', 'none'],
    ['1.234.5', 'none'],
    ['1,23,456.7', 'none'],
    ['1234.567,8', 'none'],
    ['0.123,4', 'none'],
    ['1.234,5.6', 'none'],
    ['12:30', 'none'],
    ['v1.5', 'none'],
    ['1.5 cm', 'none'],
    ['ja, 1.5', 'none'],
    ['1.5e', 'none'],
  ])('%s tells %s', (cell, evidence) => {
    expect(decimalEvidence(cell)).toBe(evidence);
  });
});

describe('a column', () => {
  async function decimalOf(cells: readonly string[], options?: ReadOptions): Promise<ColumnDecimal> {
    const dataset = await open(
      `id\tx\n${cells.map((cell, index) => `${index}\t${cell}\n`).join('')}`,
      options,
    );
    return dataset.columns[1]!.decimal;
  }

  it('without signs', async () => {
    expect(await decimalOf(['1', '', 'x. y, z'])).toEqual({ kind: 'none' });
  });

  it('is decided by any cell that can be read in one way only', async () => {
    expect(await decimalOf(['1,234', '2,5'])).toEqual({ kind: 'sign', sign: ',' });
    expect(await decimalOf(['1.234', '2.5'])).toEqual({ kind: 'sign', sign: '.' });
    expect(await decimalOf(['1,234', '7', '1,234.5'])).toEqual({ kind: 'sign', sign: '.' });
  });

  it('is ambiguous with the first place when nothing tells', async () => {
    expect(await decimalOf(['7', '1.234', '2.345'])).toEqual({
      kind: 'ambiguous',
      first: { row: 3, line: 3, value: '1.234' },
    });
  });

  it('is mixed where what could be thousands stands beside the other sign, and no thousands are beyond doubt', async () => {
    expect(await decimalOf(['2.5', '1,234', '3.5'])).toEqual({
      kind: 'mixed',
      point: { row: 2, line: 2, value: '2.5' },
      comma: { row: 3, line: 3, value: '1,234' },
    });
    expect((await decimalOf(['0,435', '1.234'])).kind).toBe('mixed');
    expect((await decimalOf(['1,234', '1.234'])).kind).toBe('mixed');
    expect(await decimalOf(['2.5', '1,234', '1,234,567'])).toEqual({ kind: 'sign', sign: '.' });
  });

  it('is mixed with the first place of both', async () => {
    expect(await decimalOf(['1.5', '2.5', '3,5', '4,5'])).toEqual({
      kind: 'mixed',
      point: { row: 2, line: 2, value: '1.5' },
      comma: { row: 4, line: 4, value: '3,5' },
    });
  });

  it('is as the user says', async () => {
    const dataset = await open('a;b\n1.5;1,5\n', { decimal: ',' });
    expect(dataset.columns.map(({ decimal }) => decimal)).toEqual([
      { kind: 'sign', sign: ',' },
      { kind: 'sign', sign: ',' },
    ]);
  });

  it('is told over the whole file, by its last row too', async () => {
    const rows = Array.from({ length: 100_000 }, () => '1;1,234\n').join('');
    const dataset = await open(`a;b\n${rows}1;0,5\n`);
    expect(dataset.columns[1]!.decimal).toEqual({ kind: 'sign', sign: ',' });
  });

  it('each tells for itself', async () => {
    const dataset = await open('a;b;c\n1.5;1,5;1.234\n');
    expect(dataset.columns.map(({ decimal }) => decimal.kind)).toEqual(['sign', 'sign', 'ambiguous']);
  });

  it('tells within quotes of a comma-delimited file', async () => {
    const dataset = await open('a,b\n"1,5",2\n');
    expect(dataset.columns[0]!.decimal).toEqual({ kind: 'sign', sign: ',' });
  });
});
