import type { MissingLink } from './result.ts';

/** What `audit` says of a published table, as `--format json` prints it: facts and codes, without words. */
export interface AuditResult {
  readonly schema: 'ensure-stats/audit/1';
  readonly tool: { readonly name: 'ensure-stats'; readonly version: string };
  readonly source: AuditSource;
  readonly settings: AuditSettings;
  readonly summary: AuditSummary;
  readonly findings: readonly AuditFinding[];
  /** How often each check was done, and how it ended. */
  readonly checks: readonly AuditCheckCount[];
  /** With an overlap that was asked for: what matching the waves could have changed; absent without. */
  readonly missingLinks?: readonly AuditMissingLink[];
  /** What looks like a test in running text and could not be read; empty for a table. */
  readonly notRead: readonly UnreadResult[];
}

/** A row of the table whose two waves were tested as different people, tested anew with people in both. */
export interface AuditMissingLink extends MissingLink {
  readonly place: FindingPlace;
  /** *t* of Welch's test from the printed numbers. */
  readonly welch: number;
  /** Rows in the family of Holm's correction. */
  readonly family: number;
}

/** A possible result in running text that is not checked: degrees of freedom are missing, or it is of another test. */
export interface UnreadResult {
  /** Line, paragraph or page. */
  readonly where: number;
  readonly unit: TextUnit;
  readonly printed: string;
}

export interface AuditSource {
  readonly file: string;
  readonly sha256: string | null;
  /** The publication; `null` for running text. */
  readonly title: string | null;
  /** Printed numbers in the table, or tests in the text. */
  readonly cells: number;
}

export interface AuditSettings {
  readonly rounding: 'nearest' | 'truncated';
  readonly significance: number;
  readonly confidence: number;
  readonly design: 'independent' | 'paired' | null;
}

export interface AuditSummary {
  /** Findings by severity. */
  readonly impossible: number;
  readonly inconsistent: number;
  readonly notes: number;
  /** Those of them that are about a cell which the file marks as known. */
  readonly known: number;
  /** Impossible or inconsistent, and not known: these make the audit fail. */
  readonly failing: number;
}

/**
 * `impossible`: no data can give these numbers, under what the finding assumes.
 * `inconsistent`: the numbers do not fit each other, or only under something that the publication does not say.
 * `note`: worth knowing; nothing is wrong with the numbers themselves.
 */
export type Severity = 'impossible' | 'inconsistent' | 'note';

export type FindingCode =
  | 'mean-outside-range'
  | 'value-outside-range'
  | 'order'
  | 'mean-not-attainable'
  | 'sd-not-attainable'
  | 'sd-too-small'
  | 'sd-too-large'
  | 'sd-of-binary'
  | 'standard-error'
  | 'standard-error-of-difference'
  | 'interval-centre'
  | 'interval-centre-of-means'
  | 'interval-width'
  | 'interval-reversed'
  | 'n-above-group'
  | 'fewer-than-group'
  | 'difference'
  | 'difference-reversed'
  | 'difference-of-rounded-means'
  | 'sd-of-differences'
  | 'correlation'
  | 'statistic'
  | 'statistic-of-difference'
  | 'statistic-of-interval'
  | 'degrees-of-freedom'
  | 'p-of-groups'
  | 'p-of-statistic'
  | 'p-of-interval'
  | 'p-of-test'
  | 'p-of-changes'
  | 'changed-above-n'
  | 'p-outside-range'
  | 'p-zero'
  | 'effect-size'
  | 'effect-size-interval'
  | 'effect-size-of-test'
  | 'effect-size-in-text'
  | 'interval-of-correlation'
  | 'interval-of-contrast'
  | 'square-of-t'
  | 'star'
  | 'star-missing'
  | 'mixed-tests'
  | 'item-changes'
  | 'item-means'
  | 'alpha-above-one'
  | 'alpha-negative'
  | 'alpha-items'
  | 'alpha-interval'
  | 'alpha-interval-method'
  | 'rate'
  | 'percentage'
  | 'percentage-not-attainable'
  | 'percentages'
  | 'total'
  | 'total-of-group'
  | 'contradiction'
  | 'test-in-text'
  | 'text-not-readable';

/** A number that was recomputed: all values that rounding allows; both ends are alike when there is one. */
export interface Recomputed {
  readonly lower: number;
  readonly upper: number;
  /** Digits behind the decimal sign that say something, for printing. */
  readonly decimals: number;
  /** `p`: printed as a p-value. `count`: a whole number. */
  readonly as: 'number' | 'p' | 'count';
}

export type AuditValue = string | number | Recomputed | readonly (string | Recomputed)[];

/** What a finding takes for granted; the table may say otherwise. */
export type AssumptionCode =
  | 'whole-answers'
  | 'all-items-answered'
  | 'group-n'
  | 'sample-sd'
  | 'independent-groups'
  | 'paired-design'
  | 'student-or-welch'
  | 'two-sided'
  | 'unadjusted-means'
  | 'one-answer'
  | 'same-respondents'
  | 'range';

/** What would make the printed numbers possible. */
export type ExplanationCode =
  | 'one-sided'
  | 'sd-of-item-means'
  | 'sd-of-item-sums'
  | 'sd-is-standard-error'
  | 'sd-is-variance'
  | 'se-is-sd'
  | 'population-sd'
  | 'sds-swapped'
  | 'sizes-swapped'
  | 'means-and-sds-swapped'
  | 'fewer-respondents'
  | 'truncated'
  | 'open-items'
  | 'mean-of-items'
  | 'other-test'
  | 'paired'
  | 'reversed'
  | 'rounded-df'
  | 'other-level'
  | 'other-scoring';

export interface Explanation {
  readonly code: ExplanationCode;
  readonly values: Readonly<Record<string, AuditValue>>;
}

/** What a place in running text counts: lines of a text file, paragraphs of a Word document, pages of a PDF. */
export type TextUnit = 'line' | 'paragraph' | 'page';

/** What a finding is about; every part that it has. */
export interface FindingPlace {
  readonly scale?: string;
  /** The name of the scale as printed. */
  readonly name?: string;
  readonly item?: string;
  readonly group?: string;
  readonly groupName?: string;
  readonly wave?: string;
  readonly variable?: string;
  readonly claim?: string;
  /** Where the publication prints it, or a line, paragraph or page of running text. */
  readonly where?: string;
  /** What `where` counts in running text; not there for a publication. */
  readonly unit?: TextUnit;
}

/** A printed number that a finding is about. */
export interface FindingCell {
  /** Place in the file, such as `rows[0].waves.pre.sd`; in running text the line, paragraph or page. */
  readonly path: string;
  readonly quantity: string;
  readonly wave: string | null;
  readonly printed: string;
  readonly where: string | null;
}

export interface AuditFinding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** Why a number of it is known to be wrong; the finding is reported, but does not fail. */
  readonly known: string | null;
  readonly place: FindingPlace;
  readonly cells: readonly FindingCell[];
  /** What the words of the finding are filled with. */
  readonly values: Readonly<Record<string, AuditValue>>;
  /** Of a p-value: whether the printed and the recomputed one lie on different sides of the level of significance. */
  readonly decisionError?: boolean;
  readonly assumptions: readonly AssumptionCode[];
  /** Likeliest first; each is a question to the authors. */
  readonly explanations: readonly Explanation[];
}

export type CheckName =
  | 'grim'
  | 'grimmer'
  | 'sd-limits'
  | 'debit'
  | 'range'
  | 'standard-error'
  | 'interval'
  | 'difference'
  | 'statistic'
  | 'p'
  | 'effect-size'
  | 'items'
  | 'alpha'
  | 'percentage'
  | 'total'
  | 'claims'
  | 'test-string';

export interface AuditCheckCount {
  readonly check: CheckName;
  readonly consistent: number;
  readonly inconsistent: number;
  /** Printed with so few decimals that the check could not have failed. */
  readonly noPower: number;
  /** Not enough is printed, or known, to check it. */
  readonly notCheckable: number;
}
