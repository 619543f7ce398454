import type { Delimiter } from '../../../../model/dataset.ts';
import type { ForeignFormat, fileMessages } from '../../../../model/messages/file.ts';
import { delimiterOption } from '../../../../model/messages/wording.ts';
import type { Translation } from '../words.ts';
import { counted, delimiterName, form, fr, named, typeset } from './wording.ts';

function place({ file, row, line }: { readonly file: string; readonly row: number; readonly line: number }) {
  return `${file}, ligne ${row} (ligne ${line} du fichier)`;
}

function delimiterAdvice(delimiter: Delimiter): string {
  return `Les cellules ont été lues comme séparées par ${delimiterName(delimiter)} (--delimiter en choisit un autre) ; une cellule qui contient elle-même ce signe doit être entre guillemets droits doubles.`;
}

const SAVE_AS_CSV =
  "Ouvrez-le dans le programme d'où il vient et enregistrez-le en CSV (dans Excel : CSV UTF-8).";

const FOREIGN: Readonly<Record<ForeignFormat, readonly [what: string, mend: string]>> = {
  zip: ['un classeur Excel ou une autre archive zip', SAVE_AS_CSV],
  'empty-zip': ['une archive zip vide', SAVE_AS_CSV],
  xls: ["un classeur Excel de l'ancien format (.xls)", SAVE_AS_CSV],
  pdf: ['un document PDF', 'Exportez plutôt les réponses en CSV.'],
  gzip: ['une archive gzip', "Décompressez-la d'abord."],
  sav: ['un fichier de données SPSS (.sav)', SAVE_AS_CSV],
  'sav-compressed': ['un fichier de données SPSS (.sav, compressé)', SAVE_AS_CSV],
  'utf-32': ['un texte en UTF-32', 'Enregistrez-le en CSV UTF-8.'],
  html: [
    'une page web (HTML)',
    "Le téléchargement était peut-être une page de connexion ou d'erreur : connectez-vous à la plateforme d'enquête et exportez de nouveau en CSV.",
  ],
  xml: ['un document XML', SAVE_AS_CSV],
  rtf: ['un document Word (RTF)', SAVE_AS_CSV],
  json: ['un document JSON', 'Exportez plutôt les réponses en CSV.'],
};

const ENCODINGS = '(utf-8, utf-16le, utf-16be, windows-1252 ou iso-8859-15)';

/** What can be wrong with a file before any answer is read, in French. */
export const fileFr: Translation<typeof fileMessages> = {
  'foreign-format': (_, it) => {
    if ('path' in it)
      return fr`${it.path} est un fichier bureautique ou une archive, mais pas un document Word (.docx) ; enregistrez-le d'abord en texte brut ou en Markdown, puis nommez ce fichier`;
    const [what, mend] = FOREIGN[it.format];
    const kind = it.openDocument ? 'Il semble être un fichier OpenDocument (.ods). ' : '';
    return fr`${it.file} est ${what}, pas un fichier CSV. ${kind}${typeset(mend)}`;
  },
  'unreadable-document': (_, { path, format, problem }) => {
    const what = format === 'pdf' ? 'PDF' : 'document Word';
    if (problem === 'encrypted')
      return fr`${path} est un ${what} protégé par un mot de passe ; enregistrez-le sans mot de passe, puis nommez ce fichier`;
    if (problem === 'no-text')
      return fr`${path} est un ${what} sans texte${format === 'pdf' ? typeset(' (des images de pages, comme en fait un scanner ?)') : ''} ; nommez un document qui a du texte, ou un fichier de texte brut`;
    if (problem === 'too-large')
      return fr`${path} est un ${what} dont le texte dépasse ce qui est lu ici (au plus ${format === 'pdf' ? '2000 pages ou 20 millions de caractères' : '20 Mo décompressés ou 50000 paragraphes'}) ; divisez-le, ou enregistrez la partie avec les résultats en texte brut, puis nommez ce fichier`;
    if (problem === 'old')
      return fr`${path} est un fichier bureautique de l'ancien format (.doc, .xls) ; enregistrez-le d'abord en .docx ou en texte brut, puis nommez ce fichier`;
    return fr`${path} est un ${what} endommagé et ne peut pas être lu ; enregistrez-le ou exportez-le de nouveau, ou nommez un fichier de texte brut`;
  },
  'empty-file': (_, { file }) =>
    fr`${file} est vide : il faut un en-tête et une ligne par répondant. Exportez-le de nouveau.`,
  'no-rows': (_, it) =>
    fr`${place(it)} : le fichier a un en-tête mais aucune ligne en dessous. Est-ce le bon export ?`,
  'blank-rows': (words, it) =>
    fr`${it.file} : ${counted(words, it.count, 'ligne vide a été ignorée', 'lignes vides ont été ignorées')} entre les autres ; la première est la ligne ${it.row} (ligne ${it.line} du fichier).`,
  'ragged-row': (words, it) => {
    const expected = it.isOfHeader ? `l'en-tête en a ${it.expected}` : `les autres en ont ${it.expected}`;
    return fr`${place(it)} : la ligne a ${counted(words, it.cells, 'cellule', 'cellules')}, ${typeset(expected)} : il manque un séparateur ou il y en a un de trop, les réponses peuvent donc être dans les mauvaises colonnes.`;
  },
  'rows-in-quotes': (_, it) =>
    fr`${place(it)} : un guillemet s'ouvre ici (${it.value}) et le suivant est sur une autre ligne, mais chacune de ces lignes est une ligne complète à elle seule. Supprimez le guillemet s'il est là par erreur.`,
  'stray-quotes': (_, it) =>
    fr`${place(it)} : un guillemet se trouve à l'intérieur d'une cellule (${it.value}), comme s'il manquait un séparateur ou un autre guillemet. Mettez toute la cellule entre guillemets et doublez ceux qu'elle contient, ou supprimez-les.`,
  'damaged-rows': (_, it) => {
    const listed = it.listed < it.count ? ` (les ${it.listed} premières sont énumérées)` : '';
    const what =
      it.cause === 'header-level'
        ? fr`${it.file} : l'en-tête est endommagé, les colonnes ne peuvent pas être déterminées.`
        : fr`${it.file} : ${it.count} ${typeset(form(it.count, 'ligne', 'lignes'))} sur ${it.rows} ${typeset(form(it.count, 'est endommagée', 'sont endommagées'))}${typeset(listed)}.`;
    const advice = typeset(delimiterAdvice(it.delimiter));
    if (it.cause === 'row-level')
      return fr`${what} ${advice} Exportez de nouveau le fichier ou corrigez ces lignes ; avec --damaged skip, elles sont écartées et comptées dans toutes les sorties.`;
    return fr`${what} L'erreur vient sans doute de l'en-tête ou du séparateur. ${advice} Exportez de nouveau le fichier.`;
  },
  'damaged-rows-set-aside': (words, it) =>
    fr`${it.file} : ${counted(words, it.count, 'ligne illisible a été écartée', 'lignes illisibles ont été écartées')} sur ${it.rows} (--damaged skip) : ${typeset(form(it.count, 'ligne', 'lignes'))} ${it.places.join(', ')}${it.places.length < it.count ? ', …' : ''}.`,
  'undoubled-quotes': (words, it) =>
    fr`${it.file} : dans ${counted(words, it.count, 'ligne', 'lignes')}, un guillemet n'a pas été doublé à l'intérieur d'une cellule entre guillemets ; il a été lu comme du texte, seule lecture qui donne le bon nombre de cellules. La première est la ligne ${it.row} (ligne ${it.line} du fichier).`,
  'surplus-blank-cells': (words, it) =>
    fr`${it.file} : chaque ligne a ${counted(words, it.surplus, 'cellule vide', 'cellules vides')} de plus que l'en-tête. Manque-t-il un nom dans l'en-tête ? Les réponses seraient alors sous les mauvais noms.`,
  'title-above': (words, it) =>
    fr`${place(it)} : ${counted(words, it.filled, 'cellule remplie', 'cellules remplies')} sur ${it.width}, c'est donc un titre ; l'en-tête semble être la ligne ${it.headerRow}. Supprimez les lignes au-dessus de l'en-tête ou écartez-les avec --damaged skip.`,
  'rows-above-header': (words, it) =>
    fr`${it.file} : l'en-tête est la ligne ${it.row} ; ${counted(words, it.count, 'ligne située au-dessus a été écartée', 'lignes situées au-dessus ont été écartées')} (--damaged skip).`,
  'repeated-header': (words, it) => {
    const what = fr`${it.file} : ${counted(words, it.count, "ligne répète l'en-tête", "lignes répètent l'en-tête")} ; la première est la ligne ${it.row} (ligne ${it.line} du fichier).`;
    return it.leftOut
      ? fr`${what} ${typeset(form(it.count, 'Elle a été écartée', 'Elles ont été écartées'))} (--damaged skip).`
      : fr`${what} Des fichiers ont peut-être été réunis, et celui-ci contient alors plusieurs mesures. Supprimez ${typeset(form(it.count, 'la ligne', 'ces lignes'))} ou ${typeset(form(it.count, 'écartez-la', 'écartez-les'))} avec --damaged skip.`;
  },
  'header-of-values': (_, it) =>
    fr`${place(it)} : l'en-tête ressemble aux lignes qui suivent. S'il manque dans l'export, cette ligne est le premier répondant, qui n'est pas compté : ajoutez un en-tête.`,
  'reserved-header': (_, it) =>
    fr`${place(it)} : la colonne ${it.position} s'appelle ${named(it.column)}, un nom que les programmes se réservent. Renommez cette colonne.`,
  'unclosed-quote': (_, it) =>
    fr`${place(it)} : un guillemet droit double s'ouvre ici (${it.value}) et n'est pas fermé ${it.withinLimit ? 'avant la fin du fichier' : 'dans la limite de 1 Mio'}. Fermez-le, ou supprimez-le s'il fait partie du texte.`,
  'malformed-quote': (_, it) =>
    fr`${place(it)} : une cellule qui s'ouvre par un guillemet droit double continue après son guillemet fermant : ${it.value}. Peut-être n'est-il pas fermé au bon endroit ; un guillemet à l'intérieur d'une telle cellule s'écrit deux fois ("").`,
  'record-too-long': (_, it) =>
    fr`${place(it)} : la ligne qui commence ici dépasse 1 Mio. Peut-être un guillemet droit double n'est-il pas fermé, ou n'est-ce pas un export d'enquête.`,
  'undecidable-delimiter': (_, { file, delimiters: [one, other] }) =>
    fr`${file} : les cellules peuvent être séparées par ${delimiterName(one)} ou par ${delimiterName(other)} : les deux divisent chaque ligne aussi bien. Choisissez avec --delimiter ${delimiterOption(one)} ou --delimiter ${delimiterOption(other)}.`,
  'unknown-delimiter': (_, { file, character }) =>
    fr`${file}, ligne 1 : la ligne "sep=${character}" ne nomme aucun séparateur qui soit lu ici. Exportez le fichier avec une virgule, un point-virgule, une tabulation ou une barre verticale, et mettez ce signe après sep=, ou omettez la ligne.`,
  'contradicted-delimiter': (_, { file, named, divides }) =>
    fr`${file}, ligne 1 : la ligne "sep=${named === '\t' ? '<tab>' : named}" contredit les lignes qui la suivent : ${delimiterName(named)} ne divise pas l'en-tête, et ${delimiterName(divides)} divise l'en-tête et les lignes. Corrigez ou supprimez cette ligne, ou indiquez le bon signe avec --delimiter ${delimiterOption(divides)} ou --delimiter ${delimiterOption(named)}.`,
  'encoding-conflict': (_, it) =>
    fr`${it.file} commence par la marque d'ordre des octets ${it.marked}, mais --encoding indique ${it.encoding}. Omettez --encoding.`,
  'cp1252-fallback': (_, { file, line, mixed, doubt }) => {
    const read = fr`${file} n'est pas en UTF-8 valide (le premier octet fautif est à la ligne ${line} du fichier) et a été lu comme windows-1252.`;
    const choose = fr`Si des lettres sont fausses, choisissez le bon encodage avec --encoding ${ENCODINGS}.`;
    if (mixed)
      return fr`${read} Les lettres qui précèdent sont en UTF-8 valide : le fichier mélange peut-être deux encodages ou a été tronqué ; l'exporter de nouveau est plus sûr. ${choose}`;
    if (doubt === undefined) return `${read} ${choose}`;
    const { sign, latin9 } = doubt;
    return latin9 === null
      ? fr`${read} Le signe « ${sign} » à la ligne ${doubt.line} n'est sans doute pas voulu : des lettres peuvent être fausses. Exportez le fichier de nouveau en CSV UTF-8, ou choisissez l'encodage avec --encoding ${ENCODINGS}.`
      : fr`${read} Le signe « ${sign} » à la ligne ${doubt.line} serait « ${latin9} » en ISO-8859-15 (Latin-9) ; si c'est cela, indiquez --encoding iso-8859-15.`;
  },
  'truncated-utf16': (_, it) =>
    fr`${it.file}, ligne ${it.line} du fichier : le fichier est en ${it.encoding} et se termine au milieu d'un caractère. Il a été tronqué : exportez-le de nouveau.`,
  'invalid-bytes': (_, it) => {
    if (it.marked === true)
      return fr`${it.file}, ligne ${it.line} du fichier : le fichier commence par la marque d'ordre des octets ${it.encoding}, mais il y a ici un octet qui n'est pas valide en ${it.encoding}. Il a peut-être été collé ou réuni à partir de deux fichiers. Enregistrez-le ou exportez-le de nouveau en CSV UTF-8.`;
    const what =
      it.encoding === null
        ? "un octet qui n'est ni de l'UTF-8 ni du windows-1252"
        : `un octet qui n'est pas valide en ${it.encoding}, encodage ${it.wanted ? 'que --encoding indique' : 'que le fichier annonce'}`;
    return fr`${it.file}, ligne ${it.line} du fichier : ${what}. Exportez-le de nouveau en CSV UTF-8, ou choisissez l'encodage avec --encoding ${ENCODINGS}.`;
  },
  'not-unicode': (_, it) => {
    const letter = it.letter === null ? '' : fr` (« ${it.letter} » en windows-1252)`;
    return fr`${it.file}, ligne ${it.line} du fichier : l'octet ${it.position}, ${it.byte}${letter}, n'est pas valide en ${it.encoding}. Enregistrez le fichier en UTF-8.`;
  },
  'nul-byte': (_, { file, line }) =>
    fr`${file}, ligne ${line} du fichier : un octet NUL, qu'un texte ne contient pas. Le fichier est abîmé, ou il est en UTF-16 : exportez-le de nouveau, ou indiquez-le avec --encoding utf-16le ou --encoding utf-16be.`,
  'same-file': (_, { file, other }) =>
    fr`${file} et ${other} sont identiques à l'octet près : un fichier a été nommé deux fois, ou est une copie de l'autre.`,
  'stdin-twice': () =>
    "stdin (-) est nommé deux fois, mais ne peut être lu qu'une fois. Enregistrez l'un des deux dans un fichier, et nommez celui-ci.",
  'file-changed': (_, { file }) => `${file} a changé pendant la lecture. Relancez la commande.`,
};
