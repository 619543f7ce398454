import type { terminalMessages } from '../../../../model/messages/terminal.ts';
import type { Translation } from '../words.ts';

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
