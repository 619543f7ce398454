import type { FiguresTexts } from './en.ts';

export const figuresFr = (): FiguresTexts => ({
  'figure.label': 'Figure {number}',
  'figure.title.effects': "Tailles d'effet avec intervalles à {level}",
  'figure.title.means': 'Scores moyens avec intervalles à {level}',
  'figure.title.scores': 'Scores\u00a0: {scale}',
  'figure.title.change': 'Changement par répondant\u00a0: {scale}',
  'figure.title.items': 'Ce que chaque item apporte à la fidélité\u00a0: {scale}',
  'figure.title.missing': 'Réponses manquantes par item',

  'figure.subtitle.effects':
    "{effects}\u00a0: {second} moins {first}\u00a0; {design}\u00a0; intervalles d'après {method}.",
  'figure.subtitle.means':
    "Moyennes avec leurs intervalles à {level} (*t* de Student), sur l'étendue possible de chaque échelle.",
  'figure.subtitle.scores': 'Moyennes avec intervalles à {level} (*t* de Student)\u00a0; {groups}.',
  'figure.subtitle.answers': 'Pourcentage des réponses, telles que données\u00a0; *n* = réponses.',
  'figure.subtitle.answers.neutral':
    'Pourcentage des réponses, telles que données, celle du milieu pour moitié de chaque côté de 0\u00a0; *n* = réponses.',
  'figure.subtitle.items.pairwise':
    "Paires d'items, chacune sur les répondants ayant répondu aux deux, après inversion\u00a0: {groups}.",
  'figure.subtitle.items': 'Répondants ayant répondu à tous les items, après inversion\u00a0: {groups}.',
  'figure.subtitle.items.group': '{wave} *n* = {n}, α = {alpha}',
  'figure.subtitle.items.one': '*n* = {n}, α = {alpha}',
  'figure.subtitle.missing':
    "Pourcentage des répondants (*n*) sans réponse\u00a0; items numérotés dans l'ordre de l'échelle.",
  'figure.subtitle.change': '{pairs} répondants avec un score aux deux mesures\u00a0; {scale}.',
  'figure.pairs': '{pairs} répondants',

  'figure.score.sum': 'score somme',
  'figure.score.mean': 'score moyen',
  'figure.range': 'étendue possible {lower}–{upper}',
  'figure.range.open': 'à partir de {lower}',
  'figure.better.higher-is-better': 'plus haut est meilleur',
  'figure.better.lower-is-better': 'plus bas est meilleur',
  'figure.better.neutral': "aucun des deux côtés n'est meilleur",
  'figure.scale': '{score}, {range}\u00a0; {better}',
  'figure.n': 'n = {n}',
  'figure.mean': 'moyenne {mean}',

  'figure.axis.lower': '← {second} plus bas',
  'figure.axis.higher': '{second} plus haut →',
  'figure.axis.answers': '% des réponses',
  'figure.axis.itemRest': 'Corrélation item-reste',
  'figure.axis.alphaIfDropped': "Alpha sans l'item",

  'figure.verdict.open': 'non significatif',
  'figure.change.improved': 'amélioration fiable',
  'figure.change.worsened': 'détérioration fiable',
  'figure.change.rose': 'hausse fiable',
  'figure.change.fell': 'baisse fiable',
  'figure.change.same': 'pas de changement fiable',
  'figure.change.unknown': 'un répondant',
  'figure.change.mean': 'moyenne\u00a0: {first} → {second}',
  'figure.change.count': '{change}\u00a0: {n} ({share}\u00a0%)',
  'figure.nobody': '{answer} (personne)',
  'figure.noAnswers': 'aucune réponse',
  'figure.missing.none': 'rien ne manque',

  'figure.note.higher': 'Plus haut est meilleur pour chaque échelle.',
  'figure.note.higher.mostly': 'Plus haut est meilleur, sauf indication contraire à côté du nom.',
  'figure.note.cut': "Une flèche\u00a0: l'intervalle se poursuit hors de la figure.",
  'figure.note.gap': "– = n'a pas pu être calculé (trop peu de scores, ou pas de variance).",
  'figure.note.cloud':
    'Nuage\u00a0: répartition des scores (noyau gaussien). Boîte\u00a0: la moitié centrale des scores, avec la médiane. Symbole et trait\u00a0: moyenne avec son intervalle à {level} (*t* de Student).',
  'figure.note.mean': 'Symbole et trait\u00a0: moyenne avec son intervalle à {level} (*t* de Student).',
  'figure.note.dots': 'Points\u00a0: répondants.',
  'figure.note.bars': 'Sous la boîte\u00a0: barres aussi hautes que le nombre de répondants.',
  'figure.note.small':
    'De moins de {least} répondants, seule la moyenne est montrée, pour que personne ne soit reconnaissable.',
  'figure.note.hidden': 'Les répondants ne sont pas montrés un à un.',
  'figure.note.reliable':
    "Fiable\u00a0: un changement de plus de {points} points ({criterion} erreurs types d'une différence, Jacobson & Truax), avec un écart type de {sd} ({sdFrom}) et une fidélité de {reliability} ({reliabilityFrom}).",
  'figure.note.unreliable': 'Sans fidélité entre 0 et 1, les changements ne sont pas classés.',
  'figure.source.given': 'donné',
  'figure.source.sd': '{wave}',
  'figure.source.alpha': 'alpha de Cronbach, {wave}',
  'figure.note.alpha': "En tirets\u00a0: alpha de tous les items. Un item à sa droite affaiblit l'échelle.",
  'figure.note.itemGap': "Items sans symbole\u00a0: n'ont pas pu être calculés.",
  'figure.note.classes': '{answer} et semblables\u00a0: plusieurs nombres réunis.',

  'figure.alt.effect': '{scale} (n = {n})\u00a0: {symbol} = {value}, {interval}, {verdict}',
  'figure.alt.mean': '{scale} (n = {n})\u00a0: moyenne {mean}, {interval}',
  'figure.alt.quartiles': '{mean}, quartiles {lower}, {median} et {upper}',
  'figure.alt.change': '{scale}\u00a0: moyenne {first} ({firstWave}), {second} ({secondWave})',
  'figure.alt.answers': '{item} (n = {n})\u00a0: {answers}',
  'figure.alt.item': "{item}\u00a0: r item-reste {r}, alpha sans l'item {alpha}",
  'figure.alt.missing': '{scale} (n = {n})\u00a0: {items}',
});
