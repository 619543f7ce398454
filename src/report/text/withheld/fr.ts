import type { withheldEn } from './en.ts';

export const withheldFr: Readonly<Record<keyof typeof withheldEn, string>> = {
  note: '{sign} = omis : moins de {least} répondants, ou un nombre qui révélerait un tel nombre. Le score le plus bas et le plus élevé, qui sont ceux d’un seul répondant, sont omis eux aussi.',
  'note.counts': '{sign} = omis : moins de {least} répondants, ou un nombre qui révélerait un tel nombre.',
  'note.noAnswers':
    'Les effectifs par réponse sont omis : certaines réponses ont été données par moins de {least} répondants.',
  'note.noMeans':
    'M et ET des items sont omis ici ; ceux de tous les répondants à un item figurent dans le tableau des réponses, là où ils peuvent être montrés.',
  others: 'Autres valeurs, chacune de moins de {least}',
  setting: 'Plus petit effectif montré',
  'setting.value': '{least} répondants ; {numbers} nombres omis',
  'figure.key': 'omis (hachuré)',
  'figure.note':
    'Omis : moins de {least} répondants, ou un nombre qui révélerait un tel nombre. Ce qui est omis d’une barre se trouve à part : à moitié de chaque côté pour les barres à deux directions, sinon à droite.',
  'figure.note.groups':
    'Omis ({sign}) : moins de {least} répondants, ou un nombre qui révélerait un tel nombre.',
  'figure.share': 'omis',
};
