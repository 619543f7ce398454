import type { AuditFinding } from '../model/audit-result.ts';
import { type Direction, differenceDirection } from './audit-difference.ts';
import { mayFit } from './audit-p.ts';
import { judgeP } from './checks/printed-p.ts';
import type { TableSettings } from './number-reader.ts';
import { withOtherDifference } from './other-difference.ts';
import { findingOf, recomputedP } from './outcome.ts';
import type { ScoreNumbers } from './table-numbers.ts';
import { areSizesOfGroup, possibleTests, recompute, sizesOf } from './test-designs.ts';

/** What only several rows together show: two tests mixed, differences the other way round, stars forgotten. */
export function acrossRows(scores: readonly ScoreNumbers[], settings: TableSettings): AuditFinding[] {
  return [
    ...mixedTests(scores, settings),
    ...reversedDifferences(scores, settings),
    ...missingStars(scores, settings),
  ];
}

/**
 * Rows whose p only Student's test gives beside rows whose p only Welch's gives: no single test made the table. Rows
 * that name their test are left out. Where only the n of the group is printed, a test counts as excluded when it does
 * not fit with some of them without a score either.
 */
function mixedTests(scores: readonly ScoreNumbers[], settings: TableSettings): AuditFinding[] {
  const rows = scores.flatMap((score) => {
    if (score.comparison?.p == null || possibleTests(score, settings).length < 2) return [];
    const [student, welch] = (['student', 'welch'] as const).map((test) => recompute(score, test, settings));
    if (student?.judgement == null || welch?.judgement == null) return [];
    const fits = [student, welch].map(({ verdict }) => verdict === 'consistent');
    if (fits[0] === fits[1]) return [];
    const only = fits[0] ? ('student' as const) : ('welch' as const);
    const excluded = fits[0] ? 'welch' : 'student';
    const other = withOtherDifference(score, settings);
    const fitsOther = other !== null && recompute(other, excluded, settings)?.verdict === 'consistent';
    if (mayFit(score, excluded, settings) || fitsOther) return [];
    return [{ score, only, student: student.recomputed!.p, welch: welch.recomputed!.p }];
  });
  const only = (test: 'student' | 'welch') => rows.filter((row) => row.only === test);
  if (only('student').length === 0 || only('welch').length === 0) return [];
  const words = (test: 'student' | 'welch') => only(test).map(({ score }) => rowWords(score));
  const finding = findingOf('mixed-tests', 'inconsistent', {
    place: {},
    cells: rows.map(({ score }) => score.comparison!.p),
    values: {
      student: words('student'),
      welch: words('welch'),
      // What the other test gives in the same rows.
      studentByWelch: only('student').map((row) => recomputedP(row.welch)),
      welchByStudent: only('welch').map((row) => recomputedP(row.student)),
    },
    assumptions: [
      'independent-groups',
      'two-sided',
      rows.some(({ score }) => areSizesOfGroup(score)) ? 'group-n' : null,
    ],
  });
  // Some p-values may be known not to reproduce by one test; that both were used is known when all of them are.
  const allKnown = rows.every(({ score }) => score.comparison!.p!.cell.known !== null);
  return [allKnown ? finding : { ...finding, known: null }];
}

/** `,185 (Sociale integratie, kwetsbare groepen)`. */
function rowWords({ place, comparison }: ScoreNumbers): string {
  const name = [place.name, place.groupName].filter((part) => part !== undefined).join(', ');
  return `${comparison!.p!.cell.printed} (${name})`;
}

/** Whether all differences that tell are printed as first minus second: a convention, said once. */
export function differenceConvention(
  scores: readonly ScoreNumbers[],
  settings: TableSettings,
): 'second-minus-first' | 'first-minus-second' {
  const directions = scores.map((score) => differenceDirection(score, settings));
  const count = (direction: Direction) => directions.filter((each) => each === direction).length;
  // Where both ways fit, the printed means lean to one of them.
  const leaning = scores.filter(
    (score, index) => directions[index] === 'either' && signOfDifference(score) === 1,
  ).length;
  return count('first-minus-second') > count('second-minus-first') + leaning
    ? 'first-minus-second'
    : 'second-minus-first';
}

/** 1 where the printed difference has the sign of second minus first, −1 where it has the other, 0 where that is not to be told. */
function signOfDifference({ first, second, comparison }: ScoreNumbers): number {
  const means = second!.mean!.number.value - first!.mean!.number.value;
  return Math.sign(means) * Math.sign(comparison!.difference!.number.value);
}

function reversedDifferences(scores: readonly ScoreNumbers[], settings: TableSettings): AuditFinding[] {
  if (differenceConvention(scores, settings) === 'second-minus-first') return [];
  const rows = scores.filter((score) => differenceDirection(score, settings) === 'first-minus-second');
  return [
    findingOf('difference-reversed', 'note', {
      place: {},
      cells: rows.map(({ comparison }) => comparison!.difference),
      values: { rows: rows.length },
    }),
  ];
}

/** A p below the level of significance without a star, where the same table prints stars. */
function missingStars(scores: readonly ScoreNumbers[], settings: TableSettings): AuditFinding[] {
  const rows = scores.flatMap((score) => {
    const p = score.comparison?.p ?? null;
    return p === null || p.p === 'not-significant' ? [] : [{ score, p, number: p.p }];
  });
  const starred = new Set(rows.filter(({ number }) => number.stars > 0).map(({ p }) => p.cell.where));
  return rows
    .filter(({ p, number }) => number.stars === 0 && starred.has(p.cell.where))
    .filter(
      ({ number }) =>
        judgeP({ lower: 0, upper: 1 }, number, { alpha: settings.significance, alphaIsSignificant: false })
          .claim === 'significant',
    )
    .map(({ score, p }) =>
      findingOf('star-missing', 'note', {
        place: score.place,
        cells: [p],
        values: { p: p.cell.printed, significance: settings.significance },
      }),
    );
}

/** A score of more respondents than its group has. */
export function sizeFindings(score: ScoreNumbers, groupN: (wave: string) => number | null): AuditFinding[] {
  return score.waves.flatMap((wave) => {
    const most = groupN(wave.wave);
    if (wave.n === null || wave.n.ofGroup || most === null || wave.n.n <= most || sizesOf(score) === null)
      return [];
    return [
      findingOf('n-above-group', 'inconsistent', {
        place: { ...score.place, wave: wave.wave },
        cells: [wave.n],
        values: { n: wave.n.n, group: most },
      }),
    ];
  });
}
