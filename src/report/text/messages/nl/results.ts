import { adviceBySets, rangesByWave, type resultMessages } from '../../../../model/messages/results.ts';
import type { NumberFormat } from '../../../number-format.ts';
import type { Translation, Words } from '../words.ts';
import { counted, form, inWave, list, waveBefore } from './wording.ts';

const CAUSE =
  'in het bestand kan 1 staan voor "helemaal mee eens"; vergelijk het met de labels van de definitie';

function correlation(number: NumberFormat, { r, n }: { readonly r: number; readonly n: number }): string {
  return `r = ${number.bounded(r, 2)}, n = ${number.count(n)}`;
}

function better(direction: string): string {
  return direction === 'higher-is-better' ? 'hoger beter is' : 'lager beter is';
}

function person({ number }: Words, count: number): string {
  return `${number.count(count)} ${form(count, 'respondent is', 'respondenten zijn')}`;
}

/** What a reader must know before believing the numbers of a result, in Dutch. */
export const resultsNl: Translation<typeof resultMessages> = {
  'invalid-set-missing': (words, { file, count }) =>
    `${file}: ${counted(words, count, 'onmogelijke waarde is', 'onmogelijke waarden zijn')} als ontbrekend behandeld`,
  'wave-order': (_, { files }) =>
    `de eerste meting is ${files[0]} en een latere ${files[1]}, maar hun namen zeggen het omgekeerde; noem de bestanden in de volgorde van de tijd`,
  'same-scores': (_, { files: [one, other] }) =>
    `${one} en ${other} bevatten rij voor rij dezelfde scores; misschien is één bestand twee keer genoemd, of is het een kopie van het andere`,
  'blank-group': (words, { file, count, column }) =>
    `${file}: ${counted(words, count, 'respondent heeft', 'respondenten hebben')} geen waarde in "${column}" en ${form(count, 'valt', 'vallen')} in geen van beide groepen`,
  'unmatched-ids': (words, { id, paired, preOnly, postOnly }) =>
    `${person(words, paired)} gekoppeld op "${id}"; ${words.number.count(preOnly)} alleen op de eerste meting, ${words.number.count(postOnly)} alleen op de tweede`,
  'blank-id': (words, { id, wave, count }) =>
    `${counted(words, count, 'respondent', 'respondenten')} zonder id in "${id}"${inWave(words, wave)} ${form(count, 'kan', 'kunnen')} niet worden gekoppeld`,
  'near-matches': (words, { count }) =>
    `${person(words, count)} gekoppeld op id’s die één teken verschillen; bekijk hun rijen (matching.linkage.nearRows van --format json)`,
  'ambiguous-ids': (words, { count }) =>
    `${person(words, count)} niet gekoppeld: een id verschilt maar één teken, maar er komt meer dan één respondent in aanmerking (matching.linkage.ambiguousRows van --format json)`,
  'no-pairs': (_, { id, paired }) =>
    `"${id}" koppelt ${paired === 0 ? 'niemand' : 'één respondent'}, dus er is geen gepaarde toets; de metingen zijn vergeleken als onafhankelijke groepen`,
  'nobody-left': () =>
    'iedereen van de eerste meting met een id is op de tweede gevonden; er is dus geen uitval te beschrijven',
  'few-respondents': (words, { scale, wave, n }) =>
    `${words.scale(scale)}: ${counted(words, n, 'score', 'scores')}${inWave(words, wave)}; met minder dan 3 valt er niets te besluiten`,
  'zero-variance': (words, { scale, wave, item }) =>
    item === undefined
      ? `${words.scale(scale)}: alle scores${inWave(words, wave)} zijn gelijk`
      : `${words.scale(scale)}: iedereen gaf${inWave(words, wave)} hetzelfde antwoord op ${item}; het item heeft geen correlatie, en de gestandaardiseerde alfa is niet te berekenen`,
  'pairwise-contradiction': (words, { scale, wave, items }) =>
    `${words.scale(scale)}: itemparen berusten op verschillende respondenten en spreken elkaar${inWave(words, wave)} tegen: ${items.length === 0 ? 'alfa is er niet uit te berekenen' : `de item-restcorrelatie van ${items.join(', ')} zou boven 1 liggen en ontbreekt daarom`}; --alpha listwise kent dit niet`,
  'proration-used': (words, it) =>
    `${words.scale(it.scale)}: ${words.number.count(it.prorated)} van de ${counted(words, it.n, 'score', 'scores')}${inWave(words, it.wave)} ${form(it.prorated, 'is', 'zijn')} bijgeschat uit ${words.number.count(it.minAnswered)} of meer van de ${words.number.count(it.items)} items`,
  'test-not-computable': (words, { scale, groups, lacks }) => {
    const both = list(groups.map(words.wave));
    if (lacks === 'scores') return `${words.scale(scale)}: te weinig scores voor een toets van ${both}`;
    return lacks === 'variance'
      ? `${words.scale(scale)}: geen toets van ${both}: de scores zijn binnen elke groep gelijk (geen variantie)`
      : `${words.scale(scale)}: geen gepaarde toets van ${both}: iedereen veranderde evenveel (geen variantie)`;
  },
  'negative-item-rest-correlation': (words, it) => {
    const { number } = words;
    const items = it.items.map(({ item }) => item);
    const evidence = rangesByWave(it).map(({ wave, lowest, highest }) => {
      const name = waveBefore(words, wave);
      return lowest === highest
        ? `${name}r = ${number.bounded(lowest, 2)}`
        : `${name}r van ${number.bounded(lowest, 2)} tot ${number.bounded(highest, 2)}`;
    });
    const matter = `${list(items)} ${items.length === 1 ? 'hangt' : 'hangen'} negatief samen met de rest van de schaal`;
    const advice = adviceBySets(it).map(({ reverse, already, either, alphas }) => {
      const effect = alphas.map(({ wave, alpha, alphaReversed }) => {
        const place = inWave(words, wave);
        return alpha === null
          ? `${number.bounded(alphaReversed, 2)}${place} (nu niet te berekenen)`
          : `${number.bounded(alphaReversed, 2)} in plaats van ${number.bounded(alpha, 2)}${place}`;
      });
      const result = `alfa wordt dan ${list(effect)}`;
      if (either !== null)
        return `misschien moet ${either.map((set) => list(set)).join(' of anders ')} omgescoord worden, maar welke is aan de antwoorden niet te zien; ${result}`;
      const what = [
        ...(reverse.length > 0
          ? [`misschien ${reverse.length === 1 ? 'moet' : 'moeten'} ${list(reverse)} omgescoord worden`]
          : []),
        ...(already.length > 0
          ? [`de definitie scoort ${list(already)} om, en misschien is dat in het bestand al gebeurd`]
          : []),
      ].join('; ');
      return `${what}, of de antwoorden zijn omgekeerd gecodeerd; ${result}`;
    });
    const unclear = it.advice.flatMap(({ wave, reverse }) =>
      reverse.length === 0
        ? [`items omscoren helpt${inWave(words, wave)} niet: geen groep items gaat tegen de andere in`]
        : [],
    );
    return [`${words.scale(it.scale)}: ${matter} (${evidence.join('; ')})`, ...advice, ...unclear].join('; ');
  },
  'scale-correlates-negatively': (words, it) => {
    const { number, scale } = words;
    if ('scale' in it) {
      const evidence = it.against.map(({ wave, with: others, more }) => {
        const parts = others.map(
          (each) =>
            `met ${scale(each.scale)}${each.opposite ? ' (andersom beter)' : ''} ${correlation(number, each)}`,
        );
        return `${waveBefore(words, wave)}${parts.join(', ')}${more > 0 ? ` en nog ${number.count(more)}` : ''}`;
      });
      return `${scale(it.scale)}: gaat tegen de andere schalen in, anders dan de richtingen zeggen (${evidence.join('; ')}); misschien is de hele schaal omgekeerd gecodeerd: ${CAUSE}`;
    }
    const [[first, second], [one, other]] = [it.scales.map(scale), it.directions];
    const evidence = it.correlations.map(
      (each) => `${waveBefore(words, each.wave)}${correlation(number, each)}`,
    );
    const matter =
      one === other
        ? `hangen negatief samen, hoewel van beide ${better(one)}`
        : `hangen positief samen, hoewel van ${first} ${better(one)} en van ${second} ${better(other)}`;
    return `${first} en ${second} ${matter} (${evidence.join('; ')}); misschien is een van beide omgekeerd gecodeerd: ${CAUSE}`;
  },
  'unprinted-category': ({ number }, { column, file, categories }) =>
    `"${column}" van ${file} bevat waarden die de tabel niet vermeldt: ${categories.map(({ value, count }) => `"${value}" (${number.count(count)})`).join(', ')}`,
  'known-but-reproduced': (_, { path, printed }) =>
    `${path} ("${printed}") staat als bekend te boek en is toch te reproduceren; "known" kan daar weg`,
};
