import type { Delimiter } from '../../../../model/dataset.ts';
import type { ForeignFormat, fileMessages } from '../../../../model/messages/file.ts';
import { delimiterOption } from '../../../../model/messages/wording.ts';
import type { Translation } from '../words.ts';
import { counted, delimiterName, form } from './wording.ts';

function place({ file, row, line }: { readonly file: string; readonly row: number; readonly line: number }) {
  return `${file}, rij ${row} (regel ${line})`;
}

function delimiterAdvice(delimiter: Delimiter): string {
  return `De cellen zijn gelezen als gescheiden door ${delimiterName(delimiter)} (met --delimiter kiest u een ander teken); een cel waarin dat teken zelf voorkomt, hoort tussen dubbele aanhalingstekens te staan.`;
}

const SAVE_AS_CSV =
  'Open het in het programma waar het bij hoort en sla het op als CSV (in Excel: CSV UTF-8).';

const FOREIGN: Readonly<Record<ForeignFormat, readonly [what: string, mend: string]>> = {
  zip: ['een Excel-werkmap of een ander ziparchief', SAVE_AS_CSV],
  'empty-zip': ['een leeg ziparchief', SAVE_AS_CSV],
  xls: ['een Excel-werkmap van het oude type (.xls)', SAVE_AS_CSV],
  pdf: ['een PDF-document', 'Exporteer de antwoorden als CSV.'],
  gzip: ['een gzip-archief', 'Pak het eerst uit.'],
  sav: ['een SPSS-gegevensbestand (.sav)', SAVE_AS_CSV],
  'sav-compressed': ['een SPSS-gegevensbestand (.sav, gecomprimeerd)', SAVE_AS_CSV],
  'utf-32': ['tekst in UTF-32', 'Sla het op als CSV UTF-8.'],
  html: [
    'een webpagina (HTML)',
    'Misschien is een inlog- of foutpagina gedownload: log in op het enquêteplatform en exporteer opnieuw als CSV.',
  ],
  xml: ['een XML-document', SAVE_AS_CSV],
  rtf: ['een Word-document (RTF)', SAVE_AS_CSV],
  json: ['een JSON-document', 'Exporteer de antwoorden als CSV.'],
};

const ENCODINGS = '(utf-8, utf-16le, utf-16be, windows-1252 of iso-8859-15)';

/** What can be wrong with a file before any answer is read, in Dutch. */
export const fileNl: Translation<typeof fileMessages> = {
  'foreign-format': (_, it) => {
    if ('path' in it)
      return `${it.path} is een Office-bestand of archief, maar geen Word-document (.docx); sla het eerst op als platte tekst of Markdown en noem dan dat bestand`;
    const [what, mend] = FOREIGN[it.format];
    const kind = it.openDocument ? 'Het lijkt een OpenDocument-bestand (.ods). ' : '';
    return `${it.file} is ${what}, geen CSV-bestand. ${kind}${mend}`;
  },
  'unreadable-document': (_, { path, format, problem }) => {
    const what = format === 'pdf' ? 'PDF' : 'Word-document';
    if (problem === 'encrypted')
      return `${path} is een ${what} met een wachtwoord; sla het zonder wachtwoord op en noem dan dat bestand`;
    if (problem === 'no-text')
      return `${path} is een ${what} zonder tekst${format === 'pdf' ? ' (foto’s van bladzijden, zoals een scanner ze maakt?)' : ''}; noem een document met tekst, of een bestand met platte tekst`;
    if (problem === 'too-large')
      return `${path} is een ${what} met meer tekst dan hier gelezen wordt (hoogstens ${format === 'pdf' ? '2000 bladzijden of 20 miljoen tekens' : '20 MB uitgepakt of 50000 alinea’s'}); splits het, of sla het deel met de resultaten op als platte tekst en noem dan dat bestand`;
    if (problem === 'old')
      return `${path} is een Office-bestand van het oude type (.doc, .xls); sla het eerst op als .docx of als platte tekst en noem dan dat bestand`;
    return `${path} is een ${format === 'pdf' ? 'beschadigde' : 'beschadigd'} ${what} en kan niet gelezen worden; sla het opnieuw op of exporteer het opnieuw, of noem een bestand met platte tekst`;
  },
  'empty-file': (_, { file }) =>
    `${file} is leeg: er horen een kopregel en een rij per respondent in te staan. Exporteer het opnieuw.`,
  'no-rows': (_, it) =>
    `${place(it)}: het bestand heeft een kopregel, maar daaronder geen enkele rij. Is dit de juiste export?`,
  'blank-rows': (words, it) =>
    `${it.file}: ${counted(words, it.count, 'lege rij', 'lege rijen')} tussen de andere ${form(it.count, 'is', 'zijn')} overgeslagen; de eerste is rij ${it.row} (regel ${it.line}).`,
  'ragged-row': (words, it) =>
    `${place(it)}: de rij heeft ${counted(words, it.cells, 'cel', 'cellen')}, ${it.isOfHeader ? `de kopregel ${it.expected}` : `de andere rijen hebben er ${it.expected}`}: er ontbreekt een scheidingsteken of er staat er een te veel, dus de antwoorden kunnen in de verkeerde kolommen staan.`,
  'rows-in-quotes': (_, it) =>
    `${place(it)}: hier begint een dubbel aanhalingsteken (${it.value}) en het volgende staat op een andere regel, maar elk van die regels is op zichzelf een rij. Haal het aanhalingsteken weg als het een vergissing is.`,
  'stray-quotes': (_, it) =>
    `${place(it)}: binnen een cel staat een dubbel aanhalingsteken (${it.value}), alsof er een scheidingsteken of een ander aanhalingsteken ontbreekt. Zet de hele cel tussen aanhalingstekens en verdubbel die erbinnen, of haal ze weg.`,
  'damaged-rows': (words, it) => {
    const listed = it.listed < it.count ? ` (de eerste ${it.listed} staan in de lijst)` : '';
    const what =
      it.cause === 'header-level'
        ? `${it.file}: de kopregel is beschadigd, dus de kolommen zijn niet te bepalen.`
        : `${it.file}: ${it.count} van de ${counted(words, it.rows, 'rij', 'rijen')} ${form(it.count, 'is', 'zijn')} beschadigd${listed}.`;
    if (it.cause === 'row-level')
      return `${what} ${delimiterAdvice(it.delimiter)} Exporteer het bestand opnieuw of verbeter deze rijen; met --damaged skip blijven ze buiten beschouwing en worden ze in elke uitvoer geteld.`;
    return `${what} De fout zit waarschijnlijk in de kopregel of het scheidingsteken. ${delimiterAdvice(it.delimiter)} Exporteer het bestand opnieuw.`;
  },
  'damaged-rows-set-aside': (words, it) =>
    `${it.file}: ${it.count} van de ${counted(words, it.rows, 'rij', 'rijen')} ${form(it.count, 'was', 'waren')} onleesbaar en ${form(it.count, 'is', 'zijn')} buiten beschouwing gelaten (--damaged skip): rij ${it.places.join(', ')}${it.places.length < it.count ? ', …' : ''}.`,
  'undoubled-quotes': (words, it) =>
    `${it.file}: in ${counted(words, it.count, 'rij', 'rijen')} is een aanhalingsteken binnen een cel met aanhalingstekens niet verdubbeld; het is gelezen als tekst, de enige lezing met het juiste aantal cellen. De eerste is rij ${it.row} (regel ${it.line}).`,
  'surplus-blank-cells': (words, it) =>
    `${it.file}: elke rij heeft ${counted(words, it.surplus, 'lege cel', 'lege cellen')} meer dan de kopregel. Ontbreekt er een naam in de kopregel? Dan staan de antwoorden onder de verkeerde namen.`,
  'title-above': (words, it) =>
    `${place(it)}: ${counted(words, it.filled, 'cel', 'cellen')} van de ${it.width} ${form(it.filled, 'is', 'zijn')} gevuld, dus dit is een titel; de kopregel lijkt rij ${it.headerRow} te zijn. Verwijder de rijen boven de kopregel of laat ze weg met --damaged skip.`,
  'rows-above-header': (words, it) =>
    `${it.file}: de kopregel is rij ${it.row}; ${counted(words, it.count, 'rij', 'rijen')} erboven ${form(it.count, 'is', 'zijn')} weggelaten (--damaged skip).`,
  'repeated-header': (words, it) => {
    const what = `${it.file}: ${counted(words, it.count, 'rij herhaalt', 'rijen herhalen')} de kopregel; de eerste is rij ${it.row} (regel ${it.line}).`;
    return it.leftOut
      ? `${what} ${form(it.count, 'Die is', 'Die zijn')} weggelaten (--damaged skip).`
      : `${what} Misschien zijn er bestanden samengevoegd en staat er meer dan één meting in. Verwijder ${form(it.count, 'de rij', 'deze rijen')} of laat ${form(it.count, 'die', 'ze')} weg met --damaged skip.`;
  },
  'header-of-values': (_, it) =>
    `${place(it)}: de kopregel lijkt op de rijen eronder. Als de kopregel in de export ontbreekt, is dit de eerste respondent, die dan niet meetelt: voeg een kopregel toe.`,
  'reserved-header': (_, it) =>
    `${place(it)}: kolom ${it.position} heet "${it.column}", een naam die programma’s voor zichzelf houden. Geef die kolom een andere naam.`,
  'unclosed-quote': (_, it) =>
    `${place(it)}: hier begint een dubbel aanhalingsteken (${it.value}) dat ${it.withinLimit ? 'voor het einde van het bestand' : 'binnen 1 MiB'} niet wordt gesloten. Sluit het, of haal het weg als het bij de tekst hoort.`,
  'malformed-quote': (_, it) =>
    `${place(it)}: een cel die met een dubbel aanhalingsteken begint, gaat na het sluitende aanhalingsteken nog door: ${it.value}. Misschien staat het sluitende op de verkeerde plaats; een aanhalingsteken binnen zo’n cel wordt dubbel geschreven ("").`,
  'record-too-long': (_, it) =>
    `${place(it)}: de rij die hier begint, is langer dan 1 MiB. Misschien is een dubbel aanhalingsteken niet gesloten, of is dit geen export van een enquête.`,
  'undecidable-delimiter': (_, { file, delimiters: [one, other] }) =>
    `${file}: de cellen kunnen gescheiden zijn door ${delimiterName(one)} of door ${delimiterName(other)}: beide verdelen elke rij even goed. Kies met --delimiter ${delimiterOption(one)} of --delimiter ${delimiterOption(other)}.`,
  'unknown-delimiter': (_, { file, character }) =>
    `${file}, regel 1: de regel "sep=${character}" noemt geen scheidingsteken dat hier gelezen wordt. Exporteer het bestand met een komma, puntkomma, tab of verticale streep en zet dat teken achter sep=, of laat de regel weg.`,
  'contradicted-delimiter': (_, { file, named, divides }) =>
    `${file}, regel 1: de regel "sep=${named === '\t' ? '<tab>' : named}" is in tegenspraak met de rijen eronder: ${delimiterName(named)} verdeelt de kopregel niet, en ${delimiterName(divides)} verdeelt kopregel en rijen wel. Verbeter of verwijder die regel, of zeg wat klopt met --delimiter ${delimiterOption(divides)} of --delimiter ${delimiterOption(named)}.`,
  'encoding-conflict': (_, it) =>
    `${it.file} begint met de byte-order mark van ${it.marked}, maar --encoding zegt ${it.encoding}. Laat --encoding weg.`,
  'cp1252-fallback': (_, { file, line, mixed, doubt }) => {
    const read = `${file} is geen geldige UTF-8 (de eerste byte die niet klopt, staat op regel ${line}) en is gelezen als windows-1252.`;
    const choose = `Komen er letters verkeerd uit, kies dan de juiste met --encoding ${ENCODINGS}.`;
    if (mixed)
      return `${read} De letters daarvoor zijn wel geldige UTF-8: misschien staan er twee coderingen door elkaar of is het bestand afgebroken; opnieuw exporteren is dan veiliger. ${choose}`;
    if (doubt === undefined) return `${read} ${choose}`;
    const { sign, latin9 } = doubt;
    return latin9 === null
      ? `${read} "${sign}" op regel ${doubt.line} is vast niet bedoeld: er kunnen letters verkeerd zijn. Exporteer het opnieuw als CSV UTF-8, of kies de juiste codering met --encoding ${ENCODINGS}.`
      : `${read} "${sign}" op regel ${doubt.line} is in ISO-8859-15 (Latin-9) een "${latin9}"; is dat bedoeld, zeg dan --encoding iso-8859-15.`;
  },
  'truncated-utf16': (_, it) =>
    `${it.file}, regel ${it.line}: het bestand is ${it.encoding} en eindigt midden in een teken. Het is afgebroken: exporteer het opnieuw.`,
  'invalid-bytes': (_, it) => {
    if (it.marked === true)
      return `${it.file}, regel ${it.line}: het bestand begint met de byte-order mark van ${it.encoding}, maar hier staat een byte die geen geldige ${it.encoding} is. Misschien is het uit twee bestanden geplakt of samengevoegd. Bewaar of exporteer het opnieuw als CSV UTF-8.`;
    const what =
      it.encoding === null
        ? 'een byte die geen UTF-8 en geen windows-1252 is'
        : `een byte die geen geldige ${it.encoding} is, terwijl ${it.wanted ? '--encoding dat zegt' : 'het bestand dat van zichzelf zegt'}`;
    return `${it.file}, regel ${it.line}: ${what}. Exporteer het opnieuw als CSV UTF-8, of kies de juiste codering met --encoding ${ENCODINGS}.`;
  },
  'not-unicode': (_, it) => {
    const letter = it.letter === null ? '' : ` ("${it.letter}" in windows-1252)`;
    return `${it.file}, regel ${it.line}: byte ${it.position}, ${it.byte}${letter}, is geen geldige ${it.encoding}. Bewaar het bestand als UTF-8.`;
  },
  'nul-byte': (_, { file, line }) =>
    `${file}, regel ${line}: een NUL-byte, die in tekst niet voorkomt. Het bestand is beschadigd, of het is UTF-16: exporteer het opnieuw, of zeg het met --encoding utf-16le of --encoding utf-16be.`,
  'same-file': (_, { file, other }) =>
    `${file} en ${other} zijn byte voor byte gelijk: één bestand is twee keer genoemd, of is een kopie van het andere.`,
  'stdin-twice': () =>
    'stdin (-) is twee keer genoemd, maar kan maar één keer gelezen worden. Bewaar een van beide als bestand en noem dat.',
  'file-changed': (_, { file }) => `${file} is veranderd terwijl het gelezen werd. Geef de opdracht opnieuw.`,
};
