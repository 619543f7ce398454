import type { AuditTexts } from './en.ts';

export const auditNl = (): AuditTexts => ({
  'title.audit': '{table}: wat niet kan of niet klopt',
  'title.audit.checks': 'Wat is nagegaan',
  'title.simulation': 'Synthetische antwoorden, gemaakt voor {table}',
  'column.reached': 'Gemaakt',
  'note.simulation':
    'Synthetisch: niemand gaf deze antwoorden, en over niemand is er iets uit te leren. Startgetal {seed}. Elke schaal is op zichzelf gemaakt; waar geen SD staat, is er een van ongeveer een vijfde van het bereik genomen.',
  'note.simulation.alpha': 'Alfa is niet de gedrukte: {scores}.',
  'column.severity': 'Ernst',
  'column.finding': 'Bevinding',
  'column.check': 'Controle',
  'column.fits': 'Klopt',
  'column.doesNotFit': 'Niet',
  'column.noPower': 'Geen power',
  'column.notCheckable': 'Niet na te gaan',
  'note.audit.summary':
    '{cells} gedrukte getallen. Onmogelijk: {impossible}, tegenstrijdig: {inconsistent}, opmerkingen: {notes}; daarvan bekend volgens de tabel: {known}.',
  'note.audit.textSummary':
    '{cells} toetsen gevonden. Onmogelijk: {impossible}, tegenstrijdig: {inconsistent}, opmerkingen: {notes}.',
  'note.audit.notRead': 'Mogelijke resultaten die niet gelezen zijn: {count}: {list}.',
  'note.audit.severity':
    'Onmogelijk: geen gegevens leveren deze getallen onder wat is aangenomen. Tegenstrijdig: ze passen niet bij elkaar, of alleen onder iets wat er niet staat. Een bevinding is een vraag aan de auteurs, geen antwoord.',
  'note.audit.nothing': 'Er is niets gevonden.',
  'note.audit.checks':
    'Elke controle houdt rekening met de afronding van elk getal. Geen power: met zo weinig decimalen kon de controle niets vinden. Niet na te gaan: er staat of is te weinig bekend.',

  'audit.severity.impossible': 'onmogelijk',
  'audit.severity.inconsistent': 'tegenstrijdig',
  'audit.severity.note': 'opmerking',
  'audit.known': 'bekend: {reason}',
  'audit.assumed': 'aangenomen: {list}',
  'audit.possible': 'mogelijk als {list}',
  'audit.or': '; of als ',
  'audit.from-to': '{lower} tot {upper}',
  'audit.by': '{p} ({test})',
  'audit.group': '{mean} (SD {sd}; n {n})',
  'audit.given': '{explanation}: {tests}',
  'audit.at': '{place}: {finding}',
  'audit.decision': '{finding}: een andere beslissing over significantie',
  'audit.line': 'regel {where}',
  'audit.paragraph': 'alinea {where}',
  'audit.page': 'pagina {where}',
  'audit.place': '{place} ({where})',
  'audit.severalRows': 'meerdere rijen',
  'audit.claims': 'op meerdere plaatsen gedrukt',
  'audit.open-range': '{lower} en meer',
  'audit.notSaid': 'plaats niet genoemd',

  'audit.test.student': 'Student',
  'audit.test.welch': 'Welch',
  'audit.test.paired': 'gepaard',

  'audit.check.range': 'bereik en volgorde',
  'audit.check.grim': 'GRIM: gemiddelde van hele antwoorden',
  'audit.check.grimmer': 'GRIMMER: SD van hele antwoorden',
  'audit.check.sd-limits': 'SD binnen haar grenzen',
  'audit.check.debit': 'DEBIT: SD van antwoorden 0 of 1',
  'audit.check.standard-error': 'standaardfout',
  'audit.check.interval': 'betrouwbaarheidsinterval',
  'audit.check.difference': 'verschil van gemiddelden',
  'audit.check.statistic': 't en vrijheidsgraden',
  'audit.check.p': 'p-waarde',
  'audit.check.effect-size': 'effectgrootte',
  'audit.check.items': 'items en hun som',
  'audit.check.alpha': 'alfa',
  'audit.check.percentage': 'percentage of respons',
  'audit.check.total': 'totaal',
  'audit.check.claims': 'op meerdere plaatsen gedrukt',
  'audit.check.test-string': 'toets in de tekst',

  'audit.finding.mean-outside-range':
    'het gemiddelde {value} ligt buiten het bereik van de score, {lowest} tot {highest}',
  'audit.finding.value-outside-range':
    'de waarde {value} ({quantity}) ligt buiten het bereik van de score, {lowest} tot {highest}',
  'audit.finding.order': '{low} ({lowQuantity}) ligt boven {high} ({highQuantity})',
  'audit.finding.mean-not-attainable':
    'geen hele antwoorden hebben een gemiddelde van {mean} (n {n}, items {items}); het dichtst liggen {below} en {above}',
  'audit.finding.sd-not-attainable':
    'geen hele antwoorden hebben een gemiddelde van {mean} en een SD van {sd} (n {n}, items {items})',
  'audit.finding.sd-too-small':
    'een SD van {sd} is te klein bij een gemiddelde van {mean} (n {n}): hele antwoorden hebben minstens {limit}',
  'audit.finding.sd-too-large':
    'een SD van {sd} is te groot bij een gemiddelde van {mean} (n {n}): zij is hoogstens {limit}',
  'audit.finding.sd-of-binary':
    'antwoorden 0 of 1 met een gemiddelde van {mean} kunnen geen SD van {sd} hebben (n {n})',
  'audit.finding.standard-error': 'de standaardfout {se} is niet SD / √n, dat is {expected} (SD {sd}, n {n})',
  'audit.finding.standard-error-of-difference':
    'de standaardfout van het verschil is {printed}; SD’s en n geven {tests}',
  'audit.finding.interval-centre':
    '{estimate} ligt niet in het midden van zijn interval, {lower} tot {upper}, dat is {middle}',
  'audit.finding.interval-centre-of-means':
    'het midden van het interval {lower} tot {upper} is {middle}, maar de gemiddelden verschillen {expected}',
  'audit.finding.interval-reversed': 'het interval {lower} tot {upper} loopt van hoog naar laag',
  'audit.finding.interval-width':
    'de helft van het {level}-interval {lower} tot {upper} is {printed}; SD en n maken er {expected} van',
  'audit.finding.n-above-group': 'n is {n}, maar de groep telt {group}',
  'audit.finding.fewer-than-group':
    'met de n van de groep passen {quantities} niet, met minder respondenten wel: sommigen hadden geen score',
  'audit.finding.difference': 'het verschil {difference} is niet {second} min {first}, dat is {expected}',
  'audit.finding.difference-reversed': 'verschillen staan er als eerste min tweede (rijen: {rows})',
  'audit.finding.difference-of-rounded-means':
    'het verschil {difference} past bij de gemiddelden, maar niet bij {quantities}: het een of het ander is berekend uit afgeronde gemiddelden',
  'audit.finding.sd-of-differences':
    'SD’s van {first} en {second} geven verschillen met een SD van {expected}, niet {sd}',
  'audit.finding.correlation': 'de correlatie {correlation} ligt voorbij 1',
  'audit.finding.statistic': 't is {printed}; gemiddelden, SD’s en n geven {tests}',
  'audit.finding.statistic-of-difference':
    't is {printed}, maar het verschil {difference} gedeeld door zijn standaardfout {standardError} is {expected}',
  'audit.finding.statistic-of-interval':
    't is {printed}, maar het {level}-interval {lower} tot {upper} geeft {expected}',
  'audit.finding.degrees-of-freedom': 'er staan {printed} vrijheidsgraden; SD’s en n geven {tests}',
  'audit.finding.p-of-groups': 'p staat er als {p}, maar gemiddelden van {first} en {second} geven {tests}',
  'audit.finding.p-of-statistic': 'p staat er als {p}, maar t({df}) = {statistic} geeft {expected}',
  'audit.finding.p-of-interval':
    'p staat er als {p}, maar het {level}-interval {lower} tot {upper} geeft {expected}',
  'audit.finding.p-outside-range': '{p} is geen p-waarde: die liggen tussen 0 en 1',
  'audit.finding.p-zero': 'p staat er als nul ({p}), wat geen p-waarde is',
  'audit.finding.effect-size':
    'de effectgrootte {printed} volgt niet: gemiddelden, SD’s, t en n geven {expected}',
  'audit.finding.effect-size-interval':
    'de effectgrootte {printed} ligt buiten haar eigen interval, {lower} tot {upper}',
  'audit.finding.star': 'p {p} heeft een ster, maar ligt niet onder {significance}',
  'audit.finding.star-missing': 'p {p} ligt onder {significance}, maar heeft geen ster, zoals andere wel',
  'audit.finding.mixed-tests':
    'twee toetsen zijn door elkaar gebruikt. Alleen die van Student geeft {student}, waar die van Welch {studentByWelch} geeft; alleen die van Welch geeft {welch}, waar die van Student {welchByStudent} geeft',
  'audit.finding.item-changes':
    'de veranderingen van de gedrukte items ({items}) zijn samen {listed}, die van de score is {change}: de andere items ({rest}) zouden {needed} moeten veranderen, en kunnen alleen {possible}',
  'audit.finding.item-means':
    'de gemiddelden van de items ({items}) geven de score een gemiddelde van {expected}, niet {mean}',
  'audit.finding.alpha-above-one': 'alfa {alpha} is groter dan 1',
  'audit.finding.alpha-negative': 'alfa {alpha} is negatief: misschien zijn items niet omgepoold',
  'audit.finding.alpha-items': 'alfa is van {items} items, maar de schaal heeft er {known}',
  'audit.finding.alpha-interval': 'alfa {alpha} ligt buiten haar eigen interval, {lower} tot {upper}',
  'audit.finding.alpha-interval-method':
    'het interval van alfa {alpha}, {lower} tot {upper} (n {n}), is niet dat van Feldt en niet dat van Bonett: volgens welke methode?',
  'audit.finding.rate': 'er staat {percentage}, maar {count} van {total} is {expected}%',
  'audit.finding.percentage': 'er staat {percentage}, maar {count} van {total} is {expected}%',
  'audit.finding.percentage-not-attainable':
    'geen aantal van {n} is {percentage}; het dichtst liggen {below}% en {above}%',
  'audit.finding.percentages': 'de percentages zijn samen {sum}, niet 100',
  'audit.finding.total': 'het totaal is {total}, maar de categorieën zijn samen {sum}',
  'audit.finding.total-of-group': 'het totaal is {total}, maar de n van de groep is {n}',
  'audit.finding.contradiction':
    '{first} ({firstWhere}) en {second} ({secondWhere}) kunnen niet allebei kloppen',
  'audit.finding.test-in-text': '{test}; de toetsgrootheid geeft p {expected}',
  'audit.finding.text-not-readable': '{test}: duizendtallen of decimalen? Niet nagegaan',

  'audit.assume.whole-answers': 'antwoorden in hele getallen',
  'audit.assume.all-items-answered': 'iedereen beantwoordde elk item',
  'audit.assume.group-n': 'n is die van de groep',
  'audit.assume.sample-sd': 'SD’s delen door n − 1',
  'audit.assume.independent-groups': 'onafhankelijke groepen',
  'audit.assume.paired-design': 'een gepaarde toets',
  'audit.assume.student-or-welch': 't-toets van Student of Welch',
  'audit.assume.two-sided': 'tweezijdig',
  'audit.assume.unadjusted-means': 'gemiddelden zijn niet gecorrigeerd',
  'audit.assume.one-answer': 'één antwoord per persoon',
  'audit.assume.same-respondents': 'van dezelfde respondenten',
  'audit.assume.range': 'het bereik van de schaal',

  'audit.if.one-sided': 'de toets eenzijdig was',
  'audit.if.sd-of-item-means': 'de SD’s die van het itemgemiddelde zijn, niet van de som van {items} items',
  'audit.if.sd-of-item-sums': 'de SD’s die van de som van {items} items zijn, niet van hun gemiddelde',
  'audit.if.sd-is-standard-error': 'er een standaardfout staat in plaats van de SD',
  'audit.if.sd-is-variance': 'er een variantie staat in plaats van de SD',
  'audit.if.se-is-sd': 'SD en standaardfout verwisseld zijn',
  'audit.if.population-sd': 'de SD deelt door n, niet door n − 1',
  'audit.if.sds-swapped': 'de SD’s van de twee verwisseld zijn',
  'audit.if.sizes-swapped': 'de n van de twee verwisseld zijn',
  'audit.if.means-and-sds-swapped': 'gemiddelde en SD verwisseld zijn',
  'audit.if.fewer-respondents': 'sommigen geen score hadden: n {n}',
  'audit.if.truncated': 'decimalen zijn afgekapt, niet afgerond',
  'audit.if.open-items': 'sommigen items open lieten en toch een score hebben',
  'audit.if.mean-of-items': 'de score het gemiddelde van de items is, niet hun som',
  'audit.if.other-test': 'het een andere toets was',
  'audit.if.paired': 'de toets gepaard was, met een correlatie van {correlation}',
  'audit.if.reversed': 'het eerste min het tweede is',
  'audit.if.rounded-df': 'vrijheidsgraden zijn afgerond',
  'audit.if.other-level': 'het een {level}-interval is',
  'audit.if.other-scoring': 'de schaal anders is gescoord',
});
