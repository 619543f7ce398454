/** R: differences against a margin. */
export const NON_INFERIORITY_FUNCTIONS = `# Whether the second is worse by less than a margin (Piaggio et al. 2012): the end of the interval on the worse side against the margin, and t of
# the difference against it, as t.test(mu = -margin, alternative = "greater") where higher is better.
report_non_inferiority <- function(scale, wave, what, margin, better, sizes = NULL, one_sided = FALSE) {
  here <- results[results$scale == scale & results$wave == wave, ]
  of <- function(statistic) {
    found <- here$value[here$statistic == statistic]
    if (length(found) == 1) found else NA
  }
  n <- if (is.null(sizes)) here$value[startsWith(here$statistic, paste0(what, "n."))] else sapply(paste0("n.", sizes), of)
  higher <- better == "higher"
  end <- if (higher) "ci.lower" else "ci.upper"
  # Of a rank test the end of the interval of Hodges and Lehmann.
  bound <- of(paste0(what, if (anyNA(of(paste0(what, "standardError")))) "hodgesLehmann.", end))
  df <- of(paste0(what, "df"))
  t <- (of(paste0(what, "difference")) + if (higher) margin else -margin) / of(paste0(what, "standardError"))
  values <- c(setNames(n, paste0("n.", seq_along(n))), margin = margin, alpha = if (one_sided) 1 - level else (1 - level) / 2,
              bound = bound, statistic = t, df = df, p = pt(t, df, lower.tail = !higher),
              nonInferior = as.numeric(if (higher) bound > -margin else bound < margin))
  names <- paste0(if (is.null(sizes)) "" else what, "nonInferiority.", names(values))
  add(scale, wave, setNames(values, names))
  cat(sprintf("\\n%s, %s%s\\n%s end of the interval %.4f, margin %.4f: %s\\n", scale, wave, if (is.null(sizes)) "" else paste0(", ", sub("[.]$", "", what)),
              if (higher) "Lower" else "Upper", bound, if (higher) -margin else margin, if (isTRUE(values[["nonInferior"]] == 1)) "non-inferior" else "not shown"))
}`;
