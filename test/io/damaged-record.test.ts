import { describe, expect, it } from 'vitest';
import { hidesRows, rereadLine } from '../../src/io/damaged-record.ts';

/**
 * Every way to cut a line at its separators into so many cells that begin and end with a quote, or begin without one and are a single
 * piece: by listing them all.
 */
function readings(line: string, width: number): string[][] {
  const pieces = line.split(',');
  const cut = (from: number, left: number): string[][] => {
    if (from === pieces.length) return left === 0 ? [[]] : [];
    if (left === 0) return [];
    return pieces.slice(from).flatMap((_, index) => {
      const cell = pieces.slice(from, from + index + 1).join(',');
      const isQuoted = cell.length >= 2 && cell.startsWith('"') && cell.endsWith('"');
      if (!isQuoted && (cell.startsWith('"') || index > 0)) return [];
      const text = isQuoted ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      return cut(from + index + 1, left - 1).map((rest) => [text, ...rest]);
    });
  };
  return cut(0, width);
}

describe('a line in which a quote was not doubled', () => {
  it('is read in the one way that has the usual number of cells, or not at all', () => {
    // Every line of up to seven of these characters.
    const letters = ['"', ',', 'a'];
    let lines = [''];
    let one = 0;
    for (let length = 1; length <= 7; length++) {
      lines = lines.flatMap((line) => letters.map((letter) => line + letter));
      for (const line of lines)
        for (const width of [1, 2, 3]) {
          const all = readings(line, width);
          if (all.length === 1) one++;
          expect(rereadLine(line, ',', width, false), `${line} in ${width}`).toEqual(
            all.length === 1 ? all[0] : null,
          );
        }
    }
    expect(one).toBeGreaterThan(1000);
  });
});

describe('a record over several lines', () => {
  const hides = (text: string, cells = 4) => hidesRows(text, ',', 4, cells);

  it('hides rows where each line has the cells of a row, but for a stray quote', () => {
    expect(hides('1,2,"3,4\n5,6,7,8\n9,1,2",3')).toBe(true);
    // The last line too is whole; one that lacks a cell is part of a text.
    expect(hides('1,2,"3,4\n5,6,7,8\n9,1",3')).toBe(false);
    expect(hides('1,2,"3,4\n5,6\n9,1,2",3')).toBe(false);
    expect(hides('1,2,"3\n5,6,7,8\n9,1,2",3')).toBe(false);
    // A single value in the last line is a line too, though nothing ends it.
    expect(hides('1,2,"3,4\n5,6,7,8\n9"')).toBe(false);
    // With a wrong number of cells the line below the first decides, quotes and all.
    expect(hides('1,"2\n5,"6",7,8\n9"', 3)).toBe(true);
    expect(hides('1,"2\n5,"6",7\n9"', 3)).toBe(false);
    expect(hides('1,2,"so I said\nnothing at all",4')).toBe(false);
  });
});
