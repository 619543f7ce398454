import type { WithheldCode, withheldMessages } from '../../../../model/messages/withheld.ts';
import { capitalised } from '../../../context.ts';
import { type Translation, withheldPlace } from '../words.ts';
import { fr, typeset } from './wording.ts';

const MATTERS: Readonly<Record<WithheldCode, string>> = {
  'ambiguous-ids':
    "certains répondants n'ont pas été appariés parce que plusieurs entraient en ligne de compte",
  'blank-group':
    "certains répondants n'ont pas de valeur dans la colonne de groupe et ne sont dans aucun des deux groupes",
  'blank-id': "certains répondants n'ont pas d'identifiant et ne peuvent être appariés",
  'blank-rows': 'des lignes vides entre les autres ont été ignorées',
  'few-respondents': 'trop peu de scores ; rien ne peut en être conclu',
  'invalid-set-missing': 'des réponses impossibles ont été traitées comme manquantes',
  'near-matches': "certains répondants ont été appariés par des identifiants qui diffèrent d'un caractère",
  'negative-item-rest-correlation':
    "corrélation négative avec le reste de l'échelle ; peut-être faut-il inverser des items, ou des réponses ont été codées à l'envers",
  'no-pairs':
    'les identifiants apparient trop peu de répondants pour un test apparié ; les mesures sont comparées comme des groupes indépendants',
  'possible-missing-code':
    "une valeur a été lue comme un nombre, mais les fichiers l'écrivent souvent pour « sans réponse »",
  'proration-used': 'certains scores ont été complétés pour des items sans réponse',
  'scale-correlates-negatively':
    "va à l'encontre des autres échelles, contrairement à ce que disent les sens ; peut-être toute l'échelle est-elle codée à l'envers",
  'unmatched-ids': "tous les répondants n'ont pas été retrouvés aux deux mesures",
};

/** Warnings without the numbers they were drawn from, in French. */
export const withheldFr: Translation<typeof withheldMessages> = {
  withheld: (words, it) => {
    const place = withheldPlace(words, it);
    const matter = typeset(MATTERS[it.withheld]);
    return place === '' ? capitalised(matter) : fr`${place} : ${matter}`;
  },
};
