import { dataOption } from '../../../../model/messages/choices.ts';
import type { scriptMessages } from '../../../../model/messages/scripts.ts';
import type { terminalMessages } from '../../../../model/messages/terminal.ts';
import type { Translation } from '../words.ts';
import { form, fr, list } from './wording.ts';

/** What can be wrong with a call for a script or about a published table, in French. */
export const scriptsFr: Translation<typeof scriptMessages> = {
  'needs-file': (_, { file, inStudy }) =>
    fr`${file} ne peut être lu qu'une fois, mais ${inStudy ? 'une étude' : 'un script'} relit ses fichiers. Enregistrez-le dans un fichier, et nommez celui-ci.`,
  'emit-with-tables': (_, { options }) =>
    fr`--emit écrit un script au lieu des tableaux ; omettez ${list(options)}`,
  'nothing-to-emit': (_, { scales }) =>
    fr`--emit : ${scales.join(', ')} ${form(scales.length, "n'a", "n'ont")} pas de score, seulement des items isolés ; nommez avec --scales des échelles qui ont un score`,
  'emit-with-pairwise-alpha': () =>
    fr`--emit écrit l'alpha des répondants ayant répondu à chaque item ; omettez --alpha pairwise (le script R donne aussi l'alpha par paires, sous le nom pairwise.alpha)`,
  'not-in-script': (_, { option }) =>
    `${option}${option === '--bootstrap' ? ' (ses nombres aléatoires sont propres à cet outil)' : ''} ne fait pas partie du script`,
  'emit-id': (_, { file, row }) =>
    fr`${file}, ligne ${row} : l'identifiant de cette ligne est écrit de telle façon qu'un script ne peut pas le comparer aussi simplement que cet outil ; écrivez-le en lettres simples, ou comparez les identifiants tels qu'ils sont écrits avec --id-exact`,
  'emit-damaged': (_, { file }) =>
    fr`--emit : ${file} contient des lignes que d'autres logiciels lisent autrement (lignes endommagées, guillemets non doublés, en-tête répété, titre ou espaces devant des cellules entre guillemets). Corrigez d'abord le fichier.`,
  'spss-fuzzy': () =>
    fr`--emit spss : SPSS apparie des identifiants égaux, pas ceux qui diffèrent d'un caractère ; omettez --fuzzy, ou utilisez --emit r`,
  'spss-line-break': (_, { file, row }) =>
    fr`${file}, ligne ${row} : une cellule contient un saut de ligne, que SPSS et PSPP lisent comme la fin du répondant. Supprimez les sauts de ligne du fichier (ou la colonne), ou utilisez --emit r.`,
  'audit-what': (_, it) =>
    it.table === null
      ? fr`Nommez un tableau publié, ou un texte avec --text ; voyez ensure-stats audit --help`
      : fr`Soit un tableau publié (${it.table}), soit un texte (--text ${it.text}), pas les deux à la fois`,
  'data-without-group': (_, it) =>
    'file' in it
      ? fr`--data : ${it.file} ne nomme aucun groupe ; écrivez ${dataOption(it.groups)}`
      : fr`--data : le tableau porte sur ${it.groups.length} groupes ; écrivez ${dataOption(it.groups)}`,
  'too-many-files': (_, { files, group, waves }) =>
    fr`--data : ${files} fichiers pour ${group === null ? 'le tableau' : `le groupe ${group}`}, qui a ${waves.length === 1 ? 'une mesure' : `${waves.length} mesures`} : ${waves.join(', ')}`,
  'no-data': (_, { groups }) =>
    fr`Pas de données : le tableau ne nomme aucun fichier, indiquez donc où se trouvent les réponses ; écrivez ${dataOption(groups)}`,
  'nothing-to-simulate': (_, { source }) =>
    fr`${source} : aucune ligne n'a une moyenne et un n d'une échelle dont les items sont connus ; nommez des définitions avec --scales`,
  'impossible-score': (_, it) =>
    fr`${it.source} : ${it.scale} dans ${it.file} : aucune série de réponses entières de ${it.n} répondants n'a été trouvée avec une moyenne de ${it.mean}${it.sd === null ? '' : ` et un écart-type de ${it.sd}`} ; "ensure-stats audit ${it.source}" dit pourquoi, si c'est impossible`,
};

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
