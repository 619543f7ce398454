import type { EmitMatching } from '../../../model/emit-plan.ts';
import { rString } from './literals.ts';

/** R: a delimited file. */
export const TEXT_FUNCTION = String.raw`# Reads a delimited file as text, one row per respondent; blank rows are no respondents, nor are rows of headings.
read_answers <- function(file, encoding, separator, respondents, headings = 1) {
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
  answers_of(cells, file, respondents, headings)
}`;

/** R: a sheet of a workbook. */
export const WORKBOOK_FUNCTION = `# Reads a sheet of a workbook as text. Needs the package readxl.
read_sheet <- function(file, sheet, respondents, headings = 1) {
  cells <- readxl::read_excel(file, sheet, col_names = FALSE, col_types = "text", trim_ws = FALSE, .name_repair = "minimal")
  answers_of(as.data.frame(cells), file, respondents, headings)
}`;

/** R: a file of SPSS. */
export const SPSS_FUNCTION = `# Reads an SPSS file as text: codes, not labels; values declared as missing are blank. Needs the package haven.
read_spss <- function(file, respondents) {
  data <- haven::zap_labels(haven::read_sav(file))
  cells <- rbind(names(data), as.data.frame(lapply(data, as.character)))
  answers_of(cells, file, respondents)
}`;

/** R: from cells to codes. Every function stops rather than guess, so that a changed file is never scored silently. */
export const READING_FUNCTIONS = String.raw`# Answers from the cells of a file: one row per respondent, columns named by the first row.
answers_of <- function(cells, file, respondents, headings = 1) {
  cells[is.na(cells)] <- ""
  cells[] <- lapply(cells, function(column) gsub("^ +| +$", "", column))
  cells <- cells[Reduce("|", lapply(cells, function(column) visible(column) != "")), , drop = FALSE]
  answers <- cells[-seq_len(headings), , drop = FALSE]
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

# The cells of the one column with this header, or at this place.
column <- function(answers, header) answers[[place(answers, header)]]
place <- function(answers, header) {
  if (is.numeric(header)) return(header)
  found <- which(names(answers) == visible(header))
  if (length(found) != 1) stop("there are ", length(found), " columns called: ", header, call. = FALSE)
  found
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

/** R: for scripts with items that have a table of their own. */
export const RECODING_FUNCTION = `# Items with a key of their own: what each answer counts as.
recode <- function(items, keys) {
  for (item in names(keys)) items[, item] <- keys[[item]][[2]][match(items[, item], keys[[item]][[1]])]
  items
}`;

/** R: for scripts with questions that may be skipped. */
export const SKIPPING_FUNCTION = `# Questions that the form lets people skip: what a blank counts as after these codes of other items.
fill_skipped <- function(items, rules) {
  for (rule in rules) {
    holds <- lapply(rule$when, function(codes) {
      rowSums(sweep(items[, names(codes), drop = FALSE], 2, codes, "=="), na.rm = TRUE) == length(codes)
    })
    items[is.na(items[, rule$item]) & Reduce("|", holds), rule$item] <- rule$code
  }
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

/** R: for scripts with corrections. */
export const CORRECTING_FUNCTION = `# Corrects cells of a column, respondents by their place in the file. Each must find the value that was corrected.
correct <- function(answers, header, respondent, old, new) {
  cells <- answers[respondent, place(answers, header)]
  wrong <- which(cells != old)
  if (length(wrong) > 0) {
    stop("correction of \\"", header, "\\", respondent ", respondent[wrong[1]], ": found \\"", cells[wrong[1]], "\\", not \\"",
         old[wrong[1]], "\\"", call. = FALSE)
  }
  answers[respondent, place(answers, header)] <- new
  answers
}`;

/** R: for scripts that choose rows. */
export const CHOOSING_FUNCTION = `# The rows of which this holds, and how many they were when this script was made.
keep <- function(answers, holds) answers[which(holds), , drop = FALSE]
expect <- function(answers, respondents) {
  if (nrow(answers) != respondents) stop(nrow(answers), " respondents are left; they were ", respondents, call. = FALSE)
}`;

/** R: for scripts that compare cells as numbers. */
export const NUMBER_FUNCTION = `# Cells as numbers; NA for what is none.
number <- function(cells, decimal = ".") suppressWarnings(as.numeric(sub(decimal, ".", cells, fixed = TRUE)))`;

/** R: for scripts that leave out responses by their status. */
export const STATUS_FUNCTION = `# The status of every response, by the first rule that applies: some of the columns are filled and each that is has one of the cells
# (without cells: none is filled).
status_of <- function(answers, rules) {
  status <- rep("", nrow(answers))
  for (rule in rules) {
    cells <- lapply(rule$columns, function(header) column(answers, header))
    filled <- lapply(cells, function(each) !each %in% rule$blank)
    applies <- if (is.null(rule$cells)) !Reduce("|", filled) else
      Reduce("|", filled) & Reduce("&", Map(function(each, is_filled) !is_filled | each %in% rule$cells, cells, filled))
    status[status == "" & applies] <- rule$status
  }
  status
}`;

/** R: for scripts that join files. */
export const JOINING_FUNCTION = `# Files one after the other, by their headers; a column that a file lacks is blank there.
join_answers <- function(...) {
  files <- lapply(list(...), function(answers) answers[names(answers) != ""])
  headers <- unique(unlist(lapply(files, names)))
  do.call(rbind, lapply(files, function(answers) {
    answers[setdiff(headers, names(answers))] <- if (nrow(answers) > 0) "" else character(0)
    answers[headers]
  }))
}`;

/** R: ids in the form in which they are compared, and who of the second wave is whom of the first. */
export function idFunctions(matching: EmitMatching): string {
  return [spellingFunction(matching), JOINING, matching.fuzzy === 1 ? NEAR_MATCHING : MATCHING].join('\n\n');
}

function spellingFunction({ comparison, letters }: EmitMatching): string {
  const entries = letters.map(({ from, to }) => `${rString(from)} = ${rString(to)}`);
  const lines = [
    '  text <- gsub("^[\\\\s\\\\p{Z}\\ufeff]+|[\\\\s\\\\p{Z}\\ufeff]+$", "", enc2utf8(text), perl = TRUE)',
    ...(letters.length === 0
      ? []
      : [
          `  plain <- c(${entries.join(', ')})`,
          '  for (from in names(plain)) text <- gsub(from, plain[[from]], text, fixed = TRUE)',
        ]),
    ...(comparison === 'as-written' ? ['  text'] : NORMALISING),
  ];
  const what =
    comparison === 'as-written'
      ? '# An id as it is compared: as it is written, without blanks around it.'
      : '# An id as it is compared: without case, accents, blanks (one stays between digits) and zeros before a number.';
  return `${what}\nspelled <- function(text) {\n${lines.join('\n')}\n}`;
}

const NORMALISING: readonly string[] = [
  '  text <- gsub("(?<![0-9]) | (?![0-9])", "", gsub("[\\t-\\r ]+", " ", text, perl = TRUE), perl = TRUE)',
  '  text <- chartr(paste(LETTERS, collapse = ""), paste(letters, collapse = ""), text)',
  '  gsub("(?<![0-9])(?<![0-9][.,])0+(?=[0-9])", "", text, perl = TRUE)',
];

const JOINING = `# The id of every respondent from one column or more; blank when a part is.
comparable_id <- function(...) {
  parts <- lapply(list(...), spelled)
  id <- do.call(paste, c(parts, sep = "\\001"))
  id[Reduce("|", lapply(parts, function(part) part == ""))] <- ""
  id
}`;

const EXACT = `  partner <- match(first, second)
  partner[first == ""] <- NA`;

const MATCHING = `# For every respondent of the one wave the row in the other; NA without. A blank id matches nobody.
match_ids <- function(first, second) {
${EXACT}
  partner
}`;

const NEAR_MATCHING = `# For every respondent of the one wave the row in the other; NA without. A blank id matches nobody. Ids that match
# nobody exactly are matched when they differ in one character, each being the only one that close to the other.
match_ids <- function(first, second) {
${EXACT}
  free <- list(which(first != "" & is.na(partner)), setdiff(which(second != ""), partner))
  long_enough <- function(id) nchar(gsub("\\001", "", id, fixed = TRUE)) >= 4 & nchar(id) <= 64
  only <- function(own, others, free_own, free_other) {
    found <- rep(NA_integer_, length(own))
    for (i in free_own[long_enough(own[free_own])]) {
      close <- which(others != "" & nchar(others) <= 64 & as.vector(adist(own[i], others)) == 1)
      if (length(close) == 1 && close %in% free_other && long_enough(others[close])) found[i] <- close
    }
    found
  }
  forward <- only(first, second, free[[1]], free[[2]])
  backward <- only(second, first, free[[2]], free[[1]])
  for (i in which(!is.na(forward))) if (identical(backward[forward[i]], i)) partner[i] <- forward[i]
  partner
}`;
