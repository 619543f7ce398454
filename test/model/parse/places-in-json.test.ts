import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePublishedTable } from '../../../src/audit/read-published.ts';
import { parseJsonText } from '../../../src/model/parse/json-text.ts';

const KIND = { code: 'broken-table', noun: 'a published table' } as const;

describe('places in JSON', () => {
  test('are lines and columns as an editor counts them, whatever ends the lines', () => {
    const blank = fc.stringMatching(/^[ \t\r\n]{0,6}$/);
    const objects = fc.array(fc.tuple(blank, fc.stringMatching(/^[a-z]{1,8}$/)), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.boolean(), objects, (mark, members) => {
        const unique = members.filter(
          ([, key], index) => members.findIndex(([, other]) => other === key) === index,
        );
        const text = `{${unique.map(([space, key]) => `${space}"${key}":1`).join(',')}}`;
        const document = parseJsonText(`${mark ? '\uFEFF' : ''}${text}`, 'x.json', KIND);
        for (const [, key] of unique) {
          const lines = text.slice(0, text.indexOf(`"${key}"`)).split(/\r\n|\r|\n/);
          expect(document.placeOf([key])).toEqual({ line: lines.length, column: lines.at(-1)!.length + 1 });
        }
      }),
    );
  });

  test('ten thousand unknown keys are named in the time of reading them', () => {
    const keys = Array.from({ length: 10_000 }, (_, index) => [`unknown-key-number-${index}`, 1] as const);
    const text = JSON.stringify({ source: { title: 'x' }, ...Object.fromEntries(keys) }, null, 1);
    const start = performance.now();
    expect(() => parsePublishedTable(text, 'x.json')).toThrow(/unknown-key-number-0.*is not a known key/);
    // 36 s when every key looked for its line from the beginning.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
