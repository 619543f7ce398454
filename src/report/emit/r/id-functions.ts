import type { EmitMatching } from '../../../model/emit-plan.ts';
import { rString } from './literals.ts';

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

const MATCHING = `# For every respondent of the first wave the row in the second; NA without. A blank id matches nobody.
match_ids <- function(first, second, near) {
${EXACT}
  partner
}`;

const NEAR_MATCHING = `# For every respondent of the first wave the row in the second; NA without. A blank id matches nobody. Ids that match
# nobody exactly are matched when they differ in one character, each being the only one that close to the other.
match_ids <- function(first, second, near) {
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
