import type { ZipEntry } from '../zip.ts';
import { numberText } from './number-format.ts';
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
import { attribute, collected, scan, type XmlCollector } from './xml-scanner.ts';

/** Characters of a cell that only repeats a blank so often. */
const MOST_BLANKS = 32_767;

/** Sheets of a workbook of LibreOffice, by OpenDocument (ISO/IEC 26300). All of them stand in one part. */
export async function openOds(parts: ReadonlyMap<string, ZipEntry>): Promise<OpenSheets> {
  const manifest = parts.get('meta-inf/manifest.xml');
  if (manifest !== undefined && (await isEncrypted(manifest))) throw new UnreadableWorkbook('encrypted');
  const content = parts.get('content.xml');
  if (content === undefined) throw new UnreadableWorkbook('damaged');
  const sheets = await readNames(content);
  return { sheets, rows: (sheet) => collected(content, new RowReader(sheet)) };
}

async function isEncrypted(manifest: ZipEntry): Promise<boolean> {
  let found = false;
  await scan(manifest, 10_000_000, {
    open: (name) => {
      if (name === 'encryption-data') found = true;
    },
  });
  return found;
}

async function readNames(content: ZipEntry): Promise<WorkbookSheet[]> {
  const sheets: { name: string; isHidden: boolean; style: string | null }[] = [];
  const hidden = new Set<string | null>();
  let style: string | null = null;
  await scan(content, Number.POSITIVE_INFINITY, {
    open: (name, attributes) => {
      if (name === 'style') style = attribute(attributes, 'name');
      if (name === 'table-properties' && attribute(attributes, 'display') === 'false') hidden.add(style);
      if (name !== 'table') return;
      sheets.push({
        name: attribute(attributes, 'name') ?? '',
        isHidden: false,
        style: attribute(attributes, 'style-name'),
      });
    },
  });
  return sheets.map(({ name, style: own }) => ({ name, isHidden: hidden.has(own) }));
}

/** Makes rows of the tags of one table. */
class RowReader implements XmlCollector<SheetRow> {
  readonly #sheet: number;
  readonly #budget = new CellBudget();
  #rows: SheetRow[] = [];
  #table = -1;
  #row = 0;
  #rowTimes = 1;
  #cells: string[] = [];
  #remarks: { column: number; remark: CellRemark }[] = [];
  #column = 0;
  #cellTimes = 1;
  /** What the attributes of the cell say; `null` where its paragraphs do. */
  #value: string | null = null;
  /** Whether what the program cannot compute stands in the cell. */
  #text = '';
  #paragraphs = 0;
  #isCell = false;
  #isParagraph = false;
  /** How deep in a comment, a drawing or a table within the cell. */
  #aside = 0;
  isDone = false;

  constructor(sheet: number) {
    this.#sheet = sheet;
  }

  take(): SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: string): void {
    if (name === 'table' && !this.#isCell) {
      this.#table++;
      this.#row = 0;
      this.isDone = this.#table > this.#sheet;
    }
    if (this.#table !== this.#sheet) return;
    if (this.#aside > 0 || name === 'annotation' || name === 'frame' || (name === 'table' && this.#isCell)) {
      this.#aside++;
      return;
    }
    switch (name) {
      case 'table-row':
        this.#rowTimes = times(attribute(attributes, 'number-rows-repeated'));
        this.#cells = [];
        this.#remarks = [];
        this.#column = 0;
        break;
      case 'table-cell':
      case 'covered-table-cell':
        this.#isCell = true;
        this.#cellTimes = times(attribute(attributes, 'number-columns-repeated'));
        this.#value = valueOfCell(attributes);
        this.#text = '';
        this.#paragraphs = 0;
        break;
      case 'p':
      case 'h':
        this.#isParagraph = this.#isCell;
        if (this.#paragraphs++ > 0) this.#text += '\n';
        break;
      case 's':
        if (this.#isParagraph)
          this.#text += ' '.repeat(Math.min(MOST_BLANKS, times(attribute(attributes, 'c'))));
        break;
      case 'tab':
        if (this.#isParagraph) this.#text += '\t';
        break;
      case 'line-break':
        if (this.#isParagraph) this.#text += '\n';
        break;
    }
  }

  close(name: string): void {
    if (this.#table !== this.#sheet) return;
    if (this.#aside > 0) {
      this.#aside--;
      return;
    }
    if (name === 'p' || name === 'h') this.#isParagraph = false;
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#put();
    else if (name === 'table-row') this.#endRow();
  }

  text(part: string): void {
    if (this.#isParagraph && this.#aside === 0 && this.#table === this.#sheet) this.#text += part;
  }

  #put(): void {
    this.#isCell = false;
    const isText = this.#value === null;
    const isError = isText && isErrorText(this.#text);
    const text = this.#value ?? this.#text;
    const column = this.#column;
    this.#column += this.#cellTimes;
    if (text === '') return;
    if (this.#column > MOST_COLUMNS) throw new UnreadableWorkbook('damaged');
    this.#budget.earn(1);
    this.#budget.spend(this.#column - this.#cells.length);
    while (this.#cells.length < column) this.#cells.push('');
    for (let at = column; at < this.#column; at++) {
      this.#cells.push(text);
      if (isError) this.#remarks.push({ column: at, remark: 'error' });
      else if (isText && isNumberText(text)) this.#remarks.push({ column: at, remark: 'number-text' });
    }
  }

  #endRow(): void {
    const first = this.#row + 1;
    this.#row += this.#rowTimes;
    if (this.#cells.length === 0) return;
    if (this.#row > MOST_ROWS) throw new UnreadableWorkbook('damaged');
    this.#budget.spend((this.#rowTimes - 1) * this.#cells.length);
    for (let row = first; row <= this.#row; row++)
      this.#rows.push({ row, cells: [...this.#cells], remarks: this.#remarks });
  }
}

function times(text: string | null): number {
  const number = Number(text ?? 1);
  return Number.isInteger(number) && number > 0 ? number : 1;
}

/** The value by the attributes of a cell; `null` where its text is what a person sees: texts, times and currencies of other kinds. */
function valueOfCell(attributes: string): string | null {
  switch (attribute(attributes, 'value-type')) {
    case 'float':
    case 'currency':
    case 'percentage': {
      // What cannot be computed has a number of type float, and says so in another attribute or its text.
      if (attribute(attributes, 'value-type') === 'float' && /value-type\s*=\s*["']error/.test(attributes))
        return null;
      const number = Number(attribute(attributes, 'value'));
      return Number.isNaN(number) ? null : numberText(number);
    }
    case 'boolean':
      return attribute(attributes, 'boolean-value') === 'true' ? 'TRUE' : 'FALSE';
    case 'date':
      return attribute(attributes, 'date-value')?.replace(/T00:00:00(?:\.0+)?$/, '') ?? null;
    case 'time':
      return durationText(attribute(attributes, 'time-value') ?? '');
    default:
      return null;
  }
}

/** `PT26H30M05S` as `26:30:05`. */
function durationText(duration: string): string | null {
  const found = /^(-?)PT(\d{1,9})H(\d{1,2})M(\d{1,2})(?:[.,](\d{1,9}))?S$/.exec(duration);
  if (found === null) return null;
  const [, sign, hours, minutes, seconds, fraction = ''] = found;
  const parts = fraction.replace(/(?<!0)0+$/, '');
  return `${sign}${[hours, minutes, seconds].map((part) => part!.padStart(2, '0')).join(':')}${parts === '' ? '' : `.${parts}`}`;
}

/** What spreadsheet programs show in the place of a value. */
function isErrorText(text: string): boolean {
  return /^(?:#N\/A|#DIV\/0!|#VALUE!|#REF!|#NAME\?|#NUM!|#NULL!|Err:\d{3})$/.test(text);
}
