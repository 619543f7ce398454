import type {
  AnswerFacts,
  answerMessages,
  ColumnNames,
  ImpossibleCode,
  RepeatedItem,
} from '../../../../model/messages/answers.ts';
import { quoted, rangeText } from '../../../../model/messages/wording.ts';
import type { Translation, Words } from '../words.ts';
import { counted, form, fr, list, named } from './wording.ts';

function noAnswerHint({ missing, spreadsheet }: AnswerFacts): string {
  if (spreadsheet !== undefined)
    return fr` ; un tableur a peut-être transformé une réponse telle que 2-5 en date : consultez l'export d'origine`;
  if (missing === undefined) return '';
  const code = typeof missing === 'number' ? missing : `"${missing}"`;
  return fr` ; si cela signifie « sans réponse », indiquez --missing ${code}`;
}

function range({ min = 0, max = null }: AnswerFacts): string {
  return rangeText({ min, max });
}

const reasons: Readonly<Record<ImpossibleCode, (words: Words, it: AnswerFacts) => string>> = {
  'out-of-range': (_, it) => fr`est en dehors de ${range(it)}${noAnswerHint(it)}`,
  'not-a-valid-step': ({ number }, { step = 1, ...it }) =>
    `tombe entre les réponses valides (${step === 1 ? 'nombres entiers' : `pas de ${number.plain(step)}`} dans ${range(it)})`,
  'unknown-answer': (_, it) => `n'est pas une réponse de cet item${noAnswerHint(it)}`,
  'contradictory-answer': ({ number }, { number: code = null, wording = '', coded = null }) =>
    fr`dit ${number.plain(code)} et ${named(wording)}, mais ${named(wording)} est codé ${number.plain(coded)}`,
  'wrong-decimal-sign': () =>
    fr`ne correspond pas au signe décimal de cette colonne ; indiquez lequel avec --decimal`,
};

type Impossible = Parameters<(typeof answerMessages)[ImpossibleCode]>[0];

function impossible(code: ImpossibleCode): (words: Words, it: Impossible) => string {
  return (words, it) =>
    fr`${named(it.column)} de ${it.file}, ligne ${it.row} : ${quoted(it.value)} ${reasons[code](words, it)} (${it.item})`;
}

export function columnList({ names, more }: ColumnNames): string {
  const columns = names.map(named).join(', ');
  return more > 0 ? `${columns} et ${more} de plus` : columns;
}

function places(columns: readonly { readonly name: string; readonly position: number }[]): string {
  return list(columns.map(({ name, position }) => `${named(name)} (colonne ${position})`));
}

function idColumns({
  file,
  columns,
}: {
  readonly file: string;
  readonly columns: readonly string[];
}): string {
  const names = columns.map(named).join(', ');
  return columns.length === 1 ? `la colonne ${names} dans ${file}` : `les colonnes ${names} dans ${file}`;
}

function repetition(repeated: readonly RepeatedItem[] = []): string {
  return repeated
    .map((it) => fr` ; ${it.item} figure dans les colonnes ${list(it.positions.map(String))}`)
    .join('');
}

function leftOut(wholeIn: string | undefined): string {
  return wholeIn === undefined
    ? "l'échelle est omise"
    : fr`l'échelle est omise pour ce fichier : elle n'est décrite que pour ${wholeIn}, et n'est pas comparée`;
}

/** What can be wrong with the answers of a file and the columns that hold them, in French. */
export const answersFr: Translation<typeof answerMessages> = {
  'out-of-range': impossible('out-of-range'),
  'not-a-valid-step': impossible('not-a-valid-step'),
  'unknown-answer': impossible('unknown-answer'),
  'contradictory-answer': impossible('contradictory-answer'),
  'wrong-decimal-sign': impossible('wrong-decimal-sign'),
  'lacking-labels': (words, { file, scale, answers, more }) => {
    const times = (count: number) => `${words.number.count(count)} fois`;
    const answered = answers.map(({ text, count }) => `${named(text)} (${times(count)})`);
    const [one] = answers;
    const isOne = answers.length === 1 && more === 0 && one !== undefined;
    const subject = isOne
      ? fr`${named(one.text)} apparaît ${times(one.count)} dans ${file} et n'est pas une réponse de ${words.scale(scale)}. S'il s'agit d'une réponse`
      : fr`${file} contient des réponses que ${words.scale(scale)} ne connaît pas : ${list([...answered, ...(more > 0 ? [`${words.number.count(more)} autres`] : [])])}. S'il s'agit de réponses`;
    return fr`${subject} à ces questions, ajoutez-${isOne ? 'la' : 'les'} aux libellés de l'échelle : écrivez sa définition dans un fichier (ensure-stats scales show ${scale} -o ${scale}.json), complétez response.labels et nommez le fichier avec --scales`;
  },
  'qualtrics-headings': (_, { file, rows }) =>
    fr`${file} est un export de Qualtrics : les lignes ${rows[0]} et ${rows[1]} sont des en-têtes (textes des questions et identifiants d'import), pas des répondants ; supprimez ces deux lignes, enregistrez le fichier en CSV et relancez la commande`,
  'ids-rounded': (words, { file, columns, count }) =>
    fr`${columns.map(named).join(' + ')} de ${file} : ${counted(words, count, 'identifiant est', 'identifiants sont')} en notation scientifique ; un tableur en a tronqué les chiffres, et des identifiants différents ne se distinguent plus. Utilisez l'export d'origine, ou enregistrez la colonne comme texte`,
  'more-problems': ({ number }, { file, count }) =>
    fr`${file} : ${number.count(count)} autres valeurs impossibles, qui ne figurent pas dans la liste`,
  'missing-code-is-valid-answer': ({ scale }, it) =>
    fr`--missing ${it.codes.join(',')} est aussi une réponse valide de ${scale(it.scale)} ; toutes ces réponses de ${it.file} sont traitées comme manquantes`,
  'possible-missing-code': (_, it) =>
    fr`${named(it.column)} de ${it.file}${it.row === undefined ? '' : `, ligne ${it.row}`} : ${it.code} a été lu comme un nombre, mais les fichiers écrivent souvent ${it.code} pour « sans réponse » ; si c'est le cas, indiquez --missing ${it.code} (${it.item})`,
  'ambiguous-decimal': (_, it) =>
    fr`${named(it.column)} de ${it.file}, ligne ${it.row} : ${quoted(it.value)} peut être un nombre décimal ou des milliers, et aucune autre cellule de la colonne ne tranche ; indiquez --decimal . ou --decimal ,`,
  'mixed-decimal': (_, { column, file, point, comma }) =>
    fr`${named(column)} de ${file} mélange les signes décimaux : ${quoted(point.value)} à la ligne ${point.row} et ${quoted(comma.value)} à la ligne ${comma.row} ; corrigez le fichier, ou indiquez le bon signe avec --decimal`,
  'duplicate-header': ({ scale }, it) =>
    'item' in it
      ? fr`${it.file} : l'en-tête ${named(it.column)} figure ${it.positions.length} fois (colonnes ${list(it.positions.map(String))}), si bien que l'item ${it.item} de ${scale(it.scale)} est ambigu ; renommez ou supprimez une de ces colonnes`
      : fr`${it.file} a deux colonnes ${named(it.column)} et ne peut donc pas être réuni avec d'autres fichiers ; renommez ou supprimez-en une`,
  'columns-differ': (_, { column, has, lacks }) =>
    fr`${has} a une colonne ${named(column)} et ${lacks} n'en a pas ; les fichiers d'une même mesure doivent avoir les mêmes colonnes`,
  'decimals-differ': (_, { column, files: [one, other] }) =>
    fr`${named(column)} n'a pas le même signe décimal dans ${one} et dans ${other} ; enregistrez les deux fichiers de la même façon`,
  'two-columns-for-one-item': ({ scale }, it) =>
    fr`${it.file} : l'item ${it.item} de ${scale(it.scale)} correspond à ${it.columns.length} colonnes, ${places(it.columns)} ; renommez ou supprimez-en une`,
  'two-items-for-one-column': ({ scale }, { file, column, items: [one, other], scales }) =>
    scales.length === 1
      ? fr`${file} : la colonne ${named(column)} correspond à deux items de ${scale(scales[0])}, ${one} et ${other} ; renommez la colonne ou donnez un alias à l'un des items`
      : fr`${file} : la colonne ${named(column)} correspond à ${one} de ${scale(scales[0])} et à ${other} de ${scale(scales[1])} ; nommez avec --scales les échelles voulues`,
  'scale-incomplete': ({ scale, number }, it) => {
    const items = number.count(it.items);
    const has =
      it.found === 0
        ? `n'a aucun des ${items} items`
        : `n'a que ${number.count(it.found)} des ${items} items`;
    const end =
      it.columns === undefined
        ? leftOut(it.wholeIn)
        : fr`les colonnes sont ${columnList(it.columns)} ; renommez des colonnes, ou donnez des alias aux items dans la définition`;
    return fr`${it.file} ${has} de ${scale(it.scale)} (${it.missing.length === 1 ? 'manquant' : 'manquants'} : ${it.missing.join(', ')}${repetition(it.repeated)}) ; ${end}`;
  },
  'unused-questions': (words, { files, count, columns }) =>
    fr`${files.join(', ')} : ${counted(words, count, "colonne ressemble à une question et n'appartient", "colonnes ressemblent à des questions et n'appartiennent")} à aucune échelle (${columnList(columns)}) ; pour ${form(count, "l'analyser", 'les analyser')}, indiquez votre propre définition avec --scales`,
  'scale-absent': ({ scale }, it) =>
    fr`${it.file} n'a aucun item de ${scale(it.scale)}, qui se trouve dans l'autre fichier ; l'échelle y est décrite et n'est pas comparée`,
  'no-scale': (_, { scales, files }) =>
    fr`Aucune échelle n'a été reconnue. Échelles cherchées : ${scales.join(', ')}. Les colonnes sont ${files.map(({ file, columns }) => fr`${file} : ${columnList(columns)}`).join('\u00a0; ')}. Nommez votre propre définition avec --scales mon-echelle.json, ou voyez : ensure-stats scales show brs`,
  'unknown-column': (_, it) =>
    fr`${it.option} : ${it.file} n'a pas de colonne ${named(it.column)} ; ses colonnes sont ${columnList(it.columns)}`,
  'ambiguous-column': (_, it) =>
    fr`${it.option} : ${named(it.column)} correspond à ${it.columns.length} colonnes de ${it.file} : ${places(it.columns)} ; renommez-en une`,
  'empty-column-name': (_, { id }) =>
    fr`--id : "${id}" a un nom vide entre ses virgules ; nommez les colonnes comme dans code,annee`,
  'repeated-column': (_, { id, column }) => fr`--id : "${id}" nomme deux fois la colonne ${named(column)}`,
  'id-columns-differ': (_, { id, files: [one, other] }) =>
    fr`--id : "${id}" désigne ${idColumns(one)} et ${idColumns(other)} ; un identifiant doit avoir les mêmes colonnes dans chaque fichier`,
  'no-id': (words, { file, columns, count, rows }) => {
    const more = count > rows.length ? [`${words.number.count(count - rows.length)} de plus`] : [];
    return fr`${columns.map(named).join(' + ')} de ${file} : ${counted(words, count, "répondant n'a", "répondants n'ont")} pas d'identifiant et ne ${form(count, 'peut être apparié', 'peuvent être appariés')} (${form(count, 'ligne', 'lignes')} ${list([...rows.map(String), ...more])})`;
  },
  'repeated-ids': (words, { file, columns, rows, respondents }) =>
    fr`${columns.map(named).join(' + ')} de ${file} : ${words.number.count(rows)} lignes de ${counted(words, respondents, 'répondant', 'répondants')}. Plusieurs lignes par répondant dans un même fichier ne peuvent pas encore être analysées ; faites un fichier par mesure, et comparez-en deux avec --id`,
  'duplicate-id': (_, it) => {
    const column = it.columns.map(named).join(' + ');
    const [first = '', ...others] = it.spellings;
    if (others.length === 0)
      return fr`${column} de ${it.file} : l'identifiant ${named(first)} figure aux lignes ${list(it.rows.map(String))} ; chaque répondant ne peut figurer qu'une fois`;
    const rows = list(it.rows.map((row, index) => `la ligne ${row} a ${named(it.spellings[index] ?? '')}`));
    return fr`${column} de ${it.file} : ${rows} : le même identifiant, sans tenir compte des majuscules, des espaces, des accents ni des zéros initiaux ; chaque répondant ne peut figurer qu'une fois. S'il s'agit de répondants différents, comparez les identifiants tels qu'ils sont écrits avec --id-exact`;
  },
};
