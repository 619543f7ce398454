import { describe, expect, it } from 'vitest';
import { expectationsWithoutEffect, sampleSizes } from '../../src/analysis/sample-sizes.ts';
import { protocolSchema } from '../../src/model/protocol.ts';
import { type Study, studySchema } from '../../src/model/study.ts';
import { readJson } from '../helpers/fixtures.ts';

interface Planned {
  difference: number;
  sd: number;
  r: number;
  power: number;
  outcomes: number;
  drop: number;
  independent: number;
  paired: number;
  ancova: number;
  ancovaExact: number;
  independentRecruit: number;
  pairedRecruit: number;
  ancovaRecruit: number;
}
interface Unequal {
  d: number;
  r: number;
  ratio: number;
  power: number;
  size: number;
  icc: number;
  cv: number;
  n: number;
  others: number;
  ancova: number;
  ancovaOthers: number;
  effect: number;
  nClustered: number;
  othersClustered: number;
  clusters: number;
  clustersOthers: number;
}
const reference = readJson<{
  rows: Planned[];
  mcnemar: { up: number; down: number; power: number; n: number }[];
  unequal: Unequal[];
}>('fixtures/reference/sample-size.reference.json');

const WAVES = [
  { id: 'pre', file: 'pre.csv' },
  { id: 'post', file: 'post.csv' },
];
const MATCH = { columns: ['id'] };
const ARMS = { column: 'arm', groups: ['control', 'training'] };

/** As a study file says it; outcomes beyond the first only divide the level. */
function studyOf({ difference, sd, r, power, outcomes, drop }: Planned, design: object): Study {
  const primary = ['brs', 'gse', 'wemwbs'].slice(0, outcomes);
  const each = <T>(value: T) => Object.fromEntries(primary.map((id) => [id, value]));
  return studySchema.parse({
    groups: [{ id: 'all', waves: WAVES }],
    ...design,
    protocol: {
      smallestDifference: each({ value: difference }),
      sampleSize: { power, correlation: r, sd: each(sd), dropOut: drop },
    },
  });
}

function sizeOf(study: Study, power: number) {
  const { rows } = sampleSizes(study, 'study.json');
  return { row: rows[0]!, size: rows[0]!.sizes.find((each) => each.power === power)! };
}

describe('groups of unequal sizes, and clusters', () => {
  const planned = ({ d, r, power }: Unequal, design: object, more: object) =>
    sizeOf(
      studySchema.parse({
        groups: [{ id: 'all', waves: WAVES }],
        ...design,
        protocol: {
          smallestDifference: { brs: { value: d, unit: 'standardized' } },
          sampleSize: { power, correlation: r, ...more },
        },
      }),
      power,
    );

  it.each(reference.unequal)(
    '1 to $ratio, d $d, r $r, power $power, clusters of $size with ICC $icc and CV $cv, as R',
    (expected) => {
      const { ratio: allocation, n, others, ancova, ancovaOthers, size, icc, cv } = expected;
      const strangers = planned(expected, {}, { allocation });
      expect(strangers.row).toMatchObject({ comparison: 'independent', allocation });
      expect(strangers.size).toMatchObject({
        n,
        nOthers: others,
        total: n + others,
        recruitTotal: n + others,
      });
      const groups = planned(expected, { match: MATCH, by: ARMS }, { allocation });
      expect(groups.size).toMatchObject({ n: ancova, nOthers: ancovaOthers, total: ancova + ancovaOthers });
      const clusters = { size, intraclassCorrelation: icc, variation: cv };
      const clustered = planned(expected, {}, { allocation, clusters });
      expect(Math.abs(clustered.row.designEffect! - expected.effect)).toBeLessThan(1e-12);
      expect(clustered.size).toMatchObject({
        n: expected.nClustered,
        nOthers: expected.othersClustered,
        clusters: expected.clusters,
        clustersOthers: expected.clustersOthers,
        clustersTotal: expected.clusters + expected.clustersOthers,
      });
    },
  );

  it('of one to one, and of clusters of one, are those of people', () => {
    for (const expected of reference.rows) {
      const plain = sizeOf(studyOf(expected, {}), expected.power);
      const study = studyOf(expected, {});
      const sampleSize = {
        ...study.protocol!.sampleSize!,
        allocation: 1,
        clusters: { size: 1, intraclassCorrelation: 0.4 },
      };
      const same = sizeOf({ ...study, protocol: { ...study.protocol, sampleSize } }, expected.power);
      expect(same.row.designEffect).toBe(1);
      expect([same.size.n, same.size.total, same.size.clusters]).toEqual([
        plain.size.n,
        plain.size.total,
        plain.size.n,
      ]);
    }
  });
});

describe('sample sizes of planned comparisons', () => {
  it.each(reference.rows)(
    '$difference of SD $sd, r $r, power $power, $outcomes outcomes, drop-out $drop, as R',
    (expected) => {
      const { power } = expected;
      const strangers = sizeOf(studyOf(expected, {}), power);
      expect(strangers.row).toMatchObject({ comparison: 'independent', samples: 2 });
      expect(strangers.size).toMatchObject({
        n: expected.independent,
        total: 2 * expected.independent,
        recruit: expected.independentRecruit,
        recruitTotal: 2 * expected.independentRecruit,
      });
      const pairs = sizeOf(studyOf(expected, { match: MATCH }), power);
      expect(pairs.row.comparison).toBe('paired');
      expect(pairs.size).toMatchObject({
        n: expected.paired,
        total: expected.paired,
        recruit: expected.pairedRecruit,
      });
      const groups = sizeOf(studyOf(expected, { match: MATCH, by: ARMS }), power);
      expect(groups.row.comparison).toBe('ancova');
      expect(groups.size).toMatchObject({ n: expected.ancova, recruit: expected.ancovaRecruit });
      // Borm et al. (2007): what the noncentral t asks for, and never less
      expect(groups.size.n - expected.ancovaExact).toBeGreaterThanOrEqual(0);
      expect(groups.size.n - expected.ancovaExact).toBeLessThanOrEqual(2);
    },
  );

  it.each(reference.mcnemar)('$up up and $down down with power $power, as R', ({ up, down, power, n }) => {
    const study = studySchema.parse({
      groups: [{ id: 'all', waves: WAVES }],
      match: MATCH,
      protocol: { sampleSize: { changing: { up, down }, power } },
    });
    expect(sizeOf(study, power)).toMatchObject({ row: { comparison: 'mcnemar', score: null }, size: { n } });
  });

  it('divides the level by every comparison with the first group or wave', () => {
    const [one] = reference.rows;
    const three = { ...ARMS, groups: ['control', 'peer', 'training'] };
    const levels = [
      [{ match: MATCH }, 1],
      [{ match: MATCH, by: three }, 2],
      [{ groups: [{ id: 'all', waves: [...WAVES, { id: 'later', file: 'later.csv' }] }], match: MATCH }, 2],
      [
        {
          groups: [{ id: 'all', waves: [...WAVES, { id: 'later', file: 'later.csv' }] }],
          match: MATCH,
          by: three,
        },
        4,
      ],
    ] as const;
    for (const [design, comparisons] of levels) {
      const { row } = sizeOf(studyOf({ ...one!, outcomes: 1 }, design), 0.8);
      expect(row.comparisons).toBe(comparisons);
      expect(row.alpha).toBeCloseTo(0.05 / comparisons, 12);
    }
  });

  it('asks for more people where the power, the drop-out or the number of outcomes rises, for fewer where the difference does', () => {
    const base = {
      ...reference.rows[0]!,
      difference: 0.4,
      sd: 1,
      r: 0.5,
      power: 0.8,
      outcomes: 1,
      drop: 0.1,
    };
    const recruit = (change: Partial<Planned>, design: object) =>
      sizeOf(studyOf({ ...base, ...change }, design), change.power ?? base.power).size.recruit;
    for (const design of [{}, { match: MATCH }, { match: MATCH, by: ARMS }]) {
      const usual = recruit({}, design);
      expect(recruit({ power: 0.9 }, design)).toBeGreaterThan(usual);
      expect(recruit({ drop: 0.3 }, design)).toBeGreaterThan(usual);
      expect(recruit({ outcomes: 3 }, design)).toBeGreaterThan(usual);
      expect(recruit({ difference: 0.6 }, design)).toBeLessThan(usual);
    }
  });

  it('says why there is none', () => {
    const reasonOf = (study: object) =>
      sampleSizes(
        studySchema.parse({ groups: [{ id: 'all', waves: WAVES }], ...study }),
        'study.json',
      ).rows.map(({ reason }) => reason);
    const brs = { smallestDifference: { brs: { value: 0.5, unit: 'standardized' } } };
    expect(reasonOf({ protocol: { primary: ['brs'] } })).toEqual(['no-difference']);
    expect(reasonOf({ protocol: { smallestDifference: { brs: { value: 2 } } } })).toEqual(['no-sd']);
    expect(reasonOf({ match: MATCH, protocol: brs })).toEqual(['no-correlation']);
    expect(reasonOf({ by: ARMS, protocol: brs })).toEqual(['strangers-in-groups']);
    expect(reasonOf({ groups: [{ id: 'all', waves: [WAVES[0]] }], protocol: brs })).toEqual([
      'nothing-compared',
    ]);
    expect(reasonOf({ protocol: { sampleSize: { changing: { up: 0.3, down: 0.1 } } } })).toEqual([
      'other-design',
    ]);
    const small = { smallestDifference: { brs: { value: 0.001, unit: 'standardized' } } };
    expect(reasonOf({ protocol: small })).toEqual(['too-large']);
    expect(reasonOf({ protocol: brs })).toEqual([null]);
  });
});

describe('expectations', () => {
  const DESIGNS = {
    pairs: { match: MATCH },
    strangers: {},
    groups: { groups: [{ id: 'all', waves: WAVES.slice(0, 1) }], by: ARMS },
    trial: { match: MATCH, by: ARMS },
  } as const;
  const EXPECTED = {
    power: 0.7,
    correlation: 0.6,
    sd: { brs: 0.8 },
    changing: { up: 0.3, down: 0.1 },
    allocation: 2,
    clusters: { size: 20, intraclassCorrelation: 0.05 },
    dropOut: 0.2,
  };
  const cases = Object.entries(DESIGNS).flatMap(([name, design]) =>
    (['raw', 'standardized'] as const).map((unit) => ({ name, design, unit })),
  );

  it('are all of them tried', () => {
    const { sampleSize } = protocolSchema.shape;
    expect(Object.keys(EXPECTED)).toEqual(Object.keys(sampleSize.unwrap().shape));
  });

  it.each(cases)('of $name ($unit) change the sizes, or are named as without effect', ({ design, unit }) => {
    const studyOf = (sampleSize: object) =>
      studySchema.parse({
        groups: [{ id: 'all', waves: WAVES }],
        ...design,
        protocol: { smallestDifference: { brs: { value: 0.4, unit } }, sampleSize },
      });
    const needed = { correlation: EXPECTED.correlation, ...(unit === 'raw' && { sd: EXPECTED.sd }) };
    for (const [name, value] of Object.entries(EXPECTED)) {
      const study = studyOf({ ...needed, [name]: value });
      const { [name as keyof typeof needed]: _, ...without } = needed;
      const isUnused = expectationsWithoutEffect(study).includes(name);
      const sizesOf = (of: Study) =>
        sampleSizes(of, '').rows.map(({ sizes, designEffect = 1 }) => [designEffect, sizes]);
      const same = JSON.stringify(sizesOf(study)) === JSON.stringify(sizesOf(studyOf(without)));
      expect(isUnused, name).toBe(same);
    }
  });
});

interface OneSided extends Pick<Planned, 'difference' | 'sd' | 'r' | 'power' | 'outcomes'> {
  confidence: number;
  ratio: number;
}
type Size = Readonly<Record<'independent' | 'paired' | 'ancova' | 'first' | 'others', number>>;

describe('one-sided tests and non-inferiority', () => {
  const oneSided = readJson<{
    rows: (OneSided & Readonly<Record<string, number>>)[];
    mcnemar: { up: number; down: number; power: number; n: number }[];
  }>('fixtures/reference/sample-size-one-sided.reference.json');
  const sizeIn = (row: Readonly<Record<string, number>>, prefix: string) =>
    Object.fromEntries(
      ['independent', 'paired', 'ancova', 'first', 'others'].map((key) => [key, row[`${prefix}.${key}`]]),
    ) as unknown as Size;
  const DESIGNS = [
    ['independent', {}],
    ['paired', { match: MATCH }],
    ['ancova', { match: MATCH, by: ARMS }],
  ] as const;

  /** @param more of the study: the side or the margin */
  function planned(
    { difference, sd, r, power, outcomes, confidence }: OneSided,
    design: object,
    more: object,
  ) {
    const primary = ['brs', 'gse', 'wemwbs'].slice(0, outcomes);
    const each = <T>(value: T) => Object.fromEntries(primary.map((id) => [id, value]));
    const isMargin = 'nonInferiority' in more;
    return sampleSizes(
      studySchema.parse({
        groups: [{ id: 'all', waves: WAVES }],
        ...{ confidence, ...design, ...more },
        protocol: {
          primary,
          ...(!isMargin && { smallestDifference: each({ value: difference }) }),
          sampleSize: { power, correlation: r, sd: each(sd) },
        },
      }),
      'study.json',
    ).rows;
  }

  it.each(oneSided.rows)(
    'difference or margin $difference of SD $sd, r $r, power $power, $outcomes outcomes, level $confidence, as R',
    (row) => {
      for (const [comparison, design] of DESIGNS) {
        const sizeOf = (more: object) => {
          const [found] = planned(row, design, more);
          expect(found).toMatchObject({ comparison, score: 'brs' });
          return found!.sizes.find(({ power }) => power === row.power)!.n;
        };
        expect(sizeOf({ alternative: 'greater' })).toBe(sizeIn(row, 'oneSided')[comparison]);
        expect(sizeOf({ alternative: { brs: 'less' } })).toBe(sizeIn(row, 'oneSided')[comparison]);
        expect(sizeOf({ nonInferiority: row.difference })).toBe(sizeIn(row, 'margin')[comparison]);
        const margin = { nonInferiority: { brs: row.difference }, alternative: 'greater' };
        expect(sizeOf(margin)).toBe(sizeIn(row, 'oneSidedMargin')[comparison]);
      }
    },
  );

  it.each(oneSided.rows)('of groups 1 to $ratio, power $power, as R', (row) => {
    const { difference, sd, power, confidence, ratio, outcomes } = row;
    const primary = ['brs', 'gse', 'wemwbs'].slice(0, outcomes);
    const { rows } = sampleSizes(
      studySchema.parse({
        groups: [{ id: 'all', waves: WAVES }],
        ...{ confidence, nonInferiority: difference, alternative: 'less' },
        protocol: { primary, sampleSize: { power, sd: { brs: sd }, allocation: ratio } },
      }),
      'study.json',
    );
    const { first, others } = sizeIn(row, 'oneSidedMargin');
    expect(rows[0]!.sizes.find((each) => each.power === power)).toMatchObject({ n: first, nOthers: others });
  });

  it.each(oneSided.mcnemar.filter(({ up, down }) => up !== down))(
    'of McNemar: up $up, down $down, power $power, as R',
    ({ up, down, power, n }) => {
      const rowsOf = (alternative: string) =>
        sampleSizes(
          studySchema.parse({
            groups: [{ id: 'all', waves: WAVES }],
            ...{ match: MATCH, alternative },
            protocol: { sampleSize: { power, changing: { up, down } } },
          }),
          'study.json',
        ).rows;
      const [right, wrong] = up > down ? ['greater', 'less'] : ['less', 'greater'];
      const [row] = rowsOf(right!);
      expect(row!.sizes.find((each) => each.power === power)!.n).toBe(n);
      expect(row!.alternative).toBe(right);
      expect(rowsOf(wrong!)[0]).toMatchObject({ sizes: [], reason: 'other-side' });
    },
  );

  it('need fewer people than two-sided ones, and of a margin beside a difference both are planned', () => {
    for (const [, design] of DESIGNS) {
      const protocol = {
        smallestDifference: { brs: { value: 0.4 } },
        sampleSize: { correlation: 0.5, sd: { brs: 0.8 } },
      };
      const sizes = (more: object) =>
        sampleSizes(
          studySchema.parse({ groups: [{ id: 'all', waves: WAVES }], ...design, ...more, protocol }),
          'study.json',
        ).rows;
      const [two] = sizes({});
      const [one] = sizes({ alternative: 'greater' });
      two!.sizes.forEach(({ n }, index) => {
        expect(one!.sizes[index]!.n).toBeLessThan(n);
      });
      const both = sizes({ nonInferiority: { brs: 0.4 } });
      expect(both.map(({ margin, difference, alpha }) => [margin, difference?.value, alpha])).toEqual([
        [undefined, 0.4, two!.alpha],
        [0.4, undefined, 0.025],
      ]);
    }
  });
});
