/** R: single items and questions outside the scales. */
export const ITEM_FUNCTIONS = `# Items one by one. Answers are a list with a sample each: wave, group, values (what answers count as), agrees (1 where the share
# of an answer is given) and codes (as they were given), matrices with a column per item; NA for no answer.

# The share of those who agree, with Wilson's (1927) interval.
wilson <- function(x, n) {
  if (n == 0) return(c(NA, NA))
  suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int[1:2]
}

# The difference of two shares, second minus first, with the interval of Newcombe (1998), his method 10; phi is the correlation of the
# answers of the same people.
newcombe <- function(x, n, phi = 0) {
  if (any(n == 0)) return(c(difference = NA, ci.lower = NA, ci.upper = NA))
  p <- x / n
  one <- wilson(x[1], n[1])
  two <- wilson(x[2], n[2])
  side <- function(a, b) sqrt(max(0, a^2 - 2 * phi * a * b + b^2))
  c(difference = p[2] - p[1], ci.lower = p[2] - p[1] - side(p[2] - two[1], one[2] - p[1]),
    ci.upper = p[2] - p[1] + side(two[2] - p[2], p[1] - one[1]))
}

# phi with n/2 taken off a positive ad - bc, as Newcombe's method has it.
corrected_phi <- function(both, first, second, neither) {
  margins <- (both + first) * (second + neither) * (both + second) * (first + neither)
  if (margins == 0) return(0)
  product <- both * neither - first * second
  (if (product > 0) max(0, product - (both + first + second + neither) / 2) else product) / sqrt(margins)
}

describe_answers <- function(answers, codes) {
  n <- length(answers$values)
  known <- length(codes) > 0
  agreeing <- if (known) sum(answers$agrees) else NA
  counts <- if (known) sapply(codes, function(code) sum(answers$codes == code)) else c()
  c(n = n, mean = if (n > 0) mean(answers$values) else NA, sd = if (n > 1) sd(answers$values) else NA,
    setNames(counts, if (known) paste0("counts.", seq_along(codes))), agreeing = agreeing, share = if (n > 0) agreeing / n else NA)
}

# Tests of shares: chi-square, with Yates' correction too of two samples, and Fisher's exact test, which goes first where expected counts are small.
share_tests <- function(yes, n) {
  counts <- cbind(yes, n - yes)
  counts <- counts[rowSums(counts) > 0, , drop = FALSE]
  if (nrow(counts) < 2 || any(colSums(counts) == 0)) return(list())
  plain <- suppressWarnings(chisq.test(counts, correct = FALSE))
  test_of <- function(test) c(statistic = unname(test$statistic), df = unname(test$parameter), p = test$p.value)
  tests <- list("chi-square" = test_of(plain))
  if (length(n) == 2) tests[["chi-square-yates"]] <- test_of(suppressWarnings(chisq.test(counts)))
  fisher <- safely(fisher.test(counts, workspace = 2e7))
  fisher <- if (is.list(fisher)) list("fisher-exact" = c(p = fisher$p.value)) else list()
  expected <- plain$expected
  small <- if (length(n) == 2) min(expected) < 5 else mean(expected < 5) > 0.2 || min(expected) < 1
  if (small) c(fisher, tests) else c(tests, fisher)
}

rank_test <- function(method, test) {
  if (!is.list(test)) return(list())
  setNames(list(c(statistic = unname(test$statistic), p = test$p.value)), method)
}

# Answers of two samples: estimates, changes and tests, of which the first stands for the comparison.
compare_means <- function(one, two, paired) {
  x <- one$values
  y <- two$values
  if (paired) {
    d <- y - x
    rounded <- round(d, 10)
    test <- t_test(d, conf.level = level)
    estimates <- c(difference = if (length(d) > 0) mean(d) else NA, ci.lower = test$conf.int[1], ci.upper = test$conf.int[2])
    return(list(estimates = estimates, changes = table(signif(d, 12)),
                tests = if (any(rounded != 0)) rank_test("wilcoxon-signed-rank", safely(suppressWarnings(wilcox.test(rounded)))) else list()))
  }
  test <- t_test(y, x, conf.level = level)
  varied <- length(x) > 0 && length(y) > 0 && length(unique(c(x, y))) > 1
  list(estimates = c(difference = if (length(x) > 0 && length(y) > 0) mean(y) - mean(x) else NA, ci.lower = test$conf.int[1], ci.upper = test$conf.int[2]),
       tests = if (varied) rank_test("mann-whitney", safely(suppressWarnings(wilcox.test(round(y, 10), round(x, 10))))) else list())
}
compare_shares <- function(one, two, paired) {
  x <- one$agrees
  y <- two$agrees
  n <- as.numeric(c(length(x), length(y)))
  if (!paired) return(list(estimates = newcombe(c(sum(x), sum(y)), n), tests = share_tests(c(sum(x), sum(y)), n)))
  first <- sum(x == 1 & y == 0)
  second <- sum(x == 0 & y == 1)
  both <- sum(x == 1 & y == 1)
  changes <- setNames(c(first, n[1] - first - second, second), c(-1, 0, 1))
  # McNemar's exact test: of those who changed as many one way as the other.
  tests <- if (first + second > 0) list("mcnemar-exact" = c(p = binom.test(second, first + second)$p.value)) else list()
  list(estimates = newcombe(c(sum(x), sum(y)), n, corrected_phi(both, first, second, n[1] - both - first - second)), changes = changes, tests = tests)
}

# All items of a scale, or answers of a question; returns the p-values of the tests that stand for a comparison.
report_items <- function(scale, answers, codes, shares, prefix) {
  tested <- data.frame(family = character(), wave = character(), statistic = character(), p = numeric())
  waves_of <- sapply(answers, function(sample) sample$wave)
  groups_of <- sapply(answers, function(sample) if (is.null(sample$group)) "" else sample$group)
  crossed <- length(unique(waves_of)) > 1 && length(unique(groups_of)) > 1
  for (item in names(codes)) {
    put <- function(wave, values) if (length(values) > 0) add(scale, wave, setNames(values, paste0(prefix, item, ".", names(values))))
    answers_of_item <- function(sample, rows) {
      sample <- answers[[sample]]
      list(values = sample$values[rows, item], agrees = sample$agrees[rows, item], codes = sample$codes[rows, item])
    }
    answered <- lapply(answers, function(sample) which(!is.na(sample$codes[, item])))
    compare <- if (item %in% shares) compare_shares else compare_means
    put_tests <- function(wave, family, tests, first = TRUE) {
      for (method in names(tests)) put(wave, setNames(tests[[method]], paste0(method, ".", names(tests[[method]]))))
      if (length(tests) == 0) return(invisible())
      tested[nrow(tested) + 1, ] <<- list(family, wave, paste0(item, ".", names(tests)[1]), tests[[1]][["p"]])
    }
    put_comparison <- function(wave, family, two, n, compared, codes_of, described = FALSE) {
      put(wave, setNames(n, paste0("n.", seq_along(n))))
      for (i in 1:2) {
        values <- describe_answers(two[[i]], codes_of)
        put(wave, setNames(values, paste0("samples.", i, ".", names(values))))
      }
      put(wave, compared$estimates)
      if (length(compared$changes) > 0 && length(codes[[item]]) > 0) {
        by <- as.numeric(names(compared$changes))
        for (i in seq_along(by)) put(wave, setNames(c(by[i], compared$changes[[i]]), paste0("changes.", i, c(".by", ".count"))))
      }
      if (!described) put_tests(wave, family, compared$tests)
    }
    for (sample in names(answers)) {
      described <- describe_answers(answers_of_item(sample, answered[[sample]]), codes[[item]])
      ci <- if (is.na(described[["agreeing"]])) c(NA, NA) else wilson(described[["agreeing"]], described[["n"]])
      put(sample, c(missing = nrow(answers[[sample]]$codes) - described[["n"]], described, ci.lower = ci[1], ci.upper = ci[2]))
    }
    pairs_of <- function(first, second) {
      partner <- partner_of(answers[[first]], answers[[second]])
      rows <- answered[c(first, second)]
      if (is.null(partner)) return(list(rows = rows, paired = FALSE))
      twice <- answered[[first]][partner[answered[[first]]] %in% answered[[second]]]
      if (length(twice) < 2) return(list(rows = rows, paired = FALSE))
      list(rows = setNames(list(twice, partner[twice]), c(first, second)), paired = TRUE)
    }
    changes <- list()
    for (i in seq_len(nrow(contrasts))) {
      first <- contrasts$first[i]
      second <- contrasts$second[i]
      if (!all(c(first, second) %in% names(answers))) next
      if (!is.null(ids) && crossed && contrasts$kind[i] == "groups") next
      pairs <- pairs_of(first, second)
      two <- list(answers_of_item(first, pairs$rows[[1]]), answers_of_item(second, pairs$rows[[2]]))
      n <- lengths(pairs$rows)
      described <- !is.null(ids) && crossed
      put_comparison(comparison_name(first, second), contrasts$kind[i], two, if (pairs$paired) n[1] else n, compare(two[[1]], two[[2]], pairs$paired), codes[[item]], described)
      if (described) changes <- c(changes, list(list(group = groups_of[[second]], waves = waves_of[c(first, second)], two = two, paired = pairs$paired)))
    }
    # The changes of two groups of people seen twice; of a share -1, 0 and 1.
    for (other in changes) {
      one <- Filter(function(each) each$waves[2] == other$waves[2], changes)[[1]]
      if (one$group == other$group || !one$paired || !other$paired) next
      what <- if (item %in% shares) "agrees" else "values"
      of_groups <- lapply(list(one, other), function(each) list(values = each$two[[2]][[what]] - each$two[[1]][[what]]))
      wave <- paste0("change of ", other$group, " minus ", one$group, ", ", paste(other$waves, collapse = " to "))
      n <- sapply(of_groups, function(each) length(each$values))
      put_comparison(wave, "change", of_groups, n, compare_means(of_groups[[1]], of_groups[[2]], FALSE), c())
    }
    if (length(answers) > 2 && !crossed && (is.null(ids) || length(unique(waves_of)) == 1)) {
      of_samples <- lapply(names(answers), function(sample) answers_of_item(sample, answered[[sample]]))
      put("all samples", setNames(lengths(answered), paste0("n.", seq_along(answered))))
      ranks <- function() {
        values <- lapply(of_samples, function(each) each$values)
        values <- values[lengths(values) > 0]
        if (length(values) < 2 || length(unique(unlist(values))) < 2) return(list())
        test <- kruskal.test(values)
        list("kruskal-wallis" = c(statistic = unname(test$statistic), df = unname(test$parameter), p = test$p.value))
      }
      tests <- if (item %in% shares) share_tests(sapply(of_samples, function(each) sum(each$agrees)), as.numeric(lengths(answered))) else ranks()
      put_tests("all samples", "overall", tests)
    }
  }
  tested
}

# Holm over the items of a scale or the answers of questions: changes between waves are one family, differences of groups and those of
# changes others, and so are tests of all samples together.
adjust_items <- function(scale, tested, prefix) {
  for (rows in split(seq_len(nrow(tested)), tested$family)) {
    holm <- p.adjust(tested$p[rows], "holm")
    for (i in seq_along(rows)) add(scale, tested$wave[rows[i]], setNames(holm[i], paste0(prefix, tested$statistic[rows[i]], ".pHolm")))
  }
}`;

/** R: items of a scale, as \`report_items()\` takes them. */
export const SCALE_ITEM_FUNCTIONS = `# The items of a scale: given as they were answered, items after reversal; codes of every answer and those whose share is given.
report_single_items <- function(scale, given, items, codes, agreeing, shares) {
  present <- Filter(function(sample) sample$wave %in% names(items), samples)
  answers <- lapply(present, function(sample) {
    own <- given[[sample$wave]][sample$rows, , drop = FALSE]
    agrees <- sapply(names(codes), function(item) as.numeric(own[, item] %in% agreeing[[item]]))
    agrees <- matrix(agrees, nrow(own), dimnames = list(NULL, names(codes)))
    c(sample, list(values = items[[sample$wave]][sample$rows, , drop = FALSE], agrees = agrees, codes = own))
  })
  adjust_items(scale, report_items(scale, answers, codes, shares, "single."), "single.")
}`;

/** R: questions outside the scales. */
export const QUESTION_FUNCTIONS = `# Rows that have one of these cells in one of these columns.
has_cell <- function(answers, columns) {
  found <- rep(FALSE, nrow(answers))
  for (each in columns) found <- found | column(answers, each$column) %in% each$cells
  found
}

# Questions of one family, each with its waves: who answered it, and who gave each answer.
report_questions <- function(...) {
  questions <- list(...)
  tested <- lapply(names(questions), function(id) {
    of_waves <- questions[[id]]
    present <- Filter(function(sample) sample$wave %in% names(of_waves), samples)
    answers <- lapply(present, function(sample) {
      own <- of_waves[[sample$wave]]
      rows <- waves[[sample$wave]][sample$rows, , drop = FALSE]
      codes <- sapply(own$given, function(columns) ifelse(has_cell(rows, own$answered), as.numeric(has_cell(rows, columns)), NA))
      codes <- matrix(codes, nrow(rows), dimnames = list(NULL, paste0(id, ": ", names(own$given))))
      c(sample, list(values = codes, agrees = codes, codes = codes))
    })
    options <- colnames(answers[[1]]$codes)
    report_items("questions", answers, setNames(rep(list(c(0, 1)), length(options)), options), options, "")
  })
  adjust_items("questions", do.call(rbind, tested), "")
}`;
