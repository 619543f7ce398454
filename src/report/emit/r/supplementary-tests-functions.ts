/** R: rank tests, tests of assumptions, equivalence, Bayes factors and detectable effects. */
export const FURTHER_TESTS_FUNCTIONS = `# Hodges-Lehmann: the median of all differences (of pairs: of the averages of two changes), and the k-th from either end, k by the exact
# distribution of the rank statistic (zero: its chance of 0), or by the normal one.
hodges_lehmann <- function(all, exact, zero, sigma) {
  tail <- (1 - level) / 2
  all <- sort(as.vector(all))
  k <- if (is.null(exact)) floor(length(all) / 2 + 0.5 - qnorm(1 - tail) * sigma)
       else if (exact == 0 && zero <= tail * (1 + 1e-12)) 1 else exact
  ci <- if (k < 1) c(NA, NA) else all[c(k, length(all) + 1 - k)]
  c(hodgesLehmann.estimate = median(all), hodgesLehmann.ci.lower = ci[1], hodgesLehmann.ci.upper = ci[2])
}
tied <- function(x) {
  sizes <- as.numeric(table(x))
  sum(sizes^3 - sizes)
}
# Rank tests with their effect size, equal variances, normality, equivalence, Bayes factors, detectable effects.
report_further_tests <- function(scale, comparison, samples, a, b, pairs) {
  put <- function(name, values) add(scale, comparison, setNames(values, paste0(name, ".", names(values))))
  # Scores that differ by the rounding of their decimals only are tied.
  x <- round(a, 10)
  y <- round(b, 10)
  change <- if (is.null(pairs)) NULL else pairs$second - pairs$first
  tail <- (1 - level) / 2
  z <- qnorm(1 - tail)
  put_effect <- function(name, r, se) {
    ci <- if (isTRUE(abs(r) < 1)) tanh(atanh(r) + c(-1, 1) * z * se) else c(NA, NA)
    put(name, c(value = r, ci.lower = ci[1], ci.upper = ci[2]))
  }
  if (!is.null(change)) {
    d <- round(change, 10)
    put("wilcoxon-signed-rank", c(n.1 = length(d)))
    test <- if (any(d != 0)) safely(wilcox.test(d)) else NA
    if (is.list(test)) {
      put("wilcoxon-signed-rank", c(statistic = unname(test$statistic), p = test$p.value))
      sums <- outer(change / 2, change / 2, "+")
      size <- as.numeric(length(d))
      exact <- size < 50 && all(d != 0) && !anyDuplicated(abs(d))
      put("wilcoxon-signed-rank", hodges_lehmann(sums[upper.tri(sums, diag = TRUE)], if (exact) qsignrank(tail, size),
          dsignrank(0, size), sqrt(size * (size + 1) * (2 * size + 1) / 24 - tied(d) / 48)))
      m <- as.numeric(sum(d != 0))
      put_effect("rank-biserial.pairs", 2 * unname(test$statistic) / (m * (m + 1) / 2) - 1,
                 sqrt(m * (m + 1) * (2 * m + 1) / 6) / (m * (m + 1) / 2))
    }
  }
  n <- as.numeric(c(length(a), length(b)))
  sizes <- c(n.1 = n[1], n.2 = n[2])
  put("mann-whitney", sizes)
  put("levene", sizes)
  put("brown-forsythe", sizes)
  if (length(x) > 0 && length(y) > 0) {
    test <- safely(wilcox.test(y, x))
    if (is.list(test) && length(unique(c(x, y))) > 1) {
      put("mann-whitney", c(statistic = unname(test$statistic), p = test$p.value))
      exact <- all(n < 50) && !anyDuplicated(c(x, y))
      put("mann-whitney", hodges_lehmann(outer(b, a, "-"), if (exact) qwilcox(tail, n[1], n[2]), dwilcox(0, n[1], n[2]),
          sqrt(prod(n) / 12 * (sum(n) + 1 - (tied(x) + tied(y)) / (sum(n) * (sum(n) - 1))))))
    }
    u <- sum(rank(c(y, x))[seq_along(y)]) - n[2] * (n[2] + 1) / 2
    put_effect("rank-biserial", 2 * u / prod(n) - 1, sqrt((sum(n) + 1) / (3 * prod(n))))
    put("levene", equal_variances(a, b, mean))
    put("brown-forsythe", equal_variances(a, b, median))
  }
  samples <- setNames(list(a, b), samples)
  if (!is.null(change)) samples$differences <- change
  for (sample in names(samples)) {
    put(paste0("normality.", sample), c(n = length(samples[[sample]])))
    test <- safely(shapiro.test(samples[[sample]]))
    if (is.list(test)) put(paste0("normality.", sample), c(statistic = unname(test$statistic), p = test$p.value))
  }
  # Each design: its t-test, the standard deviation that standardizes it, sizes, and what turns d into t.
  pooled <- sqrt(sum((n - 1) * c(var(a), var(b)), na.rm = TRUE) / (sum(n) - 2))
  designs <- list(
    welch = list(test = t_test(b, a), deviation = sqrt((var(a) + var(b)) / 2), n = n),
    student = list(test = t_test(b, a, var.equal = TRUE), deviation = pooled, n = n, effect = "cohens-d", size = prod(n) / sum(n))
  )
  if (!is.null(change)) {
    designs$paired <- list(test = t_test(change), deviation = sd(change), n = length(change), effect = "dz", size = length(change))
  }
  for (name in names(designs)) {
    design <- designs[[name]]
    sizes <- setNames(design$n, paste0("n.", seq_along(design$n)))
    if (!is.null(design$effect)) {
      put(paste0("minimalDetectableEffects.", design$effect), sizes)
      put(paste0("bayesFactors.", name), sizes)
    }
    if (!is.null(equivalence)) put(paste0("equivalence.tost-", name), sizes)
    if (!is.null(design$effect) && sum(design$n) > length(design$n)) {
      put(paste0("minimalDetectableEffects.", design$effect), c(value = detectable_effect(sum(design$n) - length(design$n), design$size)))
    }
    if (is.na(design$test$statistic)) next
    if (!is.null(design$effect)) {
      log_factor <- log_bayes_factor(unname(design$test$statistic), unname(design$test$parameter), design$size)
      put(paste0("bayesFactors.", name), c(bf10 = exp(log_factor), bf01 = exp(-log_factor), logBf10 = log_factor))
    }
    if (!is.null(equivalence)) {
      difference <- if (name == "paired") mean(change) else mean(b) - mean(a)
      put(paste0("equivalence.tost-", name), equivalence_test(difference, design$test$stderr, unname(design$test$parameter), design$deviation))
    }
  }
}

# An analysis of variance of the distances from the centres of the groups: Levene (1960), Brown & Forsythe (1974).
equal_variances <- function(a, b, center) {
  distances <- list(abs(a - center(a)), abs(b - center(b)))
  n <- lengths(distances)
  df <- sum(n) - 2
  means <- sapply(distances, mean)
  within <- sum((distances[[1]] - means[1])^2, (distances[[2]] - means[2])^2) / df
  between <- sum(n * (means - mean(unlist(distances)))^2)
  if (df < 1 || sqrt(within) < 10 * .Machine$double.eps * max(abs(c(a, b))) || within == 0) return(c(statistic = NA))
  c(statistic = between / within, df1 = 1, df = df, p = pf(between / within, 1, df, lower.tail = FALSE))
}

# The smallest true effect, in standard deviations, that a two-sided t-test finds with a power of 0.8.
detectable_effect <- function(df, size) {
  critical <- qt(1 - (1 - level) / 2, df)
  power <- function(ncp) pt(critical, df, ncp, lower.tail = FALSE) + pt(-critical, df, ncp)
  safely(uniroot(function(ncp) power(ncp) - 0.8, c(0, 10), extendInt = "upX", tol = 1e-12)$root / sqrt(size))
}

# JZS Bayes factor, as its logarithm: Cauchy prior with scale sqrt(1/2) on the effect (Rouder et al. 2009).
log_bayes_factor <- function(t, df, size) {
  log_integrand <- function(u) {
    a <- size / 2 * exp(u)
    log_ratio <- log1p(-t^2 / (df + t^2) * a / (1 + a))
    -0.5 * (log1p(a) + log(2 * pi) + u + exp(-u) + (df + 1) * log_ratio)
  }
  end <- ceiling(max(0, log((t^2 + 1) / (size / 2))) + 45)
  height <- max(log_integrand(seq(-7, end, by = 0.25)))
  pieces <- seq(-7, end, length.out = 41)
  total <- sum(mapply(
    function(from, to) integrate(function(u) exp(log_integrand(u) - height), from, to, rel.tol = 1e-12, abs.tol = 0, stop.on.error = FALSE)$value,
    pieces[-41], pieces[-1]
  ))
  height + log(total)
}

# Two one-sided tests that the difference lies within the bounds of equivalence.
equivalence_test <- function(difference, stderr, df, deviation) {
  alpha <- 1 - level
  raw <- equivalence$bounds * (if (equivalence$standardized) deviation else 1)
  standardized <- equivalence$bounds / (if (equivalence$standardized) 1 else deviation)
  t <- (difference - raw) / stderr
  p <- c(pt(t[1], df, lower.tail = FALSE), pt(t[2], df))
  half <- qt(1 - alpha, df) * stderr
  c(difference = difference, df = df, bounds.lower = raw[1], bounds.upper = raw[2], standardizedBounds.lower = standardized[1],
    standardizedBounds.upper = standardized[2], lower.statistic = t[1], lower.p = p[1], upper.statistic = t[2], upper.p = p[2],
    p = max(p), ci.lower = difference - half, ci.upper = difference + half)
}`;
