import { describe, expect, it } from 'vitest';
import { auditText } from '../../src/audit/audit-text.ts';
import { findInText } from '../../src/audit/checks/find-test-strings.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { readJson } from '../helpers/fixtures.ts';
import { type RandomResult, randomResult } from './random-results.ts';

const findings = (text: string) => auditText(text, { file: 'x.txt' }).findings;
const codes = (text: string) => findings(text).map(({ code }) => code);

function results(first: number, count: number): RandomResult[] {
  return Array.from({ length: count }, (_, index) => randomResult(first + index)).filter(
    (result) => result !== null,
  );
}

/** The effect size with one of its digits changed. */
function planted({ text, effect }: RandomResult, seed: number): string {
  const random = seededRandom(seed);
  const digits = [...text.slice(effect.start, effect.end).matchAll(/\d/g)].map(
    ({ index }) => effect.start + index,
  );
  // The zero before the sign stays: nobody misprints that.
  const behind = digits.filter((at) => /[.,]/.test(text.slice(effect.start, at)));
  const at = behind[random.nextBelow(Math.min(2, behind.length))]!;
  const digit = (Number(text[at]) + 1 + random.nextBelow(9)) % 10;
  return text.slice(0, at) + digit + text.slice(at + 1);
}

describe('effect sizes behind tests', () => {
  const all = results(1, 6000);

  it('are read with every test of every design in three languages', () => {
    const unread = all.filter(({ text, effect }) => {
      const { tests } = findInText(text);
      return (
        tests.length !== 1 || tests[0]!.effects.length !== 1 || tests[0]!.effects[0]!.type !== effect.type
      );
    });
    expect(unread.map(({ text }) => text)).toEqual([]);
  });

  it('that are right are never found', () => {
    const alarms = all.flatMap(({ kind, text }) =>
      findings(text).map(({ code }) => `${kind}: ${code}: ${text}`),
    );
    expect(all.length).toBeGreaterThan(5800);
    expect(alarms).toEqual([]);
  });

  // What the test and the sentence determine; where they set bounds only, a digit more often than not stays within them.
  const LEAST: readonly (readonly [share: number, of: (result: RandomResult) => boolean])[] = [
    [0.95, ({ effect }) => effect.type === 'partial-eta-squared'],
    [0.85, ({ kind, effect }) => kind === 'one-way' && /eta|omega|epsilon/.test(effect.type)],
    [0.9, ({ effect }) => /r-squared/.test(effect.type)],
    [0.85, ({ kind }) => kind === 'counts'],
    [0.8, ({ effect }) => effect.type === 'dz'],
    [0.5, ({ kind, effect }) => /two-way|repeated/.test(kind) && /^(?!partial).*squared/.test(effect.type)],
    [0.55, ({ kind, effect, text }) => kind === 'student' && isOfGroups(effect.type) && /\bn = /.test(text)],
    [
      0.2,
      ({ kind, effect, text }) =>
        /student|welch$|paired/.test(kind) && isOfGroups(effect.type) && /\bM = /.test(text),
    ],
  ];
  const isOfGroups = (type: string) => type === 'cohens-d' || type === 'hedges-g';

  it.each(LEAST.map(([share, of], index) => [share, index, of] as const))(
    'with a wrong digit are found at least %f of the time (%i)',
    (share, _, of) => {
      const some = all.filter((result) => result.kind !== 'welch-anova' && of(result));
      const found = some.filter((result, index) => codes(planted(result, index)).length > 0);
      expect(some.length).toBeGreaterThan(80);
      expect(found.length / some.length).toBeGreaterThan(share);
    },
  );
});

interface Reference {
  readonly results: readonly {
    readonly source: string;
    readonly words: string;
    readonly test: string;
    readonly type: string;
    readonly value: number;
  }[];
}

// Values by R's effectsize, and the published ones of Lakens (2013), which the script recomputes from its data.
describe('effect sizes that R and papers give', () => {
  const { results: known } = readJson<Reference>('fixtures/reference/effects-in-text.reference.json');
  const sentence = (one: (typeof known)[number], value: string) =>
    `${one.words === '' ? 'They differed' : one.words}, ${one.test}, ${one.type} = ${value}.`;

  it.each(known.map((one) => [`${one.source}: ${one.test}, ${one.type}`, one] as const))('%s', (_, one) => {
    for (const decimals of [2, 3]) {
      const text = sentence(one, one.value.toFixed(decimals));
      expect(findInText(text).tests[0]!.effects).toHaveLength(1);
      expect(findings(text)).toEqual([]);
    }
    // Larger than anything that the test allows; V may be larger beside a χ² that is corrected for continuity.
    const larger = /^(?:.*squared|R2|.*V|phi|r)$/.test(one.type) ? 0.99 : one.value * 9 + 4;
    const isKnown = !/^t\(\d+\.|^χ2\(1/.test(one.test) && one.type !== 'r';
    if (isKnown) expect(codes(sentence(one, larger.toFixed(3)))).toEqual(['effect-size-in-text']);
  });
});

describe('phi beside a chi-square that is corrected for continuity', () => {
  it('is never found where every expected count is two or more', () => {
    const random = seededRandom(41);
    let [tables, largest] = [0, 0];
    for (let trial = 0; trial < 4000; trial++) {
      const [a, b, c, d] = (trial % 2 === 0 ? [40, 40, 8, 8] : [5, 5, 5, 5]).map((most) =>
        random.nextBelow(most),
      ) as [number, number, number, number];
      const n = a + b + c + d;
      const margins = [a + b, c + d, a + c, b + d];
      const least = (Math.min(a + b, c + d) * Math.min(a + c, b + d)) / n;
      if (!(least >= 2)) continue;
      const product = margins.reduce((all, each) => all * each, 1);
      const gap = Math.abs(a * d - b * c);
      const [plain, corrected] = [gap, Math.max(0, gap - n / 2)].map((by) => (n * by ** 2) / product) as [
        number,
        number,
      ];
      tables++;
      const phi = Math.sqrt(plain / n);
      largest = Math.max(largest, phi - Math.sqrt(corrected / n));
      const text = `χ²(1, N = ${n}) = ${corrected.toFixed(2)}, φ = ${phi.toFixed(2).slice(1)}.`;
      if (phi < 0.995) expect(codes(text), `${a} ${b} ${c} ${d}: ${text}`).toEqual([]);
    }
    expect(tables).toBeGreaterThan(1000);
    // So the limit is no wider than it has to be.
    expect(largest).toBeGreaterThan(0.2);
  });
});

describe('what a finding says', () => {
  it('is what every variant gives, by its name', () => {
    const [pairs] = findings('A paired t test showed a rise, t(58) = 2.10, p = .040, dz = 0.72.');
    // R: 2.10 / sqrt(59) = 0.2734, 2.10 / sqrt(58) = 0.2757
    expect(pairs).toMatchObject({
      code: 'effect-size-in-text',
      severity: 'inconsistent',
      values: { printed: 'dz = 0.72', test: 't(58) = 2.10' },
    });
    const [squared] = findings('F(2; 147) = 5,31; p = ,006; ηp² = ,17.');
    // R: 5.31 * 2 / (5.31 * 2 + 147) = 0.06738
    const { lower, upper } = squared!.values.formula as { lower: number; upper: number };
    expect(lower).toBeLessThan(0.06738);
    expect(upper).toBeGreaterThan(0.06737);
    expect(upper - lower).toBeLessThan(0.0003);
  });

  it.each([
    ['F(2, 147) = 5.31, p = .006, partial η² = .07, and t(58) = 2.10, p = .040, dz = 0.72.', 1],
    ['The difference was small (d = 0.15, 95% CI [0.22, 0.98]).', 1],
    ['The difference was small (d = -0.55, 95% CI [0.12, 0.98]).', 0],
    ['r(38) = .31, 95% CI [.00, .57], p = .052.', 0],
    ['r(38) = .31, 95% CI [.10, .57], p = .052.', 1],
    ['r(38) = .31, p = .052, bootstrapped 95% CI [.10, .57].', 0],
    // t of the mean difference: its interval is around the difference, not around d.
    ['A paired t test, t(39) = 4.20, p < .001, d = 0.66, 95% CI [2.07, 5.93].', 0],
    ['A multilevel model gave F(1, 58) = 4.20, p = .045, partial η² = .30.', 0],
    ['The MANOVA was significant, Wilks Λ = .80, F(4, 120) = 3.51, p = .010, ηp² = .30.', 0],
    ['Step 2 added to the regression, F(1, 96) = 4.00, p = .048, R² = .30.', 0],
    ['F(1, 58) = 4.20, p = .045, in line with the effect of d = 5.50 that others found.', 0],
    ['They differed, F(1, 38) = 4.10, p = .050, η² = 9.7%.', 0],
    ['They differed, F(1, 38) = 4.10, p = .050, partial η² = .07–.12.', 0],
    ['An independent-samples t test, t(58) = 2.14, p = .037, d = 0.05 to 0.10.', 0],
    ['The one-way ANOVA had a linear trend, F(1, 57) = 8.10, p = .006, η² = .10.', 0],
    ['A one-way ANOVA, F(2, 57) = 8.10, p < .001, η² = .10.', 1],
    ['A logistic model, χ²(3, N = 300) = 20.10, p < .001, Nagelkerke R² = .09.', 0],
    ['Age was a predictor, t(115) = 2.85, p = .005, sr² = .04, partial r = .26.', 0],
    ['They were alike, F(1, 58) = 0.20, p = .656, ηp² < .01.', 0],
    ['They were alike, F(1, 58) = 4.20, p = .045, ηp² < .01.', 1],
    ['They were associated, χ²(1, N = 120) = 6.20, p = .013, φ = .41.', 0],
    ['They were associated, χ²(1, N = 120) = 6.20, p = .013, φ = .51.', 1],
  ])('%s', (text, count) => {
    expect(findings(text)).toHaveLength(count);
  });
});
