import { describe, expect, test } from 'vitest';
import { scaleTexts } from '../../../src/generated/scales.ts';
import type { Dataset } from '../../../src/model/dataset.ts';
import type { Scale } from '../../../src/model/scale.ts';
import { scaleOfText } from '../../../src/scoring/definition/scale-text.ts';
import { indexColumns, matchScale } from '../../../src/scoring/match-items.ts';
import { selectScales } from '../../../src/scoring/select-scales.ts';

function dataset(...names: string[]): Dataset {
  return {
    file: 'a.csv',
    columns: names.map((name, index) => ({ index, name, decimal: { kind: 'none' } })),
  } as unknown as Dataset; // matching looks at nothing else
}

/** A header as platforms and people write a name of an item. */
const WRITTEN: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.replace(/(\d+)$/, '_0$1'),
  (name) => `  ${name}. `,
  (name) => `Please answer [${name}]`,
  (name) => `12. ${name}`,
];

describe('a definition that is parsed when it is needed', () => {
  test.each(scaleTexts.map((text) => [text.id, text] as const))(
    '%s is found by every name that the parsed one is found by',
    (_, kept) => {
      const whole = JSON.parse(kept.text()) as Scale;
      let found = 0;
      for (const { id, aliases = [], text = {} } of whole.items)
        for (const name of [id, ...aliases, ...Object.values(text)])
          for (const written of WRITTEN) {
            const index = indexColumns(dataset('sex', written(name), 'age'));
            const match = matchScale(whole, index);
            const own = matchScale(scaleOfText(kept), index);
            expect(own.found).toBe(match.found);
            expect(own.columns.filter(Boolean)).toEqual(match.columns.filter(Boolean));
            found += match.found;
          }
      expect(found).toBeGreaterThan(whole.items.length);
    },
  );

  test('is not parsed where a file has no column of it', () => {
    const parsed: string[] = [];
    const scales = scaleTexts.map((kept) =>
      scaleOfText({
        ...kept,
        text: () => {
          parsed.push(kept.id);
          return kept.text();
        },
      }),
    );
    const names = [1, 2, 3, 4, 5, 6].map((item) => `brs${item}`);
    selectScales(null, scales, [dataset('sex', 'age', 'How are you?', ...names)]);
    expect(parsed).toEqual(['brs']);
  });

  test.each(scaleTexts.map((text) => [text.id, text] as const))(
    '%s is the file, read in any way',
    (_, kept) => {
      const whole = JSON.parse(kept.text()) as Scale;
      expect({ ...scaleOfText(kept) }).toEqual(whole);
      expect(JSON.stringify(scaleOfText(kept))).toBe(JSON.stringify(whole));
      const scale = scaleOfText(kept);
      expect(scale.name).toEqual(whole.name);
      expect(JSON.stringify(scale)).toBe(JSON.stringify(whole));
    },
  );
});
