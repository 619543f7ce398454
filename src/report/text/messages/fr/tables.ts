import type { tableMessages } from '../../../../model/messages/tables.ts';
import type { Translation } from '../words.ts';
import { fr, list, named } from './wording.ts';

/** What is wrong with a published table of simple delimited text, in French. */
export const tablesFr: Translation<typeof tableMessages> = {
  'broken-table': (_, it) => {
    const place = 'row' in it ? `${it.file}, ligne ${it.row}` : it.file;
    switch (it.mistake) {
      case 'unknown-column': {
        const advice =
          it.near === null
            ? `les colonnes connues sont ${it.known.join(', ')}`
            : fr`vouliez-vous dire ${it.near} ?`;
        return fr`${place} : la colonne ${named(it.column)} n'est pas connue ; ${advice}`;
      }
      case 'no-column':
        return fr`${place} : il n'y a pas de colonne ${named(it.column)} ; les colonnes connues sont ${it.known.join(', ')}`;
      case 'two-columns':
        return fr`${place} : il y a deux colonnes ${named(it.column)}`;
      case 'no-scale':
        return fr`${place} : aucune échelle n'est nommée`;
      case 'not-a-number':
        return fr`${place}, ${it.column} : il faut ici un nombre tel qu'il est imprimé, pas ${named(it.value)}`;
      case 'read-in-two-ways':
        return fr`${place}, ${it.column} : ${named(it.value)} peut se lire de deux façons ; indiquez --decimal comma ou point`;
      case 'not-a-choice':
        return fr`${place}, ${it.column} : il faut ici ${list(it.choices, 'ou')}, pas ${named(it.value)}`;
      case 'third-line':
        return fr`${place} : une troisième ligne de ${it.scale} à côté d'une comparaison ; seule la forme JSON peut dire lesquelles sont comparées`;
      case 'line-twice':
        return fr`${place} : ${it.scale} de ${it.wave} y figure deux fois`;
      case 'differs':
        return fr`${place}, ${it.column} : ici ${named(it.value)}, à la ligne ${it.first.row} ${named(it.first.value)}`;
    }
  },
};
