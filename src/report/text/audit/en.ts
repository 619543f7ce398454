/** Words of `audit`. */
export const auditEn = () =>
  ({
    'title.audit': '{table}: what cannot be, or does not fit',
    'title.audit.checks': 'What was checked',
    'title.simulation': 'Synthetic answers made for {table}',
    'column.reached': 'Made',
    'note.simulation':
      'Synthetic: nobody gave these answers, and nothing can be learned from them about anybody. Seed {seed}. Each scale was made by itself; where no SD is printed, one of about a fifth of the range was taken.',
    'note.simulation.alpha': 'Alpha is not the printed one: {scores}.',
    'column.severity': 'Severity',
    'column.finding': 'Finding',
    'column.check': 'Check',
    'column.fits': 'Fits',
    'column.doesNotFit': 'Does not',
    'column.noPower': 'No power',
    'column.notCheckable': 'Not checkable',
    'note.audit.summary':
      '{cells} printed numbers. Impossible: {impossible}, inconsistent: {inconsistent}, notes: {notes}; of these known to the table: {known}.',
    'note.audit.textSummary':
      '{cells} tests found. Impossible: {impossible}, inconsistent: {inconsistent}, notes: {notes}.',
    'note.audit.notRead': 'Possible results that were not read: {count}: {list}.',
    'note.audit.severity':
      'Impossible: no data gives these numbers under what is assumed. Inconsistent: they do not fit each other, or only under something that is not said. A finding is a question to the authors, not an answer.',
    'note.audit.nothing': 'Nothing was found.',
    'note.audit.checks':
      'Every check allows for the rounding of every number. No power: with so few decimals the check could not have failed. Not checkable: not enough is printed or known.',

    'audit.severity.impossible': 'impossible',
    'audit.severity.inconsistent': 'inconsistent',
    'audit.severity.note': 'note',
    'audit.known': 'known: {reason}',
    'audit.assumed': 'assumed: {list}',
    'audit.possible': 'possible if {list}',
    'audit.or': '; or if ',
    'audit.from-to': '{lower} to {upper}',
    'audit.by': '{p} ({test})',
    'audit.group': '{mean} (SD {sd}; n {n})',
    'audit.given': '{explanation}: {tests}',
    'audit.at': '{place}: {finding}',
    'audit.decision': '{finding}: another decision on significance',
    'audit.line': 'line {where}',
    'audit.paragraph': 'paragraph {where}',
    'audit.page': 'page {where}',
    'audit.place': '{place} ({where})',
    'audit.severalRows': 'several rows',
    'audit.claims': 'printed in several places',
    'audit.open-range': '{lower} and more',
    'audit.notSaid': 'place not said',

    'audit.test.student': 'Student',
    'audit.test.welch': 'Welch',
    'audit.test.paired': 'paired',

    'audit.check.range': 'range and order',
    'audit.check.grim': 'GRIM: mean of whole answers',
    'audit.check.grimmer': 'GRIMMER: SD of whole answers',
    'audit.check.sd-limits': 'SD within its range',
    'audit.check.debit': 'DEBIT: SD of answers 0 or 1',
    'audit.check.standard-error': 'standard error',
    'audit.check.interval': 'confidence interval',
    'audit.check.difference': 'difference of means',
    'audit.check.statistic': 't and degrees of freedom',
    'audit.check.p': 'p-value',
    'audit.check.effect-size': 'effect size',
    'audit.check.items': 'items and their sum',
    'audit.check.alpha': 'alpha',
    'audit.check.percentage': 'percentage or rate',
    'audit.check.total': 'total',
    'audit.check.claims': 'printed in several places',
    'audit.check.test-string': 'test in the text',

    'audit.finding.mean-outside-range':
      'the mean {value} lies outside the range of the score, {lowest} to {highest}',
    'audit.finding.value-outside-range':
      'the {quantity} {value} lies outside the range of the score, {lowest} to {highest}',
    'audit.finding.order': 'the {lowQuantity} {low} is above the {highQuantity} {high}',
    'audit.finding.mean-not-attainable':
      'no whole answers have a mean of {mean} (n {n}, items {items}); next to it lie {below} and {above}',
    'audit.finding.sd-not-attainable':
      'no whole answers have a mean of {mean} and an SD of {sd} (n {n}, items {items})',
    'audit.finding.sd-too-small':
      'an SD of {sd} is too small beside a mean of {mean} (n {n}): whole answers have {limit} at least',
    'audit.finding.sd-too-large':
      'an SD of {sd} is too large beside a mean of {mean} (n {n}): it is {limit} at most',
    'audit.finding.sd-of-binary': 'answers 0 or 1 with a mean of {mean} cannot have an SD of {sd} (n {n})',
    'audit.finding.standard-error':
      'the standard error {se} is not SD / √n, which is {expected} (SD {sd}, n {n})',
    'audit.finding.standard-error-of-difference':
      'the standard error of the difference is {printed}; SDs and n give {tests}',
    'audit.finding.interval-centre':
      '{estimate} is not in the middle of its interval, {lower} to {upper}, which is {middle}',
    'audit.finding.interval-centre-of-means':
      'the middle of the interval {lower} to {upper} is {middle}, but the means differ by {expected}',
    'audit.finding.interval-reversed': 'the interval {lower} to {upper} runs from high to low',
    'audit.finding.interval-width':
      'half of the {level} interval {lower} to {upper} is {printed}; SD and n make it {expected}',
    'audit.finding.n-above-group': 'n is {n}, but the group has {group}',
    'audit.finding.fewer-than-group':
      'with the n of the group {quantities} do not fit, with fewer respondents they do: some had no score',
    'audit.finding.difference':
      'the difference {difference} is not {second} minus {first}, which is {expected}',
    'audit.finding.difference-reversed': 'differences are printed as first minus second (rows: {rows})',
    'audit.finding.difference-of-rounded-means':
      'the difference {difference} fits the means, but not {quantities}: one of them was computed from rounded means',
    'audit.finding.sd-of-differences':
      'SDs of {first} and {second} give differences with an SD of {expected}, not {sd}',
    'audit.finding.correlation': 'the correlation {correlation} lies beyond 1',
    'audit.finding.statistic': 't is {printed}; means, SDs and n give {tests}',
    'audit.finding.statistic-of-difference':
      't is {printed}, but the difference {difference} divided by its standard error {standardError} is {expected}',
    'audit.finding.statistic-of-interval':
      't is {printed}, but the {level} interval {lower} to {upper} gives {expected}',
    'audit.finding.degrees-of-freedom': 'degrees of freedom are {printed}; SDs and n give {tests}',
    'audit.finding.p-of-groups': 'p is printed as {p}, but means of {first} and {second} give {tests}',
    'audit.finding.p-of-statistic': 'p is printed as {p}, but t({df}) = {statistic} gives {expected}',
    'audit.finding.p-of-interval':
      'p is printed as {p}, but the {level} interval {lower} to {upper} gives {expected}',
    'audit.finding.p-outside-range': '{p} is no p-value: those lie between 0 and 1',
    'audit.finding.p-zero': 'p is printed as zero ({p}), which no p-value is',
    'audit.finding.effect-size':
      'the effect size {printed} does not follow: means, SDs, t and n give {expected}',
    'audit.finding.effect-size-interval':
      'the effect size {printed} lies outside its own interval, {lower} to {upper}',
    'audit.finding.star': 'p {p} has a star, but is not below {significance}',
    'audit.finding.star-missing': 'p {p} is below {significance}, but has no star, as others have',
    'audit.finding.mixed-tests':
      "two tests were mixed. Only Student's gives {student}, where Welch's gives {studentByWelch}; only Welch's gives {welch}, where Student's gives {welchByStudent}",
    'audit.finding.item-changes':
      'the changes of the items printed ({items}) add up to {listed}, that of the score is {change}: the other items ({rest}) would have to change by {needed}, and can only by {possible}',
    'audit.finding.item-means':
      'the means of the items ({items}) give the score a mean of {expected}, not {mean}',
    'audit.finding.alpha-above-one': 'alpha {alpha} is above 1',
    'audit.finding.alpha-negative': 'alpha {alpha} is negative: perhaps items were not reversed',
    'audit.finding.alpha-items': 'alpha is of {items} items, but the scale has {known}',
    'audit.finding.alpha-interval': 'alpha {alpha} lies outside its own interval, {lower} to {upper}',
    'audit.finding.alpha-interval-method':
      "the interval of alpha {alpha}, {lower} to {upper} (n {n}), is neither Feldt's nor Bonett's: by which method?",
    'audit.finding.rate': '{percentage} is printed, but {count} of {total} is {expected}%',
    'audit.finding.percentage': '{percentage} is printed, but {count} of {total} is {expected}%',
    'audit.finding.percentage-not-attainable':
      'no count out of {n} is {percentage}; next to it lie {below}% and {above}%',
    'audit.finding.percentages': 'the percentages add up to {sum}, not to 100',
    'audit.finding.total': 'the total is {total}, but the categories add up to {sum}',
    'audit.finding.total-of-group': 'the total is {total}, but the n of the group is {n}',
    'audit.finding.contradiction': '{first} ({firstWhere}) and {second} ({secondWhere}) cannot both be right',
    'audit.finding.test-in-text': '{test}; the statistic gives p {expected}',
    'audit.finding.text-not-readable': '{test}: thousands or decimals? Not checked',

    'audit.assume.whole-answers': 'whole-numbered answers',
    'audit.assume.all-items-answered': 'everybody answered every item',
    'audit.assume.group-n': 'n is that of the group',
    'audit.assume.sample-sd': 'SDs divide by n − 1',
    'audit.assume.independent-groups': 'independent groups',
    'audit.assume.paired-design': 'a paired test',
    'audit.assume.student-or-welch': "Student's or Welch's t-test",
    'audit.assume.two-sided': 'two-sided',
    'audit.assume.unadjusted-means': 'means are not adjusted',
    'audit.assume.one-answer': 'one answer each',
    'audit.assume.same-respondents': 'of the same respondents',
    'audit.assume.range': 'the range of the scale',

    'audit.if.one-sided': 'the test was one-sided',
    'audit.if.sd-of-item-means': 'the SDs are those of the item mean, not of the sum of {items} items',
    'audit.if.sd-of-item-sums': 'the SDs are those of the sum of {items} items, not of their mean',
    'audit.if.sd-is-standard-error': 'a standard error stands in place of the SD',
    'audit.if.sd-is-variance': 'a variance stands in place of the SD',
    'audit.if.se-is-sd': 'SD and standard error were swapped',
    'audit.if.population-sd': 'the SD divides by n, not n − 1',
    'audit.if.sds-swapped': 'the SDs of the two were swapped',
    'audit.if.sizes-swapped': 'the n of the two were swapped',
    'audit.if.means-and-sds-swapped': 'mean and SD were swapped',
    'audit.if.fewer-respondents': 'some had no score: n {n}',
    'audit.if.truncated': 'decimals were cut off, not rounded',
    'audit.if.open-items': 'some left items open and have a score all the same',
    'audit.if.mean-of-items': 'the score is the mean of the items, not their sum',
    'audit.if.other-test': 'it was another test',
    'audit.if.paired': 'the test was paired, with a correlation of {correlation}',
    'audit.if.reversed': 'it is the first minus the second',
    'audit.if.rounded-df': 'degrees of freedom were rounded',
    'audit.if.other-level': 'it is a {level} interval',
    'audit.if.other-scoring': 'the scale was scored in another way',
  }) as const;

export type AuditTexts = Readonly<Record<keyof ReturnType<typeof auditEn>, string>>;
