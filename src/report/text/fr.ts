import { auditFr } from './audit/fr.ts';
import type { Catalogue } from './en.ts';
import { figuresFr } from './figures/fr.ts';
import { parts } from './parts.ts';
import { verificationFr } from './verification/fr.ts';

const common: Catalogue['common'] = () => ({
  'document.title': "Résultats de l'enquête : {files}",
  'table.label': 'Tableau {number}',
  range: '{lower}–{upper}',
  separator: ' ; ',
  'note.place': '{place} : {matter}',
  total: 'Total',
  'no-answer': 'sans réponse',

  'wave.pre': 'prétest',
  'wave.post': 'post-test',
  'wave.pooled': 'toutes les mesures ensemble',

  'title.descriptives': "Scores d'échelle et fidélité",
  'title.descriptives.waves': "Scores d'échelle et fidélité avant et après",
  'title.descriptives.groups': "Scores d'échelle et fidélité par groupe",
  'title.comparison.waves': 'Évolution du {first} au {second}',
  'title.comparison.groups': 'Différence entre {first} et {second}',
  'title.tests': "Tous les tests, le principal d'abord",
  'title.effectSizes': "Tailles d'effet",
  'title.bands': 'Répondants par classe de score',
  'title.flow': 'Répondants, du fichier à la comparaison',
  'title.linkage': 'Appariement des répondants par « {id} »',
  'title.attrition.scores': 'Attrition : premiers scores des répondants restés et partis',
  'title.attrition.characteristics': 'Attrition : caractéristiques des répondants restés et partis',
  'title.itemStatistics': "Analyse d'items de {scale}",
  'title.scoring': 'Comment les scores ont été calculés',
  'title.settings': 'Données et réglages',
  'title.respondents': 'Répondants',
  'title.itemFrequencies': 'Réponses aux items de {scale}',
  'title.problems': 'Problèmes dans les données',
  'title.quality': 'Réponses à examiner, par répondant',
  'title.scores': 'Scores par répondant',
  'title.scales': "Définitions d'échelles fournies avec l'outil",

  'group.score': 'Score',
  'group.alpha': 'Alpha de Cronbach',
  'group.difference': 'Différence',
  'group.test': 'Test',
  'group.effect': "Taille d'effet",
  'group.matched': 'Appariés',
  'group.answers': 'Réponse : *n* (%)',

  'column.scale': 'Échelle',
  'column.wave': 'Mesure',
  'column.group': 'Groupe',
  'column.n': '*n*',
  'column.n.pre': '*n* avant',
  'column.n.post': '*n* après',
  'column.n.first': '*n*~1~',
  'column.n.second': '*n*~2~',
  'column.missing': 'Sans score',
  'column.noAnswer': 'Sans réponse',
  'column.mean': '*M*',
  'column.sd': '*ET*',
  'column.median': '*Mdn*',
  'column.range': 'Min–max',
  'column.floor': 'Plancher %',
  'column.ceiling': 'Plafond %',
  'column.items': 'Items',
  'column.alpha': 'α',
  'column.interval': 'IC à {level}',
  'column.difference': 'Diff.',
  'column.test': 'Test',
  'column.statistic': 'Valeur',
  'column.df': '*ddl*',
  'column.p': '*p*',
  'column.pHolm': '*p* Holm',
  'column.effectType': "Taille d'effet",
  'column.value': 'Valeur',
  'column.band': 'Classe',
  'column.version': 'Version',
  'column.aggregate': 'Score',
  'column.attainable': 'Étendue',
  'column.minAnswered': 'Réponses requises',
  'column.prorated': 'Complétés',
  'column.setting': 'Réglage',
  'column.setting.value': 'Valeur',
  'column.item': 'Item',
  'column.itemRest': '*r* item-reste',
  'column.alphaIfDropped': "α sans l'item",
  'column.characteristic': 'Caractéristique',
  'column.answer': 'Réponse',
  'column.frequency': '*n* de la réponse',
  'column.file': 'Fichier',
  'column.row': 'Ligne',
  'column.column': 'Colonne',
  'column.problem': 'Problème',
  'column.valid': 'Valide',
  'column.quality.missing': 'Manque',
  'column.quality.longString': 'Série',
  'column.quality.straightLine': 'Ligne droite',
  'column.quality.consistency': 'Pair-impair',
  'column.quality.mahalanobis': '*p* de *D*²',
  'column.answered': 'Réponses',
  'column.id': 'Id',
  'column.name': 'Nom',
  'column.direction': 'Le mieux',
  'column.read': 'Lus',
  'column.noAnswers': 'Sans réponse',
  'column.tooFewAnswers': 'Trop peu',
  'column.scored': 'Score',
  'column.pairs': 'Les deux',
  'column.preOnly': 'Avant seul',
  'column.postOnly': 'Après seul',
  'column.linkage': 'Identifiant du répondant',

  'symbol.t': '*t*',
  'symbol.U': '*U*',
  'symbol.V': '*V*',
  'symbol.F': '*F*',
  'symbol.cohens-d': '*d*',
  'symbol.hedges-g': '*g*',
  'symbol.cohens-d-average': '*d*',
  'symbol.dz': '*d*~z~',
  'symbol.d-average': '*d*~moy~',
  'symbol.rank-biserial': '*r*~rb~',
  'symbol.chi-square': 'χ²',
  'symbol.cramers-v': '*V*',

  'method.student': 'test *t* de Student',
  'method.welch': 'test *t* de Welch',
  'method.paired': 'test *t* apparié',
  'method.partially-overlapping': 'test *t* pour échantillons partiellement appariés, variances égales',
  'method.partially-overlapping-unequal':
    'test *t* pour échantillons partiellement appariés, variances inégales',
  'method.mann-whitney': 'test *U* de Mann-Whitney',
  'method.wilcoxon-signed-rank': 'test des rangs signés de Wilcoxon (*V*)',
  'method.levene': 'test de Levene sur les variances (*F*, autour des moyennes)',
  'method.brown-forsythe': 'test de Brown-Forsythe sur les variances (*F*, autour des médianes)',

  'design.independent': 'groupes indépendants',
  'design.paired': 'répondants appariés par identifiant',
  'design.partially-overlapping': 'répondants en partie appariés par identifiant',
  'flow.everybody': 'Tous les répondants',
  'linkage.exact': 'même identifiant aux deux mesures',
  'linkage.respelled': 'dont écrit autrement',
  'linkage.near': 'identifiant à un caractère près',
  'linkage.ambiguous': 'plusieurs candidats possibles',
  'linkage.blank': 'sans identifiant',
  'linkage.nobody': "introuvable à l'autre mesure",
  'linkage.total': 'tous les répondants',
  'attrition.stayed': 'restés',
  'attrition.left': 'partis',
  smallExpected: '{column} ({below} sur {cells})',

  'effect.cohens-d': '*d* de Cohen',
  'effect.hedges-g': '*g* de Hedges',
  'effect.cohens-d-average': '*d* de Cohen, non regroupé',
  'effect.dz': '*d*~z~ de Cohen',
  'effect.d-average': '*d*~moy~ de Cohen',
  'effect.rank-biserial': '*r* bisérial de rang',
  'effect.cramers-v': '*V* de Cramér',
  'effect.definition.cohens-d': "*d* de Cohen : différence en unités de l'*ET* commun",
  'effect.definition.hedges-g':
    "*g* de Hedges : différence en unités de l'*ET* commun, avec la correction exacte pour petits échantillons",
  'effect.definition.cohens-d-average':
    '*d* de Cohen, non regroupé : différence en unités de la racine de la variance moyenne',
  'effect.definition.dz':
    "*d*~z~ de Cohen : évolution moyenne en unités de l'*ET* des évolutions, sur les paires",
  'effect.definition.d-average':
    "*d*~moy~ de Cohen : évolution moyenne en unités de l'*ET* moyen, sur les paires",
  'effect.definition.rank-biserial': '*r* bisérial de rang : de -1 à 1, à partir des rangs',

  'interval.feldt': 'Feldt',
  'interval.fisher-z': 'la transformation *z* de Fisher',
  'interval.noncentral-t': 'la loi *t* non centrée',
  'interval.noncentral-chi-square': 'la loi du khi-deux non centrée',

  'change.improved': 'amélioration',
  'change.worsened': 'dégradation',
  'change.rose': 'hausse',
  'change.fell': 'baisse',
  'change.better': 'deuxième groupe meilleur',
  'change.worse': 'deuxième groupe moins bon',
  'change.higher': 'deuxième groupe plus élevé',
  'change.lower': 'deuxième groupe plus bas',

  'gap.no-scores': "personne n'a de score",
  'gap.too-few': 'trop peu de répondants',
  'gap.too-few-items': "trop peu d'items",
  'gap.zero-variance': 'aucune variance, ou trop peu de répondants',
  'gap.no-highest-score': 'un nombre sans limite ne connaît pas de score maximal',
  'gap.no-interval': 'intervalle impossible à calculer',
  'gap.not-computed': 'impossible à calculer',
  'gap.no-comparison': 'pas de comparaison',

  'note.label': '*Note.*',
  'note.gaps': '{dash} = {reasons}.',
  'note.error': '*Erreur.*',
  'note.warning': '*Attention.*',
  'note.descriptives.short': '*n* = répondants avec un score ; sans score = trop peu de réponses.',
  'note.missingRule': 'Un score exige une réponse à chaque item.',
  'note.missingRule.exceptions':
    'Un score exige une réponse à chaque item ; pour ces échelles, moins suffit et la moyenne des items répondus remplace un item vide : {rules}.',
  missingRule: '{scale} {needed} sur {items} (complétés : {counts})',
  'note.scales':
    "Utilisées d'elles-mêmes quand tous leurs items sont dans un fichier ; celles marquées + seulement si --scales les nomme. Une définition entière : ensure-stats scales show <id>.",
  'note.descriptives':
    '*n* = répondants ayant un score ; sans score = répondants ayant donné trop peu de réponses ; plancher et plafond = part de *n* aux scores minimal et maximal possibles.',
  'note.alpha':
    'Alpha de Cronbach (brut) sur les *n* répondants ayant répondu à tous les items, items inversés recodés ; intervalle selon {method}.',
  'note.alpha.pairwise':
    "Alpha de Cronbach (brut) à partir des covariances des paires d'items, chacune sur les répondants ayant répondu aux deux, items inversés recodés ; *n* = répondants de la plus petite paire, base de l'intervalle (selon {method}).",
  'note.difference': 'Différence = {second} moins {first} ; au-dessus de zéro, {second} est plus élevé.',
  'note.n.waves': '*n* avant et *n* après : répondants ayant un score.',
  'note.n.groups': '*n*~1~ = {first}, *n*~2~ = {second} : répondants ayant un score.',
  'note.n.pairs': 'Un seul *n* compte des paires : les répondants ayant un score aux deux mesures.',
  'note.n.two': 'Deux *n* : {first} / {second}.',
  'note.n.overlap': 'Trois *n* : paires / {first} seulement / {second} seulement.',
  'note.test': 'Test : {method}, bilatéral ; {design}.',
  'note.holm': '*p* Holm : corrigé pour {family} échelles testées.',
  'note.holm.one': '*p* Holm est égal à *p* : une seule échelle a été testée.',
  'note.holm.subscales':
    '*p* Holm : corrigé pour {family} échelles testées ; les sous-échelles ne sont pas corrigées.',
  'note.effectInterval': ' ; intervalle tiré de {method}.',
  'note.effectNoInterval': '.',
  'note.significant': 'Significatif après correction (*p* Holm < {alpha}) : {scales}.',
  'note.significant.none': "Aucune différence n'est significative après correction (*p* Holm < {alpha}).",
  'note.tests': 'Tous les tests sont bilatéraux ; *p* Holm est corrigé sur les échelles, par test.',
  'note.tests.variances':
    'Le *F* des tests sur les variances a 1 degré de liberté au numérateur ; *ddl* est celui du dénominateur.',
  'note.bands': "Répondants ayant un score dans chaque classe de la définition de l'échelle.",
  'note.flow':
    'Lus = répondants du fichier ou du groupe ; sans réponse = à aucun item ; trop peu = des réponses, mais pas de score ; score = répondants ayant un score.',
  'note.flow.matched':
    "Les deux = répondants ayant un score aux deux mesures, retrouvés par leur identifiant ; avant seul, après seul = ayant un score à cette mesure seulement, parce qu'ils n'ont pas été retrouvés à l'autre ou n'y ont pas de score.",
  'note.flow.outside': 'Hors du tableau : {withoutGroup} sans groupe, {otherGroups} de groupes non comparés.',
  'note.linkage.normalised':
    'Les identifiants sont comparés sans majuscules, espaces, accents ni zéros initiaux.',
  'note.linkage.as-written': "Les identifiants sont comparés tels qu'ils sont écrits.",
  'note.linkage.exact': 'Seuls les identifiants égaux sont appariés.',
  'note.linkage.near':
    "D'abord les identifiants égaux ; puis ceux d'au moins quatre caractères dont un caractère est en trop, manque ou diffère, si personne d'autre de l'autre mesure n'entre en ligne de compte.",
  'note.attrition':
    "Restés = répondants de la première mesure retrouvés à la deuxième ; partis = ceux qui ne l'ont pas été.",
  'note.attrition.undecided':
    "Dans aucun des deux groupes : {n} de la première mesure sans identifiant, ou dont l'identifiant convient à plusieurs.",
  'note.attrition.scores':
    "Scores de la première mesure ; différence = partis moins restés. Test : test *t* de Welch, bilatéral ; *p* n'est pas corrigé pour le nombre de scores.",
  'note.attrition.characteristics':
    "Pourcentages et test : sur les répondants ayant donné une réponse. χ² : test de Pearson, sans correction de continuité ; *p* n'est pas corrigé pour le nombre de caractéristiques. *V* de Cramér : de 0, aucune association, à 1 ; intervalle tiré de {method}.",
  'note.smallExpected':
    "*p* du χ² n'est pas fiable quand beaucoup d'effectifs théoriques sont inférieurs à 5 : {columns}.",
  'note.itemStatistics':
    "*M* et *ET* de l'item après recodage ; *r* item-reste = corrélation avec la somme des autres items.",
  'note.reversed': '(R) = item inversé, recodé.',
  'note.noAlpha': "Pas d'alpha : {reason}.",
  'note.scoring':
    'Un score demande le nombre de réponses indiqué ; les réponses manquantes sont remplacées par la moyenne des réponses données. Complétés = répondants pour qui ce fut le cas.',
  'note.respondents': '% de tous les répondants de la colonne, y compris ceux sans réponse.',
  'note.frequencies.wide':
    "Nombre (et pourcentage des réponses) par option, telles que données, avant recodage ; les options que personne n'a choisies figurent avec 0.",
  'note.frequencies.long':
    'Nombre et pourcentage des réponses par valeur, telles que données, avant recodage ; les valeurs absentes sont omises.',
  'note.frequencies.mean': '*M* et *ET* portent sur les *n* réponses après recodage.',
  'note.answers': '{legend}.',
  'note.reversed.frequencies': '(R) = inversé lors du calcul du score.',
  'note.problems': 'Erreurs : {errors} ; avertissements : {warnings}.',
  'note.quality.none': '{file} : aucun des {respondents} répondants signalé.',
  'note.quality.counts': '{file} : {flagged} des {respondents} répondants signalés ({counts}).',
  'note.quality.mark': "\\* = au-delà de la limite. Un signal dit où regarder ; personne n'a été écarté.",
  'note.quality.limits':
    'Limites : plus de {missing} des items sans réponse ; série (réponses identiques consécutives, avant inversion, parmi les items voisins aux mêmes options) {longString} ; ligne droite = une seule réponse, autre que celle du milieu, à toute une échelle comportant des items inversés ; *ET* des réponses aux items de mêmes options de {variability} au plus ; cohérence pair-impair inférieure à {consistency} ; *p* de la distance de Mahalanobis au carré *D*² inférieur à {outlier}.',
  'note.quality.longString.half':
    "de la moitié d'entre eux ou plus, d'au moins 10, et plus que les items voisins d'une même échelle formulés dans le même sens",
  'note.quality.longString.from': 'de {count} ou plus',
  'note.quality.consistency.usual': '{limit} quand dix échelles ou plus la montrent',
  'note.quality.consistency.none':
    "{file} : pas de cohérence pair-impair ; il faut trois échelles à nombre fixe d'options.",
  'note.quality.distance.all': '{file} : *D*² sur les {items} items de {n} répondants complets.',
  'note.quality.distance.scales':
    '{file} : {n} répondants complets ne suffisent pas pour *D*² sur les {items} items ; calculé par échelle, *p* multiplié par le nombre des échelles, le plus bas affiché.',
  'note.quality.distance.without': ' Trop peu aussi pour : {scales}.',
  'note.quality.distance.none':
    '{file} : pas de *D*² ; {n} répondants complets ne suffisent pas pour {items} items.',
  'note.scores': 'Une case vide est un répondant sans score (trop peu de réponses).',

  'line.reliability':
    'α = {alpha}, IC à {level} {interval}, α standardisé = {standardized}, *r* inter-items moyen = {correlation}, items = {k}, *n* = {n}',

  'title.coefficients': 'Coefficients de fidélité et erreur de mesure',
  'title.individualChange': "Changement individuel au-delà de l'erreur de mesure",
  'column.omega': 'ω',
  'column.lambda2': 'λ~2~',
  'column.lambda6': 'λ~6~',
  'column.splitHalf': 'Moitiés',
  'column.sem': 'ETM',
  'column.sdc': 'PCD',
  'column.reliability': 'Fidélité',
  'column.reliableChange': 'Fiable dès',
  'column.improved': 'Améliorés',
  'column.unchanged': 'Inchangés',
  'column.worsened': 'Détériorés',
  'column.recovered': 'Rétablis',
  'note.coefficients':
    "Répondants ayant répondu à tous les items, items inversés recodés. ω = oméga total de McDonald d'un modèle à un facteur (maximum de vraisemblance) ; λ~2~, λ~6~ = Guttman ; moitiés = items impairs contre pairs, Spearman-Brown.",
  'note.coefficients.pairwise':
    "Oméga, lambdas et moitiés : répondants ayant répondu à tous les items ; α et SEM : toutes les réponses, par paires d'items, *n* de la plus petite paire.",
  'note.measurementError':
    "ETM = erreur type de mesure d'après alpha, PCD = plus petit changement décelable d'un répondant, les deux en points du score.",
  'note.individualChange':
    "Répondants appariés selon l'indice de changement fiable (Jacobson & Truax, 1991 ; seuil 1,96) ; *fiable dès* = points qu'un changement doit dépasser. Fidélité : alpha de la première mesure, sauf indication.",
  'note.neutralChange':
    'Pour une échelle sans côté meilleur, amélioré signifie en hausse et détérioré en baisse.',
  'note.recovered': 'Rétablis = améliorés et au-delà du seuil entre les populations.',

  'aggregate.sum': 'somme',
  'aggregate.mean': 'moyenne',
  'aggregate.none': 'aucun',

  'direction.higher-is-better': 'plus haut',
  'direction.lower-is-better': 'plus bas',
  'direction.neutral': 'ni l’un ni l’autre',

  'setting.tool': 'Calculé avec',
  'setting.file': 'Fichier',
  'setting.file.wave': 'Fichier du {wave}',
  'setting.file.value': '{file} : {rows} répondants, {encoding}, séparateur {delimiter}',
  'setting.test': 'Test présenté en premier',
  'setting.alpha': 'Alpha de Cronbach',
  'setting.alpha.listwise': 'listwise : répondants ayant répondu à tous les items',
  'setting.alpha.pairwise': "pairwise : chaque paire d'items sur les répondants ayant répondu aux deux",
  'setting.confidence': 'Niveau de confiance',
  'setting.invalid': 'Réponses impossibles',
  'setting.invalid.error': "aucune ; l'analyse s'y arrête",
  'setting.invalid.missing': 'traitées comme manquantes : {counts}',
  'setting.missing': 'Réponses codées comme manquantes',
  'setting.missing.none': '{counts} ; aucun code en plus de ceux des échelles',
  'setting.missing.codes': '{counts} ; codes {codes} en plus de ceux des échelles',
  'setting.matching': 'Appariement',
  'setting.matching.value':
    'par « {id} » : {paired} aux deux mesures, {preOnly} seulement au {pre}, {postOnly} seulement au {post} ; sans identifiant : {blank}',
  'setting.matching.normalised': 'identifiants comparés sans majuscules, espaces, accents ni zéros initiaux',
  'setting.matching.as-written': "identifiants comparés tels qu'ils sont écrits",
  'setting.matching.near': "{near} des paires diffèrent d'un caractère de l'identifiant",
  'setting.by': 'Groupes selon la colonne',
  'delimiter.,': 'virgule',
  'delimiter.;': 'point-virgule',
  'delimiter.\t': 'tabulation',
  'delimiter.|': 'barre verticale',

  'ensure.pre': 'prétest',
  'ensure.post': 'post-test',
  'ensure.title.one': 'Scores moyens',
  'ensure.title.waves': 'Scores moyens au prétest et au post-test',
  'ensure.title.groups': 'Scores moyens par groupe ({groups})',
  'ensure.title.reliability': 'Alpha de Cronbach par échelle',
  'ensure.appendix': 'Annexe {number}',
  'ensure.concept': 'Concept',
  'ensure.range': "Score d'échelle",
  'ensure.mean': 'Moyenne',
  'ensure.mean.wave': 'Moyenne {wave}',
  'ensure.difference': 'Différence moyenne',
  'ensure.alpha': 'Alpha de Cronbach',
  'ensure.items': "Nombre d'items",
  'ensure.note.significant': '\\*p<,05 = différence significative.',
  'ensure.note.n': 'n{waves} : {counts}.',
  'ensure.note.testN': 'n du test (paires) : {counts}.',
  'ensure.note.prorated': 'Scores complétés{waves} : {counts}.',
  'ensure.note.gap': '– = pas de comparaison, ou impossible à calculer.',
  'ensure.note.pooled':
    'Alpha de Cronbach (brut) de toutes les mesures ensemble, sur les répondants ayant répondu à tous les items, items inversés recodés.',
  'ensure.note.alpha':
    'Alpha de Cronbach (brut) sur les répondants ayant répondu à tous les items, items inversés recodés.',
  'ensure.note.pooled.pairwise':
    "Alpha de Cronbach (brut) de toutes les mesures ensemble, à partir des paires d'items, chacune sur les répondants ayant répondu aux deux, items inversés recodés.",
  'ensure.note.alpha.pairwise':
    "Alpha de Cronbach (brut) à partir des paires d'items, chacune sur les répondants ayant répondu aux deux, items inversés recodés.",
  'ensure.note.alphaN': 'n : {counts}.',

  'warning.ambiguous-decimal': "le signe décimal d'une colonne n'est pas certain",
  'warning.ambiguous-ids':
    "certains répondants n'ont pas été appariés parce que plusieurs entraient en ligne de compte",
  'warning.blank-group':
    "certains répondants n'ont pas de valeur dans la colonne de groupe et ne sont dans aucun des deux groupes",
  'warning.blank-id': "certains répondants n'ont pas d'identifiant et ne peuvent être appariés",
  'warning.blank-rows': 'des lignes vides entre les autres ont été ignorées',
  'warning.cp1252-fallback': "le fichier n'est pas en UTF-8 valide et a été lu comme windows-1252",
  'warning.few-respondents': 'moins de 3 scores ; rien ne peut en être conclu',
  'warning.invalid-set-missing': 'des réponses impossibles ont été traitées comme manquantes',
  'warning.missing-code-is-valid-answer':
    'un code donné pour une réponse manquante est aussi une réponse valide de cette échelle',
  'warning.near-matches':
    "certains répondants ont été appariés par des identifiants qui diffèrent d'un caractère ; leurs lignes figurent dans la sortie JSON",
  'warning.negative-item-rest-correlation':
    "corrèle négativement avec le reste de l'échelle ; l'item a peut-être été inversé à tort, ou ses réponses codées à l'envers",
  'warning.no-pairs':
    "les identifiants apparient moins de deux répondants ; il n'y a donc pas de test apparié",
  'warning.nobody-left':
    "tous les répondants de la première mesure ayant un identifiant ont été retrouvés à la deuxième ; il n'y a donc pas d'attrition à décrire",
  'warning.possible-missing-code':
    'une valeur a été lue comme un nombre mais est souvent un code pour « sans réponse »',
  'warning.proration-used': 'certains scores ont été complétés pour des items sans réponse',
  'warning.scale-absent': "l'échelle n'est que dans un fichier ; elle y est décrite et n'est pas comparée",
  'warning.scale-incomplete': "il manque au fichier des items de cette échelle ; l'échelle est omise",
  'warning.scale-correlates-negatively':
    "va à l'encontre d'autres échelles, contrairement à ce que disent les sens ; peut-être toute une échelle est-elle codée à l'envers (1 pour « tout à fait d'accord »)",
  'warning.test-not-computable': 'comparaison impossible : trop peu de scores, ou aucune variance',
  'warning.unmatched-ids': "tous les répondants n'ont pas été retrouvés aux deux mesures",
  'warning.zero-variance': 'tout le monde a la même valeur',

  'problem.ambiguous-decimal': 'signe décimal ou milliers ?',
  'problem.blank-rows': 'lignes vides ignorées',
  'problem.contradictory-answer': 'réponse contradictoire',
  'problem.cp1252-fallback': 'lu comme windows-1252',
  'problem.duplicate-id': 'identifiant en double',
  'problem.low-consistency': 'cohérence pair-impair faible',
  'problem.low-variability': 'peu de variation',
  'problem.long-string': 'longue série',
  'problem.many-missing': 'beaucoup de réponses manquantes',
  'problem.mixed-decimal': 'signes décimaux mélangés',
  'problem.multivariate-outlier': 'combinaison inhabituelle',
  'problem.not-a-valid-step': 'valeur entre deux options',
  'problem.out-of-range': 'hors limites',
  'problem.possible-missing-code': 'peut-être un code de réponse manquante',
  'problem.ragged-row': 'mauvais nombre de cases',
  'problem.scale-incomplete': 'items manquants',
  'problem.straight-line': 'ligne droite',
  'problem.two-items-for-one-column': 'colonne pour deux items',
  'problem.unknown-answer': 'réponse inconnue',
  'problem.wrong-decimal-sign': 'mauvais signe décimal',
});

/** French sets a blank before two-part signs and inside guillemets; it must not break there. */
function typeset<T extends object>(texts: T): T {
  const set: Record<string, string> = Object.create(null);
  for (const [key, text] of Object.entries(texts)) set[key] = text.replace(/ (?=[;:?!»])|(?<=«) /g, '\u00a0');
  return set as T;
}

export const fr: Catalogue = {
  common: () => typeset(common()),
  further: () => typeset(parts(figuresFr(), auditFr(), verificationFr())),
};
