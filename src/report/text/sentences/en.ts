import type { Placeholders } from '../en.ts';

/** What sentences about results and the paragraphs on methods say, in English; `{name}` is filled in, `*M*` is italic. */
export const sentencesEn = {
  heading: 'The comparisons in sentences',

  separator: ', ',
  comma: ', ',
  and: '{list} and {last}',
  'and.more': '{list}, and {last}',

  'name.instrument': 'the {name}',
  'name.concept': '{name}',
  'name.subscale': 'the subscale {subscale} of {scale}',

  mean: '*M* = {value}',
  sd: '*SD* = {value}',
  median: '*Mdn* = {value}',
  n: '*n* = {value}',
  described: '{sample} ({values})',

  'is.wave': 'the {name}',
  'is.group': 'the group “{name}”',
  'named.group': '“{name}”',
  'at.wave': 'at the {name}',
  'at.group': 'in the group “{name}”',
  'than.wave': 'than at the {name}',
  'than.group': 'than in the group “{name}”',
  'from.wave': 'from the {name}',
  'from.group': 'from “{name}”',
  'to.wave': 'to the {name}',
  'to.group': 'to “{name}”',

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

  'change.significant.improved':
    'Scores on {scale} improved significantly {first} {second} among the {pairs} respondents with a score in both waves, {statistics}.',
  'change.significant.worsened':
    'Scores on {scale} worsened significantly {first} {second} among the {pairs} respondents with a score in both waves, {statistics}.',
  'change.significant.rose':
    'Scores on {scale} rose significantly {first} {second} among the {pairs} respondents with a score in both waves, {statistics}.',
  'change.significant.fell':
    'Scores on {scale} fell significantly {first} {second} among the {pairs} respondents with a score in both waves, {statistics}.',
  'change.before.improved':
    'Scores on {scale} improved {first} {second} among the {pairs} respondents with a score in both waves, but this change was significant only before, and not after, Holm correction, {statistics}.',
  'change.before.worsened':
    'Scores on {scale} worsened {first} {second} among the {pairs} respondents with a score in both waves, but this change was significant only before, and not after, Holm correction, {statistics}.',
  'change.before.rose':
    'Scores on {scale} rose {first} {second} among the {pairs} respondents with a score in both waves, but this change was significant only before, and not after, Holm correction, {statistics}.',
  'change.before.fell':
    'Scores on {scale} fell {first} {second} among the {pairs} respondents with a score in both waves, but this change was significant only before, and not after, Holm correction, {statistics}.',
  'change.none':
    'No significant change in scores on {scale} was found {first} {second} among the {pairs} respondents with a score in both waves, {statistics}.',

  everybody: 'Over all respondents with a score: {first}; {second}.',
  overlap: 'With a score in both waves: {pairs}; {first} only: {firstOnly}; {second} only: {secondOnly}.',

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
  effect: '{effect} = {value}',
  'effect.own-n': '{effect} = {value} (*n* = {n})',
  'effect.none': '{effect} could not be computed',
  'interval.none': 'no {interval} could be computed',
  'interval.open': '{interval} ({dash} = could not be computed)',

  'no-test.too-few':
    'Scores on {scale} could not be compared between {first} and {second}: too few respondents had a score.',
  'no-test.equal-scores':
    'Scores on {scale} could not be compared between {first} and {second}: within them, all scores are equal.',
  'no-test.equal-changes':
    'Scores on {scale} could not be compared between {first} and {second}: all matched respondents changed by the same amount.',
  'no-test.other':
    'Scores on {scale} could not be compared between {first} and {second}: too few scores, or no variance.',

  // The paragraphs on methods: what was done, for the methods section of a report.
  'methods.heading': 'Methods',
  'methods.references': 'References',
  'methods.sample.n': '{sample} (*n* = {n})',
  'methods.one': 'The questionnaire was completed by *n* = {n} respondents.',
  'methods.waves': 'The questionnaire was completed {first} and {second}.',
  'methods.groups':
    'The respondents were divided into two groups by the variable “{variable}”: {first} and {second}.',
  'methods.outside':
    'Left out were *n* = {withoutGroup} without a group and *n* = {otherGroups} of other groups.',
  'methods.matched':
    'The waves were linked by the identifier “{id}”: *n* = {paired} respondents were found in both, *n* = {preOnly} only {first} and *n* = {postOnly} only {second}.',
  'methods.matched.blank': 'Without an identifier, and therefore without a link, were *n* = {blank}.',
  'methods.matched.normalised':
    'Identifiers were compared without regard to case, spaces, accents and leading zeros.',
  'methods.matched.as-written': 'Identifiers were linked only where they were written identically.',
  'methods.matched.near':
    'Identifiers that differ in one character were linked as well where nobody else came into question (*n* = {near}).',

  'methods.scales': 'Scored were {scales}.',
  'methods.scale': '{name} ({facts})',
  'methods.fact.separator': '; ',
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
  'methods.direction.neutral': 'neither end is more favourable',
  'methods.subscales': 'subscales {names}',
  'methods.reversal':
    'Reversed items were recoded as the lowest plus the highest possible answer minus the answer that was given.',
  'methods.complete': 'A score required an answer to every item of its scale.',
  'methods.prorated':
    'A score required an answer to every item of its scale, with these exceptions, where the mean of the answered items stood in for the missing ones: {scales}.',
  'methods.prorated.scale': '{scale} (at least {needed} of {items} items; completed in this way: {counts})',
  'methods.count': '{n} {sample}',
  'methods.invalid.error':
    'Every answer was checked against the valid answers to its item before scoring; none was invalid.',
  'methods.invalid.missing': 'Answers that are not valid for their item were treated as missing ({counts}).',
  'methods.missing': 'Answers coded as missing counted as not given ({counts}).',
  'methods.missing.codes': 'The codes {codes} and those of the scales counted as no answer ({counts}).',

  'methods.alpha':
    "Internal consistency was estimated with Cronbach's alpha (Cronbach, 1951), unstandardised, with reversed items recoded, over the respondents who answered every item of a scale (listwise).",
  'methods.alpha.feldt': 'Its {level} confidence intervals follow Feldt (1965; Feldt et al., 1987).',
  'methods.coefficients':
    "Beside alpha, McDonald's omega of a one-factor model fitted by maximum likelihood (McDonald, 1999), Guttman's λ~2~ and λ~6~ (Guttman, 1945), the correlation of the odd and even items after Spearman-Brown (Brown, 1910; Spearman, 1910), the standard error of measurement and the smallest detectable change are reported.",

  'methods.compared': '{first} and {second} were compared with {tests}.',
  'methods.compared.scores': '{test} ({scores})',
  'methods.test.welch':
    "Welch's *t*-test for independent groups (Welch, 1947), which does not assume equal variances and loses hardly any power where they are equal",
  'methods.test.student':
    "Student's *t*-test for independent groups (Student, 1908), which assumes equal variances",
  'methods.test.paired': 'the paired *t*-test (Student, 1908), over respondents with a score in both waves',
  'methods.test.partially-overlapping':
    'the partially overlapping samples *t*-test for equal variances (Derrick, Russ, et al., 2017; Derrick, Toher, et al., 2017), which uses respondents with a score in both waves and those with a score in one',
  'methods.test.partially-overlapping-unequal':
    'the partially overlapping samples *t*-test for unequal variances (Derrick, Russ, et al., 2017; Derrick, Toher, et al., 2017), which uses respondents with a score in both waves and those with a score in one',
  'methods.test.mann-whitney': 'the Mann-Whitney *U* test (Mann & Whitney, 1947)',
  'methods.test.wilcoxon-signed-rank':
    "Wilcoxon's signed-rank test (Wilcoxon, 1945), over respondents with a score in both waves, unchanged scores left out",
  'methods.test.levene': "Levene's test of equal variances (Levene, 1960)",
  'methods.test.brown-forsythe': 'the Brown-Forsythe test of equal variances (Brown & Forsythe, 1974)',
  'methods.ranks.exact': '*p*-values of the rank tests are exact.',
  'methods.ranks.normal': '*p*-values of the rank tests come from the normal approximation.',
  'methods.ranks.mixed':
    '*p*-values of the rank tests are exact where samples are small and have no ties, and otherwise come from the normal approximation.',
  'methods.independent':
    'As the respondents of the two waves were not linked, the waves were treated as independent groups; where the same people answered twice, this leaves their dependence out of account.',
  'methods.everybody': 'Each score was tested on every respondent who had it, whatever their other scores.',
  'methods.level':
    'All tests were two-sided, with a significance level of {alpha} and {level} confidence intervals; differences are {second} minus {first}.',
  'methods.holm':
    'The *p*-values were corrected for the testing of {family} scales after Holm (1979); both are reported.',
  'methods.holm.subscales':
    'The *p*-values were corrected for the testing of {family} scales after Holm (1979); both are reported. Those of subscales are not corrected.',
  'methods.effects': 'Effect sizes: {effects}.',
  'methods.effect.hedges-g':
    "Hedges' *g* (Hedges, 1981), the difference in units of the pooled standard deviation, with the exact correction for small samples",
  'methods.effect.cohens-d':
    "Cohen's *d* (Cohen, 1988), the difference in units of the pooled standard deviation",
  'methods.effect.cohens-d-average':
    "Cohen's *d* by the root of the mean variance (Bonett, 2008), which does not assume equal variances",
  'methods.effect.dz':
    "Cohen's *d*~z~ (Cohen, 1988), the mean change in units of the standard deviation of the changes, over pairs",
  'methods.effect.d-average':
    "Cohen's *d*~av~ (Cumming, 2012; its interval after Algina & Keselman, 2003), the mean change in units of the average standard deviation, over pairs",
  'methods.effect.rank-biserial':
    'the rank-biserial correlation *r* (Cureton, 1956; Kerby, 2014), from −1 to 1',
  'methods.effects.noncentral-t':
    'Intervals of standardised differences come from the noncentral *t* distribution (Steiger & Fouladi, 1997).',
  'methods.effects.fisher-z':
    "Intervals of rank-biserial correlations come from Fisher's *z* transformation.",
  'methods.more': 'Reported beside them are {list}.',

  'methods.change':
    'Individual change was judged by the reliable change index (Jacobson & Truax, 1991): a change is reliable when it exceeds {criterion} times the standard error of a difference, which follows from the standard deviation of the first wave and the reliability ({source}).',
  'methods.change.alpha': "Cronbach's alpha of the first wave",
  'methods.change.given': 'values given beforehand',
  'methods.change.both': "Cronbach's alpha of the first wave, or a value given beforehand",
  'methods.minCell':
    'To protect respondents, counts and statistics of fewer than {least} respondents are withheld, as is what would reveal them.',
  'methods.tool': 'All scores and statistics were computed with {name}, version {version}.',
} as const;

export type SentenceKey = keyof typeof sentencesEn;
/** A complete catalogue: TypeScript refuses one that lacks a key. */
export type SentenceCatalogue = Readonly<Record<SentenceKey, string>>;
export type SentencePlaceholders<K extends SentenceKey> = Placeholders<(typeof sentencesEn)[K]>;
