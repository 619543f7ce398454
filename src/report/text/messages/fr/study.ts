import { groupsInWords, type studyMessages } from '../../../../model/messages/study.ts';
import type { Translation } from '../words.ts';
import { fr, named } from './wording.ts';

/** What can be wrong with a study file's choices, beside its form, and with the date of a report, in French. */
export const studyFr: Translation<typeof studyMessages> = {
  'no-date': (_, { date }) =>
    fr`--date : ${named(date)} n'est pas un jour du calendrier ; écrivez année-mois-jour, comme 2026-11-21`,
  'study-exists': (_, { path }) =>
    fr`${path} existe déjà ; choisissez un autre nom avec -o, ou remplacez-le avec --force`,
  'study-among-files': (_, { given, study }) =>
    fr`--data : ${given} est un fichier d'étude, qui nomme lui-même toutes ses données ; écrivez seulement --data ${study}`,
  'study-says-it': (_, { option, key, study }) =>
    fr`${option} : un fichier d'étude le dit lui-même ; omettez l'option, ou changez "${key}" dans ${study}`,
  'match-differs': (_, { table, groups: [one, other] }) =>
    fr`${table} : les répondants de ${one} et de ${other} sont appariés différemment ("match") ; publiez un tableau par groupe`,
  'not-in-study': (_, { table, tableGroups, study, studyGroups }) =>
    fr`${table} porte sur ${groupsInWords(tableGroups)}, et ${study} contient ${groupsInWords(studyGroups)} : rien ne concorde ; donnez les mêmes identifiants aux groupes et aux mesures`,
  'would-overwrite': (_, { path }) =>
    fr`Une sortie écraserait ${path}, que l'étude lit ; donnez-lui un autre nom ou un autre dossier`,
  'same-place': (_, { path }) =>
    fr`Deux sorties écriraient ${path} ; donnez-leur des dossiers ou des noms distincts`,
};
