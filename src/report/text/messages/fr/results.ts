import { adviceBySets, rangesByWave, type resultMessages } from '../../../../model/messages/results.ts';
import type { NumberFormat } from '../../../number-format.ts';
import type { Translation, Words } from '../words.ts';
import { counted, form, fr, inWave, list, named, waveBefore } from './wording.ts';

const CAUSE = fr`dans le fichier, 1 peut signifier « tout à fait d'accord » ; comparez-le aux libellés de la définition`;

function correlation(number: NumberFormat, { r, n }: { readonly r: number; readonly n: number }): string {
  return `r = ${number.bounded(r, 2)}, n = ${number.count(n)}`;
}

function better(direction: string): string {
  return direction === 'higher-is-better'
    ? 'est meilleur quand il est élevé'
    : 'est meilleur quand il est bas';
}

function matched({ number }: Words, count: number): string {
  return `${number.count(count)} ${form(count, 'répondant a été apparié', 'répondants ont été appariés')}`;
}

/** What a reader must know before believing the numbers of a result, in French. */
export const resultsFr: Translation<typeof resultMessages> = {
  'invalid-set-missing': (words, { file, count }) =>
    fr`${file} : ${counted(words, count, 'valeur impossible a été traitée comme manquante', 'valeurs impossibles ont été traitées comme manquantes')}`,
  'wave-order': (_, { files }) =>
    fr`la première mesure est ${files[0]} et une suivante ${files[1]}, mais leurs noms disent l'inverse ; nommez les fichiers dans l'ordre chronologique`,
  'same-scores': (_, { files: [one, other] }) =>
    fr`${one} et ${other} contiennent ligne par ligne les mêmes scores ; peut-être un fichier a-t-il été nommé deux fois, ou est-il une copie de l'autre`,
  'blank-group': (words, { file, count, column }) =>
    fr`${file} : ${counted(words, count, "répondant n'a", "répondants n'ont")} pas de valeur dans ${named(column)} et ${form(count, "n'est", 'ne sont')} dans aucun des deux groupes`,
  'unmatched-ids': (words, { id, paired, preOnly, postOnly }) =>
    fr`${matched(words, paired)} par ${named(id)} ; ${words.number.count(preOnly)} seulement à la première mesure, ${words.number.count(postOnly)} seulement à la deuxième`,
  'blank-id': (words, { id, wave, count }) =>
    fr`${counted(words, count, 'répondant', 'répondants')} sans identifiant dans ${named(id)}${inWave(words, wave)} ne ${form(count, 'peut être apparié', 'peuvent être appariés')}`,
  'near-matches': (words, { count }) =>
    fr`${matched(words, count)} par des identifiants qui diffèrent d'un caractère ; examinez leurs lignes (matching.linkage.nearRows de --format json)`,
  'ambiguous-ids': ({ number }, { count }) =>
    fr`${number.count(count)} ${form(count, "répondant n'a pas été apparié", "répondants n'ont pas été appariés")} : un identifiant ne diffère que d'un caractère, mais plusieurs répondants entrent en ligne de compte (matching.linkage.ambiguousRows de --format json)`,
  'no-pairs': (_, { id, paired }) =>
    fr`${named(id)} n'apparie ${paired === 0 ? 'personne' : "qu'un répondant"} ; il n'y a donc pas de test apparié, et les mesures sont comparées comme des groupes indépendants`,
  'nobody-left': () =>
    fr`tous les répondants de la première mesure ayant un identifiant ont été retrouvés à la deuxième ; il n'y a donc pas d'attrition à décrire`,
  'few-respondents': (words, { scale, wave, n }) =>
    fr`${words.scale(scale)} : ${counted(words, n, 'score', 'scores')}${inWave(words, wave)} ; en dessous de 3, rien ne peut être conclu`,
  'zero-variance': (words, { scale, wave, item }) =>
    item === undefined
      ? fr`${words.scale(scale)} : tous les scores${inWave(words, wave)} sont égaux`
      : fr`${words.scale(scale)} : tout le monde a donné la même réponse à ${item}${inWave(words, wave)} ; l'item n'a pas de corrélation, et l'alpha standardisé ne peut être calculé`,
  'pairwise-contradiction': (words, { scale, wave, items }) =>
    fr`${words.scale(scale)} : les paires d'items reposent sur des répondants différents et se contredisent${inWave(words, wave)} : ${items.length === 0 ? 'alpha ne peut en être calculé' : `la corrélation item-reste de ${items.join(', ')} dépasserait 1 et est omise`} ; --alpha listwise l'évite`,
  'proration-used': (words, it) =>
    fr`${words.scale(it.scale)} : ${words.number.count(it.prorated)} des ${words.number.count(it.n)} scores${inWave(words, it.wave)} ${form(it.prorated, 'a été complété', 'ont été complétés')} à partir d'au moins ${words.number.count(it.minAnswered)} des ${words.number.count(it.items)} items`,
  'test-not-computable': (words, { scale, groups, lacks }) => {
    const both = list(groups.map(words.wave));
    if (lacks === 'scores') return fr`${words.scale(scale)} : trop peu de scores pour un test (${both})`;
    return lacks === 'variance'
      ? fr`${words.scale(scale)} : pas de test (${both}) : les scores y sont égaux (aucune variance)`
      : fr`${words.scale(scale)} : pas de test apparié (${both}) : tous ont changé d'autant (aucune variance)`;
  },
  'negative-item-rest-correlation': (words, it) => {
    const { number } = words;
    const items = it.items.map(({ item }) => item);
    const evidence = rangesByWave(it)
      .map(({ wave, lowest, highest }) => {
        const name = waveBefore(words, wave);
        return lowest === highest
          ? `${name}r = ${number.bounded(lowest, 2)}`
          : `${name}r de ${number.bounded(lowest, 2)} à ${number.bounded(highest, 2)}`;
      })
      .join('\u00a0; ');
    const matter = `${list(items)} ${items.length === 1 ? 'corrèle' : 'corrèlent'} négativement avec le reste de l'échelle`;
    const advice = adviceBySets(it).map(({ reverse, already, either, alphas }) => {
      const effect = alphas.map(({ wave, alpha, alphaReversed }) => {
        const place = inWave(words, wave);
        return alpha === null
          ? `${number.bounded(alphaReversed, 2)}${place} (il ne peut être calculé actuellement)`
          : `${number.bounded(alphaReversed, 2)} au lieu de ${number.bounded(alpha, 2)}${place}`;
      });
      const result = `alpha serait alors de ${list(effect)}`;
      if (either !== null)
        return fr`peut-être faut-il inverser soit ${either.map((set) => list(set)).join(', soit ')}, mais les réponses ne permettent pas de trancher ; ${result}`;
      const what = [
        ...(reverse.length > 0 ? [`peut-être faut-il inverser ${list(reverse)}`] : []),
        ...(already.length > 0
          ? [`la définition inverse ${list(already)}, ce qui est peut-être déjà fait dans le fichier`]
          : []),
      ].join('\u00a0; ');
      return fr`${what}, ou les réponses ont été codées à l'envers ; ${result}`;
    });
    const unclear = it.advice.flatMap(({ wave, reverse }) =>
      reverse.length === 0
        ? [
            fr`inverser des items n'aiderait pas${inWave(words, wave)} : aucun groupe d'items ne s'oppose aux autres`,
          ]
        : [],
    );
    return [fr`${words.scale(it.scale)} : ${matter} (${evidence})`, ...advice, ...unclear].join('\u00a0; ');
  },
  'scale-correlates-negatively': (words, it) => {
    const { number, scale } = words;
    if ('scale' in it) {
      const evidence = it.against.map(({ wave, with: others, more }) => {
        const parts = others.map(
          (each) =>
            `avec ${scale(each.scale)}${each.opposite ? " (meilleur dans l'autre sens)" : ''} ${correlation(number, each)}`,
        );
        return `${waveBefore(words, wave)}${parts.join(', ')}${more > 0 ? ` et ${number.count(more)} de plus` : ''}`;
      });
      return fr`${scale(it.scale)} : va à l'encontre des autres échelles, contrairement à ce que disent les sens (${evidence.join('\u00a0; ')}) ; peut-être toute l'échelle est-elle codée à l'envers : ${CAUSE}`;
    }
    const [[first = '', second = ''], [one, other]] = [it.scales.map(scale), it.directions];
    const evidence = it.correlations.map(
      (each) => `${waveBefore(words, each.wave)}${correlation(number, each)}`,
    );
    const matter =
      one === other
        ? `corrèlent négativement alors que le score de chacune ${better(one)}`
        : `corrèlent positivement alors que le score de ${first} ${better(one)} et que celui de ${second} ${better(other)}`;
    return fr`${first} et ${second} ${matter} (${evidence.join('\u00a0; ')}) ; peut-être l'une des deux est-elle codée à l'envers : ${CAUSE}`;
  },
  'unprinted-category': ({ number }, { column, file, categories }) =>
    fr`${named(column)} de ${file} contient des valeurs que le tableau n'imprime pas : ${categories.map(({ value, count }) => `${named(value)} (${number.count(count)})`).join(', ')}`,
  'known-but-reproduced': (_, { path, printed }) =>
    fr`${path} (${named(printed)}) est déclaré connu, et se reproduit pourtant ; son « known » peut être retiré`,
};
