/** R: what a full report has beside alpha, t-tests and standardized differences. */
export const FURTHER_FUNCTIONS = `# An expression, or NA where it cannot be computed.
safely <- function(expression) tryCatch(suppressWarnings(expression), error = function(e) NA)

# Alpha of a covariance matrix.
alpha_of <- function(covariance) {
  k <- ncol(covariance)
  total <- sum(covariance)
  if (k < 2 || !isTRUE(total > 1e-12 * sum(diag(covariance)))) return(NA)
  k / (k - 1) * (1 - sum(diag(covariance)) / total)
}

# Alpha of a correlation matrix.
standardized_alpha <- function(correlation) {
  k <- ncol(correlation)
  r <- mean(correlation[lower.tri(correlation)])
  bottom <- 1 + (k - 1) * r
  if (isTRUE(bottom > 1e-12)) k * r / bottom else NA
}

# One factor of a correlation matrix by maximum likelihood: uniquenesses, loadings and the discrepancy; NULL without
# a solution inside the bounds.
one_factor <- function(correlation) {
  k <- ncol(correlation)
  solution <- function(log_unique) {
    unique <- exp(log_unique)
    parts <- eigen(correlation / sqrt(outer(unique, unique)), symmetric = TRUE)
    rest <- parts$values[-1]
    loadings <- sqrt(unique) * parts$vectors[, 1] * sqrt(max(parts$values[1] - 1, 0))
    list(unique = unique, loadings = loadings, discrepancy = sum(rest - log(rest) - 1),
         slope = (loadings^2 + unique - 1) / unique)
  }
  # Where a uniqueness is zero, the factor is that item itself.
  edge <- min(sapply(seq_len(k), function(i) sum(log1p(-correlation[i, -i]^2)))) - log(det(correlation))
  for (start in list((1 - 0.5 / k) / diag(solve(correlation)), rep(0.5, k), rep(0.9, k))) {
    found <- safely(nlminb(
      log(start), function(x) solution(x)$discrepancy, function(x) solution(x)$slope,
      lower = log(1e-8), control = list(rel.tol = 1e-15, x.tol = 1e-14, eval.max = 5000, iter.max = 2000)
    ))
    if (!is.list(found) || min(found$par) < log(1e-7)) next
    best <- safely(solution(polished(found$par, function(x) solution(x)$slope)))
    if (is.list(best) && isTRUE(max(abs(best$slope)) < 1e-8)) return(if (best$discrepancy <= edge) best)
  }
  NULL
}

# A minimum to all its digits: Newton's steps on the slopes.
polished <- function(x, slope) {
  for (step in 1:4) {
    curvature <- sapply(seq_along(x), function(i) {
      shift <- replace(numeric(length(x)), i, 1e-5)
      (slope(x + shift) - slope(x - shift)) / 2e-5
    })
    x <- x - solve(curvature, slope(x))
  }
  x
}

# McDonald's omega of one factor, with its interval by the delta method.
omega <- function(covariance, n) {
  none <- list(value = NA, ci = c(NA, NA), fit = c(NA, NA, NA))
  k <- ncol(covariance)
  if (k < 3 || n <= k) return(none)
  model <- safely(one_factor(cov2cor(covariance)))
  if (!is.list(model)) return(none)
  loadings <- model$loadings * sqrt(diag(covariance))
  if (sum(loadings) < 0) loadings <- -loadings
  unique <- model$unique * diag(covariance)
  common <- sum(loadings)^2
  value <- common / (common + sum(unique))
  implied <- tcrossprod(loadings) + diag(unique)
  weight <- solve(implied)
  u <- as.vector(weight %*% loadings)
  crossed <- t(u * t(weight))
  information <- n * rbind(cbind(sum(loadings * u) * weight + tcrossprod(u), crossed), cbind(t(crossed), weight^2 / 2))
  slopes <- c(rep(2 * sum(loadings) * sum(unique), k), rep(-common, k)) / (common + sum(unique))^2
  half <- qnorm(1 - (1 - level) / 2) * sqrt(sum(slopes * solve(information, slopes)))
  misfit <- n * model$discrepancy
  df <- k * (k - 3) / 2
  list(value = value, ci = value + c(-half, half),
       fit = c(misfit, df, if (df > 0) pchisq(misfit, df, lower.tail = FALSE) else NA))
}

# Agreement of two halves of a scale.
split_half <- function(covariance, in_first) {
  first <- sum(covariance[in_first, in_first])
  second <- sum(covariance[!in_first, !in_first])
  between <- sum(covariance[in_first, !in_first])
  if (!(min(first, second) > 1e-12 * sum(diag(covariance)))) return(NULL)
  r <- between / sqrt(first * second)
  share <- mean(in_first) * mean(!in_first)
  c(items.1 = sum(in_first), items.2 = sum(!in_first), correlation = r,
    spearmanBrown = if (r > -1) 2 * r / (1 + r) else NA,
    spearmanBrownUnequal = if (r >= 0) 2 * r / (r + sqrt(r^2 + 4 * share * (1 - r^2))) else NA,
    flanaganRulon = 4 * between / sum(covariance))
}

# Omega, lambdas, split halves, another interval of alpha, pairwise alpha, and the error of measurement.
report_further_reliability <- function(scale, wave, items, scores) {
  complete <- items[stats::complete.cases(items), , drop = FALSE]
  n <- as.numeric(nrow(complete))
  k <- ncol(complete)
  put <- function(...) add(scale, wave, ...)
  z <- qnorm(1 - (1 - level) / 2)
  add_omega <- function(name, result) {
    put(setNames(c(result$value, result$ci, result$fit),
                 paste0(name, c(".value", ".ci.lower", ".ci.upper", ".fit.chiSquare", ".fit.df", ".fit.p"))))
  }
  x <- scores[!is.na(scores)]
  put(omegaTotal.n = n, omegaTotalStandardized.n = n, duhachek.n = n, smallestDetectableChange.n = length(x),
      pairwise.smallestN = min(crossprod(!is.na(items))))
  if (n > 1 && k > 1) {
    covariance <- cov(complete)
    alpha <- alpha_of(covariance)
    total <- sum(covariance)
    off <- covariance - diag(diag(covariance))
    varies <- all(diag(covariance) > 0)
    add_omega("omegaTotal", if (varies) omega(covariance, n) else omega(diag(2), n))
    add_omega("omegaTotalStandardized", if (varies) omega(cov2cor(covariance), n) else omega(diag(2), n))
    lambda6 <- function(matrix) {
      if (!varies || n <= k) return(NA)
      root <- chol(cov2cor(matrix))
      # An item that is a combination of the others leaves rounding only.
      if (min(diag(root)^2) <= 1e-10) return(NA)
      1 - sum(diag(matrix) / diag(chol2inv(root))) / sum(matrix)
    }
    put(guttmanLambda2 = (sum(off) + sqrt(k / (k - 1) * sum(off^2))) / total, guttmanLambda6 = safely(lambda6(covariance)),
        guttmanLambda6Standardized = if (varies) safely(lambda6(cov2cor(covariance))) else NA)
    halves <- list("odd-even" = seq_len(k) %% 2 == 1, "first-second" = seq_len(k) <= ceiling(k / 2))
    for (split in names(halves)) {
      values <- split_half(covariance, halves[[split]])
      if (!is.null(values)) put(setNames(values, paste0("splitHalf.", split, ".", names(values))))
    }
    q <- 2 * k^2 / ((k - 1)^2 * total^3) *
      max(0, total * (sum(covariance^2) + sum(diag(covariance))^2) - 2 * sum(diag(covariance)) * sum(covariance %*% covariance))
    put(duhachek.lower = alpha - z * sqrt(q / n), duhachek.upper = alpha + z * sqrt(q / n))
    sem <- if (isTRUE(alpha >= 0) && length(x) > 1 && sd(x) > 0) sd(x) * sqrt(1 - alpha) else NA
    put(standardErrorOfMeasurement = sem, smallestDetectableChange.individual = z * sqrt(2) * sem,
        smallestDetectableChange.group = z * sqrt(2) * sem / sqrt(length(x)))
  }
  if (k > 1) {
    pairwise <- safely(cov(items, use = "pairwise.complete.obs"))
    smallest <- min(crossprod(!is.na(items)))
    known <- is.matrix(pairwise) && !anyNA(pairwise) && smallest > 1
    put(pairwise.alpha = if (known) alpha_of(pairwise) else NA,
        pairwise.alphaStandardized = if (known && all(diag(pairwise) > 0)) standardized_alpha(cov2cor(pairwise)) else NA)
  }
}

# Whether the alphas of two waves are equal (Feldt 1969; Feldt 1980), and retest correlations of those seen twice.
report_across_waves <- function(scale, comparison, items, scores, partner) {
  complete <- lapply(items, function(wave) wave[stats::complete.cases(wave), , drop = FALSE])
  n <- as.numeric(sapply(complete, nrow))
  k <- ncol(items[[1]])
  put <- function(name, values) add(scale, comparison, setNames(values, paste0(name, ".", names(values))))
  put("feldt-independent", c(n.1 = n[1], n.2 = n[2]))
  if (k > 1 && all(n > 1)) {
    alpha <- sapply(complete, function(wave) alpha_of(cov(wave)))
    high <- if (isTRUE(alpha[[1]] < alpha[[2]])) 2 else 1
    a <- n[high] - 1
    d <- n[3 - high] - 1
    b <- a * (k - 1)
    e <- d * (k - 1)
    if (!anyNA(alpha) && max(alpha) < 1 && b > 4 && d > 4) {
      mean <- b / (b - 2) * d / (d - 2)
      square <- b^2 * (a + 2) / (a * (b - 2) * (b - 4)) * d^2 * (e + 2) / (e * (d - 2) * (d - 4))
      df <- c(2 * mean^2 / (2 * square - mean * square - mean^2), 2 * mean / (mean - 1))
      w <- (1 - alpha[[3 - high]]) / (1 - alpha[[high]])
      if (all(df > 0)) {
        put("feldt-independent", c(difference = alpha[[2]] - alpha[[1]], statistic = w, df.1 = df[1], df.2 = df[2],
                                   p = min(1, 2 * pf(w, df[1], df[2], lower.tail = FALSE))))
      }
    }
  }
  if (is.null(partner)) return(invisible())
  twice <- which(stats::complete.cases(items[[1]]) & stats::complete.cases(items[[2]][partner, , drop = FALSE]) & !is.na(partner))
  put("feldt-dependent", c(n.1 = length(twice)))
  if (k > 1 && length(twice) > 2) {
    first <- items[[1]][twice, , drop = FALSE]
    second <- items[[2]][partner[twice], , drop = FALSE]
    alpha <- c(alpha_of(cov(first)), alpha_of(cov(second)))
    df <- length(twice) - 2
    t <- (alpha[2] - alpha[1]) * sqrt(df) / sqrt(4 * prod(1 - alpha) * (1 - safely(cor(rowSums(first), rowSums(second)))^2))
    if (is.finite(t)) {
      put("feldt-dependent", c(difference = alpha[2] - alpha[1], statistic = t, df.1 = df, p = 2 * pt(-abs(t), df)))
    }
  }
  seen_twice <- which(!is.na(scores[[1]]) & !is.na(scores[[2]][partner]))
  if (length(seen_twice) > 1) report_retest(scale, comparison, cbind(scores[[1]][seen_twice], scores[[2]][partner[seen_twice]]))
}

# Intraclass correlations ICC(2,1), agreement, and ICC(3,1), consistency (Shrout & Fleiss 1979).
report_retest <- function(scale, comparison, x) {
  n <- as.numeric(nrow(x))
  persons <- 2 * sum((rowMeans(x) - mean(x))^2) / (n - 1)
  occasions <- n * sum((colMeans(x) - mean(x))^2)
  residual <- sum((x - outer(rowMeans(x), colMeans(x), "+") + mean(x))^2) / (n - 1)
  tail <- 1 - (1 - level) / 2
  agreement <- (persons - residual) / (persons + residual + 2 * (occasions - residual) / n)
  weight <- n * (1 + agreement) - 2 * agreement
  v <- (n - 1) * (2 * agreement * occasions + weight * residual)^2 /
    ((n - 1) * (2 * agreement * occasions)^2 + (weight * residual)^2)
  error <- 2 * occasions + (n - 2) * residual
  q <- f_quantile(tail, n - 1, v)
  mirrored <- f_quantile(tail, v, n - 1)
  add(scale, comparison, "icc-2-1.n" = n, "icc-2-1.value" = agreement,
      "icc-2-1.ci.lower" = n * (persons - q * residual) / (q * error + n * persons),
      "icc-2-1.ci.upper" = n * (mirrored * persons - residual) / (error + n * mirrored * persons))
  limit <- function(b, e) (b - e) / (b + e)
  f <- f_quantile(tail, n - 1, n - 1)
  add(scale, comparison, "icc-3-1.n" = n, "icc-3-1.value" = limit(persons, residual),
      "icc-3-1.ci.lower" = limit(persons, residual * f), "icc-3-1.ci.upper" = limit(persons * f, residual))
}`;
