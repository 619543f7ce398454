import type { FiguresTexts } from './en.ts';

export const figuresNl = (): FiguresTexts => ({
  'figure.label': 'Figuur {number}',
  'figure.title.effects': 'Effectgroottes met {level}-intervallen',
  'figure.title.means': 'Gemiddelde scores met {level}-intervallen',
  'figure.title.scores': 'Scores op {scale}',
  'figure.title.change': 'Verandering per respondent: {scale}',
  'figure.title.items': 'Items van {scale}: wat elk bijdraagt aan de betrouwbaarheid',
  'figure.title.missing': 'Ontbrekende antwoorden per item',

  'figure.subtitle.effects': '{effects}: {second} min {first}; {design}; intervallen uit {method}.',
  'figure.subtitle.means':
    'Gemiddelden met hun {level}-intervallen (*t* van Student), op het haalbare bereik van elke schaal.',
  'figure.subtitle.scores': 'Gemiddelden met {level}-intervallen (*t* van Student); {groups}.',
  'figure.subtitle.answers': 'Percentage van de antwoorden, zoals gegeven; *n* = antwoorden.',
  'figure.subtitle.answers.neutral':
    'Percentage van de antwoorden, zoals gegeven, het middelste half aan elke kant van 0; *n* = antwoorden.',
  'figure.subtitle.items.pairwise':
    'Itemparen, elk over de respondenten die beide items beantwoordden, items na omscoren: {groups}.',
  'figure.subtitle.items': 'Respondenten die elk item beantwoordden, items na omscoren: {groups}.',
  'figure.subtitle.items.group': '{wave} *n* = {n}, α = {alpha}',
  'figure.subtitle.items.one': '*n* = {n}, α = {alpha}',
  'figure.subtitle.missing':
    'Percentage van de respondenten (*n*) zonder antwoord; items genummerd in de volgorde van de schaal.',
  'figure.subtitle.change': '{pairs} respondenten met een score op beide metingen; {scale}.',
  'figure.pairs': '{pairs} respondenten',

  'figure.score.sum': 'somscore',
  'figure.score.mean': 'gemiddelde score',
  'figure.range': 'haalbaar bereik {lower}–{upper}',
  'figure.range.open': 'vanaf {lower}',
  'figure.better.higher-is-better': 'hoger is beter',
  'figure.better.lower-is-better': 'lager is beter',
  'figure.better.neutral': 'geen van beide kanten is beter',
  'figure.scale': '{score}, {range}; {better}',
  'figure.n': 'n = {n}',
  'figure.mean': 'gemiddelde {mean}',

  'figure.axis.lower': '← {second} lager',
  'figure.axis.higher': '{second} hoger →',
  'figure.axis.answers': '% van de antwoorden',
  'figure.axis.itemRest': 'Item-restcorrelatie',
  'figure.axis.alphaIfDropped': 'Alfa zonder het item',

  'figure.verdict.open': 'niet significant',
  'figure.change.improved': 'betrouwbaar verbeterd',
  'figure.change.worsened': 'betrouwbaar verslechterd',
  'figure.change.rose': 'betrouwbaar gestegen',
  'figure.change.fell': 'betrouwbaar gedaald',
  'figure.change.same': 'geen betrouwbare verandering',
  'figure.change.unknown': 'een respondent',
  'figure.change.mean': 'gemiddelde: {first} → {second}',
  'figure.change.count': '{change}: {n} ({share}%)',
  'figure.nobody': '{answer} (niemand)',
  'figure.noAnswers': 'geen antwoorden',
  'figure.missing.none': 'niets ontbreekt',

  'figure.note.higher': 'Op elke schaal is hoger beter.',
  'figure.note.higher.mostly': 'Hoger is beter, behalve waar de naam iets anders zegt.',
  'figure.note.cut': 'Een pijl: het interval loopt door buiten de figuur.',
  'figure.note.gap': '– = niet te berekenen (te weinig scores, of geen variantie).',
  'figure.note.cloud':
    'Wolk: hoe de scores verdeeld zijn (Gaussische kern). Blok: de middelste helft van de scores, met de mediaan. Teken met lijn: gemiddelde met zijn {level}-interval (*t* van Student).',
  'figure.note.mean': 'Teken met lijn: gemiddelde met zijn {level}-interval (*t* van Student).',
  'figure.note.dots': 'Punten: respondenten.',
  'figure.note.bars': 'Onder het blok: staafjes zo hoog als het aantal respondenten.',
  'figure.note.small':
    'Van minder dan {least} respondenten staat er alleen het gemiddelde, zodat niemand herkenbaar is.',
  'figure.note.hidden': 'Losse respondenten zijn niet getekend.',
  'figure.note.reliable':
    'Betrouwbaar: een verandering van meer dan {points} punten ({criterion} standaardfouten van een verschil, Jacobson & Truax), met SD {sd} ({sdFrom}) en betrouwbaarheid {reliability} ({reliabilityFrom}).',
  'figure.note.unreliable': 'Zonder een betrouwbaarheid tussen 0 en 1 zijn de veranderingen niet ingedeeld.',
  'figure.source.given': 'opgegeven',
  'figure.source.sd': '{wave}',
  'figure.source.alpha': 'Cronbachs alfa, {wave}',
  'figure.note.alpha': 'Gestreept: alfa van alle items. Een item rechts daarvan verzwakt de schaal.',
  'figure.note.itemGap': 'Items zonder teken: niet te berekenen.',
  'figure.note.classes': '{answer} en dergelijke: meer getallen samen.',

  'figure.alt.effect': '{scale} (n = {n}): {symbol} = {value}, {interval}, {verdict}',
  'figure.alt.mean': '{scale} (n = {n}): gemiddelde {mean}, {interval}',
  'figure.alt.quartiles': '{mean}, kwartielen {lower}, {median} en {upper}',
  'figure.alt.change': '{scale}: gemiddelde {first} op de {firstWave}, {second} op de {secondWave}',
  'figure.alt.answers': '{item} (n = {n}): {answers}',
  'figure.alt.item': '{item}: item-rest r {r}, alfa zonder het item {alpha}',
  'figure.alt.missing': '{scale} (n = {n}): {items}',
});
