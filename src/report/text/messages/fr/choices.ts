import {
  brokenNorm,
  type choiceMessages,
  dataOption,
  type NothingToPlot,
  optionValue,
  type PersonalContent,
} from '../../../../model/messages/choices.ts';
import type { Translation } from '../words.ts';
import { columnList } from './answers.ts';
import { counted, fr, list, named, typeset } from './wording.ts';

const PERSONAL: Readonly<Record<PersonalContent, string>> = {
  name: 'noms',
  'e-mail': 'adresses e-mail',
  phone: 'numéros de téléphone',
  'ip-address': 'adresses IP',
  'web-address': 'adresses web',
  place: 'lieux où les répondants vivent ou se trouvaient',
  device: 'appareils',
  'birth-date': 'dates de naissance',
  id: 'identifiants',
  'free-text': 'textes libres ou des noms',
};

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: "ce fichier n'existe pas",
  EACCES: "vous n'avez pas le droit de le lire",
  EPERM: "vous n'avez pas le droit de le lire",
  ENOTDIR: "une partie du chemin n'est pas un dossier",
};

const NOTHING_TO_PLOT: Readonly<Record<NothingToPlot, string>> = {
  'one-wave':
    'la figure compare deux mesures ou deux groupes : nommez un second fichier, ou divisez celui-ci avec --by',
  'nothing-compared': "aucun score n'a pu être comparé",
  'no-scores': "aucune échelle n'a de score",
  'second-wave-missing': 'il faut une seconde mesure : nommez un second fichier',
  'no-pairs': 'moins de deux répondants ont été retrouvés aux deux mesures par',
  'no-answers': "personne n'a répondu à un item",
  'no-items': "aucune échelle n'a deux items et un score",
  'no-scale': "aucune échelle n'a été trouvée",
};

function unwritable(reason: string, folder: string): string | undefined {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: `le dossier ${folder} n'existe pas`,
    EACCES: "vous n'avez pas le droit d'y écrire",
    EROFS: 'le disque est en lecture seule',
    EISDIR: "c'est un dossier",
    ENOSPC: 'le disque est plein',
    EPERM: "vous n'avez pas le droit d'y écrire",
    EBUSY: "un autre programme l'a ouvert",
    ENOTDIR: "une partie du chemin n'est pas un dossier",
    EEXIST: 'un fichier de ce nom existe déjà',
  };
  return reasons[reason];
}

function sizes(groups: readonly { readonly group: string; readonly n: number }[]): string {
  return groups.map(({ group, n }) => `${named(group)} (${n})`).join(', ');
}

const RECOGNISED = typeset(
  "comme un identifiant ou un texte libre ; des répondants pourraient être reconnus, la colonne n'est donc pas comptée",
);

/** What can be wrong with the choices of a call, and with the files and folders that it names, in French. */
export const choicesFr: Translation<typeof choiceMessages> = {
  'unreadable-file': (_, { path, reason, detail }) =>
    reason === 'EISDIR'
      ? fr`${path} est un dossier ; nommez un fichier qu'il contient`
      : fr`Impossible de lire ${path} : ${UNREADABLE[reason] ?? detail}`,
  'unwritable-file': (_, it) =>
    'newFolder' in it
      ? fr`Impossible de créer le dossier ${it.newFolder} : ${unwritable(it.reason, it.newFolder) ?? it.detail}`
      : fr`Impossible d'écrire ${it.path} : ${unwritable(it.reason, it.folder) ?? it.detail}`,
  'format-contradiction': (_, it) => {
    const name = fr`nommez un fichier qui se termine par ${it.own}`;
    return fr`${it.output} se termine par ${it.ending}, mais ${it.option} indique ${it.format} : ${it.meant === null ? name : fr`omettez ${it.option} pour obtenir ${it.meant}, ou ${name}`}`;
  },
  'would-overwrite-data': (_, { path }) =>
    fr`${path} a été lu par cette commande, et le résultat le remplacerait ; nommez un autre fichier`,
  'by-with-two-files': () =>
    fr`--by compare des groupes dans un même fichier ; omettez-le pour comparer deux fichiers`,
  'by-with-id': () =>
    fr`--by compare des répondants différents, --id ne peut donc pas les apparier ; omettez l'un des deux`,
  'test-needs-id': (_, { test }) =>
    fr`--test ${test} compare les répondants avec eux-mêmes ; nommez avec --id la colonne qui les identifie`,
  'fuzzy-without-id': () =>
    fr`--fuzzy dit comment les identifiants sont appariés ; nommez leur colonne avec --id`,
  'exact-ids-without-id': () =>
    fr`--id-exact dit comment les identifiants sont comparés ; nommez leur colonne avec --id`,
  'groups-without-by': (_, { groups }) =>
    fr`--groups nomme deux valeurs d'une colonne (${groups.join(', ')}) ; nommez cette colonne avec --by`,
  'fuzzy-with-exact-ids': () =>
    fr`--id-exact prend les identifiants tels qu'ils sont écrits et --fuzzy admet un caractère différent ; omettez l'un des deux`,
  'attrition-without-matching': () =>
    fr`--attrition compare les répondants revenus à ceux qui ne le sont pas : il faut deux fichiers, et --id pour apparier leurs répondants`,
  'option-without-effect': (_, { option, needs }) =>
    fr`${option} serait sans effet : ${
      {
        comparison: fr`rien n'est comparé ; nommez un second fichier, ou avec --by la colonne de deux groupes`,
        matching: fr`l'option porte sur les répondants vus deux fois ; nommez deux fichiers, et avec --id la colonne qui les identifie`,
        bootstrap: "c'est la graine de --bootstrap, qui manque",
        'change-figure': fr`seule la figure des changements montre le changement fiable ; tracez-la avec « plot change » (ou « plot all »), deux fichiers et --id`,
      }[needs]
    }`,
  'too-many-categories': (_, { option, column, most }) =>
    fr`${option} : ${named(column)} a plus de ${most} valeurs différentes, ${RECOGNISED}`,
  'personal-column': (_, { option, file, column, kind, by }) =>
    fr`${option} : ${named(column)} de ${file} semble${by === 'name' ? ', à en juger par son nom,' : ''} contenir des ${PERSONAL[kind]} ; des répondants pourraient être reconnus, la colonne n'est donc pas montrée. Pour la montrer malgré tout, ajoutez --personal ${optionValue(column)}`,
  'not-two-groups': (_, { column, file, count, groups }) =>
    fr`--by ${column} : une comparaison demande deux groupes, et ${file} en a ${count} : ${sizes(groups)}${count > 2 ? fr` ; choisissez-en deux avec --groups` : ''}`,
  'unknown-group': (_, it) => {
    if ('column' in it)
      return fr`--groups : ${named(it.group)} ne figure pas dans ${named(it.column)} de ${it.file} ; on y trouve ${sizes(it.groups)}`;
    return it.twice
      ? fr`--data : le groupe ${it.group} y figure deux fois ; donnez ses fichiers une seule fois, séparés par des virgules`
      : fr`--data : le tableau n'a pas de groupe ${named(it.group)} ; écrivez ${dataOption(it.groups)}`;
  },
  'unknown-label-column': (_, { column, files }) =>
    fr`--labels : aucun fichier n'a de colonne ${named(column)} ; les colonnes sont ${files.map(({ file, columns }) => fr`${file} : ${columnList(columns)}`).join('\u00a0; ')}`,
  'unknown-label-code': (_, { column, code, valid, more }) =>
    fr`--labels : ${named(code)} ne figure pas dans ${named(column)} ; les codes valides sont ${columnList({ names: valid, more })}`,
  'labels-alike': (_, { column, codes, label }) =>
    fr`--labels : ${codes[0]} et ${codes[1]} de ${named(column)} s'afficheraient tous deux ${named(label)} ; donnez à chaque code son propre libellé`,
  'labels-not-shown': (_, { column, columns }) =>
    fr`--labels : ${named(column)} n'est ni un groupe ni une caractéristique de cette sortie ; ${columns.length === 0 ? 'indiquez la colonne avec --by, --attrition ou --columns' : `on y trouve ${columns.map((name) => named(name)).join(', ')}`}`,
  'unknown-scale': (_, { scale, known, option, command: by = '--scales', isPath }) => {
    if (option !== undefined)
      return fr`--${option} : ${named(scale)} n'est pas une des échelles trouvées, qui sont ${known.join(', ')}`;
    return isPath === true
      ? fr`${by} : le fichier ${scale} n'existe pas`
      : fr`${by} : ${named(scale)} n'est ni une échelle intégrée ni un fichier ; les échelles intégrées sont ${known.join(', ')}`;
  },
  'scale-twice': (_, { scale }) => fr`--scales : l'échelle ${named(scale)} est nommée deux fois`,
  'no-definition': (_, { folder }) => fr`--scales : le dossier ${folder} ne contient aucun fichier .json`,
  'reserved-name': (_, { name, column, file }) => {
    const where = column === undefined ? 'Une mesure' : fr`${named(column)} de ${file ?? ''} : un groupe`;
    return fr`${where} ne peut pas s'appeler ${named(name)}, un nom qui a un autre sens dans les résultats ; choisissez-en un autre`;
  },
  'wave-twice': (_, { name }) =>
    fr`Deux mesures s'appellent toutes deux ${named(name)} ; donnez à chacune son propre nom`,
  'names-do-not-fit': (words, it) =>
    'twice' in it
      ? fr`Deux fichiers s'appelleraient tous deux ${named(it.twice)} ; distinguez-les avec --names, un nom par fichier`
      : fr`--names : ${counted(words, it.names, 'nom', 'noms')} pour ${counted(words, it.files, 'fichier', 'fichiers')} ; donnez-en un par fichier`,
  'bad-norms': ({ number }, it) => {
    const wrong = brokenNorm(it);
    const population = { dysfunctional: 'dysfonctionnelle', functional: 'fonctionnelle' };
    if (wrong !== undefined)
      return fr`--norms pour ${it.scale} : la norme de la population ${population[wrong[0]]} a pour moyenne ${number.plain(wrong[1].mean)} et pour écart-type ${number.plain(wrong[1].sd)} ; un écart-type est positif`;
    const { functional, dysfunctional } = it.norms;
    const better = it.direction === 'higher-is-better' ? 'élevé' : 'bas';
    return fr`--norms pour ${it.scale} : le score est meilleur quand il est ${better}, mais la moyenne fonctionnelle ${number.plain(functional?.mean ?? null)} n'est pas meilleure que la dysfonctionnelle ${number.plain(dysfunctional?.mean ?? null)}`;
  },
  'no-text-format': (_, { format }) =>
    format === 'png'
      ? fr`--format png : une image ne se lit pas dans un terminal ; indiquez où l'écrire : -o figure.png`
      : fr`--format ${format} : un tel fichier ne se lit pas dans un terminal ; indiquez où l'écrire : -o rapport.${format}`,
  'unknown-format': (_, { ending, output, valid, picture }) => {
    if (ending === '')
      return fr`--output : ${output} n'a pas d'extension qui indique son format ; utilisez ${list(valid, 'ou')}, ou indiquez --format`;
    return picture === true
      ? fr`--output : l'extension "${ending}" de ${output} ne désigne pas une image ; utilisez ${list(valid, 'ou')}, ou indiquez --format`
      : fr`--output : l'extension "${ending}" de ${output} ne désigne aucun format de cette commande ; utilisez ${list(valid, 'ou')}, ou indiquez --format`;
  },
  'two-outputs': (_, it) =>
    it.of === 'figures'
      ? fr`--output nomme une figure et --output-dir un dossier pour plusieurs ; choisissez l'un des deux`
      : fr`--output réunit tous les scores dans un fichier et --output-dir en écrit un par fichier ; choisissez l'un des deux`,
  'figures-need-page': (_, { format }) =>
    fr`--figures va dans une page ou un document (-o rapport.html, -o rapport.docx), pas dans ${format} ; pour des fichiers séparés, utilisez "ensure-stats plot"`,
  'sentences-need-text': (_, { format }) =>
    fr`--sentences donne du texte suivi, pour un tableau, du Markdown, une page ou un document (-o rapport.docx), pas pour ${format}`,
  'plot-needs-text': (_, { format }) =>
    fr`--plot dessine avec des caractères, dans un tableau ou en Markdown, pas en ${format} ; pour une image, utilisez "ensure-stats plot effects"`,
  'nothing-to-show': (_, { option }) =>
    fr`${option} : aucun score n'a été comparé, il n'y a donc ${option === '--plot' ? "aucune taille d'effet à dessiner" : 'rien à dire'}`,
  'nothing-to-describe': () =>
    fr`--no-items ne laisse rien à décrire ; nommez les colonnes des répondants avec --columns sexe,age`,
  'plot-needs-id': () =>
    fr`plot change suit les répondants d'une mesure à l'autre ; nommez avec --id la colonne qui les identifie`,
  'plot-needs-folder': () => fr`plot all fait plusieurs figures ; indiquez où avec --output-dir <dossier>`,
  'several-figures': (_, { figures }) =>
    fr`Cela fait ${figures.length} figures (${figures.join(', ')}) : écrivez-les dans un dossier avec --output-dir <dossier>, ou choisissez une échelle avec --scales`,
  'figure-shows-respondents': (_, { kinds, minCell }) =>
    fr`${list(kinds)} : ${kinds.length === 1 ? 'cette figure montre' : 'ces figures montrent'} des répondants un par un, que --min-cell ${minCell} omet ; choisissez-en d'autres (means, effects, answers, items, missing), ou omettez --min-cell`,
  'nothing-to-plot': (_, { kind, reason, id }) =>
    fr`plot ${kind} : il n'y a rien à dessiner : ${typeset(NOTHING_TO_PLOT[reason])}${reason === 'no-pairs' ? ` ${id}` : ''}`,
  'impossible-reliability': (_, { scale, value }) =>
    fr`--reliability : ${scale}=${value} n'est pas entre 0 et 1`,
  'impossible-sd': (_, { scale, value }) => fr`--sd : ${scale}=${value} n'est pas supérieur à 0`,
  'no-png-renderer': () =>
    fr`Le PNG demande @resvg/resvg-js, qui n'est pas installé ici ou n'existe pas pour ce système ; écrivez en .svg, ou installez-le avec npm install @resvg/resvg-js`,
  'too-large-for-xlsx': ({ number }, it) =>
    'title' in it
      ? fr`${named(it.title)} a ${number.count(it.rows)} lignes, trop pour un classeur ; écrivez plutôt en .csv`
      : fr`${number.count(it.respondents)} répondants avec ${number.count(it.columns)} colonnes sont trop pour un classeur ; écrivez plutôt en .csv (-o scores.csv)`,
  'no-format': () =>
    fr`Un rapport est une page web ou un document Word ; indiquez où l'écrire : -o rapport.html ou -o rapport.docx (ou --format html pour l'afficher)`,
};
