import { describe, expect, test } from 'vitest';
import type { Scale } from '../../../src/model/scale.ts';
import { lintScale, lintScaleFile } from '../../../src/scoring/definition/lint-scale.ts';
import { mood } from './mood.ts';

/** `error code: message` without the name of the scale. */
function remarks(change: (scale: Scale) => void): string[] {
  return lintScale(mood(change)).map(({ severity, code, message, scale }) => {
    expect(scale).toBe('mood');
    expect(message.startsWith('scale mood: ')).toBe(true);
    return `${severity} ${code}: ${message.slice('scale mood: '.length)}`;
  });
}

test('a sound definition has no remarks', () => {
  expect(lintScale(mood())).toEqual([]);
});

describe.each<[string, (scale: Scale) => void, string[]]>([
  [
    'two items with one id',
    (scale) => {
      scale.items[3]!.id = 'mood1';
      scale.examples = scale.examples!.map((example) => ({ ...example, responses: { mood1: 1 } }));
    },
    ['error duplicate-item-id: items[0] and items[3] have the same id "mood1"; give each item its own'],
  ],
  [
    'a table that leaves out an answer, names it twice or knows another',
    (scale) => {
      scale.items[3]!.recode = [
        [1, 0],
        [2, 0],
        [2, 1],
        [4, 1],
        [5, 1],
        [6, 1],
      ];
    },
    [
      'error recode-unknown-code: item mood4: recode: 6 is no code of 1-5',
      'error recode-code-twice: item mood4: recode: 2 stands twice in the table',
      'error recode-gap: item mood4: recode: no entry for 3; such answers would have no value',
      'warning mixed-responses: score: items with different answers are averaged: 1-5 (mood1) and 0-1 (mood4)',
    ],
  ],
  [
    'a question that is skipped after an answer that there is not, and after a question that there is not',
    (scale) => {
      scale.items[3]!.skipped = { when: [{ mood1: 0 }, { mood9: 1 }], code: 9 };
    },
    [
      'error skipped-unknown-code: item mood4: skipped: 0 is no code of mood1 (1-5)',
      'error skipped-unknown-item: item mood4: skipped: there is no item "mood9"; did you mean mood1?',
      'error skipped-unknown-code: item mood4: skipped: 9 is no code of mood4 (1-5)',
    ],
  ],
  [
    'a table of a reversed item',
    (scale) => {
      scale.items[1]!.recode = [1, 2, 3, 4, 5].map((code) => [code, code]);
    },
    [
      'error recode-and-reverse: item mood2: recode: "reverse" and "recode" both say what an answer counts as; the table alone is enough',
    ],
  ],
  [
    'a table of an open count',
    (scale) => {
      scale.response = { min: 0, max: null };
      scale.items = [{ id: 'mood1', recode: [[0, 1]] }];
      scale.score = null;
      scale.examples = scale.examples!.map(() => ({ responses: { mood1: 1 }, scores: { mood: null } }));
    },
    ['error recode-open-count: item mood1: recode: a table cannot hold every answer of an open count'],
  ],
  [
    'two ids that are one column name',
    (scale) => {
      scale.items.push({ id: 'Mood_01' });
    },
    [
      'error duplicate-item-id: items[0] "mood1" and items[4] "Mood_01" are the same column name without case, separators and leading zeros; rename one',
    ],
  ],
  [
    'an alias that is another id',
    (scale) => {
      scale.items[3]!.aliases = ['MOOD_1'];
    },
    [
      'error name-of-two-items: item mood4: alias "MOOD_1" is read as the same name as the id of items[0] (mood1); one column would belong to two items',
    ],
  ],
  [
    'an alias that is another alias',
    (scale) => {
      scale.items[3]!.aliases = ['q07'];
    },
    [
      'error name-of-two-items: item mood4: alias "q07" is read as the same name as alias "Q7" (mood3); one column would belong to two items',
    ],
  ],
  [
    'an alias that is its own id',
    (scale) => {
      scale.items[3]!.aliases = ['Mood 4'];
    },
    [
      'warning redundant-alias: item mood4: alias "Mood 4" is read as the same name as the id of items[3]; leave it out',
    ],
  ],
  [
    'an alias without letters',
    (scale) => {
      scale.items[3]!.aliases = ['--'];
    },
    [
      'error unmatchable-name: item mood4: alias "--" holds neither letter nor digit, so no column can match it',
    ],
  ],
  [
    'two items with one text',
    (scale) => {
      scale.items[3]!.text = { nl: 'i was  CHEERFUL' };
    },
    [
      'error text-of-two-items: items mood1 and mood4 have the same text "i was  CHEERFUL"; a column with this header would belong to both',
    ],
  ],
  [
    'a text that is another alias',
    (scale) => {
      scale.items[3]!.aliases = ['I was gloomy'];
    },
    [
      'error name-of-two-items: item mood2: its text "I was gloomy." is read as the same name as alias "I was gloomy" (mood4); a column with this header would belong to both',
    ],
  ],
  [
    'one label with two values',
    (scale) => {
      scale.response.labels![1]!.text.en = ['Disagree', ' helemaal  mee oneens. '];
    },
    ['error label-with-two-values: response: the label " helemaal  mee oneens. " has two values, 1 and 2'],
  ],
  [
    'a label outside the range',
    (scale) => {
      scale.response.labels![0]!.value = 0;
    },
    [
      'error label-out-of-range: response: the label "Strongly disagree" has the value 0, which is not a code of 1-5',
      'warning label-missing: response: no label for 1; an answer stored as a wording would not be recognised',
    ],
  ],
  [
    'a label between the steps',
    (scale) => {
      scale.response.labels![1]!.value = 2.5;
    },
    [
      'error label-out-of-range: response: the label "Disagree" has the value 2.5, which is not a code of 1-5',
      'warning label-missing: response: no label for 2; an answer stored as a wording would not be recognised',
    ],
  ],
  [
    'two labels for one value',
    (scale) => {
      scale.response.labels!.push({
        value: 5,
        text: { en: ['Yes, fully agree'], nl: ['Ja, helemaal mee eens'] },
      });
    },
    ['warning label-value-twice: response: 5 has two labels; put all its wordings into one'],
  ],
  [
    'values without a label',
    (scale) => {
      scale.response.labels!.splice(1, 3, { value: 3, text: { en: ['Neutral'], nl: ['Neutraal'] } });
    },
    [
      'warning label-missing: response: no label for 2, 4; an answer stored as a wording would not be recognised',
    ],
  ],
  [
    'many values without a label',
    (scale) => {
      scale.items[3]!.response = { min: 0, max: 10, labels: [{ value: 0, text: { en: ['Bad'] } }] };
      scale.score = null;
      scale.examples = scale.examples!.map(({ responses }) => ({ responses, scores: {} }));
    },
    [
      'warning label-missing: item mood4: response: no label for 1, 2, 3, 4, 5 and 5 more; an answer stored as a wording would not be recognised',
    ],
  ],
  [
    'a language with gaps',
    (scale) => {
      scale.response.labels![2]!.text = { en: ['Neutral'] };
    },
    ['warning label-missing-language: response: no wording in "nl" for 3, though other labels have one'],
  ],
  [
    'a label that is another code',
    (scale) => {
      scale.response.labels![0]!.text.en = ['Strongly disagree', '0'];
    },
    [
      'error label-like-number: response: the label "0" of 1 looks like a number; a file with 0 in it could mean either',
    ],
  ],
  [
    'a label that is its own code',
    (scale) => {
      scale.response.labels![0]!.text.en = ['Strongly disagree', '1,0'];
    },
    ['warning label-like-number: response: the label "1,0" only repeats its code; leave it out'],
  ],
  [
    'answers that run against the direction',
    (scale) => {
      for (const label of scale.response.labels!) label.value = 6 - label.value;
    },
    [
      'warning label-order: response: the answers run from "Strongly agree" (1) to "Strongly disagree" (5), so that agreeing lowers the score of a scale on which higher is better; check the codes, "reverse" and "direction"',
    ],
  ],
  [
    'two answers changed about',
    (scale) => {
      scale.response.labels![3]!.value = 5;
      scale.response.labels![4]!.value = 4;
    },
    [
      'warning label-order: response: the answers change direction between "Strongly agree" (4) and "Agree" (5); check their codes',
    ],
  ],
  [
    'opposites for one value',
    (scale) => {
      scale.response.labels![3]!.text.nl = ['Niet mee eens'];
    },
    ['warning label-order: response: the wordings of 4 are opposites: "Agree", "Niet mee eens"'],
  ],
  [
    'a step that misses the end',
    (scale) => {
      scale.response = { min: 1, max: 5, step: 3 };
    },
    [
      'error step-outside-range: response: 5 cannot be reached from 1 in steps of 3; give a step that divides the range',
    ],
  ],
  [
    'a reversed open count',
    (scale) => {
      scale.response = { min: 0, max: null };
    },
    ['error reverse-open-count: item mood2: an open count has no upper end and cannot be reversed'],
  ],
  [
    'a subscale with an unknown item',
    (scale) => {
      scale.subscales = [{ id: 'joy', items: ['mood1', 'moood3'], score: { aggregate: 'sum' } }];
    },
    [
      'error subscale-unknown-item: subscales[0] (joy): items: there is no item "moood3"; did you mean mood3?',
    ],
  ],
  [
    'a subscale with something else',
    (scale) => {
      scale.subscales = [{ id: 'joy', items: ['mood1', 'Q7'], score: { aggregate: 'sum' } }];
    },
    [
      'error subscale-unknown-item: subscales[0] (joy): items: there is no item "Q7"; the items are mood1, mood2, mood3, mood4',
    ],
  ],
  [
    'a subscale that counts an item twice',
    (scale) => {
      scale.subscales = [{ id: 'joy', items: ['mood1', 'mood1'], score: { aggregate: 'sum' } }];
    },
    ['error subscale-item-twice: subscales[0] (joy): item mood1 is listed twice'],
  ],
  [
    'two subscales with one id',
    (scale) => {
      const joy = { id: 'joy', items: ['mood1'], score: { aggregate: 'sum' as const } };
      scale.subscales = [joy, { ...joy, items: ['mood2'] }];
    },
    ['error duplicate-subscale-id: subscales[1] (joy): another subscale has the id "joy" already'],
  ],
  [
    'a subscale with the id of the scale',
    (scale) => {
      scale.subscales = [{ id: 'mood', items: ['mood1'], score: { aggregate: 'sum' } }];
    },
    ['error duplicate-subscale-id: subscales[0] (mood): the scale has the id "mood" already'],
  ],
  [
    'more answers needed than items',
    (scale) => {
      scale.score = { aggregate: 'mean', minAnswered: 5 };
    },
    [
      'error min-answered: score.minAnswered: 5 is not possible with 4 items; give a count of 1 to 4, or a fraction between 0 and 1',
    ],
  ],
  [
    'more answers needed than items of a subscale',
    (scale) => {
      scale.subscales = [
        { id: 'joy', items: ['mood1', 'mood3'], score: { aggregate: 'sum', minAnswered: 3 } },
      ];
    },
    [
      'error min-answered: subscales[0] (joy): score.minAnswered: 3 is not possible with 2 items; give a count of 1 to 2, or a fraction between 0 and 1',
    ],
  ],
  [
    'a weight for an unknown item',
    (scale) => {
      scale.score = { aggregate: 'mean', weights: { modo1: 2 } };
    },
    ['error weight-unknown-item: score.weights: there is no item "modo1"; did you mean mood1?'],
  ],
  [
    'a weight for an item of another subscale',
    (scale) => {
      scale.subscales = [{ id: 'joy', items: ['mood1'], score: { aggregate: 'sum', weights: { mood2: 2 } } }];
    },
    [
      'error weight-unknown-item: subscales[0] (joy): score.weights: there is no item "mood2"; did you mean mood1?',
    ],
  ],
  [
    'a multiplication by nothing',
    (scale) => {
      scale.score = { aggregate: 'mean', transform: { steps: [{ subtract: 1 }, { multiply: 0 }] } };
    },
    ['error constant-score: score.transform.steps[1]: multiplying by 0 gives everybody the same score'],
  ],
  [
    'unlike items averaged',
    (scale) => {
      scale.items[3]!.response = { min: 0, max: 10 };
    },
    [
      'warning mixed-responses: score: items with different answers are averaged: 1-5 (mood1) and 0-10 (mood4)',
    ],
  ],
  [
    'unlike items summed over a gap',
    (scale) => {
      scale.score = { aggregate: 'sum', minAnswered: 0.5 };
      scale.items[3]!.response = { min: 1, max: 5, step: 0.5 };
    },
    [
      'warning mixed-responses: score: items with different answers are averaged over a gap: 1-5 (mood1) and 1-5 in steps of 0.5 (mood4)',
    ],
  ],
  [
    'unlike items in a complete sum',
    (scale) => {
      scale.score = { aggregate: 'sum' };
      scale.items[3]!.response = { min: 0, max: 10 };
    },
    [],
  ],
  [
    'a missing code that is an answer',
    (scale) => {
      scale.missing = [99, 5, '4', '  '];
    },
    [
      'error missing-code-valid: missing: 5 is a valid answer (response: 1-5); such answers would be thrown away',
      'error missing-code-valid: missing: 4 is a valid answer (response: 1-5); such answers would be thrown away',
    ],
  ],
  [
    'a missing code that is an answer of one item',
    (scale) => {
      scale.missing = [9];
      scale.score = null;
      scale.items[3]!.response = { min: 0, max: 10 };
      scale.examples = scale.examples!.map(({ responses }) => ({ responses, scores: {} }));
    },
    [
      'error missing-code-valid: missing: 9 is a valid answer (item mood4: response: 0-10); such answers would be thrown away',
    ],
  ],
  [
    'a missing code that is a count',
    (scale) => {
      scale.missing = [999, -1];
      scale.response = { min: 0, max: null };
      scale.items[1]!.reverse = false;
    },
    [
      'warning missing-code-valid: missing: 999 is also a possible count (response); such a count would be thrown away',
    ],
  ],
  [
    'a missing code that is a label',
    (scale) => {
      scale.missing = ['NEUTRAL'];
    },
    [
      'error missing-code-label: missing: "NEUTRAL" is also the label of 3 (response); an answer would be thrown away',
    ],
  ],
  [
    'bands without a score',
    (scale) => {
      scale.score = null;
      scale.bands = [{ min: 1, max: 5, label: { en: 'all' } }];
      scale.examples = scale.examples!.map(({ responses }) => ({ responses, scores: { mood: null } }));
    },
    ['error bands-without-score: bands: there is no total score that could lie in them; "score" is null'],
  ],
  [
    'a variant of itself',
    (scale) => {
      scale.variantOf = 'mood';
    },
    ['error variant-of-itself: variantOf: "mood" cannot be a variant of itself'],
  ],
  [
    'few examples',
    (scale) => {
      scale.examples = scale.examples!.slice(0, 2);
    },
    [
      'warning few-examples: examples: 2 of at least 3; work some out by hand, with a reversed item, a gap, and the lowest and highest score',
    ],
  ],
  [
    'no examples',
    (scale) => {
      delete scale.examples;
    },
    [
      'warning few-examples: examples: 0 of at least 3; work some out by hand, with a reversed item, a gap, and the lowest and highest score',
    ],
  ],
  [
    'an example of an unknown item',
    (scale) => {
      scale.examples![0]!.responses = { mood11: 4 };
    },
    ['error example-unknown-item: examples[0].responses: there is no item "mood11"; did you mean mood1?'],
  ],
  [
    'an example of an unknown score',
    (scale) => {
      scale.examples![1]!.scores = { moods: 4, joy: 1 };
    },
    [
      'error example-unknown-score: examples[1].scores: there is no score "moods"; did you mean mood?',
      'error example-unknown-score: examples[1].scores: there is no score "joy"; the scores are mood',
    ],
  ],
  [
    'an example that expects a score where there is none',
    (scale) => {
      scale.score = null;
      scale.examples = [0, 1, 2].map(() => ({ responses: { mood1: 1 }, scores: { mood: 1 } })).slice(0, 3);
      scale.examples[1]!.scores = { mood: null };
      scale.examples[2]!.scores = {};
    },
    [
      'error example-without-score: examples[0].scores: mood has no total score ("score" is null), so nothing but null can be expected',
    ],
  ],
  [
    'an example of an unknown band',
    (scale) => {
      scale.bands = [
        { min: 1, max: 2.99, label: { en: 'low', nl: 'laag' } },
        { min: 3, max: 5, label: { en: 'high', nl: 'hoog' } },
      ];
      scale.examples![0]!.bands = { mood: 'hoog' };
      scale.examples![1]!.bands = { mood: 'middle', joy: 'low' };
    },
    [
      'error example-unknown-band: examples[1].bands: there is no band "middle"; the bands of mood are low, laag, high, hoog',
      'error example-unknown-score: examples[1].bands: there is no score "joy"; the scores are mood',
    ],
  ],
  [
    'an example of a band without bands',
    (scale) => {
      scale.examples![1]!.bands = { mood: 'low' };
    },
    ['error example-unknown-band: examples[1].bands: there is no band "low"; mood has no bands'],
  ],
])('%s', (_, change, expected) => {
  test('is remarked on, and nothing else', () => {
    expect(remarks(change)).toEqual(expected);
  });
});

describe('what is no mistake', () => {
  test.each<[string, (scale: Scale) => void]>([
    [
      'answers against the direction with most items reversed',
      (scale) => {
        for (const label of scale.response.labels!) label.value = 6 - label.value;
        for (const item of scale.items) item.reverse = true;
      },
    ],
    [
      'a complaint that is agreed to, where lower is better',
      (scale) => {
        scale.direction = 'lower-is-better';
      },
    ],
    [
      'wordings at both ends of a rating line only',
      (scale) => {
        scale.response.labels = [
          { value: 1, text: { en: ['Not at all'] } },
          { value: 5, text: { en: ['Very much'] } },
        ];
      },
    ],
    [
      'labels of tenths',
      (scale) => {
        scale.items[3]!.response = {
          min: 0,
          max: 0.3,
          step: 0.1,
          labels: [0, 0.1, 0.2, 0.3].map((value) => ({ value, text: { en: [`to ${value} of the day`] } })),
        };
        scale.score = { aggregate: 'sum' };
      },
    ],
    [
      'a measuring scale of a million codes with a few words',
      (scale) => {
        scale.items[3]!.response = {
          min: 0,
          max: 1e9,
          labels: [0, 5e8, 1e9].map((value) => ({ value, text: { en: [`about ${value}`] } })),
        };
        scale.score = { aggregate: 'sum' };
      },
    ],
    [
      'a response of the scale that no item uses',
      (scale) => {
        scale.missing = [99, 3];
        for (const item of scale.items) item.response = { min: 10, max: 20 };
      },
    ],
    [
      'the same wording in two languages of one answer',
      (scale) => {
        scale.response.labels![2]!.text.nl = ['Neutral'];
      },
    ],
    [
      'a fraction of the items',
      (scale) => {
        scale.score = { aggregate: 'mean', minAnswered: 0.5 };
      },
    ],
    [
      'ids that objects have of their own',
      (scale) => {
        scale.items[3]!.id = 'constructor';
        scale.subscales = [{ id: 'valueOf', items: ['constructor'], score: { aggregate: 'sum' } }];
        scale.examples![0]!.responses = { mood1: 4, mood2: 2, mood3: 4, constructor: 4 };
        scale.examples![1]!.responses = { mood1: 1 };
      },
    ],
  ])('%s', (_, change) => {
    expect(remarks(change)).toEqual([]);
  });
});

describe('lintScaleFile', () => {
  test('names the file', () => {
    const broken = mood((scale) => {
      scale.variantOf = 'mood';
    });
    expect(lintScaleFile([broken], 'forms/mood.json')).toEqual([
      {
        code: 'variant-of-itself',
        severity: 'error',
        message: 'forms/mood.json: variantOf: "mood" cannot be a variant of itself',
        file: 'forms/mood.json',
        scale: 'mood',
      },
    ]);
  });

  test('a file of one definition bears its id', () => {
    expect(
      lintScaleFile([mood()], 'C:\\forms\\Mood.JSON').map(({ code, severity, message }) => ({
        code,
        severity,
        message,
      })),
    ).toEqual([
      {
        code: 'file-name',
        severity: 'warning',
        message: 'C:\\forms\\Mood.JSON: the file holds the scale "mood"; call it mood.json',
      },
    ]);
    expect(lintScaleFile([mood()], 'mood.json')).toEqual([]);
  });

  test('a file of several names the scale', () => {
    const few = mood((scale) => {
      scale.id = 'mood-b';
      scale.examples = [];
    });
    expect(lintScaleFile([mood(), few], 'moods.json').map(({ message }) => message)).toEqual([
      'moods.json, scale mood-b: examples: 0 of at least 3; work some out by hand, with a reversed item, a gap, and the lowest and highest score',
    ]);
  });
});

describe('populations', () => {
  const people = { id: 'general', name: { en: 'Everybody' }, mean: 3, sd: 1, source: 'A source.' };
  const codesOf = (...populations: NonNullable<Scale['populations']>) =>
    lintScale(
      mood((scale) => {
        scale.score = { aggregate: 'mean' };
        scale.populations = populations;
      }),
    ).flatMap(({ code }) => (code.includes('population') ? [code] : []));

  test.each([
    ['in the range', [people], []],
    ['one id twice', [people, people], ['duplicate-population-id']],
    [
      'the lowest and the highest mean',
      [
        { ...people, mean: 1 },
        { ...people, id: 'b', mean: 5 },
      ],
      [],
    ],
    ['the mean of a sum', [{ ...people, mean: 12 }], ['population-of-other-score']],
    ['a mean below the range', [{ ...people, mean: 0.9 }], ['population-of-other-score']],
    ['the widest SD', [{ ...people, sd: 2 }], []],
    ['an SD that no scores have', [{ ...people, sd: 2.1 }], ['population-of-other-score']],
  ])('%s', (_, populations, codes) => {
    expect(codesOf(...populations)).toEqual(codes);
  });
});
