import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Count, Result } from '../../../src/model/result.ts';
import { ensureStats, temporaryFolder } from '../../helpers/command.ts';
import { agreeing, numbersFrom, revealed } from './tables.ts';

/** Who left, over generated studies of two arms at three waves: of what is printed no few people can be worked out. */

const MIN_CELL = 5;
const isSmall = (count: Count | undefined) => count != null && count > 0 && count < MIN_CELL;

/** Two arms that differ in how much they rise, with people who leave, stay away once, come late, or answer too few items. */
function study(seed: number): string {
  const random = numbersFrom(seed);
  const keeps = 5 + random(5);
  const monotone = seed % 2 === 0;
  const row = (person: number, wave: number, arm: string, sex: string) => {
    const rise = arm === 'treated' ? wave : 0;
    const answers = Array.from({ length: 6 }, (_, item) => {
      if (!monotone && random(40) === 0) return '';
      const level = Math.max(1, Math.min(5, 1 + random(3) + rise));
      return String(item % 2 === 0 ? level : 6 - level);
    });
    return [`p${person}`, arm, sex, `t${wave}`, ...answers].join(',');
  };
  const people = 50 + random(60);
  const rows = Array.from({ length: people }, (_, person) => {
    const arm = person % 2 === 0 ? 'control' : 'treated';
    const sex = random(7) === 0 ? '' : random(3) === 0 ? 'man' : 'woman';
    // In every other study those who leave are gone, and every arm loses many; in the others the control group stays.
    const gone = monotone ? [3, 2, 2, 1][random(4)]! : 3;
    const stays = arm === 'control' ? 10 : keeps;
    return [0, 1, 2]
      .filter((wave) => (monotone ? wave < gone : wave === 0 ? random(12) > 0 : random(10) < stays))
      .map((wave) => row(person, wave, arm, sex));
  });
  return ['id,arm,sex,time,brs1,brs2,brs3,brs4,brs5,brs6', ...rows.flat()].join('\n');
}

async function analysed(folder: string, ...options: string[]): Promise<Result> {
  const words = ['--wave', 'time', '--id', 'id', '--by', 'arm', '--scales', 'brs', '--attrition', 'sex'];
  const { stdout } = await ensureStats(
    ...['analyse', join(folder, 'long.csv'), ...words, ...options, '--format', 'json'],
  );
  return JSON.parse(stdout) as Result;
}

describe('of those who left, and of who was seen when', () => {
  const seen = { patterns: 0, leavers: 0, attrition: 0 };
  const hidden = { patterns: 0, leavers: 0, attrition: 0 };

  it.each(Array.from({ length: 20 }, (_, index) => index + 1))(
    'no few people are told (seed %i)',
    async (seed) => {
      const folder = temporaryFolder({ 'long.csv': study(seed) });
      const whole = await analysed(folder);
      const result = await analysed(folder, '--min-cell', String(MIN_CELL));
      for (const arm of ['control', 'treated']) auditPatterns(whole, result, arm);
      auditLeavers(whole, result);
      auditAttrition(result);
    },
  );

  it('some are told and some are not', () => {
    for (const counts of [seen, hidden])
      for (const count of Object.values(counts)) expect(count).toBeGreaterThan(2);
  });

  /** All patterns of a group or none; and who took part tells no score that is withheld, nor the other way round. */
  function auditPatterns(whole: Result, result: Result, arm: string) {
    const lists = [whole, result].map(({ flow }) => [
      flow!.patterns!.filter(({ group }) => group === arm),
      flow!.scores[0]!.patterns!.filter(({ group }) => group === arm),
    ]);
    const [truth, shown] = lists as [(typeof lists)[0], (typeof lists)[0]];
    for (const [which, own] of shown.entries()) {
      const all = truth[which]!;
      if (all.some(({ n }) => isSmall(n))) {
        expect(own).toEqual([]);
        hidden.patterns++;
      } else {
        expect(own).toEqual(all);
        seen.patterns++;
      }
    }
    if (shown[0]!.length === 0) expect(shown[1]).toEqual([]);
  }

  /** A shift of those who left is the difference in other words; their number, and that of those who stayed, are not small. */
  function auditLeavers(whole: Result, result: Result) {
    const all = whole.scales[0]!.leavers ?? [];
    for (const [index, { n, left, difference, turnsAt, nilAt }] of (
      result.scales[0]!.leavers ?? []
    ).entries()) {
      const truth = all[index]!;
      const few = [truth.n, truth.left, truth.n! - truth.left!].some(isSmall);
      if (few) expect([n, left, difference, turnsAt.points, nilAt.points]).toEqual(Array(5).fill(null));
      if (left === null) {
        expect([difference, turnsAt.points, turnsAt.sd, nilAt.points, nilAt.sd]).toEqual(Array(5).fill(null));
        hidden.leavers++;
      } else seen.leavers++;
    }
  }

  /** Those who stayed, left or are not known make up the first wave; what is withheld could be several numbers. */
  function auditAttrition({ attrition, flow, scales }: Result) {
    const firsts = flow!.waves.filter(({ wave }) => wave === 't0').map(({ read }) => read);
    const total = firsts.includes(null) ? null : firsts.reduce<number>((sum, n) => sum + n!, 0);
    const { later = [], ...first } = attrition!;
    for (const { stayed, left, undecided, characteristics, scores } of [first, ...later]) {
      const counts = [stayed, left, undecided];
      expect(counts.some(isSmall)).toBe(false);
      if (total !== null && counts.includes(null)) {
        expect(revealed(counts, agreeing(counts, total))).toEqual([]);
        hidden.attrition++;
      } else seen.attrition++;
      for (const { categories } of characteristics)
        for (const side of ['stayed', 'left'] as const) {
          const printed = categories.map((each) => each[side]);
          const sum = side === 'stayed' ? stayed : left;
          expect(printed.some(isSmall)).toBe(false);
          if (categories.length > 1 && sum !== null && sum > 0 && printed.includes(null))
            expect(revealed(printed, agreeing(printed, sum))).toEqual([]);
        }
      const scored = scales[0]!.samples.filter(({ wave, pooled }) => wave === 't0' && !pooled);
      const ns = scored.map(({ descriptives }) => descriptives?.n ?? null);
      for (const score of scores) {
        expect([score.stayed.n, score.left.n].some(isSmall)).toBe(false);
        if (score.left.mean === null || ns.includes(null)) continue;
        const rest = ns.reduce<number>((all, n) => all + n!, 0) - score.stayed.n! - score.left.n!;
        expect(isSmall(rest)).toBe(false);
      }
    }
  }
});
