import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { type AnalysisSettings, defaultSettings } from '../../src/analysis/settings.ts';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import type { Result, ScoreFlow } from '../../src/model/result.ts';
import type { Scale } from '../../src/model/scale.ts';
import { requireCount } from '../../src/model/withheld.ts';
import { bySample, type ResultBySample } from '../helpers/by-sample.ts';
import { analyseFiles, readJson, readScales, refusal } from '../helpers/fixtures.ts';

const mood: Scale = {
  id: 'mood',
  version: '1.0.0',
  name: { en: 'Mood' },
  direction: 'higher-is-better',
  response: { min: 1, max: 5 },
  items: [{ id: 'm1' }, { id: 'm2' }, { id: 'm3' }],
  score: { aggregate: 'sum', minAnswered: 2 },
  subscales: [{ id: 'pair', items: ['m1', 'm2'], score: { aggregate: 'mean' } }],
  citation: 'Made for this test.',
  licence: 'None.',
};

const stepsIn = ({ waves }: ScoreFlow, wave: string) => waves.find((each) => each.wave === wave)!;

async function run(
  texts: readonly string[],
  settings: Partial<AnalysisSettings> = {},
): Promise<ResultBySample> {
  const names = ['pre', 'post'];
  const inputs = await Promise.all(
    texts.map(async (text, index) => ({
      wave: names[index]!,
      dataset: await openDataset(bytesSource(`${names[index]}.csv`, text), {}),
      sha256: null,
    })),
  );
  return bySample(
    await analyse(inputs, { ...defaultSettings, detail: 'summary', candidates: [mood], ...settings }),
  );
}

const file = (lines: readonly string[], header = 'id,m1,m2,m3') => `${header}\n${lines.join('\n')}\n`;

describe('self-generated codes', () => {
  const pre = file([
    'ANNA07,1,2,3',
    'bert 12,2,2,2',
    'Zoë 1,3,3,3',
    'dirk44,4,4,4',
    'emma55,5,5,5',
    'faye66,1,1,1',
    ',2,3,4',
    'gone99,2,2,1',
  ]);
  const post = file([
    'zoe01,3,4,5',
    'anna7,2,3,4',
    'BERT12,3,3,3',
    'dirk4,4,5,5',
    'emma56,5,5,4',
    'emma45,4,4,4',
    'new77,1,2,1',
    ',3,3,3',
  ]);

  it('match in spite of case, blanks, accents and leading zeros', async () => {
    const { matching } = await run([pre, post], { id: 'id' });
    expect(matching).toMatchObject({ paired: 3, preOnly: 5, postOnly: 5, blank: { pre: 1, post: 1 } });
    expect(matching!.linkage).toEqual({
      comparison: 'normalised',
      fuzzy: 0,
      exact: 3,
      respelled: 3,
      near: 0,
      ambiguous: { pre: 0, post: 0 },
      nearRows: [],
      ambiguousRows: { pre: [], post: [] },
    });
  });

  it('match as they are written when that is asked for', async () => {
    const { matching } = await run([pre, post], { id: 'id', idComparison: 'as-written' });
    expect(matching).toMatchObject({ paired: 0, linkage: { comparison: 'as-written', exact: 0 } });
    const same = await run([pre, pre], { id: 'id', idComparison: 'as-written' });
    expect(same.matching).toMatchObject({ paired: 7, linkage: { exact: 7, respelled: 0 } });
  });

  it('match nearly where nobody else comes into question, and the rows are told', async () => {
    const { matching, attrition, warnings } = await run([pre, post], {
      id: 'id',
      fuzzy: 1,
      attrition: ['m1'],
    });
    expect(matching).toMatchObject({ paired: 4, preOnly: 4, postOnly: 4 });
    expect(matching!.linkage).toMatchObject({
      exact: 3,
      near: 1,
      ambiguous: { pre: 1, post: 2 },
      nearRows: [[5, 5]],
      ambiguousRows: { pre: [6], post: [6, 7] },
    });
    expect(warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['near-matches', 'ambiguous-ids', 'blank-id', 'unmatched-ids']),
    );
    // Whether emma55 came back, or who left no id, cannot be known.
    expect(attrition).toMatchObject({ stayed: 4, left: 2, undecided: 2 });
  });

  it('are never in the result', async () => {
    const text = JSON.stringify(await run([pre, post], { id: 'id', fuzzy: 1 }));
    for (const id of ['anna', 'bert', 'zo', 'dirk', 'emma', 'faye', 'gone', 'new77'])
      expect(text.toLowerCase()).not.toContain(id);
  });

  it('that are one when they are compared are refused within a file', async () => {
    const error = await refusal(run([file(['ab12,1,2,3', 'AB 12,2,3,4']), post], { id: 'id' }));
    expect(error.status).toBe(1);
    expect(error.message).toContain('row 2 has "ab12", row 3 has "AB 12"');
    const exact = await run([file(['ab12,1,2,3', 'AB 12,2,3,4']), post], {
      id: 'id',
      idComparison: 'as-written',
    });
    expect(exact.matching).toMatchObject({ preOnly: 2 });
  });

  it('may be made of several columns', async () => {
    const header = 'name,year,m1,m2,m3';
    const first = file(['An,1990,1,2,3', 'An,1991,2,2,2', 'Bo,,3,3,3', 'Cy,2001,1,1,1'], header);
    const second = file(['1990,AN,2,3,4', '1991,bo,3,3,3', '2001,cyr,1,1,1'], 'year,name,m1,m2,m3');
    const { matching, warnings } = await run([first, second], { id: 'name,year' });
    expect(matching).toMatchObject({
      id: 'name,year',
      paired: 1,
      preOnly: 3,
      postOnly: 2,
      blank: { pre: 1, post: 0 },
    });
    expect(warnings.find(({ code }) => code === 'blank-id')?.message).toContain('"name,year"');
    const near = await run([first, second], { id: 'name,year', fuzzy: 1 });
    expect(near.matching).toMatchObject({ paired: 2, linkage: { nearRows: [[5, 4]] } });
  });

  it('need the same columns in both files', async () => {
    const error = await refusal(
      run([file(['x,y,1,2,3'], '"a,b",c,m1,m2,m3'), file(['x,y,1,2,3'], 'a,b,m1,m2,m3')], { id: 'a,b' }),
    );
    expect(error).toMatchObject({ status: 2 });
    expect(error.message).toBe(
      '--id: "a,b" is the column "a,b" in pre.csv and the columns "a", "b" in post.csv; an id needs the same columns in every file',
    );
  });
});

describe('choices that cannot be carried out', () => {
  const one = file(['a,1,2,3', 'b,2,3,4']);

  it.each<[string, readonly string[], Partial<AnalysisSettings>, string]>([
    ['near matches without ids', [one, one], { fuzzy: 1 }, 'fuzzy-without-id'],
    [
      'near matches of exact ids',
      [one, one],
      { id: 'id', fuzzy: 1, idComparison: 'as-written' },
      'fuzzy-with-exact-ids',
    ],
    ['exact ids without ids', [one, one], { idComparison: 'as-written' }, 'exact-ids-without-id'],
    ['groups of no column', [one], { groups: ['A', 'B'] }, 'groups-without-by'],
    ['attrition without ids', [one, one], { attrition: ['id'] }, 'attrition-without-matching'],
    ['attrition with one file', [one], { id: 'id', attrition: ['id'] }, 'attrition-without-matching'],
    ['a characteristic that is not there', [one, one], { id: 'id', attrition: ['sex'] }, 'unknown-column'],
  ])('%s', async (_, texts, settings, code) => {
    const error = await refusal(run(texts, settings));
    expect(error.status).toBe(2);
    expect(error.problems[0]!.code).toBe(code);
  });

  it('a characteristic that would name respondents', async () => {
    const rows = Array.from({ length: 12 }, (_, index) => `code${index}x,${1 + (index % 5)},2,3`);
    const error = await refusal(run([file(rows), file(rows.slice(3))], { id: 'id', attrition: ['id'] }));
    expect(error).toMatchObject({ status: 2 });
    expect(error.message).toMatch(/^--attrition: "id" of pre.csv seems to/);
  });
});

/** Random waves: ids that match, nearly match or do not, blank ids, gaps; the same for the same seed (Park & Miller 1988). */
function randomWaves(seed: number): [string[][], string[][]] {
  let state = seed;
  const random = (below: number) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  const word = () => Array.from({ length: 5 }, () => 'abcde'[random(5)]!).join('');
  const people = [...new Set(Array.from({ length: 12 + random(30) }, word))];
  const wave = (keep: number) =>
    people
      .filter(() => random(10) < keep)
      .map((id) => {
        const written = random(8) === 0 ? `${id.slice(0, -1)}q` : random(6) === 0 ? id.toUpperCase() : id;
        return random(9) === 0 ? '' : written;
      })
      .filter(
        (id, index, all) => id === '' || all.findIndex((x) => x.toLowerCase() === id.toLowerCase()) === index,
      )
      .map((id) => [id, ...Array.from({ length: 3 }, () => (random(4) === 0 ? '' : String(1 + random(5))))]);
  return [wave(8), wave(7)];
}

/** With a cell that is never blank: a row without anything is no respondent. */
const asFile = (rows: readonly (readonly string[])[]) =>
  file(
    rows.map((cells) => `${cells.join(',')},north`),
    'id,m1,m2,m3,office',
  );

const scored = (items: readonly string[], needed: number) => items.filter((x) => x !== '').length >= needed;

describe('the flow of respondents', () => {
  const seeds = Array.from({ length: 60 }, (_, index) => index + 1);

  it.each(seeds)('counts what the rows hold and what every table prints (seed %i)', async (seed) => {
    const [before, after] = randomWaves(seed);
    const texts = [before, after].map(asFile);
    const result = await run(texts, { id: 'id', fuzzy: seed % 2 === 0 ? 1 : 0, attrition: ['office'] });
    const { flow, matching, inputs, scales, attrition } = result;

    // Rows read, as the settings print them.
    expect(flow!.waves.map(({ read }) => read)).toEqual(inputs.map(({ rows }) => rows));
    expect(flow!.waves.map(({ read }) => read)).toEqual([before.length, after.length]);
    expect(flow!.outside).toBeNull();

    // The matching adds up, per wave.
    const { linkage } = matching!;
    expect(requireCount(linkage.exact) + requireCount(linkage.near)).toBe(matching!.paired);
    expect(requireCount(matching!.paired) + requireCount(matching!.preOnly)).toBe(before.length);
    expect(requireCount(matching!.paired) + requireCount(matching!.postOnly)).toBe(after.length);
    expect(matching!.blank).toEqual({
      pre: before.filter(([id]) => id === '').length,
      post: after.filter(([id]) => id === '').length,
    });
    const key = (id = '') => id.toLowerCase();
    const equal = before.filter(([id]) => id !== '' && after.some(([other]) => key(other) === key(id)));
    expect(linkage.exact).toBe(equal.length);
    expect(linkage.near).toBe(linkage.nearRows!.length);
    expect(linkage.ambiguous.pre).toBe(linkage.ambiguousRows!.pre!.length);
    expect(matching!.blank.pre! + linkage.ambiguous.pre!).toBeLessThanOrEqual(
      requireCount(matching!.preOnly),
    );

    // Who is who, from the rows alone: equal ids, and the pairs of rows that the linkage names.
    const partnerOf = (row: readonly string[]) => {
      const near = linkage.nearRows!.find(([first]) => before[first - 2] === row);
      if (near !== undefined) return after[near[1] - 2]!;
      return row[0] === '' ? undefined : after.find(([other]) => key(other) === key(row[0]));
    };
    const scores = scales.flatMap((scale) => [scale, ...scale.subscales]);
    expect(flow!.scores).toHaveLength(scores.length);
    flow!.scores.forEach((own, index) => {
      const { id, waves, comparison } = scores[index]!;
      expect(own.subscale ?? own.scale).toBe(id);
      const [items, needed] = own.subscale === null ? [[1, 2, 3], 2] : [[1, 2], 2];
      const of = (row: readonly string[]) => items.map((item) => row[item]!);
      for (const [wave, rows] of [
        ['pre', before],
        ['post', after],
      ] as const) {
        const steps = stepsIn(own, wave);
        const withScore = rows.filter((row) => scored(of(row), needed)).length;
        const silent = rows.filter((row) => !scored(of(row), 1)).length;
        expect(steps).toEqual({
          wave,
          group: null,
          read: rows.length,
          noAnswers: silent,
          tooFewAnswers: rows.length - silent - withScore,
          scored: withScore,
        });
        // As the table of scores prints them.
        expect(steps.scored).toBe(waves[wave]!.n);
        expect(requireCount(steps.noAnswers) + requireCount(steps.tooFewAnswers)).toBe(waves[wave]!.missing);
      }
      const overlap = own.overlap!;
      const pairs = before.filter((row) => {
        const partner = partnerOf(row);
        return partner !== undefined && scored(of(row), needed) && scored(of(partner), needed);
      });
      expect(overlap.paired).toBe(pairs.length);
      expect(requireCount(overlap.paired) + requireCount(overlap.preOnly)).toBe(stepsIn(own, 'pre').scored);
      expect(requireCount(overlap.paired) + requireCount(overlap.postOnly)).toBe(stepsIn(own, 'post').scored);
      const matchedPre = before.filter(
        (row) => partnerOf(row) !== undefined && scored(of(row), needed),
      ).length;
      expect(overlap.partnerUnscored[0]).toBe(matchedPre - requireCount(overlap.paired));
      expect(overlap.partnerUnscored[1]).toBeLessThanOrEqual(requireCount(overlap.postOnly));
      // As the tests print them.
      const n = (method: string) => comparison!.tests.find((test) => test.method === method)?.n;
      expect(n('welch')).toEqual([stepsIn(own, 'pre').scored, stepsIn(own, 'post').scored]);
      if (requireCount(overlap.paired) >= 2) expect(n('paired')).toEqual([overlap.paired]);
      const overlapping = n('partially-overlapping');
      if (overlapping !== undefined)
        expect(overlapping).toEqual([overlap.paired, overlap.preOnly, overlap.postOnly]);
    });

    // Attrition counts the same people.
    expect(attrition!.stayed).toBe(matching!.paired);
    expect(
      requireCount(attrition!.stayed) + requireCount(attrition!.left) + requireCount(attrition!.undecided),
    ).toBe(before.length);
    expect(attrition!.undecided).toBe(matching!.blank.pre! + linkage.ambiguous.pre!);
    attrition!.scores.forEach((own, index) => {
      const stayed = before.filter((row) => partnerOf(row) !== undefined);
      const [items, needed] = own.subscale === null ? [[1, 2, 3], 2] : [[1, 2], 2];
      const withScore = stayed.filter((row) =>
        scored(
          items.map((item) => row[item]!),
          needed,
        ),
      ).length;
      expect(own.stayed.n).toBe(withScore);
      expect(requireCount(own.stayed.n) + requireCount(own.left.n)).toBeLessThanOrEqual(
        requireCount(scores[index]!.waves.pre!.n),
      );
    });
  });

  it('does not depend on the order of the rows', async () => {
    for (const seed of [3, 8, 21]) {
      const waves = randomWaves(seed);
      const texts = waves.map(asFile);
      const turned = waves.map((rows) => asFile([...rows].reverse()));
      const [one, other] = await Promise.all([
        run(texts, { id: 'id', fuzzy: 1 }),
        run(turned, { id: 'id', fuzzy: 1 }),
      ]);
      expect(other.flow).toEqual(one.flow);
      const counts = ({ matching }: Result) => {
        const { nearRows, ambiguousRows, ...linkage } = matching!.linkage;
        return [{ ...matching, linkage }, nearRows!.length, ambiguousRows!.pre!.length];
      };
      expect(counts(other)).toEqual(counts(one));
    }
  });

  it('tells of groups who is in neither of the two', async () => {
    const text = file(
      ['m,1,2,3', 'm,2,2,2', 'f,3,3,3', 'f,1,1,', 'x,1,1,1', ',2,2,2', 'f,,,'],
      'sex,m1,m2,m3',
    );
    const { flow } = await run([text], { by: 'sex', groups: ['m', 'f'] });
    expect(flow!.outside).toEqual({ withoutGroup: 1, otherGroups: 1 });
    expect(flow!.waves).toEqual([
      { wave: 'pre', group: 'm', read: 2, paired: null },
      { wave: 'pre', group: 'f', read: 3, paired: null },
    ]);
    expect(flow!.scores[0]).toEqual({
      scale: 'mood',
      subscale: null,
      waves: [
        { wave: 'pre', group: 'm', read: 2, noAnswers: 0, tooFewAnswers: 0, scored: 2 },
        { wave: 'pre', group: 'f', read: 3, noAnswers: 1, tooFewAnswers: 0, scored: 2 },
      ],
      overlap: null,
    });
    const { read, outside } = {
      read: flow!.waves.reduce((sum, wave) => sum + requireCount(wave.read), 0),
      ...flow!,
    };
    expect(read + requireCount(outside!.withoutGroup) + requireCount(outside!.otherGroups)).toBe(7);
  });

  it('of one file alone is not drawn, and a scale of one file is in that wave only', async () => {
    expect((await run([file(['a,1,2,3', 'b,2,2,2'])])).flow).toBeUndefined();
    const other: Scale = {
      ...mood,
      id: 'other',
      items: [{ id: 'o1' }],
      score: { aggregate: 'sum' },
      subscales: [],
    };
    const { flow } = await run(
      [file(['a,1,2,3,4', 'b,1,2,3,'], 'id,m1,m2,m3,o1'), file(['a,2,3,4', 'b,1,1,1'])],
      { id: 'id', candidates: [mood, other] },
    );
    expect(flow!.scores.find(({ scale }) => scale === 'other')).toEqual({
      scale: 'other',
      subscale: null,
      waves: [{ wave: 'pre', group: null, read: 2, noAnswers: 1, tooFewAnswers: 0, scored: 1 }],
      overlap: null,
    });
  });
});

describe('against the fixtures', () => {
  it('the synthetic paired files', async () => {
    const expected = readJson<{ ids: { pre: number; post: number; both: number } }>(
      'fixtures/paired/reference.json',
    ).ids;
    const { matching, flow } = await analyseFiles(
      ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'],
      ['brs', 'wemwbs'].flatMap((id) => readScales(`scales/${id}.json`)),
      { id: 'id', fuzzy: 1 },
    );
    expect(matching).toMatchObject({
      paired: expected.both,
      preOnly: expected.pre - expected.both,
      postOnly: expected.post - expected.both,
      // Running numbers lie close together: nobody may be matched nearly.
      linkage: { exact: expected.both, near: 0 },
    });
    expect(flow!.waves).toEqual([
      { wave: 'pre', group: null, read: expected.pre, paired: expected.both },
      { wave: 'post', group: null, read: expected.post, paired: expected.both },
    ]);
    const pairs = readJson<Record<string, { paired: { n: number } }>>('fixtures/paired/reference.json');
    for (const { scale, overlap } of flow!.scores) expect(overlap!.paired).toBe(pairs[scale]!.paired.n);
  });
});
