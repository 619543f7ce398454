import type { SentenceCatalogue } from './en.ts';

export const sentencesNl: SentenceCatalogue = {
  heading: 'De vergelijkingen in zinnen',
  separator: '; ',
  comma: ', ',
  semicolon: '; ',
  and: '{list} en {last}',
  'and.more': '{list} en {last}',

  // Scores and samples, as their place in a sentence asks for them.
  'name.instrument': 'de schaal {name}',
  'name.concept': 'de schaal {name}',
  'name.subscale': 'de subschaal {subscale} van {scale}',
  mean: '*M* = {value}',
  sd: '*SD* = {value}',
  median: '*Mdn* = {value}',
  n: '*n* = {value}',
  withheld: 'weggelaten',
  'n.withheld': '*n* weggelaten',
  described: '{sample} ({values})',
  'named.group': '‘{name}’',
  'is.wave': 'de {name}',
  'is.named': 'de meting ‘{name}’',
  'is.group': 'de groep ‘{name}’',
  'at.wave': 'bij de {name}',
  'at.named': 'bij de meting ‘{name}’',
  'at.group': 'in de groep ‘{name}’',
  'of.wave': 'van de {name}',
  'of.named': 'van de meting ‘{name}’',
  'of.group': 'van de groep ‘{name}’',
  'than.wave': 'dan bij de {name}',
  'than.named': 'dan bij de meting ‘{name}’',
  'than.group': 'dan in de groep ‘{name}’',
  'from.wave': 'van de {name}',
  'from.named': 'van de meting ‘{name}’',
  'to.wave': 'naar de {name}',
  'to.named': 'naar de meting ‘{name}’',

  // Which of two samples is higher, and what that means by the direction of the scale.
  'higher.better': 'hoger, dat wil zeggen gunstiger,',
  'higher.worse': 'hoger, dat wil zeggen ongunstiger,',
  'higher.neutral': 'hoger',
  'lower.better': 'lager, dat wil zeggen gunstiger,',
  'lower.worse': 'lager, dat wil zeggen ongunstiger,',
  'lower.neutral': 'lager',
  'means.significant':
    'De gemiddelde score op {scale} was {second} significant {higher} {first}: {statistics}.',
  'means.before':
    'De gemiddelde score op {scale} was {second} {higher} {first}, maar dit verschil was alleen vóór en niet na Holm-correctie significant: {statistics}.',
  'means.none':
    'Op {scale} is geen significant verschil in gemiddelde score gevonden tussen {first} en {second}: {statistics}.',
  'ranks.significant': 'De scores op {scale} waren {second} significant {higher} {first}: {statistics}.',
  'ranks.before':
    'De scores op {scale} waren {second} {higher} {first}, maar dit verschil was alleen vóór en niet na Holm-correctie significant: {statistics}.',
  'ranks.none':
    'Op {scale} is geen significant verschil in scores gevonden tussen {first} en {second}: {statistics}.',

  // How matched respondents changed.
  'change.improved': 'verbeterden',
  'change.worsened': 'verslechterden',
  'change.rose': 'stegen',
  'change.fell': 'daalden',
  'change.significant':
    'De scores op {scale} {verb} significant {first} {second} bij de {pairs} respondenten met een score op beide metingen: {statistics}.',
  'change.before':
    'De scores op {scale} {verb} {first} {second} bij de {pairs} respondenten met een score op beide metingen, maar deze verandering was alleen vóór en niet na Holm-correctie significant: {statistics}.',
  'change.none':
    'Bij de {pairs} respondenten met een score op beide metingen is geen significante verandering gevonden in de scores op {scale} {first} {second}: {statistics}.',
  everybody: 'Over alle respondenten met een score: {first} ({firstValues}) en {second} ({secondValues}).',
  overlap:
    'Met een score op beide metingen: {pairs} respondenten; alleen {first}: {firstOnly}; alleen {second}: {secondOnly}.',

  // Statistics.
  'test.student': '*t*-toets van Student, *t*({df}) = {statistic}',
  'test.welch': '*t*-toets van Welch, *t*({df}) = {statistic}',
  'test.paired': 'gepaarde *t*-toets, *t*({df}) = {statistic}',
  'test.partially-overlapping': '*t*-toets voor deels overlappende steekproeven, *t*({df}) = {statistic}',
  'test.partially-overlapping-unequal':
    '*t*-toets voor deels overlappende steekproeven (ongelijke varianties), *t*({df}) = {statistic}',
  'test.mann-whitney': '*U*-toets van Mann-Whitney, *U* = {statistic}',
  'test.wilcoxon-signed-rank': 'rangtekentoets van Wilcoxon, *V* = {statistic}',
  p: '*p* {p}',
  'p.uncorrected': '*p* {p} (niet gecorrigeerd)',
  'p.holm': '*p* na Holm-correctie {p}',
  alpha: 'α = {alpha}',
  'difference.means': 'gemiddeld verschil = {value}',
  'difference.change': 'gemiddelde verandering = {value}',
  'difference.shift': 'Hodges-Lehmann-verschuiving = {value}',
  effect: '{effect} = {value}',
  'effect.own-n': '{effect} = {value} (*n* = {n})',
  'effect.none': '{effect} kon niet worden berekend',
  'effect.withheld': '{effect} weggelaten',
  'interval.none': '{interval} kon niet worden berekend',
  'interval.open': '{interval} ({dash} = niet te berekenen)',

  // Why there is no test.
  'no-test.too-few':
    'De scores op {scale} konden niet worden vergeleken tussen {first} en {second}: te weinig respondenten hebben een score.',
  'no-test.equal-scores':
    'De scores op {scale} konden niet worden vergeleken tussen {first} en {second}: binnen elk daarvan zijn alle scores gelijk.',
  'no-test.equal-changes':
    'De scores op {scale} konden niet worden vergeleken tussen {first} en {second}: alle gekoppelde respondenten veranderden evenveel.',
  'no-test.other':
    'De scores op {scale} konden niet worden vergeleken tussen {first} en {second}: te weinig scores, of geen variantie.',
  'no-test.withheld':
    'De vergelijking van de scores op {scale} tussen {first} en {second} is weggelaten ter bescherming van de respondenten: zij berust op te weinig personen.',

  // Methods: respondents and how they were linked.
  'methods.sample': '{sample} ({n})',
  'methods.one': 'De vragenlijst is ingevuld door één groep respondenten ({n}).',
  'methods.waves': 'De vragenlijst is ingevuld {first} en {second}.',
  'methods.groups':
    'De respondenten zijn op de variabele ‘{variable}’ in twee groepen verdeeld: {first} en {second}.',
  'methods.outside':
    'Respondenten zonder groep ({withoutGroup}) en uit andere groepen ({otherGroups}) zijn buiten beschouwing gelaten.',
  'methods.matched':
    'De metingen zijn gekoppeld op de identificatiecode ‘{id}’: een deel van de respondenten is bij beide gevonden ({paired}), anderen alleen {first} ({preOnly}) of alleen {second} ({postOnly}).',
  'methods.matched.all':
    'De metingen zijn gekoppeld op de identificatiecode ‘{id}’; alle respondenten zijn bij beide gevonden ({paired}).',
  'methods.matched.blank': 'Respondenten zonder identificatiecode ({blank}) konden niet worden gekoppeld.',
  'methods.matched.normalised':
    'Bij het vergelijken van de identificatiecodes is niet gelet op hoofdletters, spaties, accenten en voorloopnullen.',
  'methods.matched.as-written':
    'Alleen identificatiecodes die precies gelijk geschreven zijn, zijn gekoppeld.',
  'methods.matched.near':
    'Identificatiecodes die één teken verschillen, zijn ook gekoppeld als niemand anders in aanmerking kwam ({near}).',

  // Methods: scales and scoring.
  'methods.scales': 'De volgende schalen zijn gescoord: {scales}.',
  'methods.scales.one': 'De volgende schaal is gescoord: {scales}.',
  'methods.scale': '{name} ({facts})',
  'methods.items': '{k} items',
  'methods.items.one': '1 item',
  'methods.items.reversed': '{items}, waarvan {reversed} omgekeerd gesteld',
  'methods.aggregate.sum': 'som van de items',
  'methods.aggregate.mean': 'gemiddelde van de items',
  'methods.aggregate.none': 'zonder totaalscore',
  'methods.range': 'mogelijk bereik {range}',
  'methods.range.open': 'aantallen zonder bovengrens',
  'methods.direction.higher-is-better': 'hogere scores zijn gunstiger',
  'methods.direction.lower-is-better': 'lagere scores zijn gunstiger',
  'methods.direction.neutral': 'hoge noch lage scores zijn gunstiger',
  'methods.subscales': 'met de subschalen {names}',
  'methods.reversal':
    'Omgekeerd gestelde items zijn omgescoord: het laagste plus het hoogste mogelijke antwoord min het gegeven antwoord.',
  'methods.complete': 'Voor een score was een antwoord op elk item van de schaal nodig.',
  'methods.prorated':
    'Voor een score was een antwoord op elk item van de schaal nodig; waar minder antwoorden volstonden, verving het gemiddelde van de beantwoorde items de ontbrekende: {scales}.',
  'methods.prorated.scale':
    '{scale} (minstens {needed} van de {items} items; zo aangevulde scores: {counts})',
  'methods.count': '{n} {sample}',
  'methods.invalid.error':
    'Vóór het scoren is elk antwoord getoetst aan de geldige antwoorden van zijn item; geen enkel antwoord was ongeldig.',
  'methods.invalid.missing':
    'Antwoorden die bij hun item niet geldig zijn, zijn als ontbrekend behandeld ({counts}).',
  'methods.missing': 'Antwoorden met een code voor ontbrekend telden als niet gegeven ({counts}).',
  'methods.missing.codes':
    'Antwoorden met een code voor ontbrekend ({codes}, of een van de schaal zelf) telden als niet gegeven ({counts}).',

  // Methods: reliability.
  'methods.alpha':
    'De interne consistentie is geschat met Cronbachs alfa (Cronbach, 1951), ongestandaardiseerd, na omscoren, over de respondenten die elk item van een schaal beantwoordden (listwise).',
  'methods.alpha.pairwise':
    'De interne consistentie is geschat met Cronbachs alfa (Cronbach, 1951), ongestandaardiseerd, na omscoren, uit de covarianties van paren items, elk over de respondenten die beide beantwoordden (pairwise).',
  'methods.alpha.feldt':
    'De {level}-betrouwbaarheidsintervallen ervan zijn berekend volgens Feldt (Feldt, 1965; Feldt et al., 1987).',
  'methods.coefficients':
    'Daarnaast zijn vermeld: omega van McDonald uit een eenfactormodel (grootste aannemelijkheid; McDonald, 1999), λ~2~ en λ~6~ van Guttman (Guttman, 1945), de correlatie van oneven en even items na Spearman-Brown (Brown, 1910; Spearman, 1910), de standaardmeetfout en de kleinste aantoonbare verandering.',

  // Methods: tests and effect sizes.
  'methods.compared': 'De scores {first} en {second} zijn vergeleken met {tests}.',
  'methods.compared.scores': '{test} (op {scores})',
  'methods.test.welch': 'de *t*-toets van Welch voor onafhankelijke groepen (Welch, 1947)',
  'methods.test.student': 'de *t*-toets van Student voor onafhankelijke groepen (Student, 1908)',
  'methods.test.paired': 'de gepaarde *t*-toets (Student, 1908)',
  'methods.test.partially-overlapping':
    'de *t*-toets voor deels overlappende steekproeven met gelijke varianties (Derrick, Russ, et al., 2017; Derrick, Toher, et al., 2017)',
  'methods.test.partially-overlapping-unequal':
    'de *t*-toets voor deels overlappende steekproeven met ongelijke varianties (Derrick, Russ, et al., 2017; Derrick, Toher, et al., 2017)',
  'methods.test.mann-whitney': 'de *U*-toets van Mann-Whitney (Mann & Whitney, 1947)',
  'methods.test.wilcoxon-signed-rank': 'de rangtekentoets van Wilcoxon (Wilcoxon, 1945)',
  'methods.why.welch':
    'De toets van Welch veronderstelt geen gelijke varianties en verliest nauwelijks onderscheidingsvermogen als ze wel gelijk zijn.',
  'methods.why.student': 'De toets van Student veronderstelt gelijke varianties.',
  'methods.why.paired': 'De gepaarde toets berust op de respondenten met een score op beide metingen.',
  'methods.why.partially-overlapping':
    'Deze toets gebruikt alle respondenten: wie op beide metingen een score heeft en wie op één ervan.',
  'methods.why.mann-whitney':
    '*U* telt, over alle paren van één respondent van elke kant, die waarin de tweede de hogere score heeft.',
  'methods.why.wilcoxon-signed-rank':
    'De rangtekentoets berust op de respondenten met een score op beide metingen; ongewijzigde scores tellen niet mee.',
  'methods.ranks.exact': 'De *p*-waarden van rangtoetsen zijn exact.',
  'methods.ranks.normal': 'De *p*-waarden van rangtoetsen komen uit de normale benadering.',
  'methods.ranks.mixed':
    'De *p*-waarden van rangtoetsen zijn exact waar de steekproeven klein zijn en geen knopen hebben, en komen anders uit de normale benadering.',
  'methods.shift':
    'De verschuiving naast rangtoetsen is de schatting van Hodges en Lehmann (Hodges & Lehmann, 1963): de mediaan van alle verschillen (bij paren: van de gemiddelden van twee veranderingen), met het interval dat bij de toets hoort.',
  'methods.independent':
    'De respondenten zijn niet tussen de metingen gekoppeld; de metingen zijn daarom als onafhankelijke groepen behandeld. Dat dezelfde personen tweemaal geantwoord kunnen hebben, is buiten beschouwing gelaten.',
  'methods.independent.linked':
    'Hoewel de respondenten gekoppeld zijn, behandelt deze toets de metingen als onafhankelijke groepen.',
  'methods.everybody':
    'Elke toets gebruikte alle respondenten met de scores die hij nodig heeft, wat hun andere scores ook zijn.',
  'methods.level':
    'Alle toetsen waren tweezijdig, met een significantieniveau van {alpha} en {level}-betrouwbaarheidsintervallen. Verschillen zijn berekend als {second} min {first}.',
  'methods.holm':
    'De *p*-waarden zijn volgens Holm (1979) gecorrigeerd voor het toetsen van {family} schalen; beide waarden zijn vermeld, en een verschil wordt significant genoemd op grond van de gecorrigeerde.',
  'methods.holm.subscales': 'Die van de subschalen zijn niet gecorrigeerd.',
  'methods.effects.one': 'De effectgrootte is {effects}.',
  'methods.effects.more': 'De effectgroottes zijn {effects}.',
  'methods.effect.hedges-g':
    'Hedges’ *g* (Hedges, 1981), het verschil in eenheden van de gepoolde standaarddeviatie met de exacte correctie voor kleine steekproeven',
  'methods.effect.cohens-d':
    'Cohens *d* (Cohen, 1988), het verschil in eenheden van de gepoolde standaarddeviatie',
  'methods.effect.cohens-d-average':
    'Cohens *d*, niet gepoold (Bonett, 2008), het verschil in eenheden van de wortel van de gemiddelde variantie',
  'methods.effect.dz':
    'Cohens *d*~z~ (Cohen, 1988), de gemiddelde verandering in eenheden van de standaarddeviatie van de veranderingen, over de paren',
  'methods.effect.d-average':
    'Cohens *d*~av~ (Algina & Keselman, 2003; Cumming, 2012), de gemiddelde verandering in eenheden van de gemiddelde standaarddeviatie, over de paren',
  'methods.effect.rank-biserial':
    'de rang-biseriële correlatie *r*~rb~ (Cureton, 1956; Kerby, 2014), van −1 tot 1',
  'methods.effects.noncentral-t':
    'Intervallen van gestandaardiseerde verschillen komen uit de niet-centrale *t*-verdeling (Steiger & Fouladi, 1997).',
  'methods.effects.fisher-z':
    'Intervallen van rang-biseriële correlaties komen uit de *z*-transformatie van Fisher.',
  'methods.more': 'Daarnaast zijn vermeld: {list}.',
  'methods.more.cited': '{name} ({cited})',
  'methods.attrition':
    'Wie uitviel, is op de scores van de eerste meting vergeleken met wie bleef, met de *t*-toets van Welch (Welch, 1947) en Hedges’ *g* (Hedges, 1981), zonder correctie van *p*.',
  'methods.attrition.characteristics':
    'Hun kenmerken zijn vergeleken met de χ²-toets van Pearson (Pearson, 1900), zonder continuïteitscorrectie, en Cramérs *V* (Cramér, 1946).',

  // Methods: individual change, what is withheld, and the program.
  'methods.change':
    'Individuele verandering is beoordeeld met de index van betrouwbare verandering (Jacobson & Truax, 1991): een verandering is betrouwbaar als zij groter is dan {criterion} maal de standaardfout van een verschil, die volgt uit de standaarddeviatie van de eerste meting en de betrouwbaarheid ({source}).',
  'methods.change.alpha': 'Cronbachs alfa van de eerste meting',
  'methods.change.given': 'vooraf opgegeven',
  'methods.change.both': 'Cronbachs alfa van de eerste meting, of vooraf opgegeven',
  'methods.minCell':
    'Ter bescherming van de respondenten zijn aantallen en statistieken van minder dan {least} respondenten weggelaten, samen met wat ze zou onthullen.',
  'methods.tool': 'Alle scores en statistieken zijn berekend met {name}, versie {version}.',
};
