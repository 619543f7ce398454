import { groupsInWords, type studyMessages } from '../../../../model/messages/study.ts';
import type { Translation } from '../words.ts';

/** What can be wrong with a study file's choices, beside its form, and with the date of a report, in Dutch. */
export const studyNl: Translation<typeof studyMessages> = {
  'no-date': (_, { date }) =>
    `--date: "${date}" is geen dag van de kalender; schrijf jaar-maand-dag, zoals 2026-11-21`,
  'study-exists': (_, { path }) =>
    `${path} bestaat al; kies een andere naam met -o, of vervang het met --force`,
  'study-among-files': (_, { given, study }) =>
    `--data: ${given} is een studiebestand, dat al zijn gegevens zelf noemt; schrijf alleen --data ${study}`,
  'study-says-it': (_, { option, key, study }) =>
    `${option}: een studiebestand zegt dit zelf; laat de optie weg, of wijzig "${key}" in ${study}`,
  'match-differs': (_, { table, groups: [one, other] }) =>
    `${table}: de respondenten van ${one} en ${other} worden verschillend gekoppeld ("match"); publiceer één tabel per groep`,
  'not-in-study': (_, { table, tableGroups, study, studyGroups }) =>
    `${table} gaat over ${groupsInWords(tableGroups)}, en ${study} heeft ${groupsInWords(studyGroups)}: daar past niets van bij elkaar; geef groepen en metingen dezelfde id’s`,
  'would-overwrite': (_, { path }) =>
    `Een uitvoer zou ${path} overschrijven, dat de studie leest; geef de uitvoer een andere naam of map`,
  'same-place': (_, { path }) =>
    `Twee uitvoeren zouden allebei ${path} schrijven; geef ze elk een eigen map of naam`,
};
