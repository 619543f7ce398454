import type { ZipEntry } from '../zip.ts';
import { builtInKind, dayText, kindOfFormat, type NumberKind, numberText } from './number-format.ts';
import { type PlainType, SheetBytes, type SheetReader } from './sheet-bytes.ts';
import {
  CellBudget,
  type CellRemark,
  isNumberText,
  MOST_COLUMNS,
  MOST_ROWS,
  type OpenSheets,
  type SheetRow,
  UnreadableWorkbook,
  type WorkbookSheet,
} from './workbook.ts';
import { attribute, collected, encodingOf, scan, type XmlCollector } from './xml-scanner.ts';

/** Characters of all texts that cells share, which are held at once. */
const MOST_TEXT = 200_000_000;
/** Of each part that is read before the sheet, but for the shared texts. */
const MOST_BYTES = 50_000_000;

/** By name in small letters: capitals make no difference in names of parts. */
type Parts = ReadonlyMap<string, ZipEntry>;

/** Sheets of a workbook of Excel 2007 and later, by Office Open XML (ECMA-376), transitional and strict. */
export async function openXlsx(parts: Parts): Promise<OpenSheets> {
  const workbookPath = (await relationships(parts, ''))
    .find(({ type }) => type.endsWith('/officeDocument'))
    ?.target.replace(/^\//, '');
  const path = workbookPath ?? 'xl/workbook.xml';
  if (path.endsWith('.bin')) throw new UnreadableWorkbook('binary');
  const targets = await relationships(parts, path);
  const { sheets, is1904 } = await readWorkbook(parts, path);
  const pathOf = (kind: string) => targets.find(({ type }) => type.endsWith(`/${kind}`))?.target;
  const kinds = await readStyles(parts, pathOf('styles'));
  const texts = await readSharedTexts(parts, pathOf('sharedStrings'));
  return {
    sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    rows: (sheet) => {
      const target = targets.find(({ id }) => id === sheets[sheet]!.id)?.target;
      const part = partOf(parts, target);
      const reader = new RowReader({ kinds, texts, is1904 });
      return encodingOf(part) === 'utf-8'
        ? collected(part, reader, new SheetBytes(reader))
        : collected(part, reader);
    },
  };
}

function partOf(parts: Parts, path: string | undefined): ZipEntry {
  const part = parts.get((path ?? '').toLowerCase());
  if (part === undefined) throw new UnreadableWorkbook('damaged');
  return part;
}

/** What a part refers to: the kind, and the path within the archive. */
async function relationships(parts: Parts, of: string) {
  const folder = of.slice(0, of.lastIndexOf('/') + 1);
  const part = parts.get(`${folder}_rels/${of.slice(folder.length)}.rels`.toLowerCase());
  const found: { id: string; type: string; target: string }[] = [];
  if (part === undefined) return found;
  await scan(part, MOST_BYTES, {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        type: attribute(attributes, 'Type') ?? '',
        target: pathFrom(folder, attribute(attributes, 'Target') ?? ''),
      });
    },
  });
  return found;
}

function pathFrom(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

async function readWorkbook(parts: Parts, path: string) {
  const sheets: (WorkbookSheet & { readonly id: string })[] = [];
  let is1904 = false;
  await scan(partOf(parts, path), MOST_BYTES, {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      sheets.push({
        name: attribute(attributes, 'name') ?? '',
        isHidden: /hidden/i.test(attribute(attributes, 'state') ?? ''),
        id: attribute(attributes, 'id') ?? '',
      });
    },
  });
  return { sheets, is1904 };
}

/** The kind of number of each style of a cell. */
async function readStyles(parts: Parts, path: string | undefined): Promise<NumberKind[]> {
  const kinds: NumberKind[] = [];
  const part = parts.get((path ?? '').toLowerCase());
  if (part === undefined) return kinds;
  const codes = new Map<number, NumberKind>();
  let isCellStyle = false;
  await scan(part, MOST_BYTES, {
    open: (name, attributes) => {
      if (name === 'numFmt')
        codes.set(
          Number(attribute(attributes, 'numFmtId')),
          kindOfFormat(attribute(attributes, 'formatCode') ?? ''),
        );
      if (name === 'cellXfs') isCellStyle = true;
      if (name !== 'xf' || !isCellStyle) return;
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      kinds.push(codes.get(id) ?? builtInKind(id));
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyle = false;
    },
    text: () => {},
  });
  return kinds;
}

/** Texts that cells share; those of rich text are joined, and readings of Chinese characters left out. */
async function readSharedTexts(parts: Parts, path: string | undefined): Promise<string[]> {
  const texts: string[] = [];
  const part = parts.get((path ?? '').toLowerCase());
  if (part === undefined) return texts;
  const text = new RichText();
  let length = 0;
  await scan(part, 4 * MOST_TEXT, {
    open: (name) => {
      if (name === 'si') text.clear();
      text.open(name);
    },
    close: (name) => {
      text.close(name);
      if (name !== 'si') return;
      length += text.value.length;
      texts.push(unescaped(text.value));
      if (length > MOST_TEXT) throw new UnreadableWorkbook('too-large');
    },
    text: (piece) => text.text(piece),
  });
  return texts;
}

/** The texts within an item, as they are seen. */
class RichText {
  value = '';
  #isText = false;
  #isReading = false;

  clear(): void {
    this.value = '';
    this.#isText = false;
    this.#isReading = false;
  }

  open(name: string): void {
    if (name === 't') this.#isText = !this.#isReading;
    else if (name === 'rPh') this.#isReading = true;
  }

  close(name: string): void {
    if (name === 't') this.#isText = false;
    else if (name === 'rPh') this.#isReading = false;
  }

  text(part: string): void {
    if (this.#isText) this.value += part;
  }
}

/** Characters that XML does not have stand as `_x000D_`. */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('\r\n', '\n');
}

interface Shown {
  readonly kinds: readonly NumberKind[];
  readonly texts: readonly string[];
  readonly is1904: boolean;
}

/** Whole numbers as texts. */
const SMALL = Array.from({ length: 1000 }, (_, number) => String(number));

/** Makes rows of the tags of a sheet. */
class RowReader implements XmlCollector<SheetRow>, SheetReader {
  readonly #shown: Shown;
  readonly #budget = new CellBudget();
  readonly #inline = new RichText();
  #rows: SheetRow[] = [];
  #isData = false;
  #isInRow = false;
  #isInCell = false;
  #row = 0;
  #cells: string[] = [];
  #remarks: { column: number; remark: CellRemark }[] = [];
  column = -1;
  #type = '';
  #kind: NumberKind = 'number';
  #isValue = false;
  #isInline = false;
  #value = '';

  constructor(shown: Shown) {
    this.#shown = shown;
  }

  take(): SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  get takesCells(): boolean {
    return this.#isInRow && !this.#isInCell && !this.#isValue && !this.#isInline;
  }

  open(name: string, attributes: string): void {
    if (name === 'v') this.#isValue = this.#isData;
    else if (name === 'c' && this.#isData) this.#cell(attributes);
    else if (name === 'row' && this.#isData) {
      const row = Number(attribute(attributes, 'r') ?? this.#row + 1);
      if (!(row > this.#row && row <= MOST_ROWS)) throw new UnreadableWorkbook('damaged');
      this.#row = row;
      this.#isInRow = true;
      this.#cells = [];
      this.#remarks = [];
      this.column = -1;
    } else if (name === 'sheetData') this.#isData = true;
    else if (name === 'is') {
      this.#isInline = this.#isData;
      this.#inline.clear();
    } else if (this.#isInline) this.#inline.open(name);
  }

  #cell(attributes: string): void {
    const place = attribute(attributes, 'r');
    const column = place === null ? this.column + 1 : columnOf(place);
    this.#begin(column, Number(attribute(attributes, 's') ?? 0), attribute(attributes, 't') ?? 'n');
    this.#isInCell = true;
  }

  #begin(column: number, style: number, type: string): void {
    if (!(column >= 0 && column < MOST_COLUMNS)) throw new UnreadableWorkbook('damaged');
    this.column = column;
    this.#type = type;
    this.#kind = type === 'n' ? (this.#shown.kinds[style] ?? 'number') : 'number';
    this.#value = '';
    this.#inline.clear();
  }

  plainCell(column: number, style: number, type: PlainType, value: string): void {
    this.#begin(column, style, type);
    if (type === 'inlineStr') this.#inline.value = value;
    else this.#value = value;
    this.#put(this.#textOfCell());
  }

  smallNumber(column: number, style: number, type: 'n' | 's', value: number): void {
    if (type === 'n' && (this.#shown.kinds[style] ?? 'number') === 'number' && column < MOST_COLUMNS) {
      this.column = column;
      this.#put(SMALL[value]!);
    } else this.plainCell(column, style, type, SMALL[value]!);
  }

  close(name: string): void {
    if (name === 'v') this.#isValue = false;
    else if (name === 'c' && this.#isData) {
      this.#isInCell = false;
      this.#put(this.#textOfCell());
    } else if (name === 'row' && this.#isData) {
      this.#isInRow = false;
      if (this.#cells.length > 0)
        this.#rows.push({ row: this.#row, cells: this.#cells, remarks: this.#remarks });
    } else if (name === 'sheetData') this.#isData = false;
    else if (name === 'is') this.#isInline = false;
    else if (this.#isInline) this.#inline.close(name);
  }

  text(part: string): void {
    if (this.#isValue) this.#value += part;
    else if (this.#isInline) this.#inline.text(part);
  }

  #textOfCell(): string {
    const value = this.#value;
    const { texts, is1904 } = this.#shown;
    switch (this.#type) {
      case 's':
        if (value === '') return '';
        if (texts[Number(value)] === undefined) throw new UnreadableWorkbook('damaged');
        return this.#written(texts[Number(value)]!);
      case 'inlineStr':
        return this.#written(unescaped(this.#inline.value));
      case 'str':
        return this.#written(unescaped(value));
      case 'b':
        return value === '1' || value === 'true' ? 'TRUE' : value === '' ? '' : 'FALSE';
      case 'e':
        this.#remarks.push({ column: this.column, remark: 'error' });
        return value;
      case 'n': {
        if (value === '') return '';
        const number = Number(value);
        if (Number.isNaN(number)) throw new UnreadableWorkbook('damaged');
        if (this.#kind === 'zeros') this.#remarks.push({ column: this.column, remark: 'leading-zeros' });
        if (this.#kind === 'number' || this.#kind === 'zeros') return numberText(number);
        return dayText(number, this.#kind, is1904);
      }
      // A date in ISO 8601, as strict files have it.
      default:
        return value;
    }
  }

  #written(text: string): string {
    if (isNumberText(text)) this.#remarks.push({ column: this.column, remark: 'number-text' });
    return text;
  }

  #put(text: string): void {
    if (text === '') return;
    this.#budget.earn(1);
    this.#budget.spend(Math.max(0, this.column - this.#cells.length));
    while (this.#cells.length < this.column) this.#cells.push('');
    this.#cells[this.column] = text;
  }
}

/** The column of a place such as `AB12`, from 0. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at++) {
    const letter = place.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
    if (column > MOST_COLUMNS) break;
  }
  return column - 1;
}
