import { TEST_METHODS, testEntry } from '../../../model/statistics/tests.ts';
import { rString, wrapped } from './literals.ts';

/** The tests whose p-values are adjusted: all, by what they compare. */
const METHODS = wrapped(
  (['means', 'ranks', 'variances'] as const).flatMap((compared) =>
    TEST_METHODS.map((method) => [method, testEntry(method)] as const)
      .filter(([, { compares, scripts }]) => compares === compared && scripts.includes('r'))
      .map(([method]) => rString(method)),
  ),
  ' '.repeat(15),
);

/** R: one call per score writes all its numbers into `results`. */
export const REPORT_FUNCTIONS = String.raw`# Every number of the analysis, one row each.
results <- data.frame(scale = character(), wave = character(), statistic = character(), value = numeric())
add <- function(scale, wave, ...) {
  values <- unlist(list(...))
  rows <- data.frame(scale = rep(scale, length(values)), wave = wave, statistic = names(values), value = as.numeric(values))
  results <<- rbind(results, rows)
}

# The scores that p-values are adjusted for (subscales of a total are parts of it, not members).
family <- character()

# The scores of every sample, by scale.
scored <- list()

# The test that stands for each comparison in the family of all scores.
primary <- character()

# All numbers of one score; items is a list with one matrix per wave.
report <- function(scale, items, aggregate, at_least, range, weights = rep(1, length(only)), transform = identity,
                   bands = NULL, decimals = 0, in_family = TRUE, only = colnames(items[[1]]), compared = contrasts, models = list()) {
  items <- lapply(items, function(wave) wave[, only, drop = FALSE])
  scores <- lapply(items, score_items, aggregate, at_least, weights, transform)
  present <- Filter(function(sample) sample$wave %in% names(items), samples)
  items <- lapply(present, function(sample) items[[sample$wave]][sample$rows, , drop = FALSE])
  scores <- lapply(present, function(sample) scores[[sample$wave]][sample$rows])
  for (sample in names(items)) report_sample(scale, sample, items[[sample]], scores[[sample]], range, bands, decimals)
  for (sample in names(items)) report_reliability(scale, sample, items[[sample]], scores[[sample]])
  if (length(items) > 1) report_reliability(scale, "pooled", do.call(rbind, unname(items)), unlist(scores))
  for (i in seq_len(nrow(compared))) {
    two <- c(compared$first[i], compared$second[i])
    comparison <- comparison_name(two[1], two[2])
    partner <- partner_of(present[[two[1]]], present[[two[2]]])
    report_across_waves(scale, comparison, items[two], scores[two], partner)
    report_comparison(scale, comparison, two, scores[[two[1]]], scores[[two[2]]], partner)
  }
  for (model in models) model(scale, present, scores)
  scored[[scale]] <<- scores
  if (in_family) family <<- c(family, scale)
}

# A comparison by its samples, or as the difference where there is only one.
comparison_name <- function(first, second) {
  if (nrow(contrasts) == 1) "difference" else paste(first, "to", second)
}

# For every respondent of a sample the place in another one; NULL where nobody can be in both.
partner_of <- function(first, second) {
  if (is.null(ids) || first$wave == second$wave) return(NULL)
  match(match_ids(ids[[first$wave]], ids[[second$wave]])[first$rows], second$rows)
}

report_sample <- function(scale, wave, items, scores, range, bands, decimals) {
  x <- scores[!is.na(scores)]
  answered <- rowSums(!is.na(items))[!is.na(scores)]
  at <- function(end) if (is.finite(end) && length(x) > 0) mean(abs(x - end) <= 1e-9 * max(1, abs(end))) else NA
  some <- function(statistic) if (length(x) > 0) statistic(x) else NA
  add(scale, wave, n = length(x), missing = sum(is.na(scores)), prorated = sum(answered < ncol(items)),
      mean = some(mean), sd = if (length(x) > 1) sd(x) else NA, median = some(median), min = some(min), max = some(max),
      floor = at(range[1]), ceiling = at(range[2]), shape = shape_of(x))
  if (!is.null(bands)) {
    counts <- count_bands(x, bands, decimals)
    add(scale, wave, setNames(counts, paste0("bands.", seq_along(counts), ".n")))
  }
}

# Skewness G1 and excess kurtosis G2, as SPSS prints them, with their standard errors.
shape_of <- function(x) {
  n <- length(x)
  z <- if (n > 1 && sd(x) > 0) (x - mean(x)) / sd(x) else rep(NA, n)
  known <- !anyNA(z)
  error <- if (n > 2 && known) sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3))) else NA
  c(skewness = if (n > 2) n / ((n - 1) * (n - 2)) * sum(z^3) else NA, skewnessStandardError = error,
    kurtosis = if (n > 3) n * (n + 1) / ((n - 1) * (n - 2) * (n - 3)) * sum(z^4) - 3 * (n - 1)^2 / ((n - 2) * (n - 3)) else NA,
    kurtosisStandardError = if (n > 3) 2 * error * sqrt((n^2 - 1) / ((n - 3) * (n + 5))) else NA)
}

report_reliability <- function(scale, wave, items, scores) {
  r <- reliability(items, level)
  add(scale, wave, reliability.n = r$n, k = r$k, alpha = r$alpha, alphaStandardized = r$alphaStandardized,
      ci.lower = r$ci[1], ci.upper = r$ci[2], meanInterItemCorrelation = r$meanInterItemCorrelation)
  each <- c("mean", "sd", "itemRestCorrelation", "alphaIfDropped")
  for (i in seq_len(r$k)) {
    values <- sapply(each, function(statistic) r[[statistic]][i])
    add(scale, wave, setNames(values, paste0("items.", colnames(items)[i], ".", each)))
  }
  report_further_reliability(scale, wave, items, scores)
}

report_comparison <- function(scale, comparison, samples, first, second, partner) {
  a <- first[!is.na(first)]
  b <- second[!is.na(second)]
  add_test <- function(method, test, difference, n) {
    add(scale, comparison, setNames(
      c(n, difference, test$stderr, test$statistic, test$parameter, test$p.value, test$conf.int),
      paste0(method, ".", c(paste0("n.", seq_along(n)), "difference", "standardError", "statistic", "df", "p", "ci.lower", "ci.upper"))
    ))
  }
  add_effect <- function(type, effect) {
    add(scale, comparison, setNames(c(effect$value, effect$ci), paste0(type, c(".value", ".ci.lower", ".ci.upper"))))
  }
  n <- as.numeric(c(length(a), length(b)))
  v <- c(var(a), var(b))
  difference <- if (all(n > 0)) mean(b) - mean(a) else NA
  pairs <- NULL
  tested <- function(test) if (is.na(test$statistic)) NA else difference
  if (!is.null(partner)) {
    seen_twice <- which(!is.na(first) & !is.na(second[partner]))
    if (length(seen_twice) > 1) {
      pairs <- list(first = first[seen_twice], second = second[partner[seen_twice]])
      change <- pairs$second - pairs$first
      test <- t_test(change, conf.level = level)
      add_test("paired", test, if (is.na(test$statistic)) NA else mean(change), length(change))
      first_only <- first[setdiff(which(!is.na(first)), seen_twice)]
      second_only <- second[setdiff(which(!is.na(second)), partner[seen_twice])]
      if (length(first_only) + length(second_only) > 0) {
        sizes <- c(length(change), length(first_only), length(second_only))
        test <- overlap_test(pairs, first_only, second_only, TRUE, level)
        add_test("partially-overlapping", test, test$difference, sizes)
        test <- overlap_test(pairs, first_only, second_only, FALSE, level)
        add_test("partially-overlapping-unequal", test, test$difference, sizes)
      }
      df <- length(change) - 1
      dz <- standardized(mean(change), sd(change), sqrt(length(change)), df, level)
      add_effect("dz", dz)
      average <- (sd(pairs$first) + sd(pairs$second)) / 2
      add_effect("d-average", list(value = dz$value * sd(change) / average, ci = dz$ci * sd(change) / average))
    }
  }
  welch <- t_test(b, a, conf.level = level)
  student <- t_test(b, a, var.equal = TRUE, conf.level = level)
  add_test("welch", welch, tested(welch), n)
  add_test("student", student, tested(student), n)
  df <- sum(n) - 2
  pooled <- sqrt(sum((n - 1) * v, na.rm = TRUE) / df)
  root <- sqrt(prod(n) / sum(n))
  correction <- if (df > 1) exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2) else NA
  add_effect("hedges-g", standardized(difference, pooled, root, df, level, correction))
  add_effect("cohens-d", standardized(difference, pooled, root, df, level))
  average <- sqrt(sum(v) / 2)
  add_effect("cohens-d-average", standardized(difference, average, average / sqrt(sum(v / n)), welch$parameter, level))
  report_further_tests(scale, comparison, samples, a, b, pairs)
  methods <- sub("[.]p$", "", results$statistic[results$scale == scale & results$wave == comparison])
  primary[paste(scale, comparison)] <<- intersect(first_test, methods)[1]
}

# Adjusts the p-values over the scores and what is compared of them: waves are one family, groups another. Each test is adjusted by
# itself, but for those that stand for their comparison.
adjust <- function() {
  adjustments <- c(pHolm = "holm", pHochberg = "hochberg", pBenjaminiHochberg = "BH")
  methods <- c(${METHODS})
  tests <- results[results$scale %in% family & results$statistic %in% paste0(methods, ".p"), ]
  names <- mapply(comparison_name, contrasts$first, contrasts$second)
  stands <- tests$statistic == paste0(primary[paste(tests$scale, tests$wave)], ".p")
  kind <- contrasts$kind[match(tests$wave, names)]
  for (adjustment in names(adjustments)) {
    adjusted <- rep(NA_real_, nrow(tests))
    for (rows in c(split(seq_len(nrow(tests)), list(kind, tests$statistic)), split(which(stands), kind[stands]))) {
      adjusted[rows] <- p.adjust(tests$value[rows], adjustments[[adjustment]])
    }
    for (i in seq_len(nrow(tests))) {
      add(tests$scale[i], tests$wave[i], setNames(adjusted[i], sub("p$", adjustment, tests$statistic[i])))
    }
  }
}

# The main numbers as tables for the eye, then all of them as CSV with 15 digits.
print_results <- function() {
  value <- function(scale, wave, statistic) {
    found <- results$value[results$scale == scale & results$wave == wave & results$statistic == statistic]
    if (length(found) == 1) found else NA
  }
  table_of <- function(rows, statistics, of) {
    cells <- t(sapply(rows, function(row) sapply(statistics, function(statistic) of(row, statistic))))
    print(matrix(round(cells, 4), length(rows), dimnames = list(rows, statistics)))
  }
  for (scale in names(scored)) {
    cat("\n", scale, "\n", sep = "")
    here <- results[results$scale == scale, ]
    table_of(intersect(unique(here$wave), c(names(samples), "pooled")), c("n", "missing", "mean", "sd", "median", "alpha", "ci.lower", "ci.upper"),
             function(wave, statistic) value(scale, wave, statistic))
    for (comparison in intersect(unique(here$wave), c("difference", mapply(comparison_name, contrasts$first, contrasts$second)))) {
      if (comparison != "difference") cat("\n", comparison, "\n", sep = "")
      statistics <- here$statistic[here$wave == comparison]
      tests <- sub("[.]p$", "", grep("^[a-z-]+[.]p$", statistics, value = TRUE))
      if (length(tests) == 0) next
      table_of(tests, c("difference", "ci.lower", "ci.upper", "statistic", "df", "p", "pHolm"),
               function(test, statistic) value(scale, comparison, paste0(test, ".", statistic)))
      effects <- sub("[.]value$", "", grep("[.]value$", statistics, value = TRUE))
      effects <- grep("^minimalDetectable", effects, value = TRUE, invert = TRUE)
      table_of(effects, c("value", "ci.lower", "ci.upper"),
               function(effect, statistic) value(scale, comparison, paste0(effect, ".", statistic)))
    }
  }
  of_models <- results[grepl("^(tests|means|contrasts)[.]", results$statistic), ]
  if (nrow(of_models) > 0) {
    cat("\nModels\n")
    print(transform(of_models, value = round(value, 4)), row.names = FALSE, right = FALSE)
  }
  others <- results[!results$scale %in% names(scored) | grepl("^(single|leavers)[.]", results$statistic), ]
  if (nrow(others) > 0) {
    cat("\nItems, questions, correlations and those who left\n")
    print(transform(others, value = round(value, 4)), row.names = FALSE, right = FALSE)
  }
  cat("\n")
  shown <- transform(results, value = ifelse(is.finite(value), formatC(value, digits = 15, format = "g"), NA))
  write.csv(shown, row.names = FALSE)
}`;
