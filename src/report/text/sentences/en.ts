import type { Placeholders } from '../en.ts';

/**
 * What sentences about results and the paragraphs on methods say, in English; `{name}` is filled in, `*M*` is italic, `~z~` a subscript.
 * A citation in a text stands in the list of references too.
 */
export const sentencesEn = {
  heading: 'The comparisons in sentences',
  separator: ', ',
  comma: ', ',
  semicolon: '; ',
  and: '{list} and {last}',
  'and.more': '{list}, and {last}',

  // Scores and samples, as their place in a sentence asks for them.
  'name.instrument': 'the {name}',
  'name.concept': '{name}',
  'name.subscale': 'the subscale {subscale} of {scale}',
  mean: '*M* = {value}',
  sd: '*SD* = {value}',
  median: '*Mdn* = {value}',
  n: '*n* = {value}',
  withheld: 'withheld',
  'n.withheld': '*n* withheld',
  described: '{sample} ({values})',
  'named.group': '“{name}”',
  'is.wave': 'the {name}',
  'is.named': 'the wave “{name}”',
  'is.group': 'the group “{name}”',
  'at.wave': 'at the {name}',
  'at.named': 'in the wave “{name}”',
  'at.group': 'in the group “{name}”',
  'of.wave': 'of the {name}',
  'of.named': 'of the wave “{name}”',
  'of.group': 'of the group “{name}”',
  'than.wave': 'than at the {name}',
  'than.named': 'than in the wave “{name}”',
  'than.group': 'than in the group “{name}”',
  'from.wave': 'from the {name}',
  'from.named': 'from the wave “{name}”',
  'to.wave': 'to the {name}',
  'to.named': 'to the wave “{name}”',

  // Which of two samples is higher, and what that means by the direction of the scale.
  'higher.better': 'higher, that is, more favourable,',
  'higher.worse': 'higher, that is, less favourable,',
  'higher.neutral': 'higher',
  'lower.better': 'lower, that is, more favourable,',
  'lower.worse': 'lower, that is, less favourable,',
  'lower.neutral': 'lower',
  'means.significant': 'The mean score on {scale} was significantly {higher} {second} {first}, {statistics}.',
  'means.before':
    'The mean score on {scale} was {higher} {second} {first}, but this difference was significant only before, and not after, Holm correction, {statistics}.',
  'means.none':
    'No significant difference in the mean score on {scale} was found between {first} and {second}, {statistics}.',
  'ranks.significant': 'Scores on {scale} were significantly {higher} {second} {first}, {statistics}.',
  'ranks.before':
    'Scores on {scale} were {higher} {second} {first}, but this difference was significant only before, and not after, Holm correction, {statistics}.',
  'ranks.none':
    'No significant difference in scores on {scale} was found between {first} and {second}, {statistics}.',

  // How matched respondents changed.
  'change.improved': 'improved',
  'change.worsened': 'worsened',
  'change.rose': 'rose',
  'change.fell': 'fell',
  'change.significant':
    'Scores on {scale} {verb} significantly {first} {second} among the {pairs} respondents with a score in both waves, {statistics}.',
  'change.before':
    'Scores on {scale} {verb} {first} {second} among the {pairs} respondents with a score in both waves, but this change was significant only before, and not after, Holm correction, {statistics}.',
  'change.none':
    'No significant change in scores on {scale} was found {first} {second} among the {pairs} respondents with a score in both waves, {statistics}.',
  everybody: 'Over all respondents with a score: {first} ({firstValues}) and {second} ({secondValues}).',
  overlap:
    'With a score in both waves: {pairs} respondents; {first} only: {firstOnly}; {second} only: {secondOnly}.',

  // Statistics.
  'test.student': "Student's *t*({df}) = {statistic}",
  'test.welch': "Welch's *t*({df}) = {statistic}",
  'test.paired': 'paired *t*({df}) = {statistic}',
  'test.partially-overlapping': 'partially overlapping samples *t*({df}) = {statistic}',
  'test.partially-overlapping-unequal':
    'partially overlapping samples (unequal variances) *t*({df}) = {statistic}',
  'test.mann-whitney': 'Mann-Whitney *U* = {statistic}',
  'test.wilcoxon-signed-rank': 'Wilcoxon signed-rank *V* = {statistic}',
  p: '*p* {p}',
  'p.uncorrected': '*p* {p} (not corrected)',
  'p.holm': 'Holm-corrected *p* {p}',
  alpha: 'α = {alpha}',
  'difference.means': 'mean difference = {value}',
  'difference.change': 'mean change = {value}',
  'difference.shift': 'Hodges-Lehmann shift = {value}',
  effect: '{effect} = {value}',
  'effect.own-n': '{effect} = {value} (*n* = {n})',
  'effect.none': '{effect} could not be computed',
  'effect.withheld': '{effect} withheld',
  'interval.none': 'no {interval} could be computed',
  'interval.open': '{interval} ({dash} = could not be computed)',

  // Why there is no test.
  'no-test.too-few':
    'Scores on {scale} could not be compared between {first} and {second}: too few respondents have a score.',
  'no-test.equal-scores':
    'Scores on {scale} could not be compared between {first} and {second}: within each of them, all scores are equal.',
  'no-test.equal-changes':
    'Scores on {scale} could not be compared between {first} and {second}: all matched respondents changed by the same amount.',
  'no-test.other':
    'Scores on {scale} could not be compared between {first} and {second}: too few scores, or no variance.',
  'no-test.withheld':
    'The comparison of scores on {scale} between {first} and {second} is withheld to protect respondents: too few stand behind it.',

  // Methods: respondents and how they were linked.
  'methods.sample': '{sample} ({n})',
  'methods.one': 'The questionnaire was completed by one group of respondents ({n}).',
  'methods.waves': 'The questionnaire was completed {first} and {second}.',
  'methods.groups':
    'The respondents were divided into two groups by the variable “{variable}”: {first} and {second}.',
  'methods.outside':
    'Respondents without a group ({withoutGroup}) and of other groups ({otherGroups}) were left out.',
  'methods.matched':
    'The waves were linked by the identifier “{id}”: some respondents were found in both ({paired}), others only {first} ({preOnly}) or only {second} ({postOnly}).',
  'methods.matched.all':
    'The waves were linked by the identifier “{id}”; all respondents were found in both ({paired}).',
  'methods.matched.blank': 'Respondents without an identifier ({blank}) could not be linked.',
  'methods.matched.normalised':
    'Identifiers were compared without regard to case, spaces, accents and leading zeros.',
  'methods.matched.as-written': 'Identifiers were linked only where they were written identically.',
  'methods.matched.near':
    'Identifiers that differ in one character were linked as well where nobody else came into question ({near}).',

  // Methods: scales and scoring.
  'methods.scales': 'The following scales were scored: {scales}.',
  'methods.scales.one': 'The following scale was scored: {scales}.',
  'methods.scale': '{name} ({facts})',
  'methods.items': '{k} items',
  'methods.items.one': '1 item',
  'methods.items.reversed': '{items}, of which {reversed} reversed',
  'methods.aggregate.sum': 'sum of the items',
  'methods.aggregate.mean': 'mean of the items',
  'methods.aggregate.none': 'without a total score',
  'methods.range': 'possible range {range}',
  'methods.range.open': 'counts without an upper limit',
  'methods.direction.higher-is-better': 'higher scores are more favourable',
  'methods.direction.lower-is-better': 'lower scores are more favourable',
  'methods.direction.neutral': 'neither high nor low scores are more favourable',
  'methods.subscales': 'with the subscales {names}',
  'methods.reversal':
    'Reversed items were recoded as the lowest plus the highest possible answer minus the answer that was given.',
  'methods.complete': 'A score required an answer to every item of its scale.',
  'methods.prorated':
    'A score required an answer to every item of its scale; where fewer were enough, the mean of the answered items stood in for the missing ones: {scales}.',
  'methods.prorated.scale':
    '{scale} (at least {needed} of {items} items; scores completed in this way: {counts})',
  'methods.count': '{n} {sample}',
  'methods.invalid.error':
    'Before scoring, every answer was checked against the valid answers to its item; none was invalid.',
  'methods.invalid.missing': 'Answers that are not valid for their item were treated as missing ({counts}).',
  'methods.missing': 'Answers with a code for missing counted as not given ({counts}).',
  'methods.missing.codes':
    'Answers with a code for missing ({codes}, or one of the scale itself) counted as not given ({counts}).',

  // Methods: reliability.
  'methods.alpha':
    "Internal consistency was estimated with Cronbach's alpha (Cronbach, 1951), unstandardised, after recoding, over the respondents who answered every item of a scale (listwise).",
  'methods.alpha.pairwise':
    "Internal consistency was estimated with Cronbach's alpha (Cronbach, 1951), unstandardised, after recoding, from the covariances of pairs of items, each over the respondents who answered both (pairwise).",
  'methods.alpha.feldt':
    'Its {level} confidence intervals were computed after Feldt (Feldt, 1965; Feldt et al., 1987).',
  'methods.coefficients':
    "In addition, McDonald's omega of a one-factor model fitted by maximum likelihood (McDonald, 1999), Guttman's λ~2~ and λ~6~ (Guttman, 1945), the correlation of odd and even items after Spearman-Brown (Brown, 1910; Spearman, 1910), the standard error of measurement and the smallest detectable change are reported.",

  // Methods: tests and effect sizes.
  'methods.compared': 'Scores {first} and {second} were compared with {tests}.',
  'methods.compared.scores': '{test} (on {scores})',
  'methods.test.welch': "Welch's *t*-test for independent groups (Welch, 1947)",
  'methods.test.student': "Student's *t*-test for independent groups (Student, 1908)",
  'methods.test.paired': 'the paired *t*-test (Student, 1908)',
  'methods.test.partially-overlapping':
    'the partially overlapping samples *t*-test for equal variances (Derrick, Russ, et al., 2017; Derrick, Toher, et al., 2017)',
  'methods.test.partially-overlapping-unequal':
    'the partially overlapping samples *t*-test for unequal variances (Derrick, Russ, et al., 2017; Derrick, Toher, et al., 2017)',
  'methods.test.mann-whitney': 'the Mann-Whitney *U* test (Mann & Whitney, 1947)',
  'methods.test.wilcoxon-signed-rank': "Wilcoxon's signed-rank test (Wilcoxon, 1945)",
  'methods.why.welch':
    "Welch's test does not assume equal variances and loses hardly any power where they are equal.",
  'methods.why.student': "Student's test assumes equal variances.",
  'methods.why.paired': 'The paired test rests on the respondents with a score in both waves.',
  'methods.why.partially-overlapping':
    'The test uses all respondents: those with a score in both waves and those with a score in one.',
  'methods.why.mann-whitney':
    '*U* counts, over all pairs of one respondent from each side, those in which the second has the higher score.',
  'methods.why.wilcoxon-signed-rank':
    'The signed-rank test rests on the respondents with a score in both waves; unchanged scores are left out.',
  'methods.ranks.exact': 'The *p*-values of rank tests are exact.',
  'methods.ranks.normal': 'The *p*-values of rank tests come from the normal approximation.',
  'methods.ranks.mixed':
    'The *p*-values of rank tests are exact where the samples are small and without ties, and else come from the normal approximation.',
  'methods.shift':
    'The shift beside rank tests is the Hodges-Lehmann estimate (Hodges & Lehmann, 1963): the median of all differences (of pairs: of the averages of two changes), with the interval that belongs to the test.',
  'methods.independent':
    'Respondents were not linked between the waves, so the waves were treated as independent groups; that the same people may have answered twice is not taken into account.',
  'methods.independent.linked':
    'Although respondents were linked, this test treats the waves as independent groups.',
  'methods.everybody':
    'Each test used all respondents with the scores that it needs, whatever their other scores.',
  'methods.level':
    'All tests were two-sided, with a significance level of {alpha} and {level} confidence intervals. Differences were computed as {second} minus {first}.',
  'methods.holm':
    'The *p*-values were corrected for the testing of {family} scales after Holm (1979); both values are reported, and a difference is called significant by the corrected one.',
  'methods.holm.subscales': 'Those of subscales were not corrected.',
  'methods.effects.one': 'The effect size is {effects}.',
  'methods.effects.more': 'The effect sizes are {effects}.',
  'methods.effect.hedges-g':
    "Hedges' *g* (Hedges, 1981), the difference in units of the pooled standard deviation with the exact correction for small samples",
  'methods.effect.cohens-d':
    "Cohen's *d* (Cohen, 1988), the difference in units of the pooled standard deviation",
  'methods.effect.cohens-d-average':
    "Cohen's *d*, unpooled (Bonett, 2008), the difference in units of the root of the mean variance",
  'methods.effect.dz':
    "Cohen's *d*~z~ (Cohen, 1988), the mean change in units of the standard deviation of the changes, over the pairs",
  'methods.effect.d-average':
    "Cohen's *d*~av~ (Algina & Keselman, 2003; Cumming, 2012), the mean change in units of the average standard deviation, over the pairs",
  'methods.effect.rank-biserial':
    'the rank-biserial correlation *r*~rb~ (Cureton, 1956; Kerby, 2014), from −1 to 1',
  'methods.effects.noncentral-t':
    'Intervals of standardised differences come from the noncentral *t* distribution (Steiger & Fouladi, 1997).',
  'methods.effects.fisher-z':
    "Intervals of rank-biserial correlations come from Fisher's *z* transformation.",
  'methods.more': 'Beside these are reported: {list}.',
  'methods.more.cited': '{name} ({cited})',
  'methods.attrition':
    "Respondents who left were compared with those who stayed on their scores of the first wave, with Welch's *t*-test (Welch, 1947) and Hedges' *g* (Hedges, 1981), without correction of *p*.",
  'methods.attrition.characteristics':
    "Their characteristics were compared with Pearson's χ² test (Pearson, 1900), without continuity correction, and Cramér's *V* (Cramér, 1946).",

  // Methods: individual change, what is withheld, and the program.
  'methods.change':
    'Individual change was judged by the reliable change index (Jacobson & Truax, 1991): a change is reliable when it exceeds {criterion} times the standard error of a difference, which follows from the standard deviation of the first wave and the reliability ({source}).',
  'methods.change.alpha': "Cronbach's alpha of the first wave",
  'methods.change.given': 'given beforehand',
  'methods.change.both': "Cronbach's alpha of the first wave, or given beforehand",
  'methods.minCell':
    'To protect respondents, counts and statistics of fewer than {least} respondents are withheld, together with what would reveal them.',
  'methods.tool': 'All scores and statistics were computed with {name}, version {version}.',
} as const;

export type SentenceKey = keyof typeof sentencesEn;
/** A complete catalogue: TypeScript refuses one that lacks a key. */
export type SentenceCatalogue = Readonly<Record<SentenceKey, string>>;
export type SentencePlaceholders<K extends SentenceKey> = Placeholders<(typeof sentencesEn)[K]>;
