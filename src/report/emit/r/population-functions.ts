/** R: scores of every sample against populations whose mean is known. */
export const POPULATION_FUNCTIONS = `# Every sample of a score against populations with a known mean: a one-sample t-test, Cohen's d, the share of a normal population below the
# mean of the sample, who is below and above; and, where the population has an n of its own, Welch's test of both.
against <- function(...) function(scale, present, scores) {
  populations <- list(...)
  for (sample in names(scores)) for (i in seq_along(populations)) {
    population <- populations[[i]]
    x <- scores[[sample]][!is.na(scores[[sample]])]
    n <- as.numeric(length(x))
    test <- t_test(x, mu = population$mean, conf.level = level)
    difference <- if (n > 0) mean(x) - population$mean else NA
    d <- if (is.na(test$statistic)) list(value = NA, ci = c(NA, NA)) else standardized(difference, sd(x), sqrt(n), n - 1, level)
    at <- abs(x - population$mean) <= 1e-9 * max(1, abs(population$mean))
    values <- c(n = n, difference = difference, standardError = test$stderr, statistic = unname(test$statistic),
                df = unname(test$parameter), p = test$p.value, ci = setNames(test$conf.int - population$mean, c("lower", "upper")),
                effectSize.value = d$value, effectSize.ci = setNames(d$ci, c("lower", "upper")),
                percentile = pnorm(difference / population$sd), below = sum(x < population$mean & !at), equal = sum(at),
                above = sum(x > population$mean & !at))
    if (!is.na(population$n)) values <- c(values, norm_sample(x, population))
    add(scale, sample, setNames(values, paste0("population.", i, ".", names(values))))
  }
}

norm_sample <- function(x, population) {
  part <- c(population$sd^2 / population$n, var(x) / length(x))
  stderr <- sqrt(sum(part))
  df <- sum(part)^2 / sum(part^2 / (c(population$n, length(x)) - 1))
  difference <- mean(x) - population$mean
  half <- qt(1 - (1 - level) / 2, df) * stderr
  c(normSample.standardError = stderr, normSample.statistic = difference / stderr, normSample.df = df,
    normSample.p = 2 * pt(-abs(difference / stderr), df), normSample.ci.lower = difference - half, normSample.ci.upper = difference + half)
}

# Holm's correction over all of them.
adjust_populations <- function() {
  rows <- which(results$scale %in% family & grepl("^population[.][0-9]+[.]p$", results$statistic))
  adjusted <- p.adjust(results$value[rows], "holm")
  for (i in seq_along(rows))
    add(results$scale[rows[i]], results$wave[rows[i]], setNames(adjusted[i], paste0(results$statistic[rows[i]], "Holm")))
}`;
