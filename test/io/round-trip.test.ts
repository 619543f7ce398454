import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../src/io/bytes-source.ts';
import type { Delimiter } from '../../src/model/dataset.ts';
import { chunked, contentOf } from './reading.ts';

/** A small deterministic generator (Park and Miller 1988, multiplier 48271), so that a failure can be repeated. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const PARTS = [
  'a',
  '7',
  '1,5',
  ' ',
  '"',
  '""',
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\n\n',
  'é',
  '😀',
  "'",
  'sep=;',
  '\\',
];

describe('tables of awkward cells come back as they were written', () => {
  it.each(Array.from({ length: 60 }, (_, index) => index + 1))('seed %i', async (seed) => {
    const below = generator(seed * 7919);
    const delimiter = ([',', ';', '\t', '|'] as const)[below(4)] as Delimiter;
    const lineEnd = ['\n', '\r\n', '\r'][below(3)]!;
    const width = 1 + below(5);
    const quoting = below(3);
    const cell = () => Array.from({ length: below(5) }, () => PARTS[below(PARTS.length)]).join('');
    const header = Array.from({ length: width }, (_, index) => `h${index}`);
    const table = Array.from({ length: 1 + below(12) }, () => [
      'x',
      ...Array.from({ length: width - 1 }, cell),
    ]);
    // A quote within an unquoted cell is text, unless it is doubled or closes what another cell opened.
    const write = (text: string) =>
      quoting === 0 || below(quoting) === 1 || /^"|""|"$|[,;|\t\n]/.test(text)
        ? `"${text.replaceAll('"', '""')}"`
        : text;
    const text = [header, ...table].map((row) => row.map(write).join(delimiter)).join('\n');
    const source = bytesSource('pre.csv', text.replaceAll('\n', lineEnd) + (below(2) === 0 ? lineEnd : ''));

    const content = await contentOf(source, { delimiter });
    expect(content.cells).toEqual(table);
    expect(content.columns.map(({ name }) => name)).toEqual(header);
    for (const size of [1, 3, 7, 64])
      expect(await contentOf(chunked(source, size), { delimiter })).toEqual(content);
  });
});
