import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable, printableLine, withoutCommands } from '../../src/model/printable.ts';
import { hostileText, obeyedBy } from '../helpers/hostile.ts';

describe('printable', () => {
  it('leaves nothing that a terminal or CI obeys, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.string({ unit: 'binary', maxLength: 40 })), (text) => {
        expect(obeyedBy(`${printableLine(text)}\n`)).toEqual([]);
        expect(printable(text)).not.toContain('\n');
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves words of every script as they are', () => {
    for (const text of [
      'naïef',
      'مَقياس',
      'می‌خواهم',
      '心理',
      '👩‍👩‍👧',
      'a::b',
      '# 1',
      '5\u00a0%',
      'soft\u00adhyphen',
      '#\u20e3',
    ])
      expect(printableLine(text)).toBe(text);
  });

  it('names what reorders or hides text', () => {
    expect(printable('5\u200b')).toBe('5<U+200B>');
    expect(printable('\u202e5')).toBe('<U+202E>5');
    expect(printable('\u001b[31mred\u0007')).toBe('red ');
    expect(printable('a\r\n\tb')).toBe('a b');
    expect(printable('\u{e0041}')).toBe('<U+E0041>');
    expect(printable('\ud83d')).toBe('\ufffd');
  });

  it('is linear', () => {
    for (const part of ['#', '##a', '::', ': ', ' ', '\u001b[', '\u2028', '\n :'])
      for (const text of [part.repeat(1_000_000 / part.length)]) {
        const start = performance.now();
        withoutCommands(printable(text));
        withoutCommands(text);
        expect(performance.now() - start).toBeLessThan(2000);
      }
  });
});
