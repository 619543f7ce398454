import type { cellMessages } from '../../../../model/messages/cells.ts';
import type { Translation } from '../words.ts';
import { form, fr, list, named } from './wording.ts';

/** Why a cell of a published table cannot be computed, in French. */
export const cellsFr: Translation<typeof cellMessages> = {
  'cell.no-data': ({ wave, isWave }, it) => {
    if ('scale' in it) return `Les données ne contiennent pas ${it.scale}`;
    if ('files' in it) return "Il n'y a pas de données";
    const parts = [
      ...(it.group === undefined ? [] : [`le groupe ${it.group}`]),
      ...(it.wave === undefined ? [] : [isWave(it.wave) ? `le ${wave(it.wave)}` : `la mesure ${it.wave}`]),
    ];
    return `Pas de données pour ${parts.length === 0 ? 'ce tableau' : parts.join(', ')}`;
  },
  'cell.no-group': (_, { groups }) =>
    fr`La ligne ne dit pas de quel groupe il s'agit ; les groupes connus sont ${groups.join(', ')}`,
  'cell.unknown-scale': (_, { scale }) =>
    fr`Il n'y a pas de définition de l'échelle ${scale} ; nommez son fichier avec --scales`,
  'cell.scale-incomplete': (_, { scale, files }) =>
    `${list(files)} ${form(files.length, "n'a", "n'ont")} aucun item de ${scale}`,
  'cell.unknown-item': (_, { item, scale, items }) =>
    fr`Les données n'ont pas d'item ${item} de ${scale} ; ses items sont ${items.join(', ')}`,
  'cell.no-value': ({ wave }, it) =>
    'scale' in it
      ? `Les données ne contiennent pas ${it.scale} dans ${wave(it.wave)}`
      : fr`Les données ne donnent ici aucun nombre : trop peu de ${it.quantity === 'correlation' ? 'paires' : 'répondants'}, ou aucune variance`,
  'cell.no-comparison': (_, it) => {
    if ('scale' in it) return `Les données ne contiennent pas ${it.scale} dans les deux mesures`;
    return 'item' in it
      ? `Une comparaison de ${it.item} demande deux mesures ou deux groupes`
      : 'La ligne ne dit pas quelles mesures ou quels groupes elle compare';
  },
  'cell.no-test': (_, { test, needsId }) => {
    if (test === 'correlation')
      return fr`Une corrélation entre les mesures demande des répondants appariés : nommez avec --id la colonne qui les identifie`;
    return needsId
      ? fr`Le test ${named(test)} demande des répondants appariés : nommez avec --id la colonne qui les identifie`
      : `Les données ne donnent pas de test ${named(test)}`;
  },
  'cell.no-invited': () =>
    fr`Un taux de réponse demande "invited", le nombre de personnes qui pouvaient répondre`,
  'cell.unreadable': (_, { printed }) => fr`${named(printed)} n'est pas un nombre`,
};
