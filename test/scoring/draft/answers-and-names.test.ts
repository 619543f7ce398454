import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../src/io/bytes-source.ts';
import { openDataset } from '../../../src/io/open-dataset.ts';
import type { Question } from '../../../src/model/questionnaire.ts';
import { builtInScales } from '../../../src/scoring/definition/built-in.ts';
import {
  isKnownAnswer,
  isNoAnswer,
  knownOrder,
  noAnswersAmong,
} from '../../../src/scoring/draft/answer-families.ts';
import { answerForm, answerKey } from '../../../src/scoring/draft/answer-key.ts';
import { ANSWER_FAMILIES, NO_ANSWER } from '../../../src/scoring/draft/answer-wordings.ts';
import { areOfOneScale, responseOfScale } from '../../../src/scoring/draft/answers-of-scales.ts';
import { blockOfName, isCode } from '../../../src/scoring/draft/block-name.ts';
import { blocksOf } from '../../../src/scoring/draft/blocks.ts';
import { draftFromFiles } from '../../../src/scoring/draft/index.ts';
import { waveViews } from '../../../src/scoring/draft/wide-views.ts';

type Levels = Readonly<Record<string, readonly string[]>>;
const LISTS = Object.entries(ANSWER_FAMILIES).flatMap(([family, languages]) =>
  Object.entries(languages as Readonly<Record<string, Levels>>).map(([language, levels]) => ({
    family,
    language,
    levels: Object.entries(levels)
      .map(([level, wordings]) => ({ level: Number(level), wordings }))
      .sort((one, other) => one.level - other.level),
  })),
);

describe('the order of known answers', () => {
  /** Some levels of a list in an order of their own, of each one wording. */
  const chosen = fc.constantFrom(...LISTS).chain(({ family, language, levels }) =>
    fc.record({
      family: fc.constant(family),
      language: fc.constant(language),
      answers: fc
        .shuffledSubarray(levels, { minLength: 2 })
        .chain((own) =>
          fc.tuple(
            ...own.map(({ level, wordings }) =>
              fc.constantFrom(...wordings).map((text) => ({ level, text })),
            ),
          ),
        ),
    }),
  );

  it('is that of their levels, however they are written, in whatever order they are met', () => {
    fc.assert(
      fc.property(chosen, fc.boolean(), ({ family, language, answers }, isLoud) => {
        const texts = answers.map(({ text }) => (isLoud ? ` ${text.toUpperCase()} ` : text));
        const order = knownOrder(texts)!;
        const own = order.levels.filter(({ added }) => !added);
        const inOrder = answers
          .map(({ level }, index) => ({ level, text: texts[index]! }))
          .sort((one, other) => one.level - other.level);
        expect(own.map((level) => Object.values(level.texts).flat())).toEqual(
          inOrder.map(({ text }) => [text]),
        );
        for (const { text } of answers) expect(isKnownAnswer(text)).toBe(true);
        // Answers of several kinds are taken for the first of them.
        if (order.family !== family) return;
        expect(own.map(({ level }) => level)).toEqual(inOrder.map(({ level }) => level));
        const added = order.levels.filter((level) => level.added);
        const there = new Set(answers.map(({ level }) => level));
        const opposite = LISTS.find((list) => list.family === family && list.language === language)!.levels;
        const lacking = family === 'agreement' || family === 'satisfaction' ? [...there] : [];
        const expected = lacking
          .filter((level) => level !== 0 && !there.has(-level))
          .filter((level) => opposite.some((each) => each.level === -level))
          .map((level) => -level);
        if (own.some(({ texts: each }) => Object.keys(each)[0] !== language)) return;
        expect(added.map(({ level }) => level)).toEqual(expected.sort((one, other) => one - other));
        for (const { level, texts: each } of added) {
          const first = opposite.find((one) => one.level === level)!.wordings[0]!;
          expect(each).toEqual({ [language]: [first.charAt(0).toUpperCase() + first.slice(1)] });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is none of one answer, of two wordings of one level in one language, nor of several kinds', () => {
    expect(knownOrder(['Agree'])).toBeNull();
    expect(knownOrder(['Agree', 'Disagree', 'Mostly agree'])).toBeNull();
    expect(knownOrder(['Agree', 'Never'])).toBeNull();
    expect(knownOrder(['Agree', 'Disagree', 'Something else'])).toBeNull();
    // The same level in two languages is one answer.
    expect(
      knownOrder(['Agree', 'Disagree', 'Eens', 'Oneens'])!.levels.map(({ texts }) => texts),
    ).toMatchObject([{ en: ['Disagree'] }, { en: ['Agree'] }]);
    expect(isKnownAnswer('Something else')).toBe(false);
  });

  it('has no place for what says that there is no answer', () => {
    for (const wording of Object.values(NO_ANSWER).flat()) {
      expect(isNoAnswer(wording)).toBe(true);
      expect(isNoAnswer(wording.toUpperCase())).toBe(true);
    }
  });

  it.each([
    [['Waar', 'Niet waar', 'Niet van toepassing'], ['Niet van toepassing']],
    [
      ['Helemaal waar', 'Een beetje waar', 'Weet niet', 'Niet van toepassing'],
      ['Weet niet', 'Niet van toepassing'],
    ],
    // The lowest answer of others about the same.
    [['Niet van toepassing', 'Een beetje van toepassing', 'Helemaal van toepassing'], []],
    [['Niet van toepassing', 'Van toepassing', 'Weet niet'], ['Weet niet']],
    [['Agree', 'Disagree', 'Not applicable'], ['Not applicable']],
    [
      ['n.v.t.', 'Niet van toepassing'],
      ['n.v.t.', 'Niet van toepassing'],
    ],
    [['Niet van toepassing'], ['Niet van toepassing']],
  ])('is among %j: %j', (wordings, silent) => {
    expect(noAnswersAmong(wordings)).toEqual(silent);
  });
});

describe('an answer', () => {
  it.each([
    ['Niet eens, niet oneens', 'niet eens niet oneens'],
    ['Très satisfait(e)', 'tres satisfait'],
    ['De acuerdo/a', 'de acuerdo'],
    ['Völlig falsch!', 'vollig falsch'],
    ['Weiß nicht', 'weiss nicht'],
    ["Don't agree", "don't agree"],
    ['<b>Often</b>', 'often'],
    ['3 times  a-week', '3 times a week'],
  ])('%s is looked up as %s', (text, key) => {
    expect(answerKey(text)).toBe(key);
    expect(answerKey(answerKey(text))).toBe(key);
  });

  const WORDING = fc.constantFrom('Eens', 'Not at all', 'Très souvent', 'een beetje (soms) mee eens', '未定');
  const code = fc.integer({ min: -99, max: 100 });
  const written: readonly (readonly [shape: string, of: (code: number, text: string) => string])[] = [
    ['4 - Eens', (number, text) => `${number} - ${text}`],
    ['4: Eens', (number, text) => `${number}: ${text}`],
    ['4=Eens', (number, text) => `${number}=${text}`],
    ['4. Eens', (number, text) => `${number}. ${text}`],
    ['(4) Eens', (number, text) => `(${number}) ${text}`],
    ['[4]Eens', (number, text) => `[${number}]${text}`],
    ['4 Eens', (number, text) => `${number} ${text}`],
    ['Eens (4)', (number, text) => `${text} (${number})`],
    ['Eens [4]', (number, text) => `${text} [${number}]`],
    ['Eens = 4', (number, text) => `${text} = ${number}`],
    ['Eens: 4', (number, text) => `${text}: ${number}`],
  ];

  it.each(written)('as in %s has its code and its wording', (_, of) => {
    fc.assert(
      fc.property(code, WORDING, (number, text) => {
        expect(answerForm(` ${of(number, text)} `)).toEqual({ kind: 'coded', code: number, text });
      }),
    );
  });

  it.each([
    ['4', { kind: 'number', code: 4 }],
    ['-1', { kind: 'number', code: -1 }],
    ['2.5', { kind: 'number', code: 2.5 }],
    ['Eens', { kind: 'wording', text: 'Eens' }],
    ['4-5', { kind: 'wording', text: '4-5' }],
    ['1-2 times a week', { kind: 'wording', text: '1-2 times a week' }],
    ['12/3/2024', { kind: 'wording', text: '12/3/2024' }],
    ['2024 Eens', { kind: 'wording', text: '2024 Eens' }],
  ])('%s is a number or a wording', (cell, form) => {
    expect(answerForm(cell)).toEqual(form);
  });
});

describe('the list that a name belongs to', () => {
  const stem = fc.constantFrom('brs', 'Q12', 'DASS 21', 'steun', 'Wohlbefinden', 'Échelle');
  const number = fc.integer({ min: 1, max: 120 });

  it('is what stands before its number', () => {
    fc.assert(
      fc.property(
        stem,
        fc.constantFrom('_', '.', '-', ' _'),
        number,
        fc.boolean(),
        (name, sign, n, isReversed) => {
          const found = blockOfName(`${name}${sign}${n}${isReversed ? 'r' : ''}`)!;
          expect(found.name).toBe(name);
          expect(found).not.toHaveProperty('text');
          for (const other of [1, 9, 12])
            expect(blockOfName(`${name}${sign}${other}`)!.block).toBe(found.block);
          expect(blockOfName(`x${name}${sign}${n}`)!.block).not.toBe(found.block);
        },
      ),
    );
  });

  it.each([
    ['swls1', 'swls'],
    ['item07r', 'item'],
    ['steun_item_3', 'steun'],
    ['Q5a', 'Q5'],
    ['12_b', '12'],
    ['likert1[a]', 'likert1'],
    ['7', ''],
  ])('%s is of "%s"', (header, name) => {
    expect(blockOfName(header)?.name ?? '').toBe(name);
  });

  it('is what stands before a question in brackets', () => {
    expect(blockOfName('How do you feel? [calm]')).toEqual({
      block: 'howdoyoufeel',
      name: 'How do you feel?',
      text: 'calm',
    });
    expect(blockOfName('I feel [relaxed]')).toMatchObject({ name: 'I feel', text: 'relaxed' });
    expect(blockOfName('likert1[a]')).not.toHaveProperty('text');
  });

  it('is none of a question by itself', () => {
    for (const header of ['How old are you?', 'sex', 'In 2024, did you travel?']) {
      expect(blockOfName(header)).toBeNull();
    }
    expect(['brs_1', 'DASS 21_1', 'likert1[a]', 'Q12.3'].map(isCode)).toEqual([true, true, true, true]);
    expect(['How old are you?', 'I feel [relaxed]', ''].map(isCode)).toEqual([false, false, false]);
  });
});

describe('a wide file', () => {
  const views = async (...header: string[]) =>
    waveViews(
      await openDataset(bytesSource('wide.csv', `${header.join(',')}\n${header.map(() => 1).join(',')}\n`)),
    ).map(({ columns }) => columns.map(({ name, as = name }) => as));
  const items = ['a1', 'a2', 'a3', 'a4'];
  const with_ = (of: (item: string) => string, own = items) => own.map(of);

  it.each([
    ['before', (wave: string) => (item: string) => `${wave}_${item}`],
    ['after', (wave: string) => (item: string) => `${item}_${wave}`],
    ['after, with a dot', (wave: string) => (item: string) => `${item}.${wave}`],
  ])('has its waves beside each other in their order (%s)', async (_, named) => {
    expect(await views('id', ...with_(named('post')), ...with_(named('pre')))).toEqual([
      ['id', ...items],
      ['id', ...items],
    ]);
    // The first is the earlier one, which has a column of its own.
    expect(await views('id', ...with_(named('post')), ...with_(named('pre'), [...items, 'b1']))).toEqual([
      ['id', ...items, 'b1'],
      ['id', ...items],
    ]);
  });

  it('has the columns without an affix in the first wave where others repeat them', async () => {
    expect(await views('id', ...items, ...with_((item) => `${item}_post`))).toEqual([
      ['id', ...items],
      ['id', ...items],
    ]);
    const [first, second] = await views('id', ...items, 'b1', ...with_((item) => `${item}_post`));
    expect(first).toEqual(['id', ...items, 'b1']);
    expect(second).toEqual(['id', 'b1', ...items]);
  });

  it('is none where too few repeat or the affixes are no times', async () => {
    for (const header of [
      ['id', ...items],
      ['pre_a1', 'pre_a2', 'post_a1', 'post_a2'],
      [...with_((item) => `mother_${item}`), ...with_((item) => `father_${item}`)],
      ['pre_a1', 'pre_a2', 'pre_a3', 'post_b1', 'post_b2', 'post_b3'],
    ])
      expect(await views(...header)).toEqual([header]);
    expect(await views('pre_a1', 'pre_a2', 'pre_a3', 'post_a1', 'post_a2', 'post_a3')).toHaveLength(2);
  });
});

describe('questions that share their answers', () => {
  let made = 0;
  const question = (name: string, cells: readonly string[], more: Partial<Question> = {}): Question => ({
    name,
    codes: [],
    texts: [],
    block: null,
    blockName: null,
    offered: null,
    range: null,
    reversed: null,
    seen: new Map(cells.map((cell) => [cell, 10])),
    ...more,
  });
  const list = (block: string | null, n: number, cells: readonly string[], more: Partial<Question> = {}) =>
    Array.from({ length: n }, () => {
      made += 1;
      return question(`q${made}`, cells, { block, blockName: block, ...more });
    });
  const blocks = (questions: readonly Question[]) => {
    const found = blocksOf(questions, builtInScales());
    return {
      blocks: found.blocks.map((block) => [block.name, block.questions.map(({ name }) => name)] as const),
      alone: found.alone.map(({ name }) => name),
    };
  };
  const names = (questions: readonly Question[]) => questions.map(({ name }) => name);
  const FIVE = ['1', '2', '3', '4', '5'];
  const AGREE = ['Agree', 'Disagree', 'Strongly agree'];

  it('are lists by their names, else by three or more with the same answers', () => {
    const [brs, pair, one] = [list('brs', 4, FIVE), list('two', 2, FIVE), list('single', 1, AGREE)];
    const [three, two] = [list(null, 3, ['Never', 'Often']), list(null, 2, ['Yes', 'No'])];
    expect(blocks([...brs, ...pair, ...one, ...three, ...two])).toEqual({
      blocks: [
        ['brs', names(brs)],
        ['two', names(pair)],
        [null, names(three)],
      ],
      alone: [...names(one), ...names(two)],
    });
  });

  it('stand in the order of the file, wherever they stand among others', () => {
    const lists = [list('brs', 3, FIVE), list(null, 4, AGREE), list('phq', 3, ['0', '1', '2', '3'])];
    const all = lists.flat();
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (questions) => {
        const found = blocks(questions).blocks;
        expect(found).toHaveLength(3);
        for (const [, own] of found)
          expect(own).toEqual(names(questions).filter((name) => own.includes(name)));
        expect(found.map(([, own]) => [...own].sort())).toEqual(
          lists
            .toSorted(
              (one, other) =>
                Math.min(...one.map((each) => questions.indexOf(each))) -
                Math.min(...other.map((each) => questions.indexOf(each))),
            )
            .map((own) => names(own).sort()),
        );
      }),
    );
  });

  it('are told apart by what the form offers, by ranges, and by the kind of the cells', () => {
    const offered = (code: number) => [{ code, texts: [{ language: null, text: 'Yes' }] }];
    const lists = [
      list('x', 2, FIVE, { offered: offered(1) }),
      list('x', 2, FIVE, { offered: offered(2) }),
      list('x', 2, [], { range: { min: 1, max: 5 } }),
      list('x', 2, [], { range: { min: 0, max: 5 } }),
      list('x', 2, [], { range: { min: 1, max: 7 } }),
      list('x', 2, FIVE),
      list('x', 2, AGREE),
      list('x', 2, ['1 - Agree', '2 - Disagree', "Don't know"]),
      list('x', 2, ['1', 'Agree']),
      list('x', 2, ["Don't know"]),
    ];
    expect(blocks(lists.flat()).blocks.map(([, own]) => own)).toEqual(lists.map(names));
  });

  it('that are rated are of one kind where their highest answers are near', () => {
    const upTo = (highest: number, n = 2) => list('x', n, ['1', String(highest)]);
    const own = (...lists: Question[][]) => blocks(lists.flat()).blocks.map(([, each]) => each.length);
    expect(own(upTo(4), upTo(5))).toEqual([4]);
    expect(own(upTo(5), upTo(7))).toEqual([4]);
    expect(own(upTo(5), upTo(8))).toEqual([2, 2]);
    expect(own(upTo(1), upTo(3))).toEqual([4]);
    expect(own(upTo(1), upTo(4))).toEqual([2, 2]);
    expect(own(upTo(10), upTo(15))).toEqual([4]);
    expect(own(upTo(10), upTo(16))).toEqual([2, 2]);
    // Codes for no answer are no ratings, 100 is one.
    expect(own(list('x', 2, ['1', '5', '99']), upTo(5), list('x', 2, ['2', '4', '77']))).toEqual([6]);
    expect(own(upTo(5), upTo(100))).toEqual([2, 2]);
    expect(own(upTo(69), upTo(100))).toEqual([4]);
  });

  it('are of one kind where all their wordings are, though none has them all', () => {
    const some = [...list('x', 1, ['Agree', 'Strongly agree']), ...list('x', 1, ['Disagree', 'Agree'])];
    const other = list('x', 2, ['Never', 'Often']);
    expect(blocks([...some, ...other]).blocks.map(([, own]) => own)).toEqual([names(some), names(other)]);
  });

  it('whose wordings no kind has must share half of them, each in other columns too', () => {
    const [ab, bc, xy] = [
      ['pqa', 'pqb'],
      ['pqb', 'pqc'],
      ['pqx', 'pqy'],
    ].map((cells) => list('x', 3, cells));
    expect(blocks([...ab!, ...xy!, ...bc!]).blocks.map(([, own]) => own)).toEqual([
      names([...ab!, ...bc!]),
      names(xy!),
    ]);
    // Less than half of the one with fewer, and every wording of two in three columns.
    const few = [
      ['pqa', 'pqb', 'pqc'],
      ['pqc', 'pqd', 'pqe'],
    ].map((cells) => list('x', 3, cells));
    expect(blocks(few.flat()).blocks.map(([, own]) => own)).toEqual(few.map(names));
    const twice = [
      ['pqa', 'pqb'],
      ['pqb', 'pqc'],
    ].flatMap((cells) => list('x', 2, cells));
    expect(blocks(twice)).toEqual({ blocks: [], alone: names(twice) });
    const typed = list('x', 1, ['pqa', 'pqb', 'what I typed']);
    const found = blocks([...list('x', 3, ['pqa', 'pqb']), ...typed]);
    expect(found.blocks).toHaveLength(1);
    expect(found.alone).toEqual(names(typed));
  });
});

describe('answers of definitions', () => {
  const scales = builtInScales();
  const [scale] = scales.filter(({ response }) => (response.labels ?? []).some(({ text }) => 'nl' in text));

  it('are known by all wordings of one language, and written as they are here', () => {
    const labels = scale!.response.labels!;
    const texts = labels.map(({ text }) => text.nl![0]!);
    expect(areOfOneScale(texts, scales)).toBe(true);
    expect(areOfOneScale([...texts, 'no such answer'], scales)).toBe(false);
    const shouted = texts.map((text) => text.toUpperCase());
    const found = responseOfScale(shouted, [scale!], 'whole')!;
    expect([found.scale, found.language]).toEqual([scale!.id, 'nl']);
    expect(found.response.labels!.map(({ value, text }) => [value, text.nl])).toEqual(
      labels.map(({ value }, at) => [value, [shouted[at]]]),
    );
    expect([found.response.min, found.response.max]).toEqual([scale!.response.min, scale!.response.max]);
    // Of a part the others are written as the definition has them.
    expect(responseOfScale(shouted.slice(1), [scale!], 'whole')).toBeNull();
    const part = responseOfScale(shouted.slice(1), [scale!], 'part')!;
    expect(part.response.labels!.map(({ text }) => text.nl)).toEqual(
      labels.map(({ text }, at) => [at === 0 ? text.nl![0] : shouted[at]]),
    );
  });

  it('must agree on codes where several definitions have them', () => {
    const texts = scale!.response.labels!.map(({ text }) => text.nl![0]!);
    const shifted = {
      ...scale!,
      id: 'shifted',
      response: {
        ...scale!.response,
        min: scale!.response.min + 1,
        max: scale!.response.max! + 1,
        labels: scale!.response.labels!.map((label) => ({ ...label, value: label.value + 1 })),
      },
    };
    expect(responseOfScale(texts, [scale!, { ...scale!, id: 'same' }], 'whole')!.scale).toBe(scale!.id);
    expect(responseOfScale(texts, [scale!, shifted], 'whole')).toBeNull();
    expect(responseOfScale(texts, [shifted], 'whole')!.response.labels!.map(({ value }) => value)).toEqual(
      scale!.response.labels!.map(({ value }) => value + 1),
    );
    expect(responseOfScale(['no such answer'], scales, 'part')).toBeNull();
  });
});

describe('answers of which the lowest may also say that there is none', () => {
  const CELLS = [
    'Niet van toepassing',
    'Een beetje van toepassing',
    'Grotendeels van toepassing',
    'Helemaal van toepassing',
  ];
  const codes = (response: {
    readonly labels?: readonly { readonly value: number; readonly text: object }[] | undefined;
  }) => response.labels!.map(({ value, text }) => [value, Object.values(text).flat()[0]]);
  const drafted = async (cells: readonly string[]) => {
    const rows = Array.from({ length: 40 }, (_, row) =>
      [0, 1, 2, 3, 4].map((item) => cells[(row * (item + 1) + item) % cells.length]).join(','),
    );
    const text = ['stress1,stress2,stress3,stress4,stress5', ...rows, ''].join('\n');
    const draft = await draftFromFiles([await openDataset(bytesSource('one.csv', text))], {
      known: builtInScales(),
    });
    expect(draft.scales).toHaveLength(1);
    return draft.scales[0]!.scale;
  };

  it('are read as answers of files and forms, with codes and without', async () => {
    const plain = await drafted(CELLS);
    expect(codes(plain.response)).toEqual(CELLS.map((text, at) => [at + 1, text]));
    expect(plain.missing ?? []).toEqual([]);
    const coded = await drafted(CELLS.map((text, at) => `${at} - ${text}`));
    expect([coded.response.min, codes(coded.response)]).toEqual([0, CELLS.map((text, at) => [at, text])]);
    const other = await drafted(['Waar', 'Niet waar', 'Niet van toepassing']);
    expect(codes(other.response)).toEqual([
      [1, 'Niet waar'],
      [2, 'Waar'],
    ]);
    expect(other.missing).toEqual(['Niet van toepassing']);
  });
});
