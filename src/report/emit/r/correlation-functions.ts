/** R: scores together. */
export const CORRELATION_FUNCTIONS = `# Correlations of every two scores of a sample, and of matched respondents those of the first wave with those of each later one. Fisher's (1921)
# interval; that of ranks after Bonett & Wright (2000); what two scores measure without error after Spearman (1904).
correlate <- function(wave, name, x, y, alphas) {
  known <- !is.na(x) & !is.na(y)
  x <- x[known]
  y <- y[known]
  n <- as.numeric(length(x))
  put <- function(coefficient, values) {
    if (length(values) > 0) add("correlations", wave, setNames(values, paste(name, coefficient, names(values), sep = ".")))
  }
  add("correlations", wave, setNames(n, paste0(name, ".n")))
  if (n < 4 || sd(x) == 0 || sd(y) == 0) return(invisible())
  z <- qnorm(1 - (1 - level) / 2)
  coefficient <- function(r, spread) {
    if (abs(r) >= 1 - 1e-15) return(c(value = sign(r), df = n - 2, p = 0))
    t <- r * sqrt((n - 2) / ((1 - r) * (1 + r)))
    ends <- tanh(atanh(r) + c(-1, 1) * z * spread / sqrt(n - 3))
    c(value = r, statistic = t, df = n - 2, p = 2 * pt(-abs(t), n - 2), ci.lower = ends[1], ci.upper = ends[2])
  }
  pearson <- coefficient(cor(x, y), 1)
  put("pearson", pearson)
  if (correlations == "spearman") {
    # Scores that differ by the rounding of their decimals only are tied.
    r <- cor(round(x, 10), round(y, 10), method = "spearman")
    put("spearman", coefficient(r, sqrt(1 + r^2 / 2)))
  }
  if (correlations == "disattenuated" && all(alphas > 0, na.rm = TRUE) && !anyNA(alphas)) {
    values <- pearson[intersect(c("value", "ci.lower", "ci.upper"), names(pearson))]
    put("disattenuated", values / sqrt(prod(alphas)))
  }
}

report_correlations <- function() {
  alpha_in <- function(scale, sample) {
    found <- results$value[results$scale == scale & results$wave == sample & results$statistic == "alpha"]
    if (length(found) == 1) found else NA
  }
  for (sample in names(samples)) {
    own <- Filter(function(scale) sample %in% names(scored[[scale]]), family)
    for (i in seq_along(own)) for (j in seq_along(own)) if (i < j) {
      two <- own[c(i, j)]
      correlate(sample, paste(two, collapse = " with "), scored[[two[1]]][[sample]], scored[[two[2]]][[sample]], sapply(two, alpha_in, sample))
    }
  }
  group_of <- function(sample) if (is.null(samples[[sample]]$group)) "" else samples[[sample]]$group
  for (second in names(samples)) {
    first <- Filter(function(sample) group_of(sample) == group_of(second), names(samples))[1]
    if (first == second) next
    partner <- partner_of(samples[[first]], samples[[second]])
    if (is.null(partner)) next
    for (one in family) for (two in family) {
      if (!first %in% names(scored[[one]]) || !second %in% names(scored[[two]])) next
      correlate(comparison_name(first, second), paste(one, "with", two), scored[[one]][[first]], scored[[two]][[second]][partner],
                c(alpha_in(one, first), alpha_in(two, second)))
    }
  }
}`;

/** R: what those who left could change. */
export const LEAVERS_FUNCTIONS = `# How much worse (or better) those who left must have fared before a conclusion turns, and before the difference is nil: delta adjustment, the
# mean score method of White, Carpenter & Horton (2018). In points of the score, and in SDs of the first wave. Multiple imputation under
# such a shift, for those who want it: mice::mice(data, method = "norm", post = "imp[[j]][, i] <- imp[[j]][, i] + delta").
report_leavers <- function(scale, model, name, difference, first, later, mixed, group) {
  of <- function(wave, statistic) {
    found <- results$value[results$scale == scale & results$wave == wave & results$statistic == statistic]
    if (length(found) == 1) found else NA
  }
  values <- sapply(c("difference", "standardError", "df"), function(statistic) of(model, paste0(difference, statistic)))
  # Of a mixed model everybody with any score, else those with the first one.
  n <- if (mixed) of(model, paste0("n.", group)) else of(first, "n")
  stayed <- if (mixed) of(later, "n") else of(model, paste0(if (model %in% c("ancova", "difference-of-changes")) "n." else "paired.n.", group))
  share <- (n - stayed) / n
  t <- qt(1 - (1 - level) / 2, values[["df"]])
  rest <- values[["difference"]]^2 - (t * values[["standardError"]])^2
  if (!isTRUE(rest > 0)) return(invisible())
  # The root of (D + share x)^2 = t^2 (SE^2 + x^2 share (1 - share) / n) between 0 and -D / share.
  nil <- -values[["difference"]] / share
  rest_at <- function(shift) t^2 * (values[["standardError"]]^2 + shift^2 * share * (1 - share) / n)
  turns <- nil * uniroot(function(x) (values[["difference"]] * (1 - x))^2 - rest_at(x * nil), c(0, 1), tol = 1e-15)$root
  sd <- of(first, "sd")
  add(scale, name, setNames(c(n, n - stayed, values[["difference"]], turns, turns / sd, nil, nil / sd),
      paste0("leavers.", c("n", "left", "difference", "turnsAt.points", "turnsAt.sd", "nilAt.points", "nilAt.sd"))))
}`;
