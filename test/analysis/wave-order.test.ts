import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waveOrderWarnings } from '../../src/analysis/wave-order.ts';

/** Names of two waves in their order in time. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['pre.csv', 'post.csv'],
  ['pretest.csv', 'posttest.csv'],
  ['Pre-test 2026.csv', 'Post-test 2026.csv'],
  ['vp_pre.csv', 'vp_post.csv'],
  ['voormeting.csv', 'nameting.csv'],
  ['nulmeting.csv', 'eindmeting.csv'],
  ['voor.csv', 'na.csv'],
  ['baseline.csv', 'follow-up.csv'],
  ['baseline.csv', 'followup.csv'],
  ['post.csv', 'follow_up.csv'],
  ['t0.csv', 't1.csv'],
  ['survey T1.csv', 'survey T2.csv'],
  ['wave 9.csv', 'wave 10.csv'],
  ['meting1.csv', 'meting2.csv'],
  ['avant.csv', 'après.csv'],
  ['prétest.csv', 'posttest.csv'],
  ['mesure 1.csv', 'mesure 2.csv'],
  ['debut.csv', 'suivi.csv'],
  ['before.tsv', 'after.tsv'],
  ['surveyBefore.csv', 'surveyAfter.csv'],
  ['baseline.csv', 't1.csv'],
];

describe('the order of waves', () => {
  it('is believed one way and warned of the other way, by both names', () => {
    const dressed = fc.tuple(
      fc.constantFrom(...PAIRS),
      fc.constantFrom('', 'export-', 'ENSURE_', '2026 '),
      fc.boolean(),
    );
    fc.assert(
      fc.property(dressed, ([[first, second], prefix, upper]) => {
        const [one, other] = [first, second].map((name) => {
          const whole = (prefix + name).normalize(upper ? 'NFD' : 'NFC');
          return upper && !/[a-z][A-Z]/.test(whole) ? whole.toUpperCase() : whole;
        }) as [string, string];
        expect(waveOrderWarnings([one, other])).toEqual([]);
        const [warning, ...others] = waveOrderWarnings([other, one]);
        expect(others).toEqual([]);
        expect(warning?.code).toBe('wave-order');
        expect(warning?.message).toContain(one);
        expect(warning?.message).toContain(other);
      }),
    );
  });

  it.each([
    [['b.csv', 'a.csv']],
    [['vp.csv', 'ps.csv']],
    [['postcode.csv', 'preferences.csv']],
    [['pre-post.csv', 'pre.csv']],
    [['post.csv']],
    [['export 2026.csv', 'export 2025.csv']],
  ])('names that say nothing are believed: %j', (files) => {
    expect(waveOrderWarnings(files)).toEqual([]);
  });
});
