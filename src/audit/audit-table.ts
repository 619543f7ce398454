import type {
  AuditCheckCount,
  AuditFinding,
  AuditResult,
  AuditSummary,
  CheckName,
} from '../model/audit-result.ts';
import type { PublishedTable } from '../model/published.ts';
import { tool } from '../model/tool.ts';
import { acrossRows, differenceConvention, sizeFindings } from './audit-across-rows.ts';
import { claimOutcomes } from './audit-claims.ts';
import { countOutcomes } from './audit-counts.ts';
import { differenceOutcomes, roundedDifference } from './audit-difference.ts';
import { effectOutcomes } from './audit-effect.ts';
import { itemOutcomes } from './audit-items.ts';
import { meanIntervalOutcomes } from './audit-mean-interval.ts';
import { auditMissingLinks } from './audit-missing-link.ts';
import { modelOutcomes } from './audit-models.ts';
import { pOutcomes } from './audit-p.ts';
import { reliabilityOutcomes } from './audit-reliability.ts';
import { statisticOutcomes } from './audit-statistic.ts';
import { waveOutcomes } from './audit-waves.ts';
import { type TableSettings, tableSettings } from './number-reader.ts';
import { withOtherDifference } from './other-difference.ts';
import { findingOf, type Outcome } from './outcome.ts';
import { publishedCells } from './published-cells.ts';
import { groupRespondents } from './table-groups.ts';
import { type ScaleFacts, type ScoreNumbers, scoreNumbers } from './table-numbers.ts';

/** How a published table is checked. */
export interface AuditOptions {
  /** The file, for the result. */
  readonly file: string;
  readonly sha256?: string | null;
  /** What definitions say of scales, by id; what the table itself says of one goes before. */
  readonly scales?: ScaleFacts;
  /** People who are taken to have answered in both waves. */
  readonly overlap?: number | undefined;
}

/**
 * Checks a published table without data: whether its numbers can be, and whether they fit each other.
 *
 * Every check allows for the rounding of every printed number, so that a table which is right raises nothing (see the
 * files in `checks/` for each check and its source). The findings come row by row in the order of the file, then what
 * several rows together show, reliability, respondents and claims.
 *
 * @example auditTable(parsePublishedTable(text, 'report.published.json'), { file: 'report.published.json' })
 */
export function auditTable(table: PublishedTable, options: AuditOptions): AuditResult {
  const settings = tableSettings(table);
  const facts = mergedFacts(table, options.scales ?? {});
  const scores = scoreNumbers(table, facts, settings);
  const convention = differenceConvention(scores, settings);
  const groupN = (score: ScoreNumbers) => (wave: string) =>
    groupRespondents(wave, score.place.group, table, settings)?.n ?? null;
  const rows = scores
    .flatMap((score) => [score, ...score.items])
    .map((score) => {
      const tests = testOutcomes(score, settings);
      const outcomes = rowOutcomes(score, tests.outcomes, settings, convention);
      return {
        outcomes,
        findings: [
          ...findingsOf(outcomes),
          ...tests.notes,
          ...fewerThanGroup(score, outcomes),
          ...sizeFindings(score, groupN(score)),
        ],
      };
    });
  const rest = [
    ...modelOutcomes(table, facts, settings),
    ...reliabilityOutcomes(table, facts, settings),
    ...countOutcomes(table, settings),
    ...claimOutcomes(table, settings),
  ];
  const findings = [
    ...rows.flatMap((row) => row.findings),
    ...acrossRows(scores, settings),
    ...findingsOf(rest),
  ];
  return {
    schema: 'ensure-stats/audit/1',
    tool: { name: tool.name, version: tool.version },
    source: {
      file: options.file,
      sha256: options.sha256 ?? null,
      title: table.source.title,
      cells: publishedCells(table).length,
    },
    settings: {
      rounding: settings.rounding,
      significance: settings.significance,
      confidence: settings.confidence,
      design: settings.design,
    },
    summary: summaryOf(findings),
    findings,
    checks: countChecks([...rows.flatMap((row) => row.outcomes), ...rest]),
    ...(options.overlap === undefined
      ? {}
      : { missingLinks: auditMissingLinks(scores, table, settings, options.overlap) }),
    notRead: [],
  };
}

function rowOutcomes(
  score: ScoreNumbers,
  tests: readonly Outcome[],
  settings: TableSettings,
  convention: 'second-minus-first' | 'first-minus-second',
): Outcome[] {
  return [
    ...score.waves.flatMap((wave) => [
      ...waveOutcomes(score, wave, settings),
      ...meanIntervalOutcomes(score, wave, settings),
    ]),
    ...differenceOutcomes(score, settings, convention),
    ...tests,
    ...itemOutcomes(score, settings),
  ];
}

/**
 * Test, interval and effect size; where they fit only a difference that was computed before or after the means were rounded,
 * the difference is named in a note and the others are not blamed.
 */
function testOutcomes(
  score: ScoreNumbers,
  settings: TableSettings,
): { readonly outcomes: readonly Outcome[]; readonly notes: readonly AuditFinding[] } {
  const outcomesOf = (one: ScoreNumbers) => [
    ...statisticOutcomes(one, settings),
    ...pOutcomes(one, settings),
    ...effectOutcomes(one, settings),
  ];
  const outcomes = outcomesOf(score);
  const unfit = failing(outcomes);
  if (unfit.length === 0) return { outcomes, notes: [] };
  const other = withOtherDifference(score, settings);
  const others = other === null ? outcomes : outcomesOf(other);
  if (failing(others).length >= unfit.length) return { outcomes, notes: [] };
  return { outcomes: others, notes: [roundedDifference(score, unfit)] };
}

function failing(outcomes: readonly Outcome[]): AuditFinding[] {
  return findingsOf(outcomes).filter(({ severity }) => severity !== 'note');
}

/** Everything in a row that fits only when some of the group have no score, said once. */
function fewerThanGroup({ place }: ScoreNumbers, outcomes: readonly Outcome[]): AuditFinding[] {
  const cells = [...new Set(outcomes.flatMap(({ fewer = [] }) => fewer))].filter(
    (printed) => printed !== null,
  );
  if (cells.length === 0) return [];
  const quantities = [...new Set(cells.map(({ cell }) => cell.quantity))];
  return [
    findingOf('fewer-than-group', 'note', { place, cells, values: { quantities }, assumptions: ['group-n'] }),
  ];
}

/** The table's own words on a scale go before those of its definition. */
function mergedFacts({ scales = {} }: PublishedTable, known: ScaleFacts): ScaleFacts {
  const ids = [...new Set([...Object.keys(known), ...Object.keys(scales)])];
  return Object.fromEntries(ids.map((id) => [id, { ...known[id], ...scales[id] }]));
}

export function findingsOf(outcomes: readonly Outcome[]): AuditFinding[] {
  return outcomes.flatMap(({ finding }) => (finding === null ? [] : [finding]));
}

export function summaryOf(findings: readonly AuditFinding[]): AuditSummary {
  const known = findings.filter((finding) => finding.known !== null);
  const count = (severity: AuditFinding['severity']) =>
    findings.filter((each) => each.severity === severity).length;
  return {
    impossible: count('impossible'),
    inconsistent: count('inconsistent'),
    notes: count('note'),
    known: known.length,
    failing: findings.filter((each) => each.known === null && each.severity !== 'note').length,
  };
}

/** Whether there is anything that is neither known nor a mere note: exit status 1. */
export function hasFailed({ summary }: AuditResult): boolean {
  return summary.failing > 0;
}

const CHECKS: readonly CheckName[] = [
  'range',
  'grim',
  'grimmer',
  'debit',
  'sd-limits',
  'standard-error',
  'difference',
  'statistic',
  'p',
  'interval',
  'effect-size',
  'items',
  'alpha',
  'percentage',
  'total',
  'claims',
  'test-string',
];

export function countChecks(outcomes: readonly Outcome[]): AuditCheckCount[] {
  return CHECKS.flatMap((check) => {
    const own = outcomes.filter((outcome) => outcome.check === check);
    const count = (verdict: Outcome['verdict']) =>
      own.filter((outcome) => outcome.verdict === verdict).length;
    if (own.length === 0) return [];
    return [
      {
        check,
        consistent: count('consistent'),
        inconsistent: count('inconsistent'),
        noPower: count('no-power'),
        notCheckable: count('not-checkable'),
      },
    ];
  });
}
