import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column, Dataset } from '../../src/model/dataset.ts';
import type { Scale } from '../../src/model/scale.ts';
import { columnsBeyond } from '../../src/scoring/longer-form.ts';
import { indexColumns, matchScale } from '../../src/scoring/match-items.ts';
import { withoutStems } from '../../src/scoring/question-stems.ts';

const ITEMS = [
  'Little interest or pleasure in doing things',
  'Feeling down, depressed, or hopeless',
  'Feeling tired or having little energy',
  'Feeling bad about yourself - or that you are a failure',
  'Trouble concentrating on things, such as reading',
  'Trouble relaxing',
];

const scale: Scale = {
  id: 'six',
  version: '1.0.0',
  name: { en: 'Six' },
  direction: 'lower-is-better',
  response: { min: 0, max: 3 },
  items: ITEMS.map((text, index) => ({ id: `six${index + 1}`, text: { en: text } })),
  score: { aggregate: 'sum' },
  citation: 'Made for this test.',
  licence: 'None.',
};

function dataset(columns: readonly Partial<Column>[]): Dataset {
  const all = columns.map((column, index) => ({
    index,
    name: `c${index}`,
    decimal: { kind: 'none' },
    ...column,
  }));
  return { file: 'a.csv', columns: all, notices: [] } as unknown as Dataset; // matching looks at little else
}

/** Positions of the columns of the six items. */
function found(columns: readonly Partial<Column>[]): (number | null)[] {
  const { columns: matched, problems } = matchScale(scale, indexColumns(dataset(columns)));
  expect(problems).toEqual([]);
  return matched.map((column) => column?.index ?? null);
}

const lower = (text: string) => text[0]!.toLowerCase() + text.slice(1);

describe('questions that share a stem', () => {
  const stem = fc
    .array(
      fc.constantFrom('how', 'often', 'in', 'the', 'last', 'weeks', 'have', 'you', 'been', 'bothered', 'by'),
      {
        minLength: 4,
        maxLength: 12,
      },
    )
    .map((words) => words.join(' '));
  const joined: readonly ((stem: string, item: string) => string)[] = [
    (before, item) => `${before} ${lower(item)}?`,
    (before, item) => `${before}: ${item}`,
    (before, item) => `${before} - ${item}`,
    (before, item) => `${before} >> ${item}`,
    (before, item) => `${before}… - ${item}`,
    (after, item) => `[${item}] ${after}`,
    (after, item) => `${item} | ${after}`,
  ];

  it('are found by what is left of them, as names, with numbers and as labels', () => {
    fc.assert(
      fc.property(stem, fc.constantFrom(...joined), fc.integer({ min: 0, max: 2 }), (words, join, form) => {
        const items = ITEMS.map((item, index) => {
          const text = join(words, item);
          return form === 0
            ? { name: text }
            : form === 1
              ? { name: `${index + 1}. ${text}` }
              : { texts: [text] };
        });
        const others = [{ name: 'id' }, { name: 'What is your age?' }];
        expect(found([...others, ...items, { name: 'Any remarks?' }])).toEqual([2, 3, 4, 5, 6, 7]);
      }),
    );
  });

  it('stay apart from the next block with a stem of its own that begins alike', () => {
    const first = ITEMS.map((item) => ({ texts: [`Over the last 2 weeks, how often - ${item}`] }));
    const second = ['one', 'two', 'three'].map((item) => ({ texts: [`Over the last 2 weeks … - ${item}`] }));
    expect(found([...second, ...first, ...second])).toEqual([3, 4, 5, 6, 7, 8]);
  });

  it('are left as they are where they are names, or begin alike by chance', () => {
    expect(withoutStems([['wellbeing_baseline_1'], ['wellbeing_baseline_2']])).toEqual([]);
    expect(withoutStems([['i feel calm'], ['i feel tired']])).toEqual([]);
  });

  it('take time with their number, not its square', () => {
    const texts = Array.from({ length: 4000 }, (_, index) => [
      `how often in the last two weeks were you bothered by ${index}`,
    ]);
    expect(withoutStems(texts).length).toBeLessThan(4000 * 40);
  });
});

describe('questions that were cut off', () => {
  it('are found by their beginning, where it is that of one item', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 15, max: 30 }),
        fc.constantFrom('..', '...', '…', '.. '),
        (length, mark) => {
          const names = ITEMS.map((item) =>
            item.length > length
              ? `Over the last 2.. [${item.slice(0, length).trimEnd()}${mark}]`
              : `Over the.. [${item}]`,
          );
          const isTold = new Set(ITEMS.map((item) => item.slice(0, length).trimEnd())).size === ITEMS.length;
          expect(isTold).toBe(true);
          expect(found(names.map((name) => ({ name })))).toEqual([0, 1, 2, 3, 4, 5]);
        },
      ),
    );
  });

  it('are none of two items that begin so', () => {
    const names = ITEMS.map((item) => `Over the last 2.. [${item.slice(0, 12)}..]`);
    const twice: Scale = {
      ...scale,
      items: [...scale.items, { id: 'six7', text: { en: `${ITEMS[0]} again` } }],
    };
    const { columns } = matchScale(twice, indexColumns(dataset(names.map((name) => ({ name })))));
    expect(columns[0]).toBeNull();
    expect(columns[6]).toBeNull();
  });

  it('are found in labels of 256 letters, which SPSS keeps no more of', () => {
    const stem = `${'Please think of the last two weeks and answer every statement below as it was for you. '.repeat(2)}How often`;
    const columns = ITEMS.map((item) => ({ texts: [`${stem} - ${item}`] }));
    const long = `${'x'.repeat(0)}${stem} - ${ITEMS[4]} ${'and much more that is asked of it in this file'.repeat(2)}`;
    const longer: Scale = {
      ...scale,
      items: scale.items.map((item, index) =>
        index === 4
          ? {
              ...item,
              text: { en: `${ITEMS[4]} ${'and much more that is asked of it in this file'.repeat(2)}` },
            }
          : item,
      ),
    };
    columns[4] = { texts: [long.slice(0, 256)] };
    const match = matchScale(longer, indexColumns(dataset(columns)));
    expect(match.columns.map((column) => column?.index)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe('columns that a platform records beside the answers', () => {
  it('are no second column of an item that has the same text', () => {
    const answers = ITEMS.map((item) => ({ texts: [item], role: 'answer' as const }));
    const orders = ITEMS.map((item) => ({
      texts: [`Display Order - ${item}`, item],
      role: 'technical' as const,
    }));
    expect(found([...answers, ...orders])).toEqual([0, 1, 2, 3, 4, 5]);
    // Two columns of answers stay an error.
    const { problems } = matchScale(scale, indexColumns(dataset([...answers, ...answers])));
    expect(problems).toHaveLength(ITEMS.length);
  });
});

describe('rows of another question that are numbered alike', () => {
  it('are no longer form of a scale', () => {
    const row = (question: string, number: number) => {
      const code = `SQ${String(number).padStart(3, '0')}`;
      return { name: `${question}[${code}]`, codes: [`${question}[${code}]`, code] };
    };
    const numbered: Scale = {
      ...scale,
      items: scale.items.map(({ id }, index) => ({ id, aliases: [`GAD[SQ00${index + 1}]`] })),
    };
    const beyond = (columns: readonly Partial<Column>[]) => {
      const index = indexColumns(dataset(columns));
      return columnsBeyond(matchScale(numbered, index), index).length;
    };
    const own = Array.from({ length: 6 }, (_, index) => row('GAD', index + 1));
    expect(beyond([...own, row('PHQ', 7), row('PHQ', 8), row('PHQ', 9)])).toBe(0);
    expect(beyond([...own, row('GAD', 7), row('GAD', 8)])).toBe(2);
  });
});
