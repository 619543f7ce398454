/** What figures and their text alternatives say, in English; part of the catalogue. */
export const figuresEn = () =>
  ({
    'figure.label': 'Figure {number}',
    'figure.title.effects': 'Effect sizes with {level} intervals',
    'figure.title.means': 'Mean scores with {level} intervals',
    'figure.title.scores': 'Scores of {scale}',
    'figure.title.change': 'Change per respondent: {scale}',
    'figure.title.items': 'Items of {scale}: what each adds to the reliability',
    'figure.title.missing': 'Missing answers per item',

    'figure.subtitle.effects': '{effects}: {second} minus {first}; {design}; intervals from {method}.',
    'figure.subtitle.means':
      "Means with their {level} intervals (Student's *t*), on the attainable range of each scale.",
    'figure.subtitle.scores': "Means with {level} intervals (Student's *t*); {groups}.",
    'figure.subtitle.answers': 'Percentage of the answers, as given; *n* = answers.',
    'figure.subtitle.answers.neutral':
      'Percentage of the answers, as given, the middle one half on either side of 0; *n* = answers.',
    'figure.subtitle.items.pairwise':
      'Pairs of items, each over the respondents who answered both, items after reversal: {groups}.',
    'figure.subtitle.items': 'Respondents who answered every item, items after reversal: {groups}.',
    'figure.subtitle.items.group': '{wave} *n* = {n}, α = {alpha}',
    'figure.subtitle.items.one': '*n* = {n}, α = {alpha}',
    'figure.subtitle.missing':
      'Percentage of the respondents (*n*) without an answer; items numbered in the order of the scale.',
    'figure.subtitle.change': '{pairs} respondents with a score in both waves; {scale}.',
    'figure.pairs': '{pairs} respondents',

    'figure.score.sum': 'sum score',
    'figure.score.mean': 'mean score',
    'figure.range': 'attainable range {lower}–{upper}',
    'figure.range.open': 'from {lower} up',
    'figure.better.higher-is-better': 'higher is better',
    'figure.better.lower-is-better': 'lower is better',
    'figure.better.neutral': 'neither end is better',
    'figure.scale': '{score}, {range}; {better}',
    'figure.n': 'n = {n}',
    'figure.mean': 'mean {mean}',

    'figure.axis.lower': '← {second} lower',
    'figure.axis.higher': '{second} higher →',
    'figure.axis.answers': '% of the answers',
    'figure.axis.itemRest': 'Item-rest correlation',
    'figure.axis.alphaIfDropped': 'Alpha without the item',

    'figure.verdict.open': 'not significant',
    'figure.change.improved': 'reliably improved',
    'figure.change.worsened': 'reliably worsened',
    'figure.change.rose': 'reliably risen',
    'figure.change.fell': 'reliably fallen',
    'figure.change.same': 'no reliable change',
    'figure.change.unknown': 'a respondent',
    'figure.change.mean': 'mean: {first} → {second}',
    'figure.change.count': '{change}: {n} ({share}%)',
    'figure.nobody': '{answer} (nobody)',
    'figure.noAnswers': 'no answers',
    'figure.missing.none': 'nothing missing',

    'figure.note.higher': 'Higher is better on every scale.',
    'figure.note.higher.mostly': 'Higher is better, except where the name says otherwise.',
    'figure.note.cut': 'An arrow: the interval goes on beyond the figure.',
    'figure.note.gap': '– = could not be computed (too few scores, or no variance).',
    'figure.note.cloud':
      "Cloud: how the scores are spread (Gaussian kernel). Box: the middle half of the scores, with the median. Symbol with line: mean with its {level} interval (Student's *t*).",
    'figure.note.mean': "Symbol with line: mean with its {level} interval (Student's *t*).",
    'figure.note.dots': 'Dots: respondents.',
    'figure.note.bars': 'Under the box: bars as high as the number of respondents.',
    'figure.note.small':
      'Of fewer than {least} respondents only the mean is shown, so that nobody can be recognised.',
    'figure.note.hidden': 'Single respondents are not shown.',
    'figure.note.reliable':
      'Reliable: a change of more than {points} points ({criterion} standard errors of a difference, Jacobson & Truax), with SD {sd} ({sdFrom}) and reliability {reliability} ({reliabilityFrom}).',
    'figure.note.unreliable': 'Without a reliability between 0 and 1 the changes are not classified.',
    'figure.source.given': 'given',
    'figure.source.sd': '{wave}',
    'figure.source.alpha': "Cronbach's alpha, {wave}",
    'figure.note.alpha': 'Dashed: alpha of all items. An item to its right weakens the scale.',
    'figure.note.itemGap': 'Items without a symbol: could not be computed.',
    'figure.note.classes': '{answer} and the like: several numbers together.',

    'figure.alt.effect': '{scale} (n = {n}): {symbol} = {value}, {interval}, {verdict}',
    'figure.alt.mean': '{scale} (n = {n}): mean {mean}, {interval}',
    'figure.alt.quartiles': '{mean}, quartiles {lower}, {median} and {upper}',
    'figure.alt.change': '{scale}: mean {first} at {firstWave}, {second} at {secondWave}',
    'figure.alt.answers': '{item} (n = {n}): {answers}',
    'figure.alt.item': '{item}: item-rest r {r}, alpha without it {alpha}',
    'figure.alt.missing': '{scale} (n = {n}): {items}',
  }) as const;

export type FiguresTexts = Readonly<Record<keyof ReturnType<typeof figuresEn>, string>>;
