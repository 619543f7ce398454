import type { SentenceCatalogue } from './en.ts';

export const sentencesFr: SentenceCatalogue = {
  heading: 'Les comparaisons en phrases',
  separator: '\u00a0; ',
  comma: ', ',
  semicolon: '\u00a0; ',
  and: '{list} et {last}',
  'and.more': '{list} et {last}',

  // Scores and samples, as their place in a sentence asks for them.
  'name.instrument': "l'échelle «\u00a0{name}\u00a0»",
  'name.concept': "l'échelle «\u00a0{name}\u00a0»",
  'name.subscale': 'la sous-échelle «\u00a0{subscale}\u00a0» de {scale}',
  mean: '*M* = {value}',
  sd: '*ET* = {value}',
  median: '*Mdn* = {value}',
  n: '*n* = {value}',
  withheld: 'non communiqué',
  'n.withheld': '*n* non communiqué',
  described: '{sample} ({values})',
  'named.group': '«\u00a0{name}\u00a0»',
  'is.wave': 'le {name}',
  'is.named': 'la mesure «\u00a0{name}\u00a0»',
  'is.group': 'le groupe «\u00a0{name}\u00a0»',
  'at.wave': 'au {name}',
  'at.named': 'à la mesure «\u00a0{name}\u00a0»',
  'at.group': 'dans le groupe «\u00a0{name}\u00a0»',
  'of.wave': 'du {name}',
  'of.named': 'de la mesure «\u00a0{name}\u00a0»',
  'of.group': 'du groupe «\u00a0{name}\u00a0»',
  'than.wave': "qu'au {name}",
  'than.named': "qu'à la mesure «\u00a0{name}\u00a0»",
  'than.group': 'que dans le groupe «\u00a0{name}\u00a0»',
  'from.wave': 'du {name}',
  'from.named': 'de la mesure «\u00a0{name}\u00a0»',
  'to.wave': 'au {name}',
  'to.named': 'à la mesure «\u00a0{name}\u00a0»',

  // Which of two samples is higher, and what that means by the direction of the scale.
  'higher.better': "plus élevé, c'est-à-dire plus favorable,",
  'higher.worse': "plus élevé, c'est-à-dire moins favorable,",
  'higher.neutral': 'plus élevé',
  'lower.better': "plus bas, c'est-à-dire plus favorable,",
  'lower.worse': "plus bas, c'est-à-dire moins favorable,",
  'lower.neutral': 'plus bas',
  'means.significant':
    'Le score moyen à {scale} était significativement {higher} {second} {first}\u00a0: {statistics}.',
  'means.before':
    "Le score moyen à {scale} était {higher} {second} {first}, mais cette différence n'était significative qu'avant la correction de Holm, et non après\u00a0: {statistics}.",
  'means.none':
    "Aucune différence significative du score moyen à {scale} n'a été mise en évidence entre {first} et {second}\u00a0: {statistics}.",
  'ranks.significant':
    'Le niveau des scores à {scale} était significativement {higher} {second} {first}\u00a0: {statistics}.',
  'ranks.before':
    "Le niveau des scores à {scale} était {higher} {second} {first}, mais cette différence n'était significative qu'avant la correction de Holm, et non après\u00a0: {statistics}.",
  'ranks.none':
    "Aucune différence significative des scores à {scale} n'a été mise en évidence entre {first} et {second}\u00a0: {statistics}.",

  // How matched respondents changed.
  'change.improved': 'se sont améliorés',
  'change.worsened': 'se sont détériorés',
  'change.rose': 'ont augmenté',
  'change.fell': 'ont diminué',
  'change.significant':
    'Les scores à {scale} {verb} de façon significative {first} {second} chez les {pairs} répondants ayant un score aux deux mesures\u00a0: {statistics}.',
  'change.before':
    "Les scores à {scale} {verb} {first} {second} chez les {pairs} répondants ayant un score aux deux mesures, mais ce changement n'était significatif qu'avant la correction de Holm, et non après\u00a0: {statistics}.",
  'change.none':
    "Aucun changement significatif des scores à {scale} n'a été mis en évidence {first} {second} chez les {pairs} répondants ayant un score aux deux mesures\u00a0: {statistics}.",
  everybody:
    "Pour l'ensemble des répondants ayant un score\u00a0: {first} ({firstValues}) et {second} ({secondValues}).",
  overlap:
    'Avec un score aux deux mesures\u00a0: {pairs} répondants\u00a0; seulement {first}\u00a0: {firstOnly}\u00a0; seulement {second}\u00a0: {secondOnly}.',

  // Statistics.
  'test.student': 'test *t* de Student, *t*({df}) = {statistic}',
  'test.welch': 'test *t* de Welch, *t*({df}) = {statistic}',
  'test.paired': 'test *t* apparié, *t*({df}) = {statistic}',
  'test.partially-overlapping': 'test *t* pour échantillons partiellement appariés, *t*({df}) = {statistic}',
  'test.partially-overlapping-unequal':
    'test *t* pour échantillons partiellement appariés (variances inégales), *t*({df}) = {statistic}',
  'test.mann-whitney': 'test de Mann-Whitney, *U* = {statistic}',
  'test.wilcoxon-signed-rank': 'test des rangs signés de Wilcoxon, *V* = {statistic}',
  p: '*p* {p}',
  'p.uncorrected': '*p* {p} (non corrigé)',
  'p.holm': '*p* corrigé selon Holm {p}',
  alpha: 'α = {alpha}',
  'difference.means': 'différence moyenne = {value}',
  'difference.change': 'changement moyen = {value}',
  'difference.shift': 'décalage de Hodges-Lehmann = {value}',
  effect: '{effect} = {value}',
  'effect.own-n': '{effect} = {value} (*n* = {n})',
  'effect.none': "{effect} n'a pas pu être calculé",
  'effect.withheld': '{effect} non communiqué',
  'interval.none': "{interval} n'a pas pu être calculé",
  'interval.open': '{interval} ({dash} = impossible à calculer)',

  // Why there is no test.
  'no-test.too-few':
    "Les scores à {scale} n'ont pas pu être comparés entre {first} et {second}\u00a0: trop peu de répondants ont un score.",
  'no-test.equal-scores':
    "Les scores à {scale} n'ont pas pu être comparés entre {first} et {second}\u00a0: tous les scores y sont égaux.",
  'no-test.equal-changes':
    "Les scores à {scale} n'ont pas pu être comparés entre {first} et {second}\u00a0: le changement est le même chez tous les répondants appariés.",
  'no-test.other':
    "Les scores à {scale} n'ont pas pu être comparés entre {first} et {second}\u00a0: trop peu de scores, ou aucune variance.",
  'no-test.withheld':
    "La comparaison des scores à {scale} entre {first} et {second} n'est pas communiquée, pour protéger les répondants\u00a0: elle repose sur trop peu de personnes.",

  // Methods: respondents and how they were linked.
  'methods.sample': '{sample} ({n})',
  'methods.one': 'Le questionnaire a été rempli par un seul groupe de répondants ({n}).',
  'methods.waves': 'Le questionnaire a été rempli {first} et {second}.',
  'methods.groups':
    'Les répondants ont été répartis en deux groupes selon la variable «\u00a0{variable}\u00a0»\u00a0: {first} et {second}.',
  'methods.outside':
    "Les répondants sans groupe ({withoutGroup}) et ceux d'autres groupes ({otherGroups}) n'ont pas été pris en compte.",
  'methods.matched':
    "Les deux mesures ont été appariées par l'identifiant «\u00a0{id}\u00a0»\u00a0: des répondants ont été retrouvés aux deux ({paired}), d'autres seulement {first} ({preOnly}) ou seulement {second} ({postOnly}).",
  'methods.matched.all':
    "Les deux mesures ont été appariées par l'identifiant «\u00a0{id}\u00a0»\u00a0; tous les répondants ont été retrouvés aux deux ({paired}).",
  'methods.matched.blank': "Les répondants sans identifiant ({blank}) n'ont pas pu être appariés.",
  'methods.matched.normalised':
    'Les identifiants ont été comparés sans tenir compte des majuscules, des espaces, des accents ni des zéros initiaux.',
  'methods.matched.as-written': 'Seuls les identifiants écrits de façon identique ont été appariés.',
  'methods.matched.near':
    "Les identifiants qui diffèrent d'un seul caractère ont aussi été appariés lorsque personne d'autre n'entrait en ligne de compte ({near}).",

  // Methods: scales and scoring.
  'methods.scales': 'Les échelles suivantes ont été cotées\u00a0: {scales}.',
  'methods.scales.one': "L'échelle suivante a été cotée\u00a0: {scales}.",
  'methods.scale': '«\u00a0{name}\u00a0» ({facts})',
  'methods.items': '{k} items',
  'methods.items.one': '1 item',
  'methods.items.reversed': '{items}, dont {reversed} de sens inverse',
  'methods.aggregate.sum': 'somme des items',
  'methods.aggregate.mean': 'moyenne des items',
  'methods.aggregate.none': 'sans score total',
  'methods.range': 'étendue possible {range}',
  'methods.range.open': 'nombres sans limite supérieure',
  'methods.direction.higher-is-better': 'un score élevé est favorable',
  'methods.direction.lower-is-better': 'un score bas est favorable',
  'methods.direction.neutral': "aucun des deux côtés n'est plus favorable",
  'methods.subscales': 'avec les sous-échelles {names}',
  'methods.reversal':
    'Les items de sens inverse ont été recodés\u00a0: réponse possible la plus basse plus la plus élevée, moins la réponse donnée.',
  'methods.complete': "Un score exigeait une réponse à chaque item de l'échelle.",
  'methods.prorated':
    "Un score exigeait une réponse à chaque item de l'échelle\u00a0; là où moins de réponses suffisaient, la moyenne des items renseignés a remplacé les items manquants\u00a0: {scales}.",
  'methods.prorated.scale':
    '«\u00a0{scale}\u00a0» (au moins {needed} items sur {items}\u00a0; scores ainsi complétés\u00a0: {counts})',
  'methods.count': '{n} {sample}',
  'methods.invalid.error':
    "Avant la cotation, chaque réponse a été contrôlée au regard des réponses valides de son item\u00a0; aucune n'était invalide.",
  'methods.invalid.missing':
    'Les réponses non valides pour leur item ont été traitées comme manquantes ({counts}).',
  'methods.missing': 'Les réponses codées comme manquantes ont compté comme non données ({counts}).',
  'methods.missing.codes':
    "Les réponses codées comme manquantes ({codes}, ou un code propre à l'échelle) ont compté comme non données ({counts}).",

  // Methods: reliability.
  'methods.alpha':
    "La cohérence interne a été estimée par l'alpha de Cronbach (Cronbach, 1951), non standardisé, après recodage, sur les répondants ayant répondu à tous les items d'une échelle (listwise).",
  'methods.alpha.pairwise':
    "La cohérence interne a été estimée par l'alpha de Cronbach (Cronbach, 1951), non standardisé, après recodage, à partir des covariances des paires d'items, chacune sur les répondants ayant répondu aux deux (pairwise).",
  'methods.alpha.feldt':
    'Ses intervalles de confiance à {level} ont été calculés selon Feldt (Feldt, 1965\u00a0; Feldt et al., 1987).',
  'methods.coefficients':
    "S'y ajoutent l'oméga de McDonald d'un modèle à un facteur (maximum de vraisemblance\u00a0; McDonald, 1999), les λ~2~ et λ~6~ de Guttman (Guttman, 1945), la corrélation des items impairs et pairs selon Spearman-Brown (Brown, 1910\u00a0; Spearman, 1910), l'erreur type de mesure et le plus petit changement décelable.",

  // Methods: tests and effect sizes.
  'methods.compared': 'Les scores {first} et {second} ont été comparés au moyen {tests}.',
  'methods.compared.scores': '{test} (pour {scores})',
  'methods.test.welch': 'du test *t* de Welch pour groupes indépendants (Welch, 1947)',
  'methods.test.student': 'du test *t* de Student pour groupes indépendants (Student, 1908)',
  'methods.test.paired': 'du test *t* apparié (Student, 1908)',
  'methods.test.partially-overlapping':
    'du test *t* pour échantillons partiellement appariés à variances égales (Derrick, Russ, et al., 2017\u00a0; Derrick, Toher, et al., 2017)',
  'methods.test.partially-overlapping-unequal':
    'du test *t* pour échantillons partiellement appariés à variances inégales (Derrick, Russ, et al., 2017\u00a0; Derrick, Toher, et al., 2017)',
  'methods.test.mann-whitney': 'du test *U* de Mann-Whitney (Mann & Whitney, 1947)',
  'methods.test.wilcoxon-signed-rank': 'du test des rangs signés de Wilcoxon (Wilcoxon, 1945)',
  'methods.why.welch':
    "Le test de Welch ne suppose pas l'égalité des variances et ne perd guère de puissance lorsqu'elles sont égales.",
  'methods.why.student': "Le test de Student suppose l'égalité des variances.",
  'methods.why.paired': 'Le test apparié repose sur les répondants ayant un score aux deux mesures.',
  'methods.why.partially-overlapping':
    'Ce test utilise tous les répondants\u00a0: ceux ayant un score aux deux mesures et ceux ayant un score à une seule.',
  'methods.why.mann-whitney':
    "*U* compte, parmi toutes les paires formées d'un répondant de chaque côté, celles où le second a le score le plus élevé.",
  'methods.why.wilcoxon-signed-rank':
    'Le test des rangs signés repose sur les répondants ayant un score aux deux mesures\u00a0; les scores inchangés sont écartés.',
  'methods.ranks.exact': 'Les valeurs *p* des tests de rangs sont exactes.',
  'methods.ranks.normal': "Les valeurs *p* des tests de rangs proviennent de l'approximation normale.",
  'methods.ranks.mixed':
    "Les valeurs *p* des tests de rangs sont exactes lorsque les échantillons sont petits et sans ex æquo\u00a0; sinon elles proviennent de l'approximation normale.",
  'methods.shift':
    "Le décalage indiqué avec les tests de rangs est l'estimation de Hodges-Lehmann (Hodges & Lehmann, 1963)\u00a0: la médiane de toutes les différences (pour les paires\u00a0: des moyennes de deux changements), avec l'intervalle propre au test.",
  'methods.independent':
    "Les répondants n'ayant pas été appariés, les deux mesures ont été traitées comme des groupes indépendants\u00a0; il n'est pas tenu compte du fait que les mêmes personnes ont pu répondre deux fois.",
  'methods.independent.linked':
    'Bien que les répondants aient été appariés, ce test traite les deux mesures comme des groupes indépendants.',
  'methods.everybody':
    'Chaque test a porté sur tous les répondants ayant les scores requis, quels que soient leurs autres scores.',
  'methods.level':
    'Tous les tests étaient bilatéraux, avec un seuil de signification de {alpha} et des intervalles de confiance à {level}. Les différences sont calculées comme {second} moins {first}.',
  'methods.holm':
    "Les valeurs *p* ont été corrigées selon Holm (1979) pour {family} échelles testées\u00a0; les deux valeurs sont rapportées, et une différence est dite significative d'après la valeur corrigée.",
  'methods.holm.subscales': 'Celles des sous-échelles ne sont pas corrigées.',
  'methods.effects.one': "La taille d'effet est {effects}.",
  'methods.effects.more': "Les tailles d'effet sont {effects}.",
  'methods.effect.hedges-g':
    "le *g* de Hedges (Hedges, 1981), la différence en unités de l'écart type commun, avec la correction exacte pour petits échantillons",
  'methods.effect.cohens-d': "le *d* de Cohen (Cohen, 1988), la différence en unités de l'écart type commun",
  'methods.effect.cohens-d-average':
    'le *d* de Cohen non regroupé (Bonett, 2008), la différence en unités de la racine de la variance moyenne',
  'methods.effect.dz':
    "le *d*~z~ de Cohen (Cohen, 1988), le changement moyen en unités de l'écart type des changements, sur les paires",
  'methods.effect.d-average':
    "le *d*~moy~ de Cohen (Algina & Keselman, 2003\u00a0; Cumming, 2012), le changement moyen en unités de l'écart type moyen, sur les paires",
  'methods.effect.rank-biserial':
    'la corrélation bisériale de rangs *r*~rb~ (Cureton, 1956\u00a0; Kerby, 2014), de −1 à 1',
  'methods.effects.noncentral-t':
    'Les intervalles des différences standardisées proviennent de la loi *t* non centrée (Steiger & Fouladi, 1997).',
  'methods.effects.fisher-z':
    'Les intervalles des corrélations bisériales de rangs proviennent de la transformation *z* de Fisher.',
  'methods.more': "S'y ajoutent\u00a0: {list}.",
  'methods.more.cited': '{name} ({cited})',
  'methods.attrition':
    'Les répondants partis ont été comparés aux répondants restés sur leurs scores de la première mesure, au moyen du test *t* de Welch (Welch, 1947) et du *g* de Hedges (Hedges, 1981), sans correction de *p*.',
  'methods.attrition.characteristics':
    'Leurs caractéristiques ont été comparées au moyen du test du χ² de Pearson (Pearson, 1900), sans correction de continuité, et du *V* de Cramér (Cramér, 1946).',

  // Methods: individual change, what is withheld, and the program.
  'methods.change':
    "Le changement individuel a été évalué par l'indice de changement fiable (Jacobson & Truax, 1991)\u00a0: un changement est fiable lorsqu'il dépasse {criterion} fois l'erreur type d'une différence, déduite de l'écart type de la première mesure et de la fidélité ({source}).",
  'methods.change.alpha': 'alpha de Cronbach de la première mesure',
  'methods.change.given': "fixée à l'avance",
  'methods.change.both': "alpha de Cronbach de la première mesure, ou fixée à l'avance",
  'methods.minCell':
    'Pour protéger les répondants, les effectifs et statistiques de moins de {least} répondants ne sont pas communiqués, pas plus que ce qui permettrait de les déduire.',
  'methods.tool':
    'Tous les scores et toutes les statistiques ont été calculés avec {name}, version {version}.',
};
