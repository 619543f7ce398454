import { describe, expect, it } from 'vitest';
import type { PublishedTable } from '../../../src/model/published.ts';
import type { Verification } from '../../../src/model/verification.ts';
import { builtInScales } from '../../../src/scoring/definition/built-in.ts';
import { readJson } from '../../helpers/fixtures.ts';
import { cellAt, reproducedBy, verify, waveData } from './tables.ts';

const ENSURE = 'fixtures/ensure';
const FILES = {
  vp: { pre: 'vp-pre.csv', post: 'vp-post.csv' },
  ps: { pre: 'ps-pre.tsv', post: 'ps-post.csv' },
} as const;

/** R's alphas of the same files. */
const { vp, ps } = readJson<
  Record<
    'vp' | 'ps',
    { wemwbs: { reliability: Record<'pre' | 'post' | 'pooled', { raw_alpha: number; n: number }> } }
  >
>(`${ENSURE}/reference.json`);

const groups: PublishedTable['groups'] = [
  { id: 'vp', waves: { pre: { n: '46' }, post: { n: '40' } } },
  { id: 'ps', waves: { pre: { n: '54' }, post: { n: '29' } } },
];

async function verified(
  reliability: PublishedTable['reliability'],
  without: readonly string[] = [],
  more: Partial<PublishedTable> = {},
): Promise<Verification> {
  const data = await Promise.all(
    (['vp', 'ps'] as const).flatMap((group) =>
      (['pre', 'post'] as const)
        .filter((wave) => !without.includes(`${group}.${wave}`))
        .map((wave) => waveData(group, wave, `${ENSURE}/${FILES[group][wave]}`)),
    ),
  );
  return verify({ source: { title: 'A table' }, groups, reliability, ...more }, data, builtInScales());
}

const alpha = (verification: Verification) => cellAt(verification, 'reliability', 0, 'alpha');

describe('alpha', () => {
  it('without a wave is that of all waves of the group', async () => {
    const printed = ps.wemwbs.reliability.pooled.raw_alpha.toFixed(5);
    const cell = alpha(await verified([{ scale: 'wemwbs', group: 'ps', alpha: printed }]));
    expect(cell).toMatchObject({ status: 'reproduced', sample: { group: 'ps', wave: 'pooled' } });
  });

  it('without a group is that of any one group that gives it, which is named', async () => {
    for (const [group, reference] of [
      ['vp', vp],
      ['ps', ps],
    ] as const) {
      const printed = reference.wemwbs.reliability.pooled.raw_alpha.toFixed(5);
      const cell = alpha(await verified([{ scale: 'wemwbs', alpha: printed }]));
      expect(cell).toMatchObject({ status: 'reproduced', sample: { group, wave: 'pooled' } });
    }
  });

  it('of one wave only is an explanation, not a pass', async () => {
    const printed = vp.wemwbs.reliability.pre.raw_alpha.toFixed(6);
    const cell = alpha(await verified([{ scale: 'wemwbs', alpha: printed }]));
    expect(cell.status).toBe('differs');
    expect(reproducedBy(cell)).toContain('sample vp/pre');
  });

  it('of all waves is not taken from some of them', async () => {
    const printed = ps.wemwbs.reliability.pre.raw_alpha.toFixed(5);
    const cell = alpha(await verified([{ scale: 'wemwbs', group: 'ps', alpha: printed }], ['ps.post']));
    expect(cell).toMatchObject({
      status: 'not-computable',
      reason: { code: 'no-data', message: 'No data for group ps, wave post' },
    });
  });
});

describe('rows', () => {
  it('compare groups where groups stand in the place of waves', async () => {
    const rows: PublishedTable['rows'] = [
      {
        scale: 'brs',
        waves: { vp: { mean: '3.0' }, ps: { mean: '3.3' } },
        comparison: { difference: '0.3' },
      },
    ];
    const verification = await verified(undefined, [], { rows });
    const cells = verification.cells.filter(({ path }) => path[0] === 'rows');
    expect(cells.map(({ status }) => status)).toEqual(['reproduced', 'reproduced', 'reproduced']);
  });

  it('without a group in a table of several are refused', async () => {
    const rows: PublishedTable['rows'] = [{ scale: 'brs', waves: { pre: { mean: '3.0' } } }];
    const cell = cellAt(await verified(undefined, [], { rows }), 'rows', 0, 'waves', 'pre', 'mean');
    expect(cell.reason).toMatchObject({ code: 'no-group', message: expect.stringContaining('vp, ps') });
  });
});

describe('respondents', () => {
  it('are those of the group that a column is called after', async () => {
    const respondents: PublishedTable['respondents'] = [
      {
        variable: 'Geslacht',
        columns: { vp: { total: '46' }, ps: { total: '54' } },
        categories: [{ label: 'man', counts: { vp: '7', ps: '17' } }],
      },
    ];
    const { cells } = await verified(undefined, [], { respondents });
    const counts = cells.filter(({ path }) => path[0] === 'respondents');
    expect(counts.map(({ printed, status }) => [printed, status])).toEqual([
      ['7', 'reproduced'],
      ['46', 'reproduced'],
      ['17', 'reproduced'],
      ['54', 'reproduced'],
    ]);
  });

  it('of a column that is not in the file cannot be counted', async () => {
    const respondents: PublishedTable['respondents'] = [
      { variable: 'Haarkleur', columns: { vp: {} }, categories: [{ label: 'rood', counts: { vp: '7' } }] },
    ];
    const { cells } = await verified(undefined, [], { respondents });
    expect(cells.find(({ variable }) => variable === 'Haarkleur')?.reason).toMatchObject({
      code: 'unknown-column',
      message: expect.stringContaining('Geslacht'),
    });
  });
});
