/** The longest stretch of one respondent's answers that are all the same. */
export interface LongString {
  /** Number of answers; 0 when nothing was answered. */
  readonly length: number;
  /** The answer that was repeated; `NaN` when nothing was answered. */
  readonly answer: number;
}

/**
 * Long string: the length of the longest run of identical consecutive answers (Johnson 2005; Curran 2016).
 *
 * Answers are taken as given, before reversal, in the order in which they were asked. A gap ends a run. Of several runs of the
 * longest length the first is named. As `careless::longstring` in R (`max(rle(x)$lengths)`, where a gap is a run of 1).
 *
 * @param answers codes in the order of the questionnaire, `NaN` where unanswered
 * @example longString([3, 3, 1, 4, 4, 4]) // { length: 3, answer: 4 }
 */
export function longString(answers: ArrayLike<number>): LongString {
  let longest = 0;
  let repeated = Number.NaN;
  let length = 0;
  for (let i = 0; i < answers.length; i++) {
    const answer = answers[i]!;
    if (Number.isNaN(answer)) length = 0;
    else length = i > 0 && answer === answers[i - 1] ? length + 1 : 1;
    if (length > longest) {
      longest = length;
      repeated = answer;
    }
  }
  return { length: longest, answer: repeated };
}
