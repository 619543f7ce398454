import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate';

/** What a cell of a long sheet can hold. */
export type StreamedValue = string | number | null;

/** Texts that a workbook holds as errors of a formula, as the writer of whole workbooks does. */
const ERRORS: ReadonlySet<string> = new Set([
  '#VALUE!',
  '#REF!',
  '#N/A',
  '#NAME?',
  '#NULL!',
  '#DIV/0!',
  '#NUM!',
  '#GETTING_DATA',
  '#SPILL!',
  '#CALC!',
]);

const SHEET = 'xl/worksheets/sheet1.xml';
const TEXTS = 'xl/sharedStrings.xml';
/** Characters of XML that are packed at once. */
const PIECE = 1 << 17;
/** Two thirds of the time of the usual level 6, for a file that is a tenth larger. */
const LEVEL = 4;

/**
 * A workbook in pieces whose first sheet has as many rows as it takes: memory grows with the different texts only.
 *
 * @param model the workbook as it is written whole, with three rows in its first sheet: headings, whole numbers in every column, fractions in
 *   every column. All is kept as it is there, with the styles of the columns, but for rows 2 and 3
 * @param rows what stands in their place, a value for each column
 * @param rowCount how many they are
 */
export function* streamedWorkbook(
  model: Uint8Array,
  rows: Iterable<readonly StreamedValue[]>,
  rowCount: number,
): Generator<Uint8Array> {
  const parts = unzipSync(model);
  const sheet = strFromU8(parts[SHEET]!);
  const strings = strFromU8(parts[TEXTS]!);
  const known = strings.split('<si>').length - 1;
  const texts = new Map<string, number>();
  let packed: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    packed.push(piece);
  });
  function* put(path: string, pieces: Iterable<string>): Generator<Uint8Array> {
    const file = new ZipDeflate(path, { level: LEVEL });
    // The first moment that a zip file can name, in local time as the entries have it: the same rows give the same bytes.
    file.mtime = new Date(1980, 0, 1);
    zip.add(file);
    for (const piece of pieces) {
      file.push(strToU8(piece));
      yield* packed;
      packed = [];
    }
    file.push(new Uint8Array(), true);
  }
  for (const [path, part] of Object.entries(parts))
    if (path !== SHEET && path !== TEXTS) yield* put(path, [strFromU8(part)]);
  yield* put(SHEET, inPieces(sheetXml(sheet, rows, rowCount, known, texts)));
  // The texts come last: only the rows say which there are.
  yield* put(TEXTS, inPieces(stringsXml(strings, known, texts)));
  zip.end();
  yield* packed;
}

function* inPieces(texts: Iterable<string>): Generator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function* sheetXml(
  model: string,
  rows: Iterable<readonly StreamedValue[]>,
  rowCount: number,
  known: number,
  texts: Map<string, number>,
): Generator<string> {
  const from = model.indexOf('<row r="2">');
  const to = model.indexOf('</sheetData>');
  const letters = [...model.matchAll(/<c r="([A-Z]+)1"/g)].map(([, letter]) => `<c r="${letter}`);
  const [whole, fractions] = [2, 3].map((row) => stylesOf(model, row));
  yield model
    .slice(0, from)
    .replace(/(<dimension ref="A1:[A-Z]+)3"/, (_, start) => `${start}${rowCount + 1}"`);
  let number = 1;
  for (const row of rows) {
    number++;
    let xml = `<row r="${number}">`;
    for (let column = 0; column < row.length; column++) {
      const value = row[column]!;
      xml += `${letters[column]}${number}"`;
      if (typeof value === 'number') {
        const style = (Number.isInteger(value) ? whole : fractions)![column];
        xml += Number.isFinite(value) ? `${style}><v>${value}</v></c>` : `${style}/>`;
      } else if (value === null) xml += `${whole![column]}/>`;
      else if (ERRORS.has(value)) xml += ` t="e"${whole![column]}><v>${value}</v></c>`;
      else {
        let at = texts.get(value);
        if (at === undefined) {
          at = known + texts.size;
          texts.set(value, at);
        }
        xml += ` t="s"${whole![column]}><v>${at}</v></c>`;
      }
    }
    yield `${xml}</row>`;
  }
  yield model.slice(to);
}

/** The style of each cell of a row, as an attribute. */
function stylesOf(model: string, row: number): string[] {
  return [...model.matchAll(new RegExp(`<c r="[A-Z]+${row}"( s="\\d+")?>`, 'g'))].map(
    ([, style]) => style ?? '',
  );
}

function* stringsXml(model: string, known: number, texts: ReadonlyMap<string, number>): Generator<string> {
  const end = model.lastIndexOf('</sst>');
  const count = known + texts.size;
  yield model
    .slice(0, end)
    .replace(/ count="\d+" uniqueCount="\d+"/, ` count="${count}" uniqueCount="${count}"`);
  for (const text of texts.keys()) {
    const space = /^ | $|[\n\t]/.test(text) ? ' xml:space="preserve"' : '';
    yield text === '' ? '<si><t/></si>' : `<si><t${space}>${escaped(text)}</t></si>`;
  }
  yield model.slice(end);
}

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Signs that XML cannot hold are written in the way of workbooks: `_x0007_`. */
function escaped(text: string): string {
  return text.replace(
    /[&<>]|(?![\t\n])\p{Cc}/gu,
    (sign) =>
      NAMED[sign] ??
      (sign < ' ' ? `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_` : sign),
  );
}
