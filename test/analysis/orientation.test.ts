import { describe, expect, it } from 'vitest';
import { orientationWarnings } from '../../src/analysis/orientation.ts';
import type { Wave } from '../../src/analysis/wave.ts';
import type { Direction, Warning } from '../../src/model/result.ts';
import type { Scale } from '../../src/model/scale.ts';
import { builtInScales } from '../../src/scoring/definition/built-in.ts';
import { ScoreValues } from '../../src/scoring/respondent-scores.ts';
import { planScale } from '../../src/scoring/score-plan.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { analyseFiles } from '../helpers/fixtures.ts';

const VULNERABLE = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];
const SUPPORTERS = ['fixtures/ensure/ps-pre.tsv', 'fixtures/ensure/ps-post.csv'];

/** The scores of a file that holds 1 for "strongly agree" are those of the definition with every item turned. */
function turned(scale: Scale): Scale {
  return { ...scale, items: scale.items.map((item) => ({ ...item, reverse: item.reverse !== true })) };
}

async function warned(files: readonly string[], change: (scale: Scale) => Scale): Promise<Warning[]> {
  const { warnings } = await analyseFiles(files, [], {
    requested: null,
    candidates: builtInScales().map(change),
  });
  return warnings.filter(({ code }) => code === 'scale-correlates-negatively');
}

/** A wave of given scores, without the files behind them. */
function waveOf(scores: Readonly<Record<string, readonly number[]>>, directions: readonly Direction[]): Wave {
  const scales = Object.entries(scores).map(([id, values], index) => {
    const plan = planScale({
      id,
      version: '1.0.0',
      name: { en: id },
      direction: directions[index]!,
      response: { min: 1, max: 5 },
      items: [{ id: `${id}1` }],
      score: { aggregate: 'mean' },
      citation: 'Made for this test.',
      licence: 'None.',
    });
    const scores = new ScoreValues(Float64Array.from(values), new Uint16Array(values.length), 0);
    const column = { scores, crossProducts: [] };
    return { plan, scores: [{ ...column, plan: plan.scores[0]! }] };
  });
  const rows = Object.values(scores)[0]!.length;
  const key = { wave: 'pre', group: null, pooled: false };
  return {
    key,
    file: 0,
    dataset: { rows, groupOf: null, isJoint: true, scales } as unknown as Wave['dataset'],
    group: 0,
  };
}

describe('the synthetic ENSURE files', () => {
  it('raise no alarm as they are', async () => {
    expect(await warned(VULNERABLE, (scale) => scale)).toEqual([]);
    expect(await warned(SUPPORTERS, (scale) => scale)).toEqual([]);
  });

  it('raise one for self-esteem when its file holds 1 for "strongly agree"', async () => {
    const warnings = await warned(VULNERABLE, (scale) => (scale.id === 'rses' ? turned(scale) : scale));
    expect(warnings).toEqual([
      {
        code: 'scale-correlates-negatively',
        scale: 'rses',
        message: expect.stringMatching(
          /^rses runs against the other scales.*pre with wemwbs r = -\.46, n = 46, fssq r = -\.41, n = 45 and 2 more; post with cel r = -\.68, n = 40.*may hold 1 for "strongly agree"/,
        ),
        values: {
          scale: 'rses',
          against: [
            expect.objectContaining({ wave: 'pre', more: 2 }),
            expect.objectContaining({ wave: 'post', more: 4 }),
          ],
        },
      },
    ]);
  });

  it.each(['wemwbs', 'brs', 'gse', 'fssq', 'cel'])('name %s alone when it is turned', async (id) => {
    const warnings = await warned(VULNERABLE, (scale) => (scale.id === id ? turned(scale) : scale));
    expect(warnings.map(({ scale, otherScale }) => [scale, otherScale])).toEqual([[id, undefined]]);
  });

  it('name both of two scales that are turned among seven', async () => {
    const both = ['rses', 'gse'];
    const warnings = await warned(VULNERABLE, (scale) => (both.includes(scale.id) ? turned(scale) : scale));
    expect(warnings.map(({ scale }) => scale).sort()).toEqual(['gse', 'rses']);
  });

  it('name the pair where there are only two scales', async () => {
    const [warning, ...others] = await warned(SUPPORTERS, (scale) =>
      scale.id === 'brs' ? turned(scale) : scale,
    );
    expect(others).toEqual([]);
    expect(warning).toMatchObject({ scale: 'wemwbs', otherScale: 'brs' });
    expect(warning!.message).toContain(
      'wemwbs and brs correlate negatively although both are better when higher (pre r = -.55, n = 54; post r = -.54, n = 29)',
    );
  });

  it('expect a negative correlation where one scale is better low', async () => {
    const low = (scale: Scale): Scale => ({ ...scale, direction: 'lower-is-better' });
    const isBrs = ({ id }: Scale) => id === 'brs';
    expect(await warned(SUPPORTERS, (scale) => (isBrs(scale) ? low(turned(scale)) : scale))).toEqual([]);
    const [warning] = await warned(SUPPORTERS, (scale) => (isBrs(scale) ? low(scale) : scale));
    expect(warning!.message).toContain(
      'wemwbs and brs correlate positively although wemwbs is better when higher and brs is better when lower (pre r = .55',
    );
    expect(await warned(SUPPORTERS, (scale) => low(scale))).toEqual([]);
  });

  it('expect nothing of a neutral scale', async () => {
    const neutral = (scale: Scale): Scale => ({ ...turned(scale), direction: 'neutral' });
    expect(await warned(SUPPORTERS, (scale) => (scale.id === 'brs' ? neutral(scale) : scale))).toEqual([]);
  });
});

describe('the evidence', () => {
  const up = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const down = [9, 10, 8, 7, 6, 5, 4, 3, 2, 1];
  const both = ['higher-is-better', 'higher-is-better'] as const;

  it('takes ten respondents with both scores', () => {
    expect(orientationWarnings([waveOf({ a: up, b: down }, both)])).toHaveLength(1);
    const gap = [Number.NaN, ...down.slice(1)];
    expect(orientationWarnings([waveOf({ a: up, b: gap }, both)])).toEqual([]);
  });

  it('says so when it comes from one wave only', () => {
    const agreeing = { ...waveOf({ a: up, b: up }, both), name: 'post' };
    const [warning] = orientationWarnings([waveOf({ a: up, b: down }, both), agreeing]);
    expect(warning).toMatchObject({ scale: 'a', otherScale: 'b', wave: 'pre' });
  });

  it('does not guess which half of four scales is turned', () => {
    const noisy = up.map((value, i) => value + (i % 3));
    const scores = { a: up, b: noisy, c: down, d: noisy.map((value) => -value) };
    const warnings = orientationWarnings([waveOf(scores, [...both, ...both])]);
    expect(warnings.map(({ scale, otherScale }) => [scale, otherScale])).toEqual([
      ['a', 'c'],
      ['a', 'd'],
      ['b', 'c'],
      ['b', 'd'],
    ]);
  });

  it('cannot be had from scores without variance', () => {
    expect(orientationWarnings([waveOf({ a: up, b: up.map(() => 3) }, both)])).toEqual([]);
  });

  it('rarely comes from chance: unrelated scales raise an alarm in fewer than one file in twenty', () => {
    const random = seededRandom(20160901);
    const normal = () => {
      let sum = 0;
      for (let i = 0; i < 12; i++) sum += random.nextBelow(1_000_000) / 1_000_000;
      return sum - 6;
    };
    const directions = Array.from({ length: 7 }, () => 'higher-is-better' as const);
    let alarms = 0;
    for (let file = 0; file < 400; file++) {
      const scores = Object.fromEntries([...'abcdefg'].map((id) => [id, Array.from({ length: 46 }, normal)]));
      if (orientationWarnings([waveOf(scores, directions)]).length > 0) alarms++;
    }
    expect(alarms).toBeLessThan(20);
    expect(alarms).toBeGreaterThan(0);
  });
});
