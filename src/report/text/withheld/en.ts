/** What tables, figures and settings say about numbers that were withheld. */
export const withheldEn = {
  note: '{sign} = withheld: fewer than {least} respondents, or a number that would reveal such a number. The lowest and highest scores, which are those of single respondents, are withheld as well.',
  'note.counts':
    '{sign} = withheld: fewer than {least} respondents, or a number that would reveal such a number.',
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
