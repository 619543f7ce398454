/** R: reliability, tests and effect sizes of one score. */
export const STATISTICS_FUNCTIONS = `# Cronbach's alpha and item statistics of respondents who answered every item. By psych::alpha where that
# package is installed (and can: three items or more, all of which vary), else by the same formulas in base R.
reliability <- function(items, level) {
  items <- items[stats::complete.cases(items), , drop = FALSE]
  n <- as.numeric(nrow(items))
  k <- ncol(items)
  out <- list(n = n, k = k, alpha = NA, alphaStandardized = NA, meanInterItemCorrelation = NA,
              mean = if (n > 0) colMeans(items) else rep(NA, k), sd = apply(items, 2, sd),
              itemRestCorrelation = rep(NA, k), alphaIfDropped = rep(NA, k), ci = c(NA, NA))
  if (n < 2 || k < 2) return(out)
  covariance <- cov(items)
  raw_alpha <- function(matrix) {
    total <- sum(matrix)
    if (ncol(matrix) < 2 || !(total > 1e-12 * sum(diag(matrix)))) return(NA)
    ncol(matrix) / (ncol(matrix) - 1) * (1 - sum(diag(matrix)) / total)
  }
  varies <- all(diag(covariance) > 0)
  if (varies && k > 2 && requireNamespace("psych", quietly = TRUE)) {
    by_psych <- suppressMessages(suppressWarnings(psych::alpha(as.data.frame(items), delete = FALSE, warnings = FALSE)))
    out$alpha <- by_psych$total$raw_alpha
    out$alphaStandardized <- by_psych$total$std.alpha
    out$meanInterItemCorrelation <- by_psych$total$average_r
    out$itemRestCorrelation <- by_psych$item.stats$r.drop
    out$alphaIfDropped <- by_psych$alpha.drop$raw_alpha
  } else {
    out$alpha <- raw_alpha(covariance)
    if (varies) {
      correlation <- cov2cor(covariance)
      out$meanInterItemCorrelation <- mean(correlation[lower.tri(correlation)])
      bottom <- 1 + (k - 1) * out$meanInterItemCorrelation
      if (bottom > 1e-12) out$alphaStandardized <- k * out$meanInterItemCorrelation / bottom
    }
    out$itemRestCorrelation <- suppressWarnings(
      sapply(seq_len(k), function(i) cor(items[, i], rowSums(items[, -i, drop = FALSE])))
    )
    out$alphaIfDropped <- sapply(seq_len(k), function(i) raw_alpha(covariance[-i, -i, drop = FALSE]))
  }
  # Feldt's interval, with the n that alpha was computed on.
  tail <- (1 - level) / 2
  df <- c(n - 1, (n - 1) * (k - 1))
  out$ci <- 1 - (1 - out$alpha) * f_quantile(c(1 - tail, tail), df[1], df[2])
  out
}

# Quantiles of F by way of the beta distribution: qf() takes degrees of freedom above 400,000 for infinite.
f_quantile <- function(p, df1, df2) {
  x <- qbeta(p, df1 / 2, df2 / 2)
  x / (1 - x) * df2 / df1
}

# The interval of a standardized difference: the noncentrality parameters under which t lies at the ends.
noncentral_interval <- function(t, df, level) {
  tail <- (1 - level) / 2
  reach <- 10 + 0.2 * abs(t)
  end <- function(probability, lower.tail) {
    suppressWarnings(uniroot(
      function(ncp) pt(t, df, ncp, lower.tail = lower.tail) - probability, c(t - reach, t + reach),
      extendInt = "yes", tol = 1e-13, maxiter = 10000
    )$root)
  }
  tryCatch(c(end(tail, FALSE), end(tail, TRUE)), error = function(e) c(NA, NA))
}

# A standardized difference with its interval; root turns it into t.
standardized <- function(difference, deviation, root, df, level, factor = 1) {
  d <- difference / deviation
  if (!is.finite(d) || !is.finite(df) || df < 1) return(list(value = NA, ci = c(NA, NA)))
  list(value = factor * d, ci = factor * noncentral_interval(d * root, df, level) / root)
}

# t.test(), or NA where the data do not allow it.
t_test <- function(...) {
  none <- list(estimate = NA, stderr = NA, statistic = NA, parameter = NA, p.value = NA, conf.int = c(NA, NA))
  test <- tryCatch(t.test(...), error = function(e) none)
  if (is.finite(test$statistic)) test else none
}

# Partially overlapping samples t-tests (Derrick, Russ, Toher & White 2017): pairs, and those seen once.
overlap_test <- function(pairs, first_only, second_only, equal, level) {
  first <- c(pairs$first, first_only)
  second <- c(pairs$second, second_only)
  n <- as.numeric(c(length(first), length(second)))
  v <- c(var(first), var(second))
  both <- length(pairs$first)
  once <- length(first_only) + length(second_only)
  r <- suppressWarnings(cor(pairs$first, pairs$second))
  if (equal) {
    pooled <- ((n[1] - 1) * v[1] + (n[2] - 1) * v[2]) / (sum(n) - 2)
    stderr <- sqrt(pooled * (1 / n[1] + 1 / n[2] - 2 * r * both / (n[1] * n[2])))
    spread <- once + both - 1
  } else {
    stderr <- sqrt(v[1] / n[1] + v[2] / n[2] - 2 * r * sqrt(v[1] * v[2]) * both / (n[1] * n[2]))
    welch <- (v[1] / n[1] + v[2] / n[2])^2 / ((v[1] / n[1])^2 / (n[1] - 1) + (v[2] / n[2])^2 / (n[2] - 1))
    spread <- welch - both + 1
  }
  df <- both - 1 + spread * once / (once + 2 * both)
  difference <- mean(second) - mean(first)
  if (!is.finite(difference / stderr)) difference <- df <- NA
  half <- qt(1 - (1 - level) / 2, df) * stderr
  list(stderr = stderr, statistic = difference / stderr, parameter = df, p.value = 2 * pt(-abs(difference / stderr), df),
       conf.int = difference + c(-half, half), difference = difference)
}`;
