import type { tableMessages } from '../../../../model/messages/tables.ts';
import type { Translation } from '../words.ts';
import { list } from './wording.ts';

/** What is wrong with a published table of simple delimited text, in Dutch. */
export const tablesNl: Translation<typeof tableMessages> = {
  'broken-table': (_, it) => {
    const place = 'row' in it ? `${it.file}, rij ${it.row}` : it.file;
    switch (it.mistake) {
      case 'unknown-column': {
        const advice = it.near === null ? `bekend zijn ${it.known.join(', ')}` : `bedoelt u ${it.near}?`;
        return `${place}: de kolom "${it.column}" is niet bekend; ${advice}`;
      }
      case 'no-column':
        return `${place}: er is geen kolom "${it.column}"; bekend zijn ${it.known.join(', ')}`;
      case 'two-columns':
        return `${place}: er zijn twee kolommen "${it.column}"`;
      case 'no-scale':
        return `${place}: er is geen schaal genoemd`;
      case 'not-a-number':
        return `${place}, ${it.column}: hier hoort een getal te staan zoals het gedrukt is, niet "${it.value}"`;
      case 'read-in-two-ways':
        return `${place}, ${it.column}: "${it.value}" is op twee manieren te lezen; zeg --decimal comma of point`;
      case 'not-a-choice':
        return `${place}, ${it.column}: hier hoort ${list(it.choices, 'of')} te staan, niet "${it.value}"`;
      case 'third-line':
        return `${place}: een derde regel van ${it.scale} naast een vergelijking; alleen de JSON-vorm kan zeggen welke twee zijn vergeleken`;
      case 'line-twice':
        return `${place}: ${it.scale} van ${it.wave} staat er twee keer`;
      case 'differs':
        return `${place}, ${it.column}: hier "${it.value}", in rij ${it.first.row} "${it.first.value}"`;
    }
  },
};
