import type { EmitPlan } from '../../../model/emit-plan.ts';
import { rName, rString, rVector } from './literals.ts';

/** Whether some score is tested to one side. */
export function isOneSided({ scales }: EmitPlan): boolean {
  return scales.some(({ scores, items }) =>
    [...scores, ...items.flatMap(({ single }) => single ?? [])].some(
      ({ alternative }) => alternative !== 'two-sided',
    ),
  );
}

/** R: to which side each score is tested, and each item of the scales. */
export function oneSidedBlock(plan: EmitPlan): string {
  const side = (alternative: string) => rString(alternative.replace('two-sided', 'two.sided'));
  const sides = plan.scales.flatMap(({ scores }) =>
    scores.map(({ id, alternative }) => `${rName(id)} = ${side(alternative)}`),
  );
  const ofItems = plan.scales.flatMap(({ id, items }) => {
    const own = items.flatMap((item) =>
      item.single === null ? [] : [`${rName(item.id)} = ${side(item.single.alternative)}`],
    );
    return own.length === 0 ? [] : [`${rName(id)} = ${rVector(own, '  ')}`];
  });
  return [
    '# To which side each score is tested: greater, that the second wave or group is higher; less, lower.',
    `sides <- ${rVector(sides, '')}`,
    ...(ofItems.length === 0 ? [] : [`item_sides <- ${rVector(ofItems, '', 'list(')}`]),
    '',
    FUNCTIONS,
    ...(plan.scales.some(({ scores }) => scores.some(({ models }) => models.length > 0)) ? [MODELS] : []),
    ...(plan.scales.some(({ scores }) => scores.some(({ populations }) => populations.length > 0))
      ? [POPULATIONS]
      : []),
    ...(plan.singleItems || plan.questions.length > 0 ? [ITEMS] : []),
    ...(plan.leavers.length > 0 ? [LEAVERS] : []),
  ].join('\n');
}

const FUNCTIONS = `# These take the place of the functions above. F tests, tests of variances and of all pairs have no side, and effect sizes keep both ends.
side <- "two.sided"
one_end <- function(ci) if (side == "greater") c(ci[1], Inf) else if (side == "less") c(-Inf, ci[2]) else ci
# The ends of a one-sided interval are those of the two-sided one of level 2 level - 1.
at_both_sides <- function(what) {
  asked <- level
  on.exit(level <<- asked)
  if (side != "two.sided") level <<- 2 * level - 1
  what
}
p_of_t <- function(t, df) if (side == "two.sided") 2 * pt(-abs(t), df) else pt(t, df, lower.tail = side == "less")
t_test_of_two_sides <- t_test
t_test <- function(...) t_test_of_two_sides(..., alternative = side)
wilcox.test <- function(...) stats::wilcox.test(..., alternative = side)
overlap_test_of_two_sides <- overlap_test
overlap_test <- function(...) {
  test <- at_both_sides(overlap_test_of_two_sides(...))
  test$conf.int <- one_end(test$conf.int)
  test$p.value <- p_of_t(test$statistic, test$parameter)
  test
}
hodges_lehmann_of_two_sides <- hodges_lehmann
hodges_lehmann <- function(all, exact, zero, sigma) {
  tail <- if (side == "two.sided") (1 - level) / 2 else 1 - level
  if (!is.null(exact)) {
    exact <- if (is.matrix(all)) qwilcox(tail, ncol(all), nrow(all)) else qsignrank(tail, (sqrt(8 * length(all) + 1) - 1) / 2)
  }
  found <- at_both_sides(hodges_lehmann_of_two_sides(all, exact, zero, sigma))
  found[2:3] <- one_end(unname(found[2:3]))
  found
}
report_of_two_sides <- report
report <- function(scale, ...) {
  on.exit(side <<- "two.sided")
  side <<- sides[[scale]]
  report_of_two_sides(scale, ...)
}`;

const MODELS = `add_contrasts_of_two_sides <- add_contrasts
add_contrasts <- function(scale, model, tests, ...) {
  if (side == "two.sided" || model == "welch-anova") return(add_contrasts_of_two_sides(scale, model, tests, ...))
  for (i in seq_len(nrow(tests))) {
    half <- qt(level, tests[i, "df"]) * tests[i, "standardError"]
    tests[i, "p"] <- p_of_t(tests[i, "statistic"], tests[i, "df"])
    tests[i, c("ci.lower", "ci.upper")] <- one_end(tests[i, "difference"] + c(-half, half))
  }
  add_contrasts_of_two_sides(scale, model, tests)
}`;

const POPULATIONS = `norm_sample_of_two_sides <- norm_sample
norm_sample <- function(...) {
  found <- at_both_sides(norm_sample_of_two_sides(...))
  found[["normSample.p"]] <- p_of_t(found[["normSample.statistic"]], found[["normSample.df"]])
  found[c("normSample.ci.lower", "normSample.ci.upper")] <- one_end(unname(found[c("normSample.ci.lower", "normSample.ci.upper")]))
  found
}`;

const ITEMS = `binom.test <- function(...) stats::binom.test(..., alternative = side)
newcombe_of_two_sides <- newcombe
newcombe <- function(...) {
  found <- at_both_sides(newcombe_of_two_sides(...))
  if (is.na(found[["difference"]])) return(found)
  if (side == "greater") found[["ci.upper"]] <- 1
  if (side == "less") found[["ci.lower"]] <- -1
  found
}
# Of two samples: chi-square by its root, Fisher's exact test by one tail, the second sample against the first.
share_tests_of_two_sides <- share_tests
share_tests <- function(yes, n) {
  tests <- share_tests_of_two_sides(yes, n)
  if (side == "two.sided" || length(n) != 2) return(tests)
  by_root <- function(correct) suppressWarnings(prop.test(rev(yes), rev(n), alternative = side, correct = correct))$p.value
  for (method in names(tests)) tests[[method]][["p"]] <- switch(method, "chi-square" = by_root(FALSE), "chi-square-yates" = by_root(TRUE),
    "fisher-exact" = fisher.test(cbind(rev(yes), rev(n - yes)), alternative = side)$p.value)
  tests
}
# A change within a group that is described beside the comparison of the groups has an interval of two ends.
is_described <- function(answers) {
  several <- function(key) length(unique(lapply(samples, function(sample) sample[[key]]))) > 1
  !is.null(ids) && several("wave") && several("group") && !is.null(answers$codes)
}
of_side <- function(compare) {
  force(compare)
  function(one, two, paired) {
    asked <- side
    on.exit(side <<- asked)
    if (is_described(one)) side <<- "two.sided"
    compare(one, two, paired)
  }
}
compare_means <- of_side(compare_means)
compare_shares <- of_side(compare_shares)
# Items to the side of their score; answers to questions outside the scales have no better or worse.
report_items_of_two_sides <- report_items
report_items <- function(scale, answers, codes, shares, prefix) {
  on.exit(side <<- "two.sided")
  do.call(rbind, lapply(names(codes), function(item) {
    side <<- if (prefix == "single.") item_sides[[scale]][[item]] else "two.sided"
    report_items_of_two_sides(scale, answers, codes[item], shares, prefix)
  }))
}`;

const LEAVERS = `report_leavers_of_two_sides <- report_leavers
report_leavers <- function(scale, ...) {
  on.exit(side <<- "two.sided")
  side <<- sides[[scale]]
  at_both_sides(report_leavers_of_two_sides(scale, ...))
}`;
