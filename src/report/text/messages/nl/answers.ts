import type {
  AnswerFacts,
  answerMessages,
  ColumnNames,
  ImpossibleCode,
  RepeatedItem,
} from '../../../../model/messages/answers.ts';
import { quoted, rangeText } from '../../../../model/messages/wording.ts';
import type { Translation, Words } from '../words.ts';
import { counted, form, list } from './wording.ts';

function noAnswerHint({ missing, spreadsheet }: AnswerFacts): string {
  if (spreadsheet !== undefined)
    return '; een spreadsheetprogramma heeft van een antwoord zoals 2-5 misschien een datum gemaakt: kijk in de oorspronkelijke export';
  if (missing === undefined) return '';
  const code = typeof missing === 'number' ? missing : `"${missing}"`;
  return `; betekent het "geen antwoord", zeg dan --missing ${code}`;
}

function range({ min = 0, max = null }: AnswerFacts): string {
  return rangeText({ min, max });
}

const reasons: Readonly<Record<ImpossibleCode, (words: Words, it: AnswerFacts) => string>> = {
  'out-of-range': (_, it) => `valt buiten ${range(it)}${noAnswerHint(it)}`,
  'not-a-valid-step': ({ number }, { step = 1, ...it }) =>
    `ligt tussen de geldige antwoorden in (${step === 1 ? 'hele getallen' : `stappen van ${number.plain(step)}`} in het bereik ${range(it)})`,
  'unknown-answer': (_, it) => `is geen antwoord van dit item${noAnswerHint(it)}`,
  'contradictory-answer': ({ number }, { number: code = null, wording, coded = null }) =>
    `zegt zowel ${number.plain(code)} als "${wording}", maar "${wording}" heeft code ${number.plain(coded)}`,
  'wrong-decimal-sign': () =>
    'past niet bij het decimaalteken van deze kolom; zeg met --decimal welk teken het is',
};

type Impossible = Parameters<(typeof answerMessages)[ImpossibleCode]>[0];

function impossible(code: ImpossibleCode): (words: Words, it: Impossible) => string {
  return (words, it) =>
    `"${it.column}" van ${it.file}, rij ${it.row}: ${quoted(it.value)} ${reasons[code](words, it)} (${it.item})`;
}

export function columnList({ names, more }: ColumnNames): string {
  const columns = names.map((name) => `"${name}"`);
  return more > 0 ? `${columns.join(', ')} en nog ${more}` : columns.join(', ');
}

function places(columns: readonly { readonly name: string; readonly position: number }[]): string {
  return list(columns.map(({ name, position }) => `"${name}" (kolom ${position})`));
}

function idColumns({
  file,
  columns,
}: {
  readonly file: string;
  readonly columns: readonly string[];
}): string {
  return `de kolom${columns.length === 1 ? '' : 'men'} ${columns.map((name) => `"${name}"`).join(', ')} in ${file}`;
}

function repetition(repeated: readonly RepeatedItem[] = []): string {
  return repeated.map((it) => `; ${it.item} staat in de kolommen ${list(it.positions.map(String))}`).join('');
}

function leftOut(wholeIn: string | undefined): string {
  return wholeIn === undefined
    ? 'de schaal is weggelaten'
    : `de schaal is voor dit bestand weggelaten: ze is alleen voor ${wholeIn} beschreven, en niet vergeleken`;
}

/** What can be wrong with the answers of a file and the columns that hold them, in Dutch. */
export const answersNl: Translation<typeof answerMessages> = {
  'out-of-range': impossible('out-of-range'),
  'not-a-valid-step': impossible('not-a-valid-step'),
  'unknown-answer': impossible('unknown-answer'),
  'contradictory-answer': impossible('contradictory-answer'),
  'wrong-decimal-sign': impossible('wrong-decimal-sign'),
  'lacking-labels': (words, { file, scale, answers, more }) => {
    const times = (count: number) => `${words.number.count(count)} keer`;
    const answered = answers.map(({ text, count }) => `${quoted(text)} (${times(count)})`);
    const [one] = answers;
    const isOne = answers.length === 1 && more === 0 && one !== undefined;
    const subject = isOne
      ? `${quoted(one.text)} staat ${times(one.count)} in ${file} en is geen antwoord van ${words.scale(scale)}. Is het wel een antwoord`
      : `${file} bevat antwoorden die ${words.scale(scale)} niet kent: ${list([...answered, ...(more > 0 ? [`nog ${words.number.count(more)}`] : [])])}. Zijn het wel antwoorden`;
    return `${subject} op deze vragen, voeg ${isOne ? 'het' : 'ze'} dan toe aan de labels van de schaal: schrijf de definitie naar een bestand (ensure-stats scales show ${scale} -o ${scale}.json), zet de formulering${isOne ? '' : 'en'} onder response.labels, en noem het bestand met --scales`;
  },
  'qualtrics-headings': (_, { file, rows }) =>
    `${file} is een export van Qualtrics: rij ${rows[0]} en rij ${rows[1]} zijn koppen (vraagteksten en import-id’s), geen respondenten; verwijder deze twee rijen, sla het bestand op als CSV en voer de opdracht opnieuw uit`,
  'ids-rounded': (words, { file, columns, count }) =>
    `${columns.map((name) => `"${name}"`).join(' + ')} van ${file}: ${counted(words, count, 'id staat', 'id’s staan')} in wetenschappelijke notatie; een spreadsheetprogramma heeft cijfers afgekapt, en id’s die daarin verschillen zijn niet meer te onderscheiden. Gebruik de oorspronkelijke export, of sla de kolom op als tekst`,
  'more-problems': ({ number }, { file, count }) =>
    `${file}: nog ${number.count(count)} onmogelijke waarden, die niet in de lijst staan`,
  'missing-code-is-valid-answer': ({ scale }, it) =>
    `--missing ${it.codes.join(',')} is ook een geldig antwoord van ${scale(it.scale)}; al zulke antwoorden in ${it.file} tellen als ontbrekend`,
  'possible-missing-code': (_, it) =>
    `"${it.column}" van ${it.file}${it.row === undefined ? '' : `, rij ${it.row}`}: ${it.code} is als aantal gelezen, maar bestanden schrijven vaak ${it.code} voor "geen antwoord"; zeg in dat geval --missing ${it.code} (${it.item})`,
  'ambiguous-decimal': (_, it) =>
    `"${it.column}" van ${it.file}, rij ${it.row}: ${quoted(it.value)} kan een getal met decimalen zijn of een duizendtal, en geen andere cel van de kolom geeft uitsluitsel; zeg --decimal . of --decimal ,`,
  'mixed-decimal': (_, { column, file, point, comma }) =>
    `"${column}" van ${file} gebruikt twee decimaaltekens door elkaar: ${quoted(point.value)} in rij ${point.row} en ${quoted(comma.value)} in rij ${comma.row}; verbeter het bestand, of zeg met --decimal welk teken klopt`,
  'duplicate-header': ({ scale }, it) =>
    'item' in it
      ? `${it.file}: de kop "${it.column}" komt ${it.positions.length} keer voor (kolommen ${list(it.positions.map(String))}), dus het is niet duidelijk welke kolom bij item ${it.item} van ${scale(it.scale)} hoort; hernoem of verwijder er een`
      : `${it.file} heeft twee kolommen "${it.column}" en kan daarom niet met andere bestanden worden samengevoegd; hernoem of verwijder er een`,
  'columns-differ': (_, { column, has, lacks }) =>
    `${has} heeft een kolom "${column}" en ${lacks} niet; bestanden van één meting moeten dezelfde kolommen hebben`,
  'decimals-differ': (_, { column, files: [one, other] }) =>
    `"${column}" heeft in ${one} een ander decimaalteken dan in ${other}; sla beide bestanden op dezelfde manier op`,
  'two-columns-for-one-item': ({ scale }, it) =>
    `${it.file}: item ${it.item} van ${scale(it.scale)} past bij ${it.columns.length} kolommen, ${places(it.columns)}; hernoem of verwijder er een`,
  'two-items-for-one-column': ({ scale }, { file, column, items: [one, other], scales }) =>
    scales.length === 1
      ? `${file}: kolom "${column}" past bij twee items van ${scale(scales[0])}, ${one} en ${other}; hernoem de kolom of geef een van de items een alias`
      : `${file}: kolom "${column}" past bij ${one} van ${scale(scales[0])} en bij ${other} van ${scale(scales[1])}; noem met --scales de schalen die u bedoelt`,
  'scale-incomplete': ({ scale, number }, it) => {
    const has =
      it.found === 0
        ? `geen van de ${number.count(it.items)} items`
        : `maar ${number.count(it.found)} van de ${number.count(it.items)} items`;
    const end =
      it.columns === undefined
        ? leftOut(it.wholeIn)
        : `de kolommen zijn ${columnList(it.columns)}; hernoem kolommen, of geef de items aliassen in de definitie`;
    return `${it.file} heeft ${has} van ${scale(it.scale)} (ontbreekt: ${it.missing.join(', ')}${repetition(it.repeated)}); ${end}`;
  },
  'unused-questions': (words, { files, count, columns }) =>
    `${files.join(', ')}: ${counted(words, count, 'kolom lijkt een vraag en zit', 'kolommen lijken vragen en zitten')} in geen enkele schaal (${columnList(columns)}); noem met --scales een eigen definitie om ${form(count, 'die vraag', 'ze')} te analyseren`,
  'scale-absent': ({ scale }, it) =>
    `${it.file} heeft geen enkel item van ${scale(it.scale)}, dat wel in het andere bestand staat; de schaal is daar beschreven en niet vergeleken`,
  'no-scale': (_, { scales, files }) =>
    `Geen enkele schaal herkend. Gezocht is naar ${scales.join(', ')}. De kolommen zijn ${files.map(({ file, columns }) => `${file}: ${columnList(columns)}`).join('; ')}. Noem een eigen definitie met --scales mijn-schaal.json, of zie: ensure-stats scales show brs`,
  'unknown-column': (_, it) =>
    `${it.option}: ${it.file} heeft geen kolom "${it.column}"; de kolommen zijn ${columnList(it.columns)}`,
  'ambiguous-column': (_, it) =>
    `${it.option}: "${it.column}" past bij ${it.columns.length} kolommen van ${it.file}: ${places(it.columns)}; hernoem er een`,
  'empty-column-name': (_, { id }) =>
    `--id: "${id}" heeft een lege naam tussen de komma’s; noem de kolommen zoals in code,geboortejaar`,
  'repeated-column': (_, { id, column }) => `--id: "${id}" noemt de kolom "${column}" twee keer`,
  'id-columns-differ': (_, { id, files: [one, other] }) =>
    `--id: "${id}" is ${idColumns(one)} en ${idColumns(other)}; een id bestaat in elk bestand uit dezelfde kolommen`,
  'no-id': (words, { file, columns, count, rows }) => {
    const column = columns.map((name) => `"${name}"`).join(' + ');
    const more = count > rows.length ? [`nog ${words.number.count(count - rows.length)}`] : [];
    return `${column} van ${file}: ${counted(words, count, 'respondent heeft', 'respondenten hebben')} geen id en ${form(count, 'kan', 'kunnen')} niet worden gekoppeld (${form(count, 'rij', 'rijen')} ${list([...rows.map(String), ...more])})`;
  },
  'repeated-ids': (words, { file, columns, rows, respondents }) =>
    `${columns.map((name) => `"${name}"`).join(' + ')} van ${file}: ${words.number.count(rows)} rijen van ${counted(words, respondents, 'respondent', 'respondenten')}. Meer rijen per respondent in één bestand zijn nog niet te analyseren; maak een bestand per meting, en vergelijk er twee met --id`,
  'duplicate-id': (_, it) => {
    const column = it.columns.map((name) => `"${name}"`).join(' + ');
    const [first, ...others] = it.spellings;
    if (others.length === 0)
      return `${column} van ${it.file}: het id "${first}" staat in de rijen ${list(it.rows.map(String))}; elke respondent mag maar één keer voorkomen`;
    const rows = list(it.rows.map((row, index) => `in rij ${row} staat "${it.spellings[index]}"`));
    return `${column} van ${it.file}: ${rows}: hetzelfde id, afgezien van hoofdletters, spaties, accenten en voorloopnullen; elke respondent mag maar één keer voorkomen. Zijn het verschillende respondenten, vergelijk id’s dan zoals ze geschreven staan met --id-exact`;
  },
};
