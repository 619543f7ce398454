import type { EmitModel } from '../../../model/emit-plan.ts';

/** R: what all models need. */
const COMMON = `# Models of all samples of a score. Numbers are named by the model, the effect or the contrast.
add_named <- function(scale, model, name, values) add(scale, model, setNames(values, paste0(name, ".", names(values))))
t_of <- function(difference, se, df) {
  half <- qt(1 - (1 - level) / 2, df) * se
  c(difference = difference, standardError = se, statistic = difference / se, df = df, p = 2 * pt(-abs(difference / se), df),
    ci.lower = difference - half, ci.upper = difference + half)
}
f_of <- function(statistic, df1, df2) {
  c(statistic = statistic, df1 = df1, df2 = df2, p = pf(statistic, df1, df2, lower.tail = FALSE))
}
add_sizes <- function(scale, model, n, observations) {
  add(scale, model, setNames(n, paste0("n.", seq_along(n))), observations = observations)
}

# Contrasts, a row of t_of() each, with Holm's correction within each family.
add_contrasts <- function(scale, model, tests, holm = p.adjust(tests[, "p"], "holm")) {
  for (contrast in rownames(tests)) {
    add_named(scale, model, paste0("contrasts.", contrast), c(tests[contrast, ], pHolm = holm[[match(contrast, rownames(tests))]]))
  }
}

# An analysis of variance as numbers: Welch's, the classical one with omega squared, ranks with epsilon squared.
variance_tests <- function(x, group) {
  welch <- oneway.test(x ~ group)
  table <- anova(lm(x ~ group))
  k <- nlevels(group)
  square <- table[2, "Mean Sq"]
  ranks <- kruskal.test(x, group)
  list(
    welch = f_of(unname(welch$statistic), k - 1, unname(welch$parameter[2])),
    classical = c(f_of(table[1, "F value"], k - 1, table[2, "Df"]),
                  effectSize.value = max(0, (table[1, "Sum Sq"] - (k - 1) * square) / (sum(table[, "Sum Sq"]) + square))),
    ranks = c(statistic = unname(ranks$statistic), df1 = unname(ranks$parameter), p = ranks$p.value,
              effectSize.value = min(1, unname(ranks$statistic) / (length(x) - 1)))
  )
}`;

const PEOPLE = `# Who is who in all waves: people of the first wave by their place there, those who came later by their id.
persons <- function() setNames(lapply(seq_along(ids), function(wave) {
  own <- ids[[wave]]
  if (wave == 1) return(paste("first", seq_along(own)))
  person <- ifelse(own == "", paste("nobody", wave, seq_along(own)), paste("later", own))
  partner <- match_ids(ids[[1]], own)
  person[partner[!is.na(partner)]] <- paste("first", which(!is.na(partner)))
  person
}), names(ids))

# Scores of matched people: per group a matrix with a row per person and a column per wave; NA where there is no score.
by_person <- function(present, scores) {
  known <- persons()
  groups <- factor(sapply(present, function(sample) if (is.null(sample$group)) "" else sample$group))
  groups <- factor(groups, levels = unique(as.character(groups)))
  lapply(split(seq_along(present), groups), function(own) {
    who <- lapply(own, function(i) known[[present[[i]]$wave]][present[[i]]$rows])
    everybody <- unique(unlist(Map(function(person, i) person[!is.na(scores[[i]])], who, own)))
    columns <- mapply(function(person, i) scores[[i]][match(everybody, person)], who, own)
    matrix(columns, length(everybody), length(own), dimnames = list(NULL, sapply(own, function(i) present[[i]]$wave)))
  })
}
with_all <- function(people) lapply(people, function(x) x[stats::complete.cases(x), , drop = FALSE])
change_name <- function(groups, waves) paste0("change of ", groups[2], " minus ", groups[1], ", ", waves[1], " to ", waves[2])`;

const ANCOVA = `# Analysis of covariance: groups at the second wave, adjusted for the first; means at the mean of all at the first wave.
report_ancova <- function(scale, present, scores) {
  complete <- with_all(by_person(present, scores))
  n <- sapply(complete, nrow)
  add_sizes(scale, "ancova", n, 2 * sum(n))
  data <- data.frame(do.call(rbind, lapply(complete, unname)), group = factor(rep(names(complete), n), levels = names(complete)))
  names(data)[1:2] <- c("pre", "post")
  fit <- safely(lm(post ~ pre + group, data))
  if (any(n < 1) || !is.list(fit) || fit$df.residual < 1 || anyNA(coef(fit)) || sigma(fit) < 1e-10 * max(abs(data$post))) return(invisible())
  at <- mean(data$pre)
  add(scale, "ancova", slope = coef(fit)[["pre"]], adjustedAt = at)
  groups <- anova(lm(post ~ pre, data), fit)
  between <- groups[2, "Sum of Sq"]
  add_named(scale, "ancova", "tests.group", c(f_of(groups[2, "F"], groups[2, "Df"], groups[2, "Res.Df"]),
            effectSize.value = between / (between + groups[2, "RSS"])))
  slopes <- lm(post ~ pre * group, data)
  if (slopes$df.residual > 0 && !anyNA(coef(slopes))) {
    equal <- anova(fit, slopes)
    add_named(scale, "ancova", "tests.equal-slopes", f_of(equal[2, "F"], equal[2, "Df"], equal[2, "Res.Df"]))
  }
  means <- predict(fit, data.frame(pre = at, group = levels(data$group)), se.fit = TRUE)
  half <- qt(1 - (1 - level) / 2, fit$df.residual) * means$se.fit
  for (i in seq_along(complete)) {
    add_named(scale, "ancova", paste0("means.", names(present)[length(complete) + i]), c(mean = means$fit[[i]], standardError = means$se.fit[[i]],
              df = fit$df.residual, ci.lower = (means$fit - half)[[i]], ci.upper = (means$fit + half)[[i]]))
  }
  differences <- summary(fit)$coefficients[-(1:2), , drop = FALSE]
  tests <- t(apply(differences, 1, function(row) t_of(row[[1]], row[[2]], fit$df.residual)))
  second <- names(present)[length(complete) + seq_along(complete)]
  rownames(tests) <- paste("first:", second[1], "to", second[-1])
  add_contrasts(scale, "ancova", tests)
}`;

const CHANGES = `# Difference of changes: how much more each group but the first changed (Welch), with d of Morris (2008).
report_changes <- function(scale, present, scores) {
  model <- "difference-of-changes"
  complete <- with_all(by_person(present, scores))
  n <- sapply(complete, nrow)
  add_sizes(scale, model, n, 2 * sum(n))
  changes <- lapply(complete, function(x) x[, 2] - x[, 1])
  waves <- colnames(complete[[1]])
  if (any(n < 2)) return(invisible())
  tested <- variance_tests(unlist(changes), factor(rep(names(complete), n), levels = names(complete)))
  if (length(complete) > 2) add_named(scale, model, "tests.change", tested$welch)
  add_named(scale, model, "tests.classical", tested$classical)
  tests <- NULL
  effects <- list()
  for (group in names(complete)[-1]) {
    test <- t_test(changes[[group]], changes[[1]], conf.level = level)
    if (is.na(test$statistic)) next
    name <- paste("first:", change_name(c(names(complete)[1], group), waves))
    row <- t_of(mean(changes[[group]]) - mean(changes[[1]]), test$stderr, unname(test$parameter))
    tests <- rbind(tests, matrix(row, 1, dimnames = list(name, names(row))))
    two <- complete[c(names(complete)[1], group)]
    size <- as.numeric(sapply(two, nrow))
    total <- sum(size)
    if (total < 5) next
    r <- sapply(two, function(x) { r <- safely(cor(x[, 1], x[, 2])); if (is.na(r)) 0 else r })
    deviation <- sqrt(sum((size - 1) * sapply(two, function(x) var(x[, 1]))) / (total - 2))
    small <- 1 - 3 / (4 * (total - 2) - 1)
    d <- small * row[["difference"]] / deviation
    spread <- 2 * (1 - sum((size - 1) * r) / (total - 2)) * sum(1 / size)
    variance <- small^2 * (total - 2) / (total - 4) * (spread + d^2) - d^2
    half <- qnorm(1 - (1 - level) / 2) * sqrt(max(0, variance))
    effects[[name]] <- c(effectSize.value = d, effectSize.ci.lower = d - half, effectSize.ci.upper = d + half)
  }
  if (is.null(tests)) return(invisible())
  add_contrasts(scale, model, tests)
  for (name in names(effects)) add_named(scale, model, paste0("contrasts.", name), effects[[name]])
}`;

const DIFFERENCES = `# Difference of differences of strangers: four independent means, Welch-Satterthwaite degrees of freedom.
report_differences <- function(scale, present, scores) {
  model <- "difference-of-differences"
  cells <- lapply(scores, function(x) x[!is.na(x)])
  waves <- sapply(present, function(sample) sample$wave)
  groups <- sapply(present, function(sample) sample$group)
  add_sizes(scale, model, lengths(cells), sum(lengths(cells)))
  cell <- function(group, wave) cells[[which(groups == group & waves == wave)]]
  tests <- NULL
  effects <- list()
  for (wave in unique(waves)[-1]) for (group in unique(groups)[-1]) {
    four <- list(cell(groups[[1]], waves[[1]]), cell(groups[[1]], wave), cell(group, waves[[1]]), cell(group, wave))
    n <- as.numeric(lengths(four))
    if (any(n < 2)) next
    parts <- sapply(four, var) / n
    if (sum(parts) == 0) next
    row <- t_of(sum(c(1, -1, -1, 1) * sapply(four, mean)), sqrt(sum(parts)), sum(parts)^2 / sum(parts^2 / (n - 1)))
    name <- paste("first:", change_name(c(groups[[1]], group), c(waves[[1]], wave)))
    tests <- rbind(tests, matrix(row, 1, dimnames = list(name, names(row))))
    pre <- n[c(1, 3)]
    deviation <- sqrt(sum((pre - 1) * sapply(four[c(1, 3)], var)) / (sum(pre) - 2))
    effects[[name]] <- c(effectSize.value = (1 - 3 / (4 * (sum(pre) - 2) - 1)) * row[["difference"]] / deviation)
  }
  if (is.null(tests)) return(invisible())
  add_contrasts(scale, model, tests)
  for (name in names(effects)) add_named(scale, model, paste0("contrasts.", name), effects[[name]])
}`;

const VARIANCES = `# Welch's analysis of variance of three samples and more, and every pair after Games and Howell (1976).
report_variances <- function(scale, present, scores) {
  model <- "welch-anova"
  samples <- lapply(scores, function(x) x[!is.na(x)])
  n <- as.numeric(lengths(samples))
  add_sizes(scale, model, n, sum(n))
  if (any(n < 2) || any(sapply(samples, var) == 0)) return(invisible())
  group <- factor(rep(names(samples), n), levels = names(samples))
  tests <- variance_tests(unlist(samples), group)
  kind <- if (length(unique(sapply(present, function(sample) sample$wave))) > 1) "wave" else "group"
  add_named(scale, model, paste0("tests.", kind), tests$welch)
  for (name in c("classical", "ranks")) add_named(scale, model, paste0("tests.", name), tests[[name]])
  k <- length(samples)
  rows <- NULL
  raw <- c()
  for (i in seq_len(k - 1)) for (j in (i + 1):k) {
    test <- t.test(samples[[j]], samples[[i]])
    difference <- mean(samples[[j]]) - mean(samples[[i]])
    df <- unname(test$parameter)
    t <- difference / test$stderr
    # qtukey() holds four digits, ptukey() ten.
    q <- uniroot(function(q) ptukey(q, k, df) - level, qtukey(level, k, df) + c(-0.1, 0.1), extendInt = "yes", tol = 1e-12)$root
    half <- q / sqrt(2) * test$stderr
    row <- c(difference = difference, standardError = test$stderr, statistic = t, df = df,
             p = ptukey(sqrt(2) * abs(t), k, df, lower.tail = FALSE), ci.lower = difference - half, ci.upper = difference + half)
    rows <- rbind(rows, matrix(row, 1, dimnames = list(paste("each:", names(samples)[i], "to", names(samples)[j]), names(row))))
    raw <- c(raw, test$p.value)
  }
  add_contrasts(scale, model, rows, p.adjust(raw, "holm"))
}`;

const REPEATED = `# Repeated-measures analysis of variance of those with every score: type III, corrected after Greenhouse and Geisser (1959) and Huynh and
# Feldt (1976, Lecoutre 1991), generalized eta squared (Olejnik & Algina 2003), Mauchly's test; of one group also Friedman's.
report_repeated <- function(scale, present, scores) {
  model <- "repeated-measures-anova"
  complete <- with_all(by_person(present, scores))
  n <- as.numeric(sapply(complete, nrow))
  k <- ncol(complete[[1]])
  add_sizes(scale, model, n, k * sum(n))
  groups <- length(complete)
  df <- sum(n) - groups
  p <- k - 1
  if (any(n < 1) || df < 1) return(invisible())
  contrasts <- apply(contr.helmert(k), 2, function(x) x / sqrt(sum(x^2)))
  z <- lapply(complete, function(x) x %*% contrasts)
  means <- t(sapply(z, colMeans))
  if (p == 1) means <- t(means)
  errors <- Reduce("+", lapply(z, function(x) crossprod(base::scale(x, scale = FALSE))))
  error <- sum(diag(errors))
  if (sqrt(error / (df * p)) < 1e-13 * max(abs(unlist(complete)))) return(invisible())
  levels <- lapply(complete, function(x) rowSums(x) / sqrt(k))
  people <- sum(sapply(levels, function(x) sum((x - mean(x))^2)))
  between <- function(mean) sum(n * (mean - weighted.mean(mean, n))^2)
  epsilon <- error^2 / (p * sum(errors^2))
  room <- df - p * epsilon
  huynh <- if (df == 1) epsilon else if (room > 0) min(1, max(epsilon, ((df + 1) * p * epsilon - 2) / (p * room))) else 1
  within <- function(name, sum, df1) {
    f <- sum / df1 / (error / (df * p))
    values <- c(f_of(f, df1, df * p), effectSize.value = sum / (sum + people + error))
    for (by in c("greenhouseGeisser", "huynhFeldt")) {
      e <- if (by == "huynhFeldt") huynh else epsilon
      corrected <- c(epsilon = e, f_of(f, df1 * e, df * p * e)[-1])
      values <- c(values, setNames(corrected, paste0("corrections.", by, ".", names(corrected))))
    }
    add_named(scale, model, paste0("tests.", name), values)
  }
  within("wave", sum(colMeans(means)^2) / (sum(1 / n) / groups^2), p)
  if (groups > 1) {
    sum <- between(sapply(levels, mean))
    add_named(scale, model, "tests.group", c(f_of(sum / (groups - 1) / (people / df), groups - 1, df),
              effectSize.value = sum / (sum + people + error)))
    within("wave-by-group", sum(apply(means, 2, between)), (groups - 1) * p)
  }
  root <- if (p > 1) safely(chol(errors)) else NA
  if (is.matrix(root)) {
    log_w <- 2 * sum(log(diag(root))) - p * log(error / p)
    rho <- 1 - (2 * p^2 + p + 2) / (6 * df * p)
    weight <- (p + 2) * (p - 1) * (p - 2) * (p * (2 * p^2 + 6 * p + 3) + 2) / (288 * (df * p * rho)^2)
    chi <- max(0, -df * rho * log_w)
    degrees <- p * (p + 1) / 2 - 1
    tail <- pchisq(chi, degrees + c(0, 4), lower.tail = FALSE)
    add_named(scale, model, "tests.sphericity", c(statistic = exp(log_w), df1 = degrees, p = tail[1] + weight * (tail[2] - tail[1])))
  }
  if (groups == 1) {
    ranks <- friedman.test(round(complete[[1]], 10))
    statistic <- unname(ranks$statistic)
    add_named(scale, model, "tests.ranks", c(statistic = statistic, df1 = p, p = ranks$p.value, effectSize.value = statistic / (n * p)))
  }
}`;

const MIXED = `# Mixed model for repeated measures: a mean per group and wave, REML, everybody with any score. The covariance matrix of the waves is a sum
# of known matrices (unstructured: one for each entry; random intercept: people and residual), so the slopes of the likelihood are exact.
# Degrees of freedom after Satterthwaite; of F after Fai and Cornelius (1996). The same as nlme::gls(corSymm, varIdent) and lmerTest.
report_mixed <- function(scale, present, scores, covariance = "unstructured") {
  model <- "mixed-model"
  people <- by_person(present, scores)
  groups <- length(people)
  k <- ncol(people[[1]])
  waves <- colnames(people[[1]])
  total <- sum(sapply(people, function(x) sum(!is.na(x))))
  add_sizes(scale, model, sapply(people, nrow), total)
  # People who have the same waves, in one group: how many, their means and products.
  patterns <- unlist(lapply(seq_len(groups), function(group) {
    x <- people[[group]]
    lapply(split(seq_len(nrow(x)), apply(!is.na(x), 1, paste, collapse = "")), function(rows) {
      at <- which(!is.na(x[rows[1], ]))
      y <- x[rows, at, drop = FALSE]
      list(at = at, cells = (group - 1) * k + at, n = nrow(y), mean = colMeans(y), products = crossprod(sweep(y, 2, colMeans(y))))
    })
  }), recursive = FALSE)
  bases <- if (covariance == "unstructured") {
    apply(which(lower.tri(diag(k), TRUE), arr.ind = TRUE), 1, function(at) {
      base <- matrix(0, k, k)
      base[at[1], at[2]] <- base[at[2], at[1]] <- 1
      base
    }, simplify = FALSE)
  } else list(matrix(1, k, k), diag(k))
  cells <- groups * k
  sigma <- function(theta) Reduce("+", Map("*", bases, theta))
  # Restricted log-likelihood, its slopes, the means and their covariance matrix with its slopes.
  at_theta <- function(theta) {
    s <- sigma(theta)
    a <- matrix(0, cells, cells)
    b <- numeric(cells)
    logs <- 0
    weights <- lapply(patterns, function(one) {
      root <- chol(s[one$at, one$at, drop = FALSE])
      logs <<- logs + 2 * one$n * sum(log(diag(root)))
      w <- chol2inv(root)
      a[one$cells, one$cells] <<- a[one$cells, one$cells] + one$n * w
      b[one$cells] <<- b[one$cells] + one$n * w %*% one$mean
      w
    })
    vcov <- chol2inv(chol(a))
    beta <- as.vector(vcov %*% b)
    fit <- 0
    slopes <- numeric(length(bases))
    turned <- lapply(bases, function(base) matrix(0, cells, cells))
    for (i in seq_along(patterns)) {
      one <- patterns[[i]]
      w <- weights[[i]]
      apart <- one$mean - beta[one$cells]
      square <- one$products + one$n * tcrossprod(apart)
      fit <- fit + sum(w * square)
      for (j in seq_along(bases)) {
        inner <- w %*% bases[[j]][one$at, one$at, drop = FALSE] %*% w
        slopes[j] <- slopes[j] + sum(inner * square) - one$n * sum(w * bases[[j]][one$at, one$at])
        turned[[j]][one$cells, one$cells] <- turned[[j]][one$cells, one$cells] + one$n * inner
      }
    }
    slopes <- (slopes + sapply(turned, function(each) sum(vcov * each))) / 2
    list(likelihood = -((total - cells) * log(2 * pi) + logs + c(determinant(a)$modulus) + fit) / 2, slopes = slopes,
         beta = beta, vcov = vcov, vcov_slopes = lapply(turned, function(each) vcov %*% each %*% vcov))
  }
  minus <- function(theta) { found <- safely(at_theta(theta)); if (is.list(found)) -found$likelihood else Inf }
  downhill <- function(theta) -at_theta(theta)$slopes
  centred <- do.call(rbind, lapply(people, base::scale, scale = FALSE))
  variance <- mean(apply(centred, 2, var, na.rm = TRUE))
  start <- if (covariance == "unstructured") (diag(apply(centred, 2, var, na.rm = TRUE)))[lower.tri(diag(k), TRUE)] else c(variance, variance) / 2
  theta <- nlminb(start, minus, downhill, control = list(rel.tol = 1e-14, x.tol = 1e-12, eval.max = 5000, iter.max = 5000))$par
  curvature <- function(theta) {
    # Small beside what keeps the matrix positive definite.
    h <- 1e-3 * min(eigen(sigma(theta), symmetric = TRUE, only.values = TRUE)$values)
    slope_at <- function(j, by) at_theta(replace(theta, j, theta[j] + by * h))$slopes
    columns <- sapply(seq_along(theta), function(j) {
      (8 * (slope_at(j, 1) - slope_at(j, -1)) - slope_at(j, 2) + slope_at(j, -2)) / (12 * h)
    })
    (columns + t(columns)) / 2
  }
  for (step in 1:4) theta <- theta - solve(curvature(theta), at_theta(theta)$slopes)
  best <- at_theta(theta)
  uncertainty <- solve(-curvature(theta))
  add(scale, model, logLikelihood = best$likelihood)

  df_of <- function(l) {
    v <- c(l %*% best$vcov %*% l)
    g <- sapply(best$vcov_slopes, function(slope) c(l %*% slope %*% l))
    2 * v^2 / c(g %*% uncertainty %*% g)
  }
  tested <- function(l) t_of(sum(l * best$beta), sqrt(c(l %*% best$vcov %*% l)), df_of(l))
  f_test <- function(rows) {
    parts <- eigen(rows %*% best$vcov %*% t(rows), symmetric = TRUE)
    turned <- t(parts$vectors) %*% rows
    nu <- apply(turned, 1, df_of)
    q <- nrow(rows)
    more <- sum(nu / (nu - 2))
    df2 <- if (q == 1 || all(abs(diff(nu)) < 1e-8)) mean(nu) else if (any(nu <= 2)) 2 else 2 * more / (more - q)
    f_of(sum(c(turned %*% best$beta)^2 / parts$values) / q, q, df2)
  }
  by_wave <- cbind(-1, diag(k - 1))
  by_group <- if (groups > 1) cbind(-1, diag(groups - 1))
  add_named(scale, model, "tests.wave", f_test(kronecker(matrix(1 / groups, 1, groups), by_wave)))
  if (groups > 1) {
    add_named(scale, model, "tests.group", f_test(kronecker(by_group, matrix(1 / k, 1, k))))
    add_named(scale, model, "tests.wave-by-group", f_test(kronecker(by_group, by_wave)))
  }
  named <- function(group, wave) if (groups > 1) paste0(names(people)[group], ", ", waves[wave]) else waves[wave]
  unit <- function(group, wave) replace(numeric(cells), (group - 1) * k + wave, 1)
  for (group in seq_len(groups)) for (wave in seq_len(k)) {
    mean <- tested(unit(group, wave))
    add_named(scale, model, paste0("means.", named(group, wave)),
              c(mean = mean[["difference"]], mean[c("standardError", "df", "ci.lower", "ci.upper")]))
  }
  for (kind in c("waves", if (groups > 1) "change")) for (group in if (kind == "waves") seq_len(groups) else 2:groups) {
    for (against in c("first", "previous")) {
      tests <- t(sapply(2:k, function(wave) {
        from <- if (against == "first") 1 else wave - 1
        l <- unit(group, wave) - unit(group, from)
        tested(if (kind == "waves") l else l - unit(1, wave) + unit(1, from))
      }))
      rownames(tests) <- sapply(2:k, function(wave) {
        from <- if (against == "first") 1 else wave - 1
        what <- if (kind == "waves") paste(named(group, from), "to", named(group, wave)) else
          change_name(names(people)[c(1, group)], waves[c(from, wave)])
        paste0(against, ": ", what)
      })
      add_contrasts(scale, model, tests)
    }
  }
}`;

const FAMILIES = `# Holm's correction over the scores: of each model the contrasts that it is fitted for, of Welch's analysis of variance its F.
adjust_models <- function() {
  mine <- results$scale %in% family
  for (model in intersect(c("ancova", "difference-of-changes", "difference-of-differences", "mixed-model", "welch-anova"), results$wave)) {
    of <- function(pattern) which(mine & results$wave == model & grepl(pattern, results$statistic))
    if (model == "welch-anova") {
      rows <- of("^tests[.](wave|group)[.]p$")
      adjusted <- p.adjust(results$value[rows], "holm")
      for (i in seq_along(rows)) add(results$scale[rows[i]], model, setNames(adjusted[i], sub("p$", "pHolm", results$statistic[rows[i]])))
      next
    }
    what <- if (model == "mixed-model" && any(grepl("first: change of", results$statistic))) "first: change of" else "first:"
    rows <- of(paste0("^contrasts[.]", what, ".*[.]p$"))
    adjusted <- p.adjust(results$value[rows], "holm")
    for (i in seq_along(rows)) {
      here <- results$scale == results$scale[rows[i]] & results$wave == model & results$statistic == sub("p$", "pHolm", results$statistic[rows[i]])
      results$value[here] <<- adjusted[i]
    }
  }
}`;

const FUNCTIONS: Readonly<Record<EmitModel, string>> = {
  ancova: ANCOVA,
  'difference-of-changes': CHANGES,
  'difference-of-differences': DIFFERENCES,
  'welch-anova': VARIANCES,
  'repeated-measures-anova': REPEATED,
  'mixed-model': MIXED,
};

/** The name of the function that reports a model. */
export const MODEL_FUNCTIONS: Readonly<Record<EmitModel, string>> = {
  ancova: 'report_ancova',
  'difference-of-changes': 'report_changes',
  'difference-of-differences': 'report_differences',
  'welch-anova': 'report_variances',
  'repeated-measures-anova': 'report_repeated',
  'mixed-model': 'report_mixed',
};

const OF_PEOPLE: ReadonlySet<EmitModel> = new Set([
  'ancova',
  'difference-of-changes',
  'repeated-measures-anova',
  'mixed-model',
]);

/** R: the functions of some models; none without any. */
export function modelFunctions(models: readonly EmitModel[]): string[] {
  const used = [...new Set(models)];
  if (used.length === 0) return [];
  const needsNames = used.some((model) => OF_PEOPLE.has(model)) || used.includes('difference-of-differences');
  const names = PEOPLE.slice(PEOPLE.indexOf('change_name'));
  return [
    COMMON,
    ...(used.some((model) => OF_PEOPLE.has(model)) ? [PEOPLE] : needsNames ? [names] : []),
    ...used.map((model) => FUNCTIONS[model]),
    FAMILIES,
  ];
}
