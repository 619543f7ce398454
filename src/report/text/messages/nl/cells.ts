import type { cellMessages } from '../../../../model/messages/cells.ts';
import type { Translation } from '../words.ts';
import { form, list } from './wording.ts';

/** Why a cell of a published table cannot be computed, in Dutch. */
export const cellsNl: Translation<typeof cellMessages> = {
  'cell.no-data': ({ wave, isWave }, it) => {
    if ('scale' in it) return `De gegevens bevatten ${it.scale} niet`;
    if ('files' in it) return 'Er zijn geen gegevens';
    const parts = [
      ...(it.group === undefined ? [] : [`groep ${it.group}`]),
      ...(it.wave === undefined ? [] : [isWave(it.wave) ? `de ${wave(it.wave)}` : `meting ${it.wave}`]),
    ];
    return `Geen gegevens voor ${parts.length === 0 ? 'deze tabel' : parts.join(', ')}`;
  },
  'cell.no-group': (_, { groups }) =>
    `De rij zegt niet over welke groep zij gaat; bekend zijn ${groups.join(', ')}`,
  'cell.unknown-scale': (_, { scale }) =>
    `Van de schaal ${scale} is er geen definitie; noem het bestand met --scales`,
  'cell.scale-incomplete': (_, { scale, files }) =>
    `${list(files)} ${form(files.length, 'heeft', 'hebben')} geen items van ${scale}`,
  'cell.unknown-item': (_, { item, scale, items }) =>
    `De gegevens hebben geen item ${item} van ${scale}; de items zijn ${items.join(', ')}`,
  'cell.no-value': ({ wave }, it) =>
    'scale' in it
      ? `De gegevens bevatten ${it.scale} niet in ${wave(it.wave)}`
      : `Uit de gegevens komt hier geen getal: te weinig ${it.quantity === 'correlation' ? 'paren' : 'respondenten'}, of geen variantie`,
  'cell.no-comparison': (_, it) => {
    if ('scale' in it) return `De gegevens bevatten ${it.scale} niet in beide metingen`;
    return 'item' in it
      ? `Een vergelijking van ${it.item} vraagt twee metingen of groepen`
      : 'De rij zegt niet welke twee metingen of groepen zij vergelijkt';
  },
  'cell.no-test': (_, { test, needsId }) => {
    if (test === 'correlation')
      return 'Een correlatie tussen de metingen vraagt gekoppelde respondenten: noem met --id de kolom die zegt wie wie is';
    return needsId
      ? `De toets "${test}" vraagt gekoppelde respondenten: noem met --id de kolom die zegt wie wie is`
      : `Uit de gegevens komt geen toets "${test}"`;
  },
  'cell.no-invited': () => 'Een responspercentage vraagt "invited", het aantal mensen dat kon antwoorden',
  'cell.unreadable': (_, { printed }) => `"${printed}" is geen getal`,
};
