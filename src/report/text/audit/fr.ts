import type { AuditTexts } from './en.ts';

export const auditFr = (): AuditTexts => ({
  'title.audit': '{table}\u00a0: ce qui est impossible ou ne concorde pas',
  'title.audit.checks': 'Ce qui a été vérifié',
  'title.simulation': 'Réponses synthétiques faites pour {table}',
  'column.reached': 'Obtenu',
  'note.simulation':
    'Synthétique\u00a0: personne n’a donné ces réponses, et elles n’apprennent rien sur quiconque. Graine {seed}. Chaque échelle a été faite séparément\u00a0; là où aucun ET n’est imprimé, un cinquième environ de l’étendue a été pris.',
  'note.simulation.alpha': 'Alpha n’est pas celui qui est imprimé\u00a0: {scores}.',
  'column.severity': 'Gravité',
  'column.finding': 'Constat',
  'column.check': 'Vérification',
  'column.fits': 'Concorde',
  'column.doesNotFit': 'Non',
  'column.noPower': 'Sans puissance',
  'column.notCheckable': 'Invérifiable',
  'note.audit.summary':
    '{cells} nombres imprimés. Impossibles\u00a0: {impossible}, incohérents\u00a0: {inconsistent}, remarques\u00a0: {notes}\u00a0; dont connus du tableau\u00a0: {known}.',
  'note.audit.textSummary':
    '{cells} tests trouvés. Impossibles\u00a0: {impossible}, incohérents\u00a0: {inconsistent}, remarques\u00a0: {notes}.',
  'note.audit.notRead': 'Résultats possibles non lus\u00a0: {count}\u00a0: {list}.',
  'note.audit.severity':
    'Impossible\u00a0: aucune donnée ne donne ces nombres sous ce qui est supposé. Incohérent\u00a0: ils ne concordent pas, ou seulement sous quelque chose qui n’est pas dit. Un constat est une question aux auteurs, pas une réponse.',
  'note.audit.nothing': 'Rien n’a été trouvé.',
  'note.audit.checks':
    'Chaque vérification tient compte de l’arrondi de chaque nombre. Sans puissance\u00a0: avec si peu de décimales, elle ne pouvait pas échouer. Invérifiable\u00a0: trop peu est imprimé ou connu.',

  'audit.severity.impossible': 'impossible',
  'audit.severity.inconsistent': 'incohérent',
  'audit.severity.note': 'remarque',
  'audit.known': 'connu\u00a0: {reason}',
  'audit.assumed': 'supposé\u00a0: {list}',
  'audit.possible': 'possible si {list}',
  'audit.or': '\u00a0; ou si ',
  'audit.from-to': '{lower} à {upper}',
  'audit.by': '{p} ({test})',
  'audit.group': '{mean} (ET {sd}\u00a0; n {n})',
  'audit.given': '{explanation}\u00a0: {tests}',
  'audit.at': '{place}\u00a0: {finding}',
  'audit.decision': '{finding}\u00a0: une autre décision sur la signification',
  'audit.line': 'ligne {where}',
  'audit.paragraph': 'paragraphe {where}',
  'audit.page': 'page {where}',
  'audit.place': '{place} ({where})',
  'audit.severalRows': 'plusieurs lignes',
  'audit.claims': 'imprimé à plusieurs endroits',
  'audit.open-range': '{lower} et plus',
  'audit.notSaid': 'endroit non indiqué',

  'audit.test.student': 'Student',
  'audit.test.welch': 'Welch',
  'audit.test.paired': 'apparié',

  'audit.check.range': 'étendue et ordre',
  'audit.check.grim': 'GRIM\u00a0: moyenne de réponses entières',
  'audit.check.grimmer': 'GRIMMER\u00a0: ET de réponses entières',
  'audit.check.sd-limits': 'ET dans ses limites',
  'audit.check.debit': 'DEBIT\u00a0: ET de réponses 0 ou 1',
  'audit.check.standard-error': 'erreur type',
  'audit.check.interval': 'intervalle de confiance',
  'audit.check.difference': 'différence des moyennes',
  'audit.check.statistic': 't et degrés de liberté',
  'audit.check.p': 'valeur p',
  'audit.check.effect-size': 'taille d’effet',
  'audit.check.items': 'items et leur somme',
  'audit.check.alpha': 'alpha',
  'audit.check.percentage': 'pourcentage ou taux',
  'audit.check.total': 'total',
  'audit.check.claims': 'imprimé à plusieurs endroits',
  'audit.check.test-string': 'test dans le texte',

  'audit.finding.mean-outside-range':
    'la moyenne {value} est hors de l’étendue du score, {lowest} à {highest}',
  'audit.finding.value-outside-range':
    'la valeur {value} ({quantity}) est hors de l’étendue du score, {lowest} à {highest}',
  'audit.finding.order': '{low} ({lowQuantity}) est au-dessus de {high} ({highQuantity})',
  'audit.finding.mean-not-attainable':
    'aucunes réponses entières n’ont une moyenne de {mean} (n {n}, items {items})\u00a0; les plus proches sont {below} et {above}',
  'audit.finding.sd-not-attainable':
    'aucunes réponses entières n’ont une moyenne de {mean} et un ET de {sd} (n {n}, items {items})',
  'audit.finding.sd-too-small':
    'un ET de {sd} est trop petit avec une moyenne de {mean} (n {n})\u00a0: des réponses entières ont au moins {limit}',
  'audit.finding.sd-too-large':
    'un ET de {sd} est trop grand avec une moyenne de {mean} (n {n})\u00a0: il est au plus de {limit}',
  'audit.finding.sd-of-binary':
    'des réponses 0 ou 1 de moyenne {mean} ne peuvent pas avoir un ET de {sd} (n {n})',
  'audit.finding.standard-error':
    'l’erreur type {se} n’est pas ET / √n, qui vaut {expected} (ET {sd}, n {n})',
  'audit.finding.standard-error-of-difference':
    'l’erreur type de la différence est {printed}\u00a0; ET et n donnent {tests}',
  'audit.finding.interval-centre':
    '{estimate} n’est pas au milieu de son intervalle, {lower} à {upper}, qui est {middle}',
  'audit.finding.interval-centre-of-means':
    'le milieu de l’intervalle {lower} à {upper} est {middle}, mais les moyennes diffèrent de {expected}',
  'audit.finding.interval-reversed': 'l’intervalle {lower} à {upper} va du haut vers le bas',
  'audit.finding.interval-width':
    'la moitié de l’intervalle à {level}, {lower} à {upper}, est {printed}\u00a0; ET et n donnent {expected}',
  'audit.finding.n-above-group': 'n est {n}, mais le groupe en compte {group}',
  'audit.finding.fewer-than-group':
    'avec le n du groupe {quantities} ne concordent pas, avec moins de répondants oui\u00a0: certains n’avaient pas de score',
  'audit.finding.difference': 'la différence {difference} n’est pas {second} moins {first}, soit {expected}',
  'audit.finding.difference-reversed':
    'les différences sont imprimées comme premier moins second (lignes\u00a0: {rows})',
  'audit.finding.difference-of-rounded-means':
    'la différence {difference} s’accorde avec les moyennes, mais pas avec {quantities} : l’une ou l’autre a été calculée à partir de moyennes arrondies',
  'audit.finding.sd-of-differences':
    'des ET de {first} et {second} donnent des différences d’ET {expected}, pas {sd}',
  'audit.finding.correlation': 'la corrélation {correlation} dépasse 1',
  'audit.finding.statistic': 't vaut {printed}\u00a0; moyennes, ET et n donnent {tests}',
  'audit.finding.statistic-of-difference':
    't vaut {printed}, mais la différence {difference} divisée par son erreur type {standardError} donne {expected}',
  'audit.finding.statistic-of-interval':
    't vaut {printed}, mais l’intervalle à {level}, {lower} à {upper}, donne {expected}',
  'audit.finding.degrees-of-freedom':
    'degrés de liberté imprimés\u00a0: {printed}\u00a0; ET et n donnent {tests}',
  'audit.finding.p-of-groups':
    'p est imprimé comme {p}, mais des moyennes de {first} et {second} donnent {tests}',
  'audit.finding.p-of-statistic': 'p est imprimé comme {p}, mais t({df}) = {statistic} donne {expected}',
  'audit.finding.p-of-interval':
    'p est imprimé comme {p}, mais l’intervalle à {level}, {lower} à {upper}, donne {expected}',
  'audit.finding.p-outside-range': '{p} n’est pas une valeur p\u00a0: elles sont entre 0 et 1',
  'audit.finding.p-zero': 'p est imprimé comme zéro ({p}), ce qu’aucune valeur p n’est',
  'audit.finding.effect-size':
    'la taille d’effet {printed} ne suit pas\u00a0: moyennes, ET, t et n donnent {expected}',
  'audit.finding.effect-size-interval':
    'la taille d’effet {printed} est hors de son propre intervalle, {lower} à {upper}',
  'audit.finding.star': 'p {p} a une étoile, mais n’est pas sous {significance}',
  'audit.finding.star-missing': 'p {p} est sous {significance}, mais n’a pas l’étoile que d’autres ont',
  'audit.finding.mixed-tests':
    'deux tests ont été mélangés. Seul celui de Student donne {student}, là où celui de Welch donne {studentByWelch}\u00a0; seul celui de Welch donne {welch}, là où celui de Student donne {welchByStudent}',
  'audit.finding.item-changes':
    'les changements des items imprimés ({items}) font {listed} en tout, celui du score est {change}\u00a0: les autres items ({rest}) devraient changer de {needed}, et ne peuvent que de {possible}',
  'audit.finding.item-means':
    'les moyennes des items ({items}) donnent au score une moyenne de {expected}, pas {mean}',
  'audit.finding.alpha-above-one': 'alpha {alpha} dépasse 1',
  'audit.finding.alpha-negative':
    'alpha {alpha} est négatif\u00a0: des items n’ont peut-être pas été inversés',
  'audit.finding.alpha-items': 'alpha porte sur {items} items, mais l’échelle en a {known}',
  'audit.finding.alpha-interval': 'alpha {alpha} est hors de son propre intervalle, {lower} à {upper}',
  'audit.finding.alpha-interval-method':
    'l’intervalle d’alpha {alpha}, {lower} à {upper} (n {n}), n’est ni celui de Feldt ni celui de Bonett\u00a0: par quelle méthode\u00a0?',
  'audit.finding.rate': '{percentage} est imprimé, mais {count} sur {total} font {expected}\u00a0%',
  'audit.finding.percentage': '{percentage} est imprimé, mais {count} sur {total} font {expected}\u00a0%',
  'audit.finding.percentage-not-attainable':
    'aucun effectif sur {n} ne fait {percentage}\u00a0; les plus proches sont {below}\u00a0% et {above}\u00a0%',
  'audit.finding.percentages': 'les pourcentages font {sum} en tout, pas 100',
  'audit.finding.total': 'le total est {total}, mais les catégories font {sum} en tout',
  'audit.finding.total-of-group': 'le total est {total}, mais le n du groupe est {n}',
  'audit.finding.contradiction':
    '{first} ({firstWhere}) et {second} ({secondWhere}) ne peuvent pas être justes tous les deux',
  'audit.finding.test-in-text': '{test}\u00a0; la statistique donne p {expected}',
  'audit.finding.text-not-readable': '{test}\u00a0: milliers ou décimales\u00a0? Non vérifié',

  'audit.assume.whole-answers': 'réponses entières',
  'audit.assume.all-items-answered': 'chacun a répondu à chaque item',
  'audit.assume.group-n': 'n est celui du groupe',
  'audit.assume.sample-sd': 'les ET divisent par n − 1',
  'audit.assume.independent-groups': 'groupes indépendants',
  'audit.assume.paired-design': 'un test apparié',
  'audit.assume.student-or-welch': 'test t de Student ou de Welch',
  'audit.assume.two-sided': 'bilatéral',
  'audit.assume.unadjusted-means': 'les moyennes ne sont pas ajustées',
  'audit.assume.one-answer': 'une réponse par personne',
  'audit.assume.same-respondents': 'des mêmes répondants',
  'audit.assume.range': 'l’étendue de l’échelle',

  'audit.if.one-sided': 'le test était unilatéral',
  'audit.if.sd-of-item-means': 'les ET sont ceux de la moyenne des items, non de la somme de {items} items',
  'audit.if.sd-of-item-sums': 'les ET sont ceux de la somme de {items} items, non de leur moyenne',
  'audit.if.sd-is-standard-error': 'une erreur type est à la place de l’ET',
  'audit.if.sd-is-variance': 'une variance est à la place de l’ET',
  'audit.if.se-is-sd': 'ET et erreur type ont été échangés',
  'audit.if.population-sd': 'l’ET divise par n, non par n − 1',
  'audit.if.sds-swapped': 'les ET des deux ont été échangés',
  'audit.if.sizes-swapped': 'les n des deux ont été échangés',
  'audit.if.means-and-sds-swapped': 'moyenne et ET ont été échangés',
  'audit.if.fewer-respondents': 'certains n’avaient pas de score\u00a0: n {n}',
  'audit.if.truncated': 'les décimales ont été coupées, non arrondies',
  'audit.if.open-items': 'certains ont laissé des items ouverts et ont tout de même un score',
  'audit.if.mean-of-items': 'le score est la moyenne des items, non leur somme',
  'audit.if.other-test': 'c’était un autre test',
  'audit.if.paired': 'le test était apparié, avec une corrélation de {correlation}',
  'audit.if.reversed': 'c’est le premier moins le second',
  'audit.if.rounded-df': 'les degrés de liberté ont été arrondis',
  'audit.if.other-level': 'c’est un intervalle à {level}',
  'audit.if.other-scoring': 'l’échelle a été cotée autrement',
});
