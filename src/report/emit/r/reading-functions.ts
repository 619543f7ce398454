/** R: from a delimited file to codes. Every function stops rather than guess, so that a changed file is never scored silently. */
export const READING_FUNCTIONS = String.raw`# Reads a delimited file as text, one row per respondent; blank rows are no respondents.
read_answers <- function(file, encoding, separator, respondents) {
  bytes <- readBin(file, "raw", file.size(file))
  text <- iconv(list(bytes), from = encoding, to = "UTF-8")
  if (is.na(text)) stop(file, " is not valid ", encoding, call. = FALSE)
  text <- gsub("\r\n?", "\n", sub("^\ufeff+", "", text))
  text <- sub("^\"?sep=.?\"?[,;\t| ]*\n", "", text, ignore.case = TRUE)
  # A quote matters only where it opens a cell.
  quoted <- grepl(paste0("(^|\n|[", separator, "])\""), text)
  options <- list(sep = separator, quote = if (quoted) "\"" else "", comment.char = "", blank.lines.skip = TRUE)
  lines <- textConnection(text, encoding = "UTF-8")
  on.exit(close(lines))
  width <- max(do.call(count.fields, c(list(lines), options)), na.rm = TRUE)
  cells <- do.call(read.csv, c(options, list(
    text = text, header = FALSE, colClasses = "character", col.names = paste0("V", seq_len(width)),
    check.names = FALSE, fill = TRUE, na.strings = character(0)
  )))
  cells[] <- lapply(cells, function(column) gsub("^ +| +$", "", column))
  cells <- cells[Reduce("|", lapply(cells, function(column) visible(column) != "")), , drop = FALSE]
  answers <- cells[-1, , drop = FALSE]
  names(answers) <- visible(unlist(cells[1, ]))
  if (nrow(answers) != respondents) {
    stop(file, " has ", nrow(answers), " respondents; it had ", respondents, " when this script was made", call. = FALSE)
  }
  answers
}

# A text without blanks and invisible characters around it, on one line: how headers are compared.
visible <- function(text) {
  text <- gsub("\\s*\n\\s*", " ", enc2utf8(text), perl = TRUE)
  gsub("^[\\s\\p{Z}\\p{Cf}\u00a0]+|[\\s\\p{Z}\\p{Cf}\u00a0]+$", "", text, perl = TRUE)
}

# The cells of the one column with this header.
column <- function(answers, header) {
  found <- which(names(answers) == visible(header))
  if (length(found) != 1) stop("there are ", length(found), " columns called: ", header, call. = FALSE)
  answers[[found]]
}

# Cells as codes: words by the table (NA there is no answer), plain numbers as they stand, blanks as NA.
decode <- function(answers, meanings, range, columns) {
  codes <- sapply(columns, function(header) {
    cells <- column(answers, header)
    known <- match(cells, names(meanings))
    number <- is.na(known) & grepl("^[+-]?[0-9]+([.][0-9]+)?$", cells)
    code <- unname(meanings[known])
    if (is.null(code)) code <- rep(NA_real_, length(cells))
    code[number] <- as.numeric(cells[number])
    wrong <- which((is.na(known) & !number & cells != "") | (number & (code < range[1] | code > range[2])))
    if (length(wrong) > 0) stop("unknown answer in \"", header, "\": ", cells[wrong[1]], call. = FALSE)
    code
  })
  matrix(as.numeric(codes), nrow(answers), length(columns), dimnames = list(NULL, names(columns)))
}

# Reversed items: lowest plus highest code of the declared range, minus the answer.
reverse <- function(items, sums) {
  for (item in names(sums)) items[, item] <- sums[[item]] - items[, item]
  items
}`;

/** R: from item values to scores. */
export const SCORING_FUNCTIONS = `# One score per respondent: mean or sum of the answered items. A sum with gaps is prorated: mean of the
# answered items times the number of items (with weights: their total). NA below the answers needed.
score_items <- function(items, aggregate, at_least, weights = rep(1, ncol(items)), transform = identity) {
  answered <- rowSums(!is.na(items))
  weighted <- sweep(items, 2, weights, "*")
  total <- rowSums(weighted, na.rm = TRUE)
  weight <- as.vector((!is.na(items)) %*% weights)
  raw <- if (aggregate == "mean") total / weight else ifelse(answered == ncol(items), total, total * sum(weights) / weight)
  score <- rep(NA_real_, nrow(items))
  enough <- answered >= at_least & answered > 0
  score[enough] <- transform(raw[enough])
  score
}

# Scores rounded half away from zero to the decimals of the band limits, counted per band.
count_bands <- function(scores, bands, decimals) {
  rounded <- sign(scores) * floor(abs(scores) * 10^decimals + 0.5 + 1e-9) / 10^decimals
  mapply(function(low, high) sum(rounded >= low & rounded <= high), bands$min, bands$max)
}`;
