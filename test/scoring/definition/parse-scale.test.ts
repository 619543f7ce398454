import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/model/problem.ts';
import { parseScaleFile } from '../../../src/scoring/definition/parse-scale.ts';
import { indexColumns, matchScale } from '../../../src/scoring/match-items.ts';

/** A complete definition, one key or entry a line, so that the lines in the messages can be counted. */
const VALID = `{
  "id": "mood",
  "version": "1.0.0",
  "name": { "en": "Mood", "nl": "Stemming" },
  "direction": "higher-is-better",
  "response": { "min": 1, "max": 5,
    "labels": [ { "value": 1, "text": { "en": ["Never"] } } ] },
  "items": [
    { "id": "mood1", "text": { "en": "I was cheerful." } },
    { "id": "mood2", "reverse": true, "aliases": ["Q7"] }
  ],
  "score": { "aggregate": "mean", "minAnswered": 1 },
  "bands": [
    { "min": 1, "max": 2.99, "label": { "en": "low" } },
    { "min": 3, "max": 5, "label": { "en": "high" } }
  ],
  "citation": "Doe, J. (2001). Mood.",
  "licence": "Free.",
  "examples": [ { "responses": { "mood1": 4, "mood2": null }, "scores": { "mood": 4 } } ]
}
`;

function messages(text: string): string[] {
  try {
    parseScaleFile(text, 'mood.json');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.status).toBe(2);
    for (const problem of error.problems) {
      expect(problem).toMatchObject({ code: 'broken-definition', severity: 'error', file: 'mood.json' });
    }
    return error.problems.map((problem) => problem.message);
  }
  return [];
}

function broken(from: string, to: string): string[] {
  expect(VALID).toContain(from);
  return messages(VALID.replace(from, to));
}

describe('parseScaleFile', () => {
  test('items may be named in any script, and parts refer to each other in either Unicode form', () => {
    for (const id of ['réponse1', 'Überblick_2', 'вопрос.3', '質問4', 'ερώτηση-5', 'šč1']) {
      const [composed, decomposed] = [id.normalize('NFC'), id.normalize('NFD')];
      const text = VALID.replace('"id": "mood1"', `"id": "${decomposed}"`)
        .replace('{ "mood1": 4', `{ "${composed}": 4`)
        .replace('"minAnswered": 1', `"minAnswered": 1, "weights": { "${composed}": 2 }`);
      expect(messages(text), id).toEqual([]);
      const [scale] = parseScaleFile(text, 'mood.json');
      expect(scale!.items[0]!.id).toBe(composed);
      for (const header of [composed, decomposed, composed.toUpperCase()]) {
        const index = indexColumns({
          file: 'pre.csv',
          columns: [{ index: 0, name: header, decimal: { kind: 'none' } }],
        });
        expect(matchScale(scale!, index).columns[0]?.name, header).toBe(header);
      }
    }
  });

  test('reads one definition', () => {
    const [scale, ...more] = parseScaleFile(VALID, 'mood.json');
    expect(more).toEqual([]);
    expect(scale).toEqual(JSON.parse(VALID));
  });

  test('reads a list of definitions, and a byte order mark', () => {
    const scales = parseScaleFile(`\uFEFF[${VALID}, ${VALID.replace('"mood"', '"mood-b"')}]`, 'moods.json');
    expect(scales.map((scale) => scale.id)).toEqual(['mood', 'mood-b']);
  });
});

describe('a definition of the wrong form', () => {
  test.each([
    [
      'a wrong type',
      '"reverse": true',
      '"reverse": "yes"',
      'line 10: items[1].reverse: must be true or false, not "yes"',
    ],
    [
      'a text for a number',
      '"min": 1, "max": 5,',
      '"min": "1", "max": 5,',
      'line 6: response.min: must be a number, not "1"',
    ],
    [
      'a text for a number that may be null',
      '"max": 5,',
      '"max": "5",',
      'line 6: response.max: must be a number or null, not "5"',
    ],
    [
      'a list for an object',
      '{ "en": "Mood", "nl": "Stemming" }',
      '["Mood"]',
      'line 4: name: must be an object, not a list',
    ],
    [
      'a text for a localised text',
      '{ "en": "Mood", "nl": "Stemming" }',
      '"Mood"',
      'line 4: name: must be an object, not "Mood"',
    ],
    [
      'an object for a list',
      '["Q7"]',
      '{ "a": "Q7" }',
      'line 10: items[1].aliases: must be a list, not an object',
    ],
    ['a number for a text', '"Free."', '3', 'line 18: licence: must be a text, not 3'],
    ['an object for a text', '"Free."', '{}', 'line 18: licence: must be a text, not an object'],
    ['null for a text', '"Free."', 'null', 'line 18: licence: must be a text, not null'],
    [
      'a missing key',
      '  "direction": "higher-is-better",\n',
      '',
      'line 1: direction: is missing; it must be "higher-is-better", "lower-is-better" or "neutral"',
    ],
    [
      'a missing choice',
      '"aggregate": "mean", ',
      '',
      'line 12: score.aggregate: is missing; it must be "sum" or "mean"',
    ],
    [
      'a missing score',
      '  "score": { "aggregate": "mean", "minAnswered": 1 },\n',
      '',
      'line 1: score: is missing; it must be an object or null',
    ],
    ['a blank text', '"Free."', '"  "', 'line 18: licence: must not be empty'],
    [
      'an unknown choice',
      '"higher-is-better"',
      '"higher"',
      'line 5: direction: must be "higher-is-better", "lower-is-better" or "neutral", not "higher"',
    ],
    [
      'a misspelt choice',
      '"higher-is-better"',
      '"Higher is better"',
      'line 5: direction: must be "higher-is-better", "lower-is-better" or "neutral", not "Higher is better"; did you mean "higher-is-better"?',
    ],
    [
      'a misspelt key',
      '"minAnswered"',
      '"minAnswerd"',
      'line 12: score.minAnswerd: is not a known key; did you mean minAnswered?',
    ],
    [
      'a key in another case',
      '"minAnswered"',
      '"min_answered"',
      'line 12: score.min_answered: is not a known key; did you mean minAnswered?',
    ],
    [
      'a longer key',
      '"reverse"',
      '"reversed"',
      'line 10: items[1].reversed: is not a known key; did you mean reverse?',
    ],
    [
      'an unknown key',
      '"reverse": true',
      '"omgekeerd": true',
      'line 10: items[1].omgekeerd: is not a known key; known here: id, reverse, recode, key, skipped, text, aliases, response',
    ],
    [
      'a key with a blank',
      '"reverse": true',
      '"is reversed": true',
      'line 10: items[1]["is reversed"]: is not a known key; did you mean reverse?',
    ],
    [
      'an identifier with a blank',
      '"id": "mood1"',
      '"id": "mood 1"',
      'line 9: items[0].id: must begin with a letter and hold letters, digits, and single . _ - between them, not "mood 1"',
    ],
    [
      'a dangerous identifier',
      '"id": "mood1"',
      '"id": "__proto__"',
      'line 9: items[0].id: must begin with a letter and hold letters, digits, and single . _ - between them, not "__proto__"',
    ],
    ['a version', '"1.0.0"', '"1.0"', 'line 3: version: must be a version such as 1.0.0, not "1.0"'],
    [
      'no language',
      '{ "en": "low" }',
      '{}',
      'line 14: bands[0].label: must have a text in at least one language',
    ],
    ['no wording', '["Never"]', '[]', 'line 7: response.labels[0].text.en: must have at least one entry'],
    [
      'a language by name',
      '{ "en": "low" }',
      '{ "English": "low" }',
      'line 14: bands[0].label.English: the key must be a language code such as en, nl or fr',
    ],
    [
      'no items',
      /* the list */ '[\n    { "id": "mood1", "text": { "en": "I was cheerful." } },\n    { "id": "mood2", "reverse": true, "aliases": ["Q7"] }\n  ]',
      '[]',
      'line 8: items: must have at least one entry',
    ],
    [
      'a range upside down',
      '"max": 5,',
      '"max": 1,',
      'line 6: response.max: must be greater than min, not 1',
    ],
    [
      'an open count from 1',
      '"max": 5,',
      '"max": null,',
      'line 6: response.min: must be 0 when max is null (an open count), not 1',
    ],
    ['a band upside down', '"max": 2.99', '"max": 0', 'line 14: bands[0].max: must not be below min'],
    [
      'a step of nothing',
      '"max": 5,',
      '"max": 5, "step": 0,',
      'line 6: response.step: must be greater than 0, not 0',
    ],
    [
      'a part of an item',
      '"minAnswered": 1',
      '"minAnswered": 1.5',
      'line 12: score.minAnswered: must be a whole count, or a fraction below 1, not 1.5',
    ],
    [
      'a negative weight',
      '"minAnswered": 1',
      '"weights": { "mood1": -2 }',
      'line 12: score.weights.mood1: must be greater than 0, not -2',
    ],
    [
      'a transform as a text',
      '"minAnswered": 1',
      '"transform": "x2"',
      'line 12: score.transform: must be an object with "steps" or "lookup", not "x2"',
    ],
    [
      'an empty transform',
      '"minAnswered": 1',
      '"transform": {}',
      'line 12: score.transform: must have "steps" or "lookup"',
    ],
    [
      'a misspelt transform',
      '"minAnswered": 1',
      '"transform": { "step": [] }',
      'line 12: score.transform.step: is not a known key; did you mean steps?',
    ],
    [
      'both transforms',
      '"minAnswered": 1',
      '"transform": { "steps": [{ "add": 1 }], "lookup": [[1, 2]] }',
      'line 12: score.transform: must have only one of "steps" and "lookup"',
    ],
    [
      'a step with a text',
      '"minAnswered": 1',
      '"transform": { "steps": [{ "add": "1" }] }',
      'line 12: score.transform.steps[0].add: must be a number, not "1"',
    ],
    [
      'an unknown step',
      '"minAnswered": 1',
      '"transform": { "steps": [{ "times": 2 }] }',
      'line 12: score.transform.steps[0].times: is not a known key; known here: add, subtract, multiply, divide',
    ],
    [
      'a division by 0',
      '"minAnswered": 1',
      '"transform": { "steps": [{ "divide": 0 }] }',
      'line 12: score.transform.steps[0].divide: must not be 0',
    ],
    [
      'three numbers in a lookup',
      '"minAnswered": 1',
      '"transform": { "lookup": [[1, 2, 3]] }',
      'line 12: score.transform.lookup[0]: must have 2 entries, not 3',
    ],
    [
      'one number in a lookup',
      '"minAnswered": 1',
      '"transform": { "lookup": [[1]] }',
      'line 12: score.transform.lookup[0]: must have 2 entries, not 1',
    ],
    [
      'a number for a lookup entry',
      '"minAnswered": 1',
      '"transform": { "lookup": [1, 2] }',
      'line 12: score.transform.lookup[0]: must be a list of two numbers, not 1',
    ],
    [
      'a text in a lookup',
      '"minAnswered": 1',
      '"transform": { "lookup": [[1, "a"]] }',
      'line 12: score.transform.lookup[0][1]: must be a number, not "a"',
    ],
    [
      'a missing code of the wrong type',
      '"citation"',
      '"missing": [true], "citation"',
      'line 17: missing[0]: must be a number or a text, not true',
    ],
    [
      'an answer of the wrong type',
      '"mood1": 4',
      '"mood1": [4]',
      'line 19: examples[0].responses.mood1: must be a number, a text or null, not a list',
    ],
    [
      'a long text',
      '"1.0.0"',
      JSON.stringify('x'.repeat(80)),
      `line 3: version: must be a version such as 1.0.0, not "${'x'.repeat(56)}…"`,
    ],
  ])('%s', (_, from, to, message) => {
    const found = broken(from, to);
    const first = found.find((text) => text === `mood.json, ${message}`);
    expect(first ?? found).toBe(`mood.json, ${message}`);
  });

  test('says every mistake, in the order of the file', () => {
    const text = VALID.replace('"1.0.0"', '1')
      .replace('"reverse": true', '"reverse": 1')
      .replace('"Free."', '""');
    expect(messages(text)).toEqual([
      'mood.json, line 3: version: must be a text, not 1',
      'mood.json, line 10: items[1].reverse: must be true or false, not 1',
      'mood.json, line 18: licence: must not be empty',
    ]);
  });

  test('a single mistake is a single problem', () => {
    expect(broken('"minAnswered": 1', '"transform": { "lookup": [[1]] }')).toHaveLength(1);
    expect(broken('"reverse": true', '"reverse": "yes"')).toHaveLength(1);
    expect(broken('"max": 5,', '"max": null,')).toHaveLength(1);
  });

  test('says which definition of a list', () => {
    expect(messages(`[${VALID},\n${VALID.replace('"Free."', '7')}]`)).toEqual([
      'mood.json, line 39: [1].licence: must be a text, not 7',
    ]);
  });

  test('names the scale and the value in the problem', () => {
    expect.assertions(1);
    try {
      parseScaleFile(VALID.replace('"Free."', '7'), 'mood.json');
    } catch (error) {
      expect((error as UserError).problems).toEqual([
        {
          code: 'broken-definition',
          severity: 'error',
          message: 'mood.json, line 18: licence: must be a text, not 7',
          file: 'mood.json',
          line: 18,
          scale: 'mood',
          value: '7',
        },
      ]);
    }
  });

  test.each([
    ['3', 'mood.json, line 1: the definition must be an object, not 3'],
    ['"brs"', 'mood.json, line 1: the definition must be an object, not "brs"'],
    ['null', 'mood.json, line 1: the definition must be an object, not null'],
    ['[]', 'mood.json: the list is empty; it must hold at least one scale definition'],
    ['[3]', 'mood.json, line 1: [0]: must be an object, not 3'],
  ])('%s is no definition', (text, message) => {
    expect(messages(text)).toEqual([message]);
  });
});

describe('names that JavaScript objects have of their own', () => {
  test('are harmless as ids', () => {
    const text = VALID.replaceAll('"mood1"', '"constructor"').replaceAll('"mood2"', '"toString"');
    const [scale] = parseScaleFile(text, 'mood.json');
    expect(scale?.items.map((item) => item.id)).toEqual(['constructor', 'toString']);
  });

  test('a key __proto__ is refused', () => {
    expect(broken('"minAnswered": 1', '"weights": { "__proto__": 2 }')).toEqual([
      'mood.json, line 12, column 48: "__proto__" cannot be a key',
    ]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
