/** What tables, figures and settings say about numbers that were withheld. */
export const withheldEn = {
  note: '{sign} = withheld: fewer than {least} respondents, or a number that would reveal such a number. The lowest and highest scores, which are those of single respondents, are withheld as well.',
  'note.counts':
    '{sign} = withheld: fewer than {least} respondents, or a number that would reveal such a number.',
  'note.noAnswers': 'Counts of the answers are withheld: fewer than {least} respondents gave some of them.',
  'note.noMeans':
    'M and SD of the items are withheld here; those of all who answered an item are in the table of answers, where they may be shown.',
  others: 'Other values, each of fewer than {least}',
  setting: 'Smallest number shown',
  'setting.value': '{least} respondents; {numbers} numbers withheld',
  'figure.key': 'withheld (hatched)',
  'figure.note':
    'Withheld: fewer than {least} respondents, or a number that would reveal such a number. What is withheld of a bar lies apart: of bars that go both ways half on either side, of others on the right.',
  'figure.note.groups':
    'Withheld ({sign}): fewer than {least} respondents, or a number that would reveal such a number.',
  'figure.share': 'withheld',
} as const;
