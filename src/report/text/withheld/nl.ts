import type { withheldEn } from './en.ts';

export const withheldNl: Readonly<Record<keyof typeof withheldEn, string>> = {
  note: '{sign} = weggelaten: minder dan {least} respondenten, of een getal dat zo’n getal zou verraden. Ook de laagste en de hoogste score, die van één respondent zijn, zijn weggelaten.',
  'note.counts':
    '{sign} = weggelaten: minder dan {least} respondenten, of een getal dat zo’n getal zou verraden.',
  'note.noAnswers':
    'De aantallen per antwoord zijn weggelaten: sommige antwoorden zijn door minder dan {least} respondenten gegeven.',
  'note.noMeans':
    'M en SD van de items zijn hier weggelaten; die van alle respondenten die het item beantwoordden, staan in de tabel met antwoorden, voor zover ze getoond mogen worden.',
  others: 'Andere waarden, elk van minder dan {least}',
  setting: 'Kleinste getoonde aantal',
  'setting.value': '{least} respondenten; {numbers} getallen weggelaten',
  'figure.key': 'weggelaten (gearceerd)',
  'figure.note':
    'Weggelaten: minder dan {least} respondenten, of een getal dat zo’n getal zou verraden. Wat van een balk is weggelaten, staat apart: bij balken naar twee kanten voor de helft aan elke kant, anders rechts.',
  'figure.note.groups':
    'Weggelaten ({sign}): minder dan {least} respondenten, of een getal dat zo’n getal zou verraden.',
  'figure.share': 'weggelaten',
};
