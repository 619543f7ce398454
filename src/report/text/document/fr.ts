import type { documentEn } from './en.ts';

export const documentFr: Readonly<Record<keyof typeof documentEn, string>> = {
  title: 'Évaluation\u00a0: {files}',
  made: '{date}. Calculé avec {tool} {version}.',
  contents: 'Sommaire',
  skip: 'Aller au rapport',

  'section.asked': 'Ce qui a été demandé',
  'section.respondents': 'Répondants',
  'section.flow': 'Du fichier à la comparaison',
  'section.characteristics': 'Qui a répondu',
  'section.reliability': 'Fidélité',
  'section.scores.one': 'Scores',
  'section.scores.waves': 'Scores avant et après',
  'section.scores.groups': 'Scores par groupe',
  'section.comparison': 'La comparaison en mots',
  'section.individualChange': 'Changement individuel',
  'section.attrition': 'Attrition',
  'section.items': 'Réponses aux items',
  'section.quality': 'Qualité des données',
  'section.methods': 'Méthode',
  'section.warnings': 'Avertissements',
  'section.references': 'Références',
  'section.data': 'Les nombres comme données',

  'asked.one': 'Le questionnaire a été rempli une fois ({file}, *n* = {n}).',
  'asked.waves':
    'Le questionnaire a été rempli au {first} ({firstFile}, *n* = {firstN}) et au {second} ({secondFile}, *n* = {secondN}).',
  'asked.groups':
    'Le questionnaire a été rempli une fois ({file}, *n* = {n})\u00a0; les groupes de «\u00a0{by}\u00a0» sont comparés\u00a0: {groups}.',
  'asked.group': '{group} (*n* = {n})',
  'asked.matched':
    "Les répondants ont été appariés par «\u00a0{id}\u00a0»\u00a0: {paired} d'entre eux ont répondu aux deux mesures.",
  'asked.independent':
    "Les répondants n'ont pas été appariés\u00a0: les deux mesures sont comparées comme des groupes indépendants.",
  'asked.instruments': 'Le {table} donne les instruments, avec ce que signifie un score plus élevé.',
  'asked.warnings': 'Les points de prudence figurent sous «\u00a0{section}\u00a0» ({count}).',

  'title.instruments': 'Instruments et scores',
  'column.instrument': 'Instrument',
  'column.meaning': 'Plus haut signifie',
  'meaning.higher-is-better': 'mieux',
  'meaning.lower-is-better': 'moins bien',
  'meaning.neutral': 'ni mieux ni moins bien',
  'note.instruments': '*n* = répondants avec un score\u00a0; en retrait\u00a0: sous-échelles.',
  'note.openRange': '≥\u00a0: pas de score maximal (un nombre).',

  'lead.flow': 'Le {table} suit les répondants des fichiers à la comparaison.',
  'lead.linkage': 'Le {table} indique comment leurs codes ont été appariés.',
  'lead.characteristics': 'Le {table} dit qui a répondu.',
  'lead.reliability':
    'Le {table} donne la fidélité de chaque score\u00a0; les figures sous «\u00a0{section}\u00a0» montrent ce que chaque item y apporte.',
  'lead.reliability.plain': 'Le {table} donne la fidélité de chaque score.',
  'lead.scores': 'Le {table} décrit les scores.',
  'lead.comparison': 'Le {table} les compare.',
  'lead.pairs': 'Le {table} décrit les répondants ayant un score aux deux mesures.',
  'lead.bands': 'Le {table} compte les répondants par classe de score.',
  'lead.means': 'La {figures} montre les moyennes avec leurs intervalles.',
  'lead.scores.spread': '{figures}\u00a0: comment les scores sont répartis.',
  'lead.effects': 'La {figures} met les tailles des différences côte à côte.',
  'lead.change':
    '{figures}\u00a0: comment ont changé les scores des personnes qui ont répondu aux deux mesures.',
  'lead.individualChange': "Le {table} compte qui a changé de plus que l'erreur de mesure.",
  'lead.attrition.scores': 'Le {table} compare les premiers scores des répondants partis et restés.',
  'lead.attrition.quantities': "Le {table} les compare sur des caractéristiques numériques comme l'âge.",
  'lead.attrition.characteristics': 'Le {table} compare leurs caractéristiques.',
  'lead.items': "Chaque réponse à chaque item, y compris celles que personne n'a données.",
  'lead.quality':
    "Le {table} compte les répondants dont les réponses sont inhabituelles. Personne n'a été écarté pour cela.",
  'lead.missing': 'La {figure} montre quels items sont restés sans réponse.',
  'lead.scoring':
    'Le {table} indique comment les scores ont été calculés, le {settings} les données et tous les réglages.',
  and: '{before} et {last}',

  'title.quality': 'Répondants dont les réponses sont à vérifier',
  'column.quality.index': 'Indice',
  'column.quality.flagged': 'Signalés',
  'column.quality.computed': 'Calculé pour',
  'note.quality':
    "Signalés = au-delà de la limite\u00a0; calculé pour = répondants pour qui l'indice existe.",

  'warnings.none': 'Aucun.',

  'data.html':
    "Ce fichier contient chaque nombre de ses tableaux en JSON, non arrondi\u00a0: le contenu de l'élément dont l'id est «\u00a0{id}\u00a0». Un programme peut le lire\u00a0; un navigateur ne l'affiche pas et ne l'exécute pas.",
  'data.docx':
    "Ce fichier contient chaque nombre de ses tableaux en JSON, non arrondi\u00a0: la partie XML personnalisée {part}. Word la garde quand le fichier est enregistré\u00a0; un programme qui ouvre les fichiers zip peut l'en extraire.",
};
