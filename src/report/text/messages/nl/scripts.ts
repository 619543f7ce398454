import { dataOption } from '../../../../model/messages/choices.ts';
import type { scriptMessages } from '../../../../model/messages/scripts.ts';
import type { terminalMessages } from '../../../../model/messages/terminal.ts';
import type { Translation } from '../words.ts';
import { form, list } from './wording.ts';

/** What can be wrong with a call for a script or about a published table, in Dutch. */
export const scriptsNl: Translation<typeof scriptMessages> = {
  'needs-file': (_, { file, inStudy }) =>
    `${file} kan maar één keer gelezen worden, maar een ${inStudy ? 'studie' : 'script'} leest zijn bestanden opnieuw. Bewaar het als bestand en noem dat.`,
  'emit-with-tables': (_, { options }) =>
    `--emit schrijft een script in plaats van de tabellen; laat ${list(options)} weg`,
  'nothing-to-emit': (_, { scales }) =>
    `--emit: ${scales.join(', ')} ${form(scales.length, 'heeft', 'hebben')} geen score, alleen losse items; noem met --scales schalen met een score`,
  'emit-with-pairwise-alpha': () =>
    '--emit schrijft de alfa van respondenten die elk item beantwoordden; laat --alpha pairwise weg (het R-script geeft ook de alfa per itempaar, als pairwise.alpha)',
  'not-in-script': (_, { option }) =>
    `${option}${option === '--bootstrap' ? ' (met toevalsgetallen van dit programma zelf)' : ''} hoort niet bij het script`,
  'emit-id': (_, { file, row }) =>
    `${file}, rij ${row}: het id in deze rij is zo geschreven dat een script het niet zo eenvoudig kan vergelijken als dit programma; schrijf het met gewone letters, of vergelijk id’s zoals ze geschreven staan met --id-exact`,
  'emit-damaged': (_, { file }) =>
    `--emit: ${file} heeft rijen die andere programma’s anders lezen (beschadigde rijen, niet verdubbelde aanhalingstekens, een herhaalde kopregel, een titel of spaties voor cellen met aanhalingstekens). Verbeter eerst het bestand.`,
  'spss-fuzzy': () =>
    '--emit spss: SPSS koppelt gelijke id’s, geen id’s die één teken verschillen; laat --fuzzy weg, of gebruik --emit r',
  'spss-line-break': (_, { file, row }) =>
    `${file}, rij ${row}: in een cel staat een regeleinde, dat SPSS en PSPP lezen als het einde van de respondent. Haal de regeleinden (of de kolom) uit het bestand, of gebruik --emit r.`,
  'audit-what': (_, it) =>
    it.table === null
      ? 'Noem een gepubliceerde tabel, of een tekst met --text; zie ensure-stats audit --help'
      : `Een gepubliceerde tabel (${it.table}) of een tekst (--text ${it.text}), niet allebei tegelijk`,
  'data-without-group': (_, it) =>
    'file' in it
      ? `--data: ${it.file} noemt geen groep; schrijf ${dataOption(it.groups)}`
      : `--data: de tabel gaat over ${it.groups.length} groepen; schrijf ${dataOption(it.groups)}`,
  'too-many-files': (_, { files, group, waves }) =>
    `--data: ${files} bestanden voor ${group === null ? 'de tabel' : `de groep ${group}`}, met ${waves.length === 1 ? 'één meting' : `${waves.length} metingen`}: ${waves.join(', ')}`,
  'no-data': (_, { groups }) =>
    `Geen gegevens: de tabel noemt geen bestanden, dus zeg waar de antwoorden staan; schrijf ${dataOption(groups)}`,
  'nothing-to-simulate': (_, { source }) =>
    `${source}: geen enkele rij heeft een gemiddelde en een n van een schaal met bekende items; noem definities met --scales`,
  'impossible-score': (_, it) =>
    `${it.source}: ${it.scale} in ${it.file}: er zijn geen hele antwoorden van ${it.n} respondenten gevonden met een gemiddelde van ${it.mean}${it.sd === null ? '' : ` en een SD van ${it.sd}`}; "ensure-stats audit ${it.source}" zegt waarom, als het onmogelijk is`,
};

/** What stands around messages on a screen, in Dutch. */
export const terminalNl: Translation<typeof terminalMessages> = {
  error: (_, { message }) => `fout: ${message}`,
  warning: (_, { message }) => `let op: ${message}`,
  'more-errors': (_, { count }) => `fout: … en nog ${count}`,
  'more-warnings': (_, { count }) => `let op: … en nog ${count}; met --format json krijgt u ze alle`,
  'remarks-in-output': (_, { count, inNotes, file }) =>
    `${count} ${count === 1 ? 'opmerking' : 'opmerkingen'} over de gegevens ${count === 1 ? 'staat' : 'staan'} in ${inNotes ? 'de noten van ' : ''}${file ?? 'de uitvoer'}`,
  'more-matches': (_, { count }) => `… en nog ${count}; met --format json krijgt u ze alle`,
  'impossible-values': (_, { count, wordings }) =>
    `${count === 1 ? 'Eén waarde is' : `${count} waarden zijn`} onmogelijk, dus er is niets berekend. Verbeter het bestand, ${wordings === true ? 'voeg antwoorden die de definitie niet kent toe aan de labels, of noem codes voor "geen antwoord" met --missing' : 'noem codes voor ontbrekend met --missing, of behandel onmogelijke waarden als ontbrekend met --invalid missing'}.\n"ensure-stats validate" somt ze alle op.`,
  'near-match': (_, { first, second }) =>
    `bijna gelijk id: rij ${first.row} van ${first.file}, rij ${second.row} van ${second.file}`,
  'ambiguous-match': (_, { file, row }) => `niet gekoppeld, niet eenduidig: rij ${row} van ${file}`,
};
