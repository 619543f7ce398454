import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { builtInScales } from '../../../src/scoring/definition/built-in.ts';
import { lintScale, lintScaleFile } from '../../../src/scoring/definition/lint-scale.ts';
import { lintScaleSet } from '../../../src/scoring/definition/lint-scale-set.ts';
import { parseScaleFile } from '../../../src/scoring/definition/parse-scale.ts';

const FOLDER = fileURLToPath(new URL('../../../scales/', import.meta.url));
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.json') && file !== 'scale.schema.json');
const scales = builtInScales();

function scale(id: string) {
  const found = scales.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no scale ${id}`);
  return found;
}

describe('the built-in definitions', () => {
  test('are the files of the folder', () => {
    expect(scales.map(({ id }) => `${id}.json`).sort()).toEqual([...FILES].sort());
  });

  test.each(FILES)('%s passes the schema and the linter without a remark, and names its schema', (file) => {
    const parsed = parseScaleFile(readFileSync(`${FOLDER}${file}`, 'utf8'), file);
    expect(lintScaleFile(parsed, file)).toEqual([]);
    expect(parsed[0]?.$schema).toBe('./scale.schema.json');
    expect(scales).toContainEqual(parsed[0]);
  });

  test('do not take each other’s columns', () => {
    expect(lintScaleSet(scales)).toEqual([]);
  });

  test.each(scales.map((definition) => [definition.id, definition] as const))(
    '%s is complete',
    (_, definition) => {
      expect(Object.keys(definition.name).sort()).toEqual(['en', 'fr', 'nl']);
      expect(definition.examples?.length).toBeGreaterThanOrEqual(3);
      for (const example of definition.examples ?? []) expect(example.note).toBeTruthy();
      const responses = [definition.response, ...definition.items.flatMap(({ response }) => response ?? [])];
      for (const label of responses.flatMap(({ labels }) => labels ?? []))
        expect(label.text.en, JSON.stringify(label)).toBeTruthy();
      for (const band of [definition, ...(definition.subscales ?? [])].flatMap(({ bands }) => bands ?? []))
        expect(Object.keys(band.label).sort()).toEqual(['en', 'fr', 'nl']);
      expect(definition.licence).toMatch(/[a-z]/);
      expect(lintScale(definition)).toEqual([]);
    },
  );
});

/** Of these the Dutch wordings of the questions are known, and the answers in the three languages of the tool. */
const OF_ENSURE = [
  'wemwbs',
  'brs',
  'rses',
  'gse',
  'fssq',
  'lsns6',
  'lsns6-original',
  'cel',
  'cel-original',
  'course-exit',
];

describe.each(OF_ENSURE)('%s', (id) => {
  test('has the answers in three languages, and its questions', () => {
    for (const label of scale(id).response.labels ?? [])
      expect(Object.keys(label.text)).toEqual(expect.arrayContaining(['en', 'nl', 'fr']));
    for (const item of scale(id).items) expect(item.text).toHaveProperty(id === 'course-exit' ? 'en' : 'nl');
  });
});

describe('the instruments beside those of ENSURE', () => {
  test.each(
    scales
      .filter(({ id }) => !OF_ENSURE.includes(id))
      .map((definition) => [definition.id, definition] as const),
  )(
    '%s names two sources of its key, and has examples of the ends, of a middle and of a gap',
    (_, { sources = [], examples = [] }) => {
      expect(sources.length).toBeGreaterThanOrEqual(2);
      const gaps = examples.filter(({ responses }) => Object.values(responses).includes(null));
      expect(gaps.length).toBeGreaterThanOrEqual(1);
      expect(examples.length - gaps.length).toBeGreaterThanOrEqual(3);
    },
  );
});

/** The table of the ENSURE report's instruments: items, answers, score, reversed items. */
describe('the instruments as ENSURE used them', () => {
  test.each([
    ['wemwbs', 'Mentaal welbevinden', 14, 1, 5, 'sum', []],
    ['brs', 'Veerkracht', 6, 1, 5, 'mean', [2, 4, 6]],
    ['rses', 'Zelfzekerheid', 10, 1, 4, 'sum', [2, 5, 6, 8, 9]],
    ['gse', 'Zelfredzaamheid', 10, 1, 4, 'sum', []],
    ['fssq', 'Sociale steun', 8, 1, 5, 'mean', []],
    ['lsns6', 'Sociale integratie', 6, 0, null, 'sum', []],
    ['cel', 'Sociaal isolement', 3, 1, 4, 'mean', []],
  ] as const)('%s', (id, concept, k, min, max, aggregate, reversed) => {
    const definition = scale(id);
    expect(definition.name.nl).toBe(concept);
    expect(definition.items).toHaveLength(k);
    expect(definition.response).toMatchObject({ min, max });
    expect(definition.score?.aggregate).toBe(aggregate);
    expect(definition.direction).toBe('higher-is-better');
    const positions = definition.items.flatMap((item, index) => (item.reverse === true ? [index + 1] : []));
    expect(positions).toEqual(reversed);
    expect(definition.variantOf).toBeUndefined();
  });

  test('gaps: one in the BRS, three in the GSE, none elsewhere', () => {
    const needed = OF_ENSURE.map(scale).flatMap(({ id, score }) =>
      score?.minAnswered === undefined ? [] : [[id, score.minAnswered]],
    );
    expect(needed).toEqual([
      ['brs', 5],
      ['gse', 7],
    ]);
  });

  test('the BRS bands are the published ones', () => {
    expect(scale('brs').bands?.map(({ min, max, label }) => [min, max, label.en])).toEqual([
      [1, 2.99, 'low'],
      [3, 4.3, 'normal'],
      [4.31, 5, 'high'],
    ]);
  });
});

describe('the original scorings', () => {
  test('LSNS-6: categories 0-5, below 12 at risk, below 6 on a subscale marginal', () => {
    const definition = scale('lsns6-original');
    expect(definition.variantOf).toBe('lsns6');
    expect(definition.response).toMatchObject({ min: 0, max: 5 });
    expect(definition.bands?.map(({ min, max }) => [min, max])).toEqual([
      [0, 11],
      [12, 30],
    ]);
    for (const subscale of definition.subscales ?? []) {
      expect(subscale.bands?.map(({ min, max }) => [min, max])).toEqual([
        [0, 5],
        [6, 15],
      ]);
    }
  });

  test('CEL: 4 for strongly disagree to 0 for strongly agree, high means lonely', () => {
    const definition = scale('cel-original');
    expect(definition.variantOf).toBe('cel');
    expect(definition.direction).toBe('lower-is-better');
    expect(definition.response.labels?.map(({ value, text }) => [value, text.en?.[0]])).toEqual([
      [0, 'Strongly agree'],
      [1, 'Agree'],
      [2, 'Neutral'],
      [3, 'Disagree'],
      [4, 'Strongly disagree'],
    ]);
  });

  test.each([
    ['lsns6', 'lsns6-original'],
    ['cel', 'cel-original'],
  ])('%s and %s take the same columns', (base, variant) => {
    expect(scale(variant).items).toEqual(scale(base).items);
  });
});

test('family and friends are the halves of the LSNS-6', () => {
  for (const id of ['lsns6', 'lsns6-original']) {
    expect(scale(id).subscales?.map((subscale) => [subscale.id, subscale.items])).toEqual([
      ['family', ['lsns1', 'lsns2', 'lsns3']],
      ['friends', ['lsns4', 'lsns5', 'lsns6']],
    ]);
  }
});

test('the course questionnaire has no score, and a grade with answers of its own', () => {
  const definition = scale('course-exit');
  expect(definition.score).toBeNull();
  expect(definition.items.at(-1)).toMatchObject({ id: 'course_exit_grade', response: { min: 0, max: 10 } });
});
