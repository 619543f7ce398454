import type { withheldEn } from './en.ts';

export const withheldNl: Readonly<Record<keyof typeof withheldEn, string>> = {
  note: '{sign} = weggelaten: minder dan {least} respondenten, of een getal dat zo’n getal zou verraden. Ook de laagste en de hoogste score, die van één respondent zijn, zijn weggelaten.',
  'note.counts':
    '{sign} = weggelaten: minder dan {least} respondenten, of een getal dat zo’n getal zou verraden.',
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
