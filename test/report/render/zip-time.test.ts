import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { withoutTime } from '../../../src/report/render/zip-time.ts';

const contents = {
  'a.xml': strToU8('<a/>'),
  'b/c.xml': strToU8('c'.repeat(10_000)),
  empty: new Uint8Array(),
};
const zip = (mtime: Date, comment?: string) =>
  zipSync(
    Object.fromEntries(
      Object.entries(contents).map(([path, part]) => [path, [part, { mtime, ...(comment && { comment }) }]]),
    ),
  );

describe('a zip file without time', () => {
  it('is the same for the same contents and holds them still', () => {
    const first = withoutTime(zip(new Date(1999, 1, 3, 4, 5, 6)));
    const second = withoutTime(zip(new Date(2026, 10, 12, 13, 14, 16)));
    expect(first).toEqual(second);
    expect(unzipSync(first)).toEqual(contents);
  });

  it('also where entries have comments, and where the bytes are part of a longer buffer', () => {
    const bytes = zip(new Date(2026, 1, 1), 'a comment');
    const longer = new Uint8Array(bytes.length + 9);
    longer.set(bytes, 5);
    expect(withoutTime(longer.subarray(5, 5 + bytes.length))).toEqual(withoutTime(bytes));
  });

  it.each([[new Uint8Array()], [strToU8('PK but no zip file, only some text that is long enough')]])(
    'refuses what is no zip file',
    (bytes) => {
      expect(() => withoutTime(bytes)).toThrow(RangeError);
    },
  );
});
