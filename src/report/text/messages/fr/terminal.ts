import type { terminalMessages } from '../../../../model/messages/terminal.ts';
import type { Translation } from '../words.ts';
import { fr } from './wording.ts';

/** What stands around messages on a screen, in French. */
export const terminalFr: Translation<typeof terminalMessages> = {
  error: (_, { message }) => fr`erreur : ${message}`,
  warning: (_, { message }) => fr`attention : ${message}`,
  'more-errors': (_, { count }) => fr`erreur : … et ${count} de plus`,
  'more-warnings': (_, { count }) => fr`attention : … et ${count} de plus ; --format json les donne tous`,
  'remarks-in-output': (_, { count, inNotes, file }) =>
    fr`${count} ${count === 1 ? 'remarque' : 'remarques'} sur les données ${count === 1 ? 'figure' : 'figurent'} dans ${inNotes ? 'les notes de ' : ''}${file ?? 'la sortie'}`,
  'more-matches': (_, { count }) => fr`… et ${count} de plus ; --format json les donne tous`,
  'impossible-values': (_, { count, wordings }) =>
    fr`${count === 1 ? 'Une valeur est impossible' : `${count} valeurs sont impossibles`} ; rien n'a donc été calculé. Corrigez le fichier, ${wordings === true ? 'ajoutez aux libellés les réponses que la définition ne connaît pas, ou déclarez avec --missing les codes de non-réponse' : 'déclarez des codes avec --missing, ou traitez les valeurs impossibles comme manquantes avec --invalid missing'}.\n"ensure-stats validate" les énumère toutes.`,
  'near-match': (_, { first, second }) =>
    fr`identifiant presque égal : ligne ${first.row} de ${first.file}, ligne ${second.row} de ${second.file}`,
  'ambiguous-match': (_, { file, row }) => fr`non apparié, ambigu : ligne ${row} de ${file}`,
};
