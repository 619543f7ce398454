import { describe, expect, it } from 'vitest';
import type { Column, Dataset } from '../../src/model/dataset.ts';
import { UserError } from '../../src/model/problem.ts';
import type { Scale } from '../../src/model/scale.ts';
import { selectScales } from '../../src/scoring/select-scales.ts';

function dataset(file: string, ...names: string[]): Dataset {
  const columns: Column[] = names.map((name, index) => ({ index, name, decimal: { kind: 'none' } }));
  return { file, columns, notices: [] } as unknown as Dataset; // matching looks at little else
}

const mood: Scale = {
  id: 'mood',
  version: '1.0.0',
  name: { en: 'Mood' },
  direction: 'higher-is-better',
  response: { min: 1, max: 5 },
  items: [
    { id: 'mood1', text: { en: 'I felt calm.', nl: 'Ik voelde me kalm.' }, aliases: ['Q12_1'] },
    { id: 'mood2', text: { en: 'I felt tired.' }, reverse: true, aliases: ['Q12_2'] },
  ],
  score: { aggregate: 'mean' },
  citation: 'Made for this test.',
  licence: 'None.',
};
const variant: Scale = { ...mood, id: 'mood-original', variantOf: 'mood' };
const other: Scale = { ...mood, id: 'other', items: [{ id: 'other1', aliases: ['mood_1'] }] };

function problemsOf(action: () => unknown): { status: number; codes: string[]; messages: string[] } {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) {
      return {
        status: error.status,
        codes: error.problems.map(({ code }) => code),
        messages: error.problems.map(({ message }) => message),
      };
    }
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('columns and items', () => {
  it.each([
    ['mood1', 'mood2'],
    ['MOOD_01', 'Mood-02'],
    ['mood.1', 'mood 2'],
    ['Q12_1', 'q12.02'],
    ['I felt calm', 'I felt tired.'],
    ['  Ik voelde me kalm. ', 'I FELT TIRED'],
    ['How was your week? [I felt calm.]', 'How was your week? [I felt tired.]'],
    ['1. I felt calm.', 'Q2: I felt tired.'],
  ])('recognises %j and %j', (first, second) => {
    const { scales } = selectScales(null, [mood], [dataset('a.csv', 'id', first, second)]);
    expect(scales[0]?.matches[0]?.columns.map((column) => column?.index)).toEqual([1, 2]);
  });

  it('keeps item 1 of block 11 and item 11 of block 1 apart', () => {
    const { scales } = selectScales(null, [mood], [dataset('a.csv', 'mood1', 'mood2', 'Q1_21', 'Q121')]);
    expect(scales[0]?.matches[0]?.columns.map((column) => column?.index)).toEqual([0, 1]);
  });

  it('refuses two columns for one item', () => {
    const refused = problemsOf(() =>
      selectScales(null, [mood], [dataset('a.csv', 'mood1', 'I felt calm', 'mood2')]),
    );
    expect(refused.codes).toEqual(['two-columns-for-one-item']);
    expect(refused.messages[0]).toBe(
      'a.csv: item mood1 of mood matches 2 columns, "mood1" (column 1) and "I felt calm" (column 2); rename or remove one',
    );
  });

  it('refuses a duplicate header when it is used, and only then', () => {
    expect(
      problemsOf(() => selectScales(null, [mood], [dataset('a.csv', 'mood1', 'mood2', 'mood1')])).codes,
    ).toEqual(['duplicate-header']);
    expect(
      selectScales(null, [mood], [dataset('a.csv', 'mood1', 'mood2', 'note', 'note')]).scales,
    ).toHaveLength(1);
  });

  it('refuses one column for items of two scales', () => {
    const refused = problemsOf(() => selectScales(null, [mood, other], [dataset('a.csv', 'mood1', 'mood2')]));
    expect(refused.codes).toEqual(['two-items-for-one-column']);
    expect(refused.messages[0]).toContain('matches mood1 of mood and other1 of other');
  });
});

describe('which scales are used', () => {
  it('finds what is whole and says what is not', () => {
    const { scales, warnings } = selectScales(null, [mood, other], [dataset('a.csv', 'mood2', 'other1')]);
    expect(scales.map(({ scale }) => scale.id)).toEqual(['other']);
    expect(warnings.map(({ code, message }) => [code, message])).toEqual([
      ['scale-incomplete', 'a.csv has only 1 of the 2 items of mood (missing: mood1); the scale is left out'],
    ]);
  });

  it('takes a variant by name only', () => {
    const file = dataset('a.csv', 'mood1', 'mood2');
    expect(selectScales(null, [mood, variant], [file]).scales.map(({ scale }) => scale.id)).toEqual(['mood']);
    expect(selectScales([variant], [mood, variant], [file]).scales.map(({ scale }) => scale.id)).toEqual([
      'mood-original',
    ]);
    expect(selectScales([mood, variant], [], [file]).scales).toHaveLength(2);
  });

  describe('of a scale and its short form', () => {
    const item = (id: string, ...aliases: string[]) => ({ id, aliases });
    const long: Scale = { ...mood, id: 'long', items: [item('l1'), item('l2'), item('l3')] };
    const short: Scale = {
      ...mood,
      id: 'short',
      variantOf: 'long',
      items: [item('s1', 'l1'), item('s2', 'l3')],
    };
    const taken = (...files: string[][]) =>
      selectScales(
        null,
        [long, short, other],
        [['other1'], ...files].map((names, index) => dataset(`${index}.csv`, ...names)),
      );

    it.each<[string, string[][], string[], string[]]>([
      ['the long one where it is whole', [['l1', 'l2', 'l3']], ['long', 'other'], []],
      ['the short one by its own names', [['s1', 's2']], ['short', 'other'], []],
      ['the short one by the names of the long one', [['l1', 'l3']], ['short', 'other'], []],
      ['none where more of the long one is there', [['l2', 'l3']], ['other'], ['long']],
      ['none of a long one with a gap', [['l1', 'l2']], ['other'], ['long']],
      [
        'the long one in one file, not the short one in another',
        [
          ['l1', 'l2', 'l3'],
          ['l1', 'l3'],
        ],
        ['long', 'other'],
        ['long'],
      ],
      ['neither', [], ['other'], []],
    ])('takes %s', (_, files, ids, incomplete) => {
      const { scales, warnings } = taken(...files);
      expect(scales.map(({ scale }) => scale.id)).toEqual(ids);
      const left = warnings.filter(({ code }) => code === 'scale-incomplete').map(({ scale }) => scale);
      expect(left).toEqual(incomplete);
    });

    it('takes both by name', () => {
      const { scales } = selectScales([long, short], [], [dataset('a.csv', 'l1', 'l2', 'l3')]);
      expect(scales.map(({ scale }) => scale.id)).toEqual(['long', 'short']);
    });
  });

  describe('of a file with a longer form', () => {
    const numbered = (count: number, written: (number: number) => string) =>
      Array.from({ length: count }, (_, index) => written(index + 1));
    const form: Scale = {
      ...mood,
      id: 'form',
      items: numbered(4, (number) => `form4_${number}`).map((id, index) => ({
        id,
        aliases: [`form${index + 1}`],
      })),
    };

    it.each([
      [4, true],
      [5, true], // a total, or a further question
      [6, false],
      [14, false],
    ])('with %d columns', (count, isTaken) => {
      const file = dataset('a.csv', 'id', ...numbered(count, (number) => `FORM_0${number}`));
      const { scales, warnings } = selectScales(null, [form, other], [file, dataset('b.csv', 'other1')]);
      expect(scales.map(({ scale }) => scale.id)).toEqual(isTaken ? ['form', 'other'] : ['other']);
      expect(warnings.filter(({ code }) => code === 'longer-form').map(({ message }) => message)).toEqual(
        isTaken
          ? []
          : [
              expect.stringMatching(
                /^a\.csv: after FORM_01 to FORM_04 come "FORM_05", "FORM_06".*, so this is a longer form than form, which is left out/,
              ),
            ],
      );
      expect(selectScales([form], [form], [file]).scales).toHaveLength(1);
    });

    it('whose names say the number of items', () => {
      const file = dataset('a.csv', ...numbered(9, (number) => `form4_${number}`));
      expect(selectScales(null, [form], [file]).scales).toHaveLength(1);
    });
  });

  it('refuses a scale asked for by name that is not whole', () => {
    const refused = problemsOf(() => selectScales([mood], [], [dataset('a.csv', 'id', 'mood2')]));
    expect(refused).toMatchObject({ status: 2, codes: ['scale-incomplete'] });
    expect(refused.messages[0]).toContain('only 1 of the 2 items of mood (missing: mood1)');
    expect(refused.messages[0]).toContain('"id", "mood2"');
  });

  it('describes a scale that only one wave has', () => {
    const { scales, warnings } = selectScales(
      null,
      [mood],
      [dataset('pre.csv', 'mood1', 'mood2'), dataset('post.csv', 'id')],
    );
    expect(scales[0]?.matches.map((match) => match !== null)).toEqual([true, false]);
    expect(warnings.map(({ code, file }) => [code, file])).toEqual([['scale-absent', 'post.csv']]);
  });

  it('says in which file a scale is described that is not whole in the other', () => {
    const { scales, warnings } = selectScales(
      null,
      [mood],
      [dataset('pre.csv', 'mood2'), dataset('post.csv', 'mood1', 'mood2')],
    );
    expect(scales[0]?.matches.map((match) => match !== null)).toEqual([false, true]);
    expect(warnings.map(({ message }) => message)).toEqual([
      'pre.csv has only 1 of the 2 items of mood (missing: mood1); the scale is left out of this file: it is described for post.csv only, and not compared',
    ]);
  });

  it('says what it looked for when it finds nothing', () => {
    const refused = problemsOf(() => selectScales(null, [mood], [dataset('a.csv', 'id', 'x')]));
    expect(refused).toMatchObject({ status: 2, codes: ['no-scale'] });
    expect(refused.messages[0]).toContain('Looked for mood. Columns are a.csv: "id", "x".');
  });
});
