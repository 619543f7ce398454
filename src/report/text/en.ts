import { auditEn } from './audit/en.ts';
import { figuresEn } from './figures/en.ts';
import { parts } from './parts.ts';
import { verificationEn } from './verification/en.ts';

/**
 * Every word that reports print, in English; the other catalogues have the same keys. `{name}` is filled in, `*M*` is italic,
 * `~z~` a subscript (see markup.ts).
 */
export const commonEn = {
  'document.title': 'Survey results: {files}',
  'table.label': 'Table {number}',
  range: '{lower}–{upper}',
  separator: '; ',
  'note.place': '{place}: {matter}',
  total: 'Total',
  'no-answer': 'no answer',

  'wave.pre': 'pre-test',
  'wave.post': 'post-test',
  'wave.pooled': 'all waves together',

  'title.descriptives': 'Scale scores and reliability',
  'title.descriptives.waves': 'Scale scores and reliability before and after',
  'title.descriptives.named': 'Scale scores and reliability at {waves}',
  'title.descriptives.groups': 'Scale scores and reliability by group',
  'title.comparison.waves': 'Change from {first} to {second}',
  'title.comparison.named': 'Change from {first} to {second}',
  'title.comparison.groups': 'Difference between {first} and {second}',
  'title.pairs': 'Respondents with a score in both waves',
  'title.tests': 'All tests, the primary one first',
  'title.effectSizes': 'Effect sizes',
  'title.bands': 'Respondents by score band',
  'title.flow': 'Respondents from file to comparison',
  'title.linkage': 'Matching of respondents by "{id}"',
  'title.attrition.scores': 'Attrition: first scores of those who stayed and those who left',
  'title.attrition.quantities': 'Attrition: quantities of those who stayed and those who left',
  'title.attrition.characteristics': 'Attrition: characteristics of those who stayed and those who left',
  'title.itemStatistics': 'Item statistics of {scale}',
  'title.scoring': 'How the scores were made',
  'title.settings': 'Data and settings',
  'title.respondents': 'Respondents',
  'title.itemFrequencies': 'Answers to the items of {scale}',
  'title.problems': 'Problems in the data',
  'title.quality': 'Answers to look at, by respondent',
  'title.scores': 'Scores per respondent',
  'title.scales': 'Scale definitions that ship with the tool',

  'group.score': 'Score',
  'group.alpha': "Cronbach's alpha",
  'group.difference': 'Difference',
  'group.test': 'Test',
  'group.effect': 'Effect size',
  'group.matched': 'Matched',
  'group.answers': 'Answer: *n* (%)',

  'column.scale': 'Scale',
  'column.wave': 'Wave',
  'column.group': 'Group',
  'column.n': '*n*',
  'column.n.pre': '*n* pre',
  'column.n.post': '*n* post',
  'column.n.first': '*n*~1~',
  'column.n.second': '*n*~2~',
  'column.missing': 'Missing',
  'column.noAnswer': 'Missing',
  'column.mean': '*M*',
  'column.sd': '*SD*',
  'column.correlation': '*r*',
  'column.sdOfDifferences': '*SD*~diff~',
  'column.median': '*Mdn*',
  'column.range': 'Min–max',
  'column.floor': 'Floor %',
  'column.ceiling': 'Ceiling %',
  'column.shift': 'HL',
  'column.skewness': 'Skew',
  'column.kurtosis': 'Kurt',
  'column.items': 'Items',
  'column.alpha': 'α',
  'column.interval': '{level} CI',
  'column.difference': 'Diff.',
  'column.test': 'Test',
  'column.statistic': 'Value',
  'column.df': '*df*',
  'column.p': '*p*',
  'column.pHolm': '*p* Holm',
  'column.effectType': 'Effect size',
  'column.value': 'Value',
  'column.band': 'Band',
  'column.version': 'Version',
  'column.aggregate': 'Score',
  'column.attainable': 'Range',
  'column.minAnswered': 'Answers needed',
  'column.prorated': 'Prorated',
  'column.setting': 'Setting',
  'column.setting.value': 'Value',
  'column.item': 'Item',
  'column.itemRest': 'Item-rest *r*',
  'column.alphaIfDropped': 'α if dropped',
  'column.characteristic': 'Characteristic',
  'column.answer': 'Answer',
  'column.frequency': '*n* of answer',
  'column.file': 'File',
  'column.row': 'Row',
  'column.column': 'Column',
  'column.problem': 'Problem',
  'column.valid': 'Valid',
  'column.quality.missing': 'Missing',
  'column.quality.longString': 'Long string',
  'column.quality.straightLine': 'Straight line',
  'column.quality.consistency': 'Even-odd',
  'column.quality.mahalanobis': '*p* of *D*²',
  'column.answered': 'Answered',
  'column.id': 'Id',
  'column.name': 'Name',
  'column.direction': 'Better is',
  'column.read': 'Read',
  'column.noAnswers': 'No answer',
  'column.tooFewAnswers': 'Too few',
  'column.scored': 'Scored',
  'column.pairs': 'Both',
  'column.preOnly': 'Only pre',
  'column.postOnly': 'Only post',
  'column.only': 'Only {wave}',
  'column.linkage': 'Id of the respondent',

  'symbol.t': '*t*',
  'symbol.U': '*U*',
  'symbol.V': '*V*',
  'symbol.F': '*F*',
  'symbol.cohens-d': '*d*',
  'symbol.hedges-g': '*g*',
  'symbol.cohens-d-average': '*d*',
  'symbol.dz': '*d*~z~',
  'symbol.d-average': '*d*~av~',
  'symbol.rank-biserial': '*r*~rb~',
  'symbol.chi-square': 'χ²',
  'symbol.cramers-v': '*V*',

  'method.student': "Student's *t*-test",
  'method.welch': "Welch's *t*-test",
  'method.paired': 'paired *t*-test',
  'method.partially-overlapping': 'partially overlapping samples *t*-test, equal variances',
  'method.partially-overlapping-unequal': 'partially overlapping samples *t*-test, unequal variances',
  'method.mann-whitney': 'Mann-Whitney *U* test',
  'method.wilcoxon-signed-rank': 'Wilcoxon signed-rank test (*V*)',
  'method.levene': "Levene's test of variances (*F*, about means)",
  'method.brown-forsythe': 'Brown-Forsythe test of variances (*F*, about medians)',

  'design.independent': 'independent groups',
  'design.paired': 'respondents matched by id',
  'design.partially-overlapping': 'respondents partly matched by id',
  'flow.everybody': 'All respondents',
  'linkage.exact': 'same id in both waves',
  'linkage.respelled': 'of these, written differently',
  'linkage.near': 'id with one character different',
  'linkage.ambiguous': 'more than one comes into question',
  'linkage.blank': 'no id',
  'linkage.nobody': 'not found in the other wave',
  'linkage.total': 'all respondents',
  'attrition.stayed': 'stayed',
  'attrition.left': 'left',
  smallExpected: '{column} ({below} of {cells})',
  'smallExpected.exact': '{column} ({below} of {cells}; exact p {p})',

  'effect.cohens-d': "Cohen's *d*",
  'effect.hedges-g': "Hedges' *g*",
  'effect.cohens-d-average': "Cohen's *d*, unpooled",
  'effect.dz': "Cohen's *d*~z~",
  'effect.d-average': "Cohen's *d*~av~",
  'effect.rank-biserial': 'rank-biserial *r*',
  'effect.cramers-v': "Cramér's *V*",
  'effect.definition.cohens-d': "Cohen's *d*: difference in units of the pooled *SD*",
  'effect.definition.hedges-g':
    "Hedges' *g*: difference in units of the pooled *SD*, with the exact small-sample correction",
  'effect.definition.cohens-d-average':
    "Cohen's *d*, unpooled: difference in units of the root of the mean variance",
  'effect.definition.dz': "Cohen's *d*~z~: mean change in units of the *SD* of the changes, over pairs",
  'effect.definition.d-average': "Cohen's *d*~av~: mean change in units of the average *SD*, over pairs",
  'effect.definition.rank-biserial': 'Rank-biserial *r*: from -1 to 1, from the ranks',

  'interval.feldt': 'Feldt',
  'interval.fisher-z': "Fisher's *z* transformation",
  'interval.noncentral-t': 'the noncentral *t* distribution',
  'interval.noncentral-chi-square': 'the noncentral chi-square distribution',

  'change.improved': 'improved',
  'change.worsened': 'worsened',
  'change.rose': 'rose',
  'change.fell': 'fell',
  'change.higher': '{second} higher',
  'change.lower': '{second} lower',

  'gap.no-scores': 'nobody has a score',
  'gap.too-few': 'too few respondents',
  'gap.too-few-items': 'too few items',
  'gap.zero-variance': 'no variance',
  'gap.no-highest-score': 'an open count has no highest score',
  'gap.no-interval': 'no interval could be computed',
  'gap.not-computed': 'could not be computed',
  'gap.no-comparison': 'not compared',

  'note.label': '*Note.*',
  'note.gaps': '{dash} = {reasons}.',
  'note.error': '*Error.*',
  'note.warning': '*Warning.*',
  'note.descriptives.short':
    '*n* = respondents with a score; missing = respondents without one (too few answers).',
  'note.missingRule': 'A score needs an answer to every item.',
  'note.missingRule.exceptions':
    'A score needs an answer to every item; of these scales fewer are enough, and the mean of the answered items stands in for a gap: {rules}.',
  missingRule: '{scale} {needed} of {items} (prorated: {counts})',
  'note.scales':
    'Used on their own when all their items are in a file; those marked + only by name, with --scales. A definition as a whole: ensure-stats scales show <id>.',
  'note.descriptives':
    '*n* = respondents with a score; missing = respondents without one (too few answers); floor and ceiling = share of *n* at the lowest and the highest attainable score; skewness and excess kurtosis: adjusted Fisher-Pearson (G~1~, G~2~), 0 for a normal distribution.',
  'note.alpha':
    "Cronbach's alpha (raw) over the *n* respondents who answered all items, items after reversal; interval after {method}.",
  'note.alpha.pairwise':
    "Cronbach's alpha (raw) from the covariances of pairs of items, each over the respondents who answered both, items after reversal; *n* = respondents of the smallest pair, on which the interval (after {method}) rests.",
  'note.difference': 'Difference = {second} minus {first}; above zero, {second} is higher.',
  'note.n.waves': '*n* pre and *n* post: respondents with a score.',
  'note.n.groups': '*n*~1~ = {first}, *n*~2~ = {second}: respondents with a score.',
  'note.n.pairs': 'A single *n* counts pairs: respondents with a score in both waves.',
  'note.n.pairs.some':
    'A single *n* counts pairs, the respondents with a score in both waves: difference and test are of them; the means per wave are of everybody with a score in it.',
  'note.n.two': 'Two *n*: {first} / {second}.',
  'note.n.overlap': 'Three *n*: pairs / only {first} / only {second}.',
  'note.test': 'Test: {method}, two-sided; {design}.',
  'note.holm': '*p* Holm: corrected for testing {family} scales.',
  'note.holm.one': '*p* Holm equals *p*: only one scale was tested.',
  'note.holm.subscales': '*p* Holm: corrected for testing {family} scales; subscales are not corrected.',
  'note.effectInterval': '; interval from {method}.',
  'note.effectNoInterval': '.',
  'note.significant': 'Significant after correction (*p* Holm < {alpha}): {scales}.',
  'note.significant.none': 'No difference is significant after correction (*p* Holm < {alpha}).',
  'note.pairs':
    "*r*: Pearson's correlation of the two waves. *SD*~diff~: standard deviation of the individual changes.",
  'note.tests': 'All tests are two-sided; *p* Holm is corrected over the scales, per test.',
  'note.tests.shift':
    'Rank tests: difference = Hodges-Lehmann estimate (HL): the median of all differences between the samples or, of pairs, of the averages of every two changes.',
  'note.tests.variances':
    '*F* of the tests of variances has 1 degree of freedom in the numerator; *df* is the denominator.',
  'note.bands': 'Respondents with a score in each band of the scale definition.',
  'note.flow':
    'Read = respondents of the file or group; no answer = to none of the items; too few = some answers, but no score; scored = respondents with a score.',
  'note.flow.matched':
    'Both = respondents with a score in both waves, found by their id; only pre, only post = with a score in that wave alone, because they were not found in the other one or have no score there.',
  'note.flow.named':
    'Both = respondents with a score in both waves, found by their id; only {first}, only {second} = with a score in that wave alone, because they were not found in the other one or have no score there.',
  'note.flow.damaged': 'Damaged rows that were set aside and are not counted here: {damaged} of {file}.',
  'note.flow.outside':
    'Not in the table: {withoutGroup} without a group, {otherGroups} of groups that are not compared.',
  'note.linkage.normalised': 'Ids are compared without case, spaces, accents and leading zeros.',
  'note.linkage.as-written': 'Ids are compared as they are written.',
  'note.linkage.exact': 'Only equal ids are matched.',
  'note.linkage.near':
    'Equal ids first; then ids of four characters or more with one character added, missing or different, where nobody else of the other wave comes into question.',
  'note.attrition':
    'Stayed = respondents of the first wave who were found in the second; left = those who were not.',
  'note.attrition.undecided':
    'In neither group: {n} of the first wave without an id, or whose id fits more than one.',
  'note.attrition.scores':
    "Scores of the first wave; difference = left minus stayed. Test: Welch's *t*-test, two-sided; *p* is not corrected for the number of scores.",
  'note.attrition.quantities':
    "Values of the first wave; difference = left minus stayed. Test: Welch's *t*-test, two-sided; *p* is not corrected for the number of characteristics.",
  'note.attrition.characteristics':
    "Percentages and test: of the respondents with an answer. χ²: Pearson's test, without continuity correction; *p* is not corrected for the number of characteristics. Cramér's *V*: from 0, no association, to 1; interval from {method}.",
  'note.smallExpected':
    "*p* of χ² is not to be trusted where many expected counts are below 5; exact *p* is that of Fisher's test (Freeman-Halton of more than two categories): {columns}.",
  'note.itemStatistics':
    '*M* and *SD* of the item after reversal; item-rest *r* = correlation with the sum of the other items.',
  'note.reversed': '(R) = reversed item.',
  'note.noAlpha': 'No alpha: {reason}.',
  'note.scoring':
    'A score needs the stated number of answers; one with gaps is prorated (the mean of the answered items stands in). Prorated = respondents whose score was.',
  'note.quantities':
    'Characteristics with more than ten different numbers are described by *n* (respondents with an answer), *M*, *SD*, *Mdn* and range.',
  'note.respondents': '% of all respondents of the column, those without an answer included.',
  'note.frequencies.wide':
    'Number (and percentage of the answers) per option, as answered, before reversal; options nobody chose are shown with 0.',
  'note.frequencies.long':
    'Number and percentage of the answers per value, as answered, before reversal; values that do not occur are left out.',
  'note.frequencies.mean': '*M* and *SD* are of the *n* answers after reversal.',
  'note.answers': '{legend}.',
  'note.reversed.frequencies': '(R) = reversed when scored.',
  'note.problems': 'Errors: {errors}; warnings: {warnings}.',
  'note.quality.none': '{file}: none of {respondents} respondents flagged.',
  'note.quality.counts': '{file}: {flagged} of {respondents} respondents flagged ({counts}).',
  'note.quality.mark': '\\* = beyond the limit. A flag says where to look; nobody was left out.',
  'note.quality.limits':
    'Limits: missing above {missing} of the items; long string (identical answers in a row, before reversal, of the neighbouring items with the same options) {longString}; straight line = one answer, not the middle one, to a whole scale with reversed items; *SD* of the answers to items with the same options at most {variability}; even-odd consistency below {consistency}; *p* of the squared Mahalanobis distance *D*² below {outlier}.',
  'note.quality.longString.half':
    'of half of them or more, at least 10, and more than the neighbouring items of one scale that are keyed one way',
  'note.quality.longString.from': 'of {count} or more',
  'note.quality.consistency.usual': '{limit} where ten scales or more tell it',
  'note.quality.consistency.none':
    '{file}: no even-odd consistency; it takes three scales with a fixed number of options.',
  'note.quality.distance.all': '{file}: *D*² over all {items} items of {n} complete respondents.',
  'note.quality.distance.scales':
    '{file}: too few complete respondents ({n}) for *D*² over all {items} items; it is computed per scale, *p* times the number of scales, the lowest shown.',
  'note.quality.distance.without': ' Too few also for: {scales}.',
  'note.quality.distance.none': '{file}: no *D*²; too few complete respondents ({n}) for {items} items.',
  'note.scores': 'A blank is a respondent without a score (too few answers).',

  'line.reliability':
    'α = {alpha}, {level} CI {interval}, standardised α = {standardized}, mean inter-item *r* = {correlation}, items = {k}, *n* = {n}',

  'title.coefficients': 'Reliability coefficients and error of measurement',
  'title.individualChange': 'Individual change beyond measurement error',
  'column.omega': 'ω',
  'column.lambda2': 'λ~2~',
  'column.lambda6': 'λ~6~',
  'column.splitHalf': 'Split half',
  'column.sem': 'SEM',
  'column.sdc': 'SDC',
  'column.reliability': 'Reliability',
  'column.reliableChange': 'Reliable from',
  'column.improved': 'Improved',
  'column.unchanged': 'Unchanged',
  'column.worsened': 'Worsened',
  'column.recovered': 'Recovered',
  'note.coefficients':
    "Respondents who answered all items, items after reversal. ω = McDonald's omega total of a one-factor model (maximum likelihood); λ~2~, λ~6~ = Guttman; split half = odd against even items, Spearman-Brown.",
  'note.coefficients.pairwise':
    "ω, λ and split halves: respondents who answered all items; α and the error of measurement: pairs of items, each over the respondents who answered both, *n* of the smallest pair; items after reversal. ω = McDonald's omega total of a one-factor model (maximum likelihood); λ~2~, λ~6~ = Guttman; split half = odd against even items, Spearman-Brown.",
  'note.measurementError':
    'SEM = standard error of measurement from alpha, SDC = smallest detectable change of one respondent, both in points of the score.',
  'note.individualChange':
    'Matched respondents by reliable change index (Jacobson & Truax, 1991; criterion 1.96); *reliable from* = points that a change must exceed. Reliability: alpha of the first wave, unless given.',
  'note.neutralChange': 'Of a scale without a better side, improved stands for rose and worsened for fell.',
  'note.recovered': 'Recovered = improved, and beyond the cut-off between the populations.',

  'aggregate.sum': 'sum',
  'aggregate.mean': 'mean',
  'aggregate.none': 'none',

  'direction.higher-is-better': 'higher',
  'direction.lower-is-better': 'lower',
  'direction.neutral': 'neither',

  'setting.tool': 'Computed with',
  'setting.file': 'File',
  'setting.file.wave': 'File of {wave}',
  'setting.file.value':
    '{file}: {rows} respondents ({inFile} rows in the file: {headings} of headings, {blank} blank, {damaged} damaged), {encoding}, separator {delimiter}',
  'setting.test': 'Test that comes first',
  'setting.alpha': "Cronbach's alpha",
  'setting.alpha.listwise': 'listwise: respondents who answered every item',
  'setting.alpha.pairwise': 'pairwise: each pair of items over the respondents who answered both',
  'setting.confidence': 'Confidence level',
  'setting.invalid': 'Impossible answers',
  'setting.invalid.error': 'none; the analysis stops at them',
  'setting.invalid.missing': 'treated as missing: {counts}',
  'setting.missing': 'Answers coded as missing',
  'setting.missing.none': '{counts}; no codes beside those of the scale definitions',
  'setting.missing.code': '{counts}; code {codes} beside those of the scale definitions',
  'setting.missing.codes': '{counts}; codes {codes} beside those of the scale definitions',
  'setting.matching': 'Matching',
  'setting.matching.value':
    'by "{id}": {paired} in both waves, {preOnly} only {first}, {postOnly} only {second}; without an id: {blank}',
  'setting.matching.normalised': 'ids compared without case, spaces, accents and leading zeros',
  'setting.matching.as-written': 'ids compared as they are written',
  'setting.matching.near': '{near} of the pairs differ in one character of the id',
  'setting.by': 'Groups from column',
  'delimiter.,': 'comma',
  'delimiter.;': 'semicolon',
  'delimiter.\t': 'tab',
  'delimiter.|': 'vertical bar',

  'ensure.pre': 'pre-test',
  'ensure.post': 'post-test',
  'ensure.title.one': 'Mean scores',
  'ensure.title.waves': 'Mean scores at pre-test and post-test',
  'ensure.title.named': 'Mean scores at {waves}',
  'ensure.title.groups': 'Mean scores by group ({groups})',
  'ensure.title.reliability': "Cronbach's alpha per scale",
  'ensure.appendix': 'Appendix {number}',
  'ensure.concept': 'Concept',
  'ensure.range': 'Scale score',
  'ensure.mean': 'Mean',
  'ensure.mean.wave': 'Mean {wave}',
  'ensure.difference': 'Mean difference',
  'ensure.alpha': "Cronbach's alpha",
  'ensure.items': 'Number of items',
  'ensure.note.significant': '\\*p<.05 = significant difference.',
  'ensure.note.n': 'n{waves}: {counts}.',
  'ensure.note.testN': 'n of the test (pairs): {counts}.',
  'ensure.note.pairs':
    'Means: everybody with a score at that measurement. Difference and p: only the pairs, the respondents with a score at both. n of the pairs: {counts}.',
  'ensure.note.overlapN': 'n of the test (pairs / only {first} / only {second}): {counts}.',
  'ensure.note.prorated': 'Prorated scores{waves}: {counts}.',
  'ensure.note.gap': '– = not compared, or could not be computed.',
  'ensure.note.pooled':
    "Cronbach's alpha (raw) of all waves together, over respondents who answered all items, items after reversal.",
  'ensure.note.alpha':
    "Cronbach's alpha (raw) over respondents who answered all items, items after reversal.",
  'ensure.note.pooled.pairwise':
    "Cronbach's alpha (raw) of all waves together, from pairs of items, each over the respondents who answered both, items after reversal.",
  'ensure.note.alpha.pairwise':
    "Cronbach's alpha (raw) from pairs of items, each over the respondents who answered both, items after reversal.",
  'ensure.note.alphaN': 'n: {counts}.',

  'problem.ambiguous-decimal': 'decimal or thousands sign? say --decimal',
  'problem.blank-rows': 'blank rows skipped',
  'problem.contradictory-answer': 'contradictory answer',
  'problem.cp1252-fallback': 'read as windows-1252',
  'problem.duplicate-id': 'same id in rows {rows}',
  'problem.duplicate-id.spelled': 'same id in rows {rows} ({spellings}); --id-exact tells them apart',
  'problem.low-consistency': 'low even-odd consistency',
  'problem.low-variability': 'low variability',
  'problem.long-string': 'long string',
  'problem.many-missing': 'many missing',
  'problem.mixed-decimal': 'decimal signs mixed ({value} in row {row}); say --decimal',
  'problem.multivariate-outlier': 'unusual combination',
  'problem.not-a-valid-step': 'value between two options',
  'problem.out-of-range': 'out of range',
  'problem.possible-missing-code': 'perhaps a missing code',
  'problem.ragged-row': 'wrong number of cells',
  'problem.scale-incomplete': 'items missing',
  'problem.straight-line': 'straight line',
  'problem.two-items-for-one-column': 'column fits two items',
  'problem.unknown-answer': 'unknown answer',
  'problem.wrong-decimal-sign': 'wrong decimal sign',
} as const;

/** Words that only some commands print. */
export const furtherEn = () => parts(figuresEn(), auditEn(), verificationEn());

type Texts = typeof commonEn & ReturnType<typeof furtherEn>;

export type Key = keyof Texts;

/**
 * The words of one language, put together only as far as they are needed: TypeScript refuses a catalogue that lacks a key.
 * `common` has those of the main job, `further` those of other commands.
 */
export interface Catalogue {
  readonly common: () => Readonly<Record<keyof typeof commonEn, string>>;
  readonly further: () => Readonly<Record<keyof ReturnType<typeof furtherEn>, string>>;
}

export const en: Catalogue = { common: () => commonEn, further: furtherEn };

/** The names in braces in a text. */
export type Placeholders<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** What must be filled in to print a text. */
export type PlaceholdersOf<K extends Key> = Placeholders<Texts[K]>;
