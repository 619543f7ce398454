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
import { counted, list } from './wording.ts';

const PERSONAL: Readonly<Record<PersonalContent, string>> = {
  name: 'namen',
  'e-mail': 'e-mailadressen',
  phone: 'telefoonnummers',
  'ip-address': 'IP-adressen',
  'web-address': 'webadressen',
  place: 'plaatsen waar respondenten wonen of waren',
  device: 'apparaten',
  'birth-date': 'geboortedatums',
  id: 'id’s',
  'free-text': 'open antwoorden of namen',
};

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'er is geen bestand met die naam',
  EACCES: 'u mag het niet lezen',
  EPERM: 'u mag het niet lezen',
  ENOTDIR: 'een deel van het pad is geen map',
};

const NOTHING_TO_PLOT: Readonly<Record<NothingToPlot, string>> = {
  'one-wave':
    'de figuur vergelijkt twee metingen of groepen: noem een tweede bestand, of splits dit bestand met --by',
  'nothing-compared': 'geen enkele score kon worden vergeleken',
  'no-scores': 'geen enkele schaal heeft een score',
  'second-wave-missing': 'de figuur heeft een tweede meting nodig: noem een tweede bestand',
  'no-pairs': 'minder dan twee respondenten zijn op beide metingen gevonden met',
  'no-answers': 'niemand beantwoordde een item',
  'no-items': 'geen enkele schaal heeft twee items en een score',
  'no-scale': 'er is geen schaal gevonden',
};

function unwritable(reason: string, folder: string): string | undefined {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: `de map ${folder} bestaat niet`,
    EACCES: 'u mag daar niet schrijven',
    EROFS: 'de schijf is alleen-lezen',
    EISDIR: 'het is een map',
    ENOSPC: 'de schijf is vol',
    EPERM: 'u mag daar niet schrijven',
    EBUSY: 'een ander programma heeft het open',
    ENOTDIR: 'een deel van het pad is geen map',
    EEXIST: 'er staat al een bestand met die naam',
  };
  return reasons[reason];
}

function sizes(groups: readonly { readonly group: string; readonly n: number }[]): string {
  return groups.map(({ group, n }) => `"${group}" (${n})`).join(', ');
}

/** What can be wrong with the choices of a call, and with the files and folders that it names, in Dutch. */
export const choicesNl: Translation<typeof choiceMessages> = {
  'unreadable-file': (_, { path, reason, detail }) =>
    reason === 'EISDIR'
      ? `${path} is een map; noem een bestand daarin`
      : `${path} is niet te lezen: ${UNREADABLE[reason] ?? detail}`,
  'unwritable-file': (_, it) =>
    'newFolder' in it
      ? `De map ${it.newFolder} is niet te maken: ${unwritable(it.reason, it.newFolder) ?? it.detail}`
      : `${it.path} is niet te schrijven: ${unwritable(it.reason, it.folder) ?? it.detail}`,
  'format-contradiction': (_, it) => {
    const name = `noem een bestand dat op ${it.own} eindigt`;
    return `${it.output} eindigt op ${it.ending}, maar ${it.option} zegt ${it.format}: ${it.meant === null ? name : `laat ${it.option} weg voor ${it.meant}, of ${name}`}`;
  },
  'would-overwrite-data': (_, { path }) =>
    `${path} is in deze opdracht gelezen, en het resultaat zou het vervangen; noem een ander bestand`,
  'by-with-two-files': () =>
    '--by vergelijkt groepen binnen één bestand; laat het weg om twee bestanden te vergelijken',
  'by-with-id': () =>
    '--by vergelijkt verschillende respondenten, dus --id kan hen niet koppelen; laat een van beide weg',
  'test-needs-id': (_, { test }) =>
    `--test ${test} vergelijkt respondenten met zichzelf; noem met --id de kolom die zegt wie wie is`,
  'fuzzy-without-id': () => '--fuzzy zegt hoe id’s worden gekoppeld; noem hun kolom met --id',
  'exact-ids-without-id': () => '--id-exact zegt hoe id’s worden vergeleken; noem hun kolom met --id',
  'groups-without-by': (_, { groups }) =>
    `--groups noemt twee waarden van een kolom (${groups.join(', ')}); noem die kolom met --by`,
  'fuzzy-with-exact-ids': () =>
    '--id-exact neemt id’s zoals ze geschreven staan en --fuzzy laat een ander teken toe; laat een van beide weg',
  'attrition-without-matching': () =>
    '--attrition vergelijkt wie terugkwam met wie niet terugkwam: dat vraagt twee bestanden, en --id om hun respondenten te koppelen',
  'option-without-effect': (_, { option, needs }) =>
    `${option} zou niets doen: ${
      {
        comparison:
          'er wordt niets vergeleken; noem een tweede bestand, of met --by de kolom van twee groepen',
        matching:
          'de optie gaat over respondenten die twee keer deelnamen; noem twee bestanden, en met --id de kolom die zegt wie wie is',
        bootstrap: 'het is de seed van --bootstrap, en die optie ontbreekt',
        'change-figure':
          'alleen de figuur van veranderingen toont betrouwbare verandering; teken die met "plot change" (of "plot all"), twee bestanden en --id',
      }[needs]
    }`,
  'too-many-categories': (_, { option, column, most }) =>
    `${option}: "${column}" heeft meer dan ${most} verschillende waarden, zoals een id of een open antwoord; respondenten zouden te herkennen zijn, dus de kolom is niet geteld`,
  'personal-column': (_, { option, file, column, kind, by }) =>
    `${option}: "${column}" van ${file} bevat ${by === 'name' ? 'naar de naam te oordelen' : 'zo te zien'} ${PERSONAL[kind]}; respondenten zouden te herkennen zijn, dus de kolom wordt niet getoond. Toch tonen: voeg --personal ${optionValue(column)} toe`,
  'not-two-groups': (_, { column, file, count, groups }) =>
    `--by ${column}: een vergelijking vraagt twee groepen, en ${file} heeft er ${count}: ${sizes(groups)}${count > 2 ? '; kies er twee met --groups' : ''}`,
  'unknown-group': (_, it) => {
    if ('column' in it)
      return `--groups: "${it.group}" komt niet voor in "${it.column}" van ${it.file}; daar staan ${sizes(it.groups)}`;
    return it.twice
      ? `--data: de groep ${it.group} staat er twee keer; noem haar bestanden één keer, met komma’s ertussen`
      : `--data: de tabel heeft geen groep "${it.group}"; schrijf ${dataOption(it.groups)}`;
  },
  'unknown-label-column': (_, { column, files }) =>
    `--labels: geen enkel bestand heeft een kolom "${column}"; de kolommen zijn ${files.map(({ file, columns }) => `${file}: ${columnList(columns)}`).join('; ')}`,
  'unknown-label-code': (_, { column, code, valid, more }) =>
    `--labels: "${code}" komt niet voor in "${column}"; geldige codes zijn ${columnList({ names: valid, more })}`,
  'labels-alike': (_, { column, codes, label }) =>
    `--labels: ${codes[0]} en ${codes[1]} van "${column}" zouden allebei als "${label}" verschijnen; geef elke code een eigen label`,
  'labels-not-shown': (_, { column, columns }) =>
    `--labels: "${column}" is in deze uitvoer geen groep en geen kenmerk; ${columns.length === 0 ? 'noem de kolom bij --by, --attrition of --columns' : `dat zijn ${columns.map((name) => `"${name}"`).join(', ')}`}`,
  'unknown-scale': (_, { scale, known, option, command: by = '--scales', isPath }) => {
    if (option !== undefined)
      return `--${option}: "${scale}" is geen van de gevonden schalen; dat zijn ${known.join(', ')}`;
    return isPath === true
      ? `${by}: er is geen bestand ${scale}`
      : `${by}: "${scale}" is geen ingebouwde schaal en geen bestand; ingebouwd zijn ${known.join(', ')}`;
  },
  'scale-twice': (_, { scale }) => `--scales: de schaal "${scale}" is twee keer genoemd`,
  'no-definition': (_, { folder }) => `--scales: in de map ${folder} staat geen .json-bestand`,
  'reserved-name': (_, { name, column, file }) => {
    const where = column === undefined ? 'Een meting' : `"${column}" van ${file}: een groep`;
    return `${where} kan niet "${name}" heten, omdat die naam in de resultaten iets anders betekent; geef een andere naam`;
  },
  'wave-twice': (_, { name }) => `Twee metingen heten allebei "${name}"; geef elk een eigen naam`,
  'names-do-not-fit': (words, it) =>
    'twice' in it
      ? `Twee bestanden zouden allebei "${it.twice}" heten; houd ze uit elkaar met --names, één naam per bestand`
      : `--names: ${counted(words, it.names, 'naam', 'namen')} voor ${counted(words, it.files, 'bestand', 'bestanden')}; geef er één per bestand`,
  'bad-norms': ({ number }, it) => {
    const wrong = brokenNorm(it);
    const population = { dysfunctional: 'disfunctionele', functional: 'functionele' };
    if (wrong !== undefined)
      return `--norms voor ${it.scale}: de norm van de ${population[wrong[0]]} populatie heeft gemiddelde ${number.plain(wrong[1].mean)} en standaardafwijking ${number.plain(wrong[1].sd)}; een standaardafwijking is positief`;
    const { functional, dysfunctional } = it.norms;
    const direction = it.direction === 'higher-is-better' ? 'hoger' : 'lager';
    return `--norms voor ${it.scale}: ${direction} is beter, maar het functionele gemiddelde ${number.plain(functional?.mean ?? null)} is niet beter dan het disfunctionele ${number.plain(dysfunctional?.mean ?? null)}`;
  },
  'no-text-format': (_, { format }) =>
    format === 'png'
      ? '--format png: een afbeelding is niet op een scherm te lezen; zeg waar zij heen moet: -o figuur.png'
      : `--format ${format}: zo’n bestand is niet op een scherm te lezen; zeg waar het heen moet: -o rapport.${format}`,
  'unknown-format': (_, { ending, output, valid, picture }) => {
    if (ending === '')
      return `--output: ${output} heeft geen uitgang die zegt welk formaat het is; gebruik ${list(valid, 'of')}, of zeg --format`;
    return picture === true
      ? `--output: de uitgang "${ending}" van ${output} staat voor geen afbeelding; gebruik ${list(valid, 'of')}, of zeg --format`
      : `--output: de uitgang "${ending}" van ${output} staat voor geen formaat van deze opdracht; gebruik ${list(valid, 'of')}, of zeg --format`;
  },
  'two-outputs': (_, it) =>
    it.of === 'figures'
      ? '--output noemt één figuur en --output-dir een map voor meer; kies een van beide'
      : '--output zet alle scores in één bestand en --output-dir schrijft er één per bestand; kies een van beide',
  'figures-need-page': (_, { format }) =>
    `--figures komen op een pagina of in een document (-o rapport.html, -o rapport.docx), niet in ${format}; gebruik "ensure-stats plot" voor losse bestanden`,
  'sentences-need-text': (_, { format }) =>
    `--sentences geeft lopende tekst, voor een tabel, Markdown, een pagina of een document (-o rapport.docx), niet voor ${format}`,
  'plot-needs-text': (_, { format }) =>
    `--plot tekent met letters en tekens, in een tabel of Markdown, niet in ${format}; gebruik "ensure-stats plot effects" voor een afbeelding`,
  'nothing-to-show': (_, { option }) =>
    `${option}: er is geen score vergeleken, dus ${option === '--plot' ? 'er zijn geen effectgroottes te tekenen' : 'er is niets te zeggen'}`,
  'nothing-to-describe': () =>
    'Met --no-items blijft er niets te beschrijven over; noem de kolommen van de respondenten met --columns geslacht,leeftijd',
  'plot-needs-id': () =>
    'plot change volgt respondenten van de ene meting naar de andere; noem met --id de kolom die zegt wie wie is',
  'plot-needs-folder': () => 'plot all maakt meer dan één figuur; zeg waar met --output-dir <map>',
  'several-figures': (_, { figures }) =>
    `Dit geeft ${figures.length} figuren (${figures.join(', ')}): schrijf ze in een map met --output-dir <map>, of kies één schaal met --scales`,
  'figure-shows-respondents': (_, { kinds, minCell }) =>
    `${list(kinds)}: ${kinds.length === 1 ? 'deze figuur toont' : 'deze figuren tonen'} afzonderlijke respondenten, en die laat --min-cell ${minCell} weg; kies andere (means, effects, answers, items, missing), of laat --min-cell weg`,
  'nothing-to-plot': (_, { kind, reason, id }) =>
    `plot ${kind}: er is niets te tekenen: ${NOTHING_TO_PLOT[reason]}${reason === 'no-pairs' ? ` ${id}` : ''}`,
  'impossible-reliability': (_, { scale, value }) =>
    `--reliability: ${scale}=${value} ligt niet tussen 0 en 1`,
  'impossible-sd': (_, { scale, value }) => `--sd: ${scale}=${value} ligt niet boven 0`,
  'no-png-renderer': () =>
    'Voor PNG is @resvg/resvg-js nodig, dat hier niet is geïnstalleerd of voor dit systeem niet bestaat; schrijf .svg, of installeer het met npm install @resvg/resvg-js',
  'too-large-for-xlsx': ({ number }, it) =>
    'title' in it
      ? `"${it.title}" heeft ${number.count(it.rows)} rijen, te veel voor een werkmap; schrijf .csv`
      : `${number.count(it.respondents)} respondenten met ${number.count(it.columns)} kolommen zijn te veel voor een werkmap; schrijf .csv (-o scores.csv)`,
  'no-format': () =>
    'Een rapport is een webpagina of een Word-document; zeg waar het heen moet: -o rapport.html of -o rapport.docx (of --format html om het te tonen)',
};
