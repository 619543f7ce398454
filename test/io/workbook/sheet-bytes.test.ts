import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlainType, SheetBytes, type SheetReader } from '../../../src/io/workbook/sheet-bytes.ts';
import { attribute, DecodedXml } from '../../../src/io/workbook/xml-scanner.ts';

/** What a sheet says, as the reader of a workbook hears it, whichever way it comes. */
class Told implements SheetReader {
  readonly cells: unknown[] = [];
  /** Cells that came without their tags. */
  plain = 0;
  column = -1;
  #isInRow = false;
  #isData = false;
  #row = 0;
  #cell: { column: number; style: number; type: string } | null = null;
  #isValue = false;
  #isText = false;
  #value = '';
  #inline = '';

  get takesCells(): boolean {
    return this.#isInRow && this.#cell === null && !this.#isValue && !this.#isText;
  }

  open(name: string, attributes: string): void {
    if (name === 'sheetData') this.#isData = true;
    if (!this.#isData) return;
    if (name === 'row') {
      this.#row = Number(attribute(attributes, 'r') ?? this.#row + 1);
      this.#isInRow = true;
      this.column = -1;
    }
    if (name === 'c') {
      const place = attribute(attributes, 'r');
      const letters = /^[A-Za-z]*/.exec(place ?? '')![0].toUpperCase();
      const column = [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
      this.#begin(
        place === null ? this.column + 1 : column,
        Number(attribute(attributes, 's') ?? 0),
        attribute(attributes, 't') ?? 'n',
      );
    }
    if (name === 'v') this.#isValue = true;
    if (name === 't') this.#isText = true;
  }

  #begin(column: number, style: number, type: string): void {
    this.column = column;
    this.#cell = { column, style, type };
    this.#value = '';
    this.#inline = '';
  }

  close(name: string): void {
    if (name === 'sheetData') this.#isData = false;
    if (name === 'v') this.#isValue = false;
    if (name === 't') this.#isText = false;
    if (name === 'row' && this.#isData) {
      this.#isInRow = false;
      this.cells.push(`end of ${this.#row}`);
    }
    if (name === 'c' && this.#cell !== null) this.#put(this.#cell, this.#value, this.#inline);
  }

  text(part: string): void {
    if (this.#isValue) this.#value += part;
    else if (this.#isText) this.#inline += part;
  }

  #put(
    { column, style, type }: { column: number; style: number; type: string },
    value: string,
    inline: string,
  ) {
    const isNumber = (type === 'n' || type === 's') && value !== '';
    const said = type === 'inlineStr' ? inline : isNumber ? Number(value) : value;
    this.cells.push([this.#row, column, style, type, said]);
    this.#cell = null;
  }

  smallNumber(column: number, style: number, type: 'n' | 's', value: number): void {
    this.plainCell(column, style, type, String(value));
  }

  plainCell(column: number, style: number, type: PlainType, value: string): void {
    this.plain++;
    this.#begin(column, style, type);
    this.#put({ column, style, type }, value, value);
  }
}

/** The cells by one of the ways, from pieces of a length; a message where the way refuses them. */
function told(bytes: Uint8Array, size: number, way: 'bytes' | 'text') {
  const reader = new Told();
  const xml = way === 'bytes' ? new SheetBytes(reader) : new DecodedXml(reader);
  try {
    for (let at = 0; at < bytes.length; at += size) xml.take(bytes.subarray(at, at + size));
    xml.end();
    return { cells: reader.cells, plain: reader.plain };
  } catch {
    return { cells: 'refused', plain: 0 };
  }
}

const value = fc.constantFrom(
  ...[
    '5',
    '12',
    '123',
    '1234',
    '007',
    '-3',
    '2.5',
    '1E-3',
    '',
    '5a5',
    'a',
    'é',
    '😀',
    '&amp;',
    'a&#10;b',
    '1&lt;2',
  ],
  ...[' ', '_x000D_', '000', '12345678901234567890'],
);
const place = fc.constantFrom('A', 'B', 'Z', 'AA', 'XFD');

/** A cell as some program might write it: mostly plain, and now and then any other way. */
const cell = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(place, value).map(([at, v]) => `<c r="${at}7"><v>${v}</v></c>`) },
  {
    weight: 3,
    arbitrary: fc.tuple(place, value).map(([at, v]) => `<c r="${at}7" s="12" t="s"><v>${v}</v></c>`),
  },
  fc.tuple(place, value).map(([at, v]) => `<c t="str" s="3" r="${at}7"><v>${v}</v></c>`),
  fc.tuple(place, value).map(([at, v]) => `<c r="${at}7" t="inlineStr"><is><t>${v}</t></is></c>`),
  value.map((v) => `<c t="inlineStr"><is><t xml:space="preserve">${v}</t></is></c>`),
  value.map((v) => `<c t="inlineStr"><is><r><t>${v}</t></r><r><t>b</t></r></is></c>`),
  value.map((v) => `<c ><v>${v}</v></c>`),
  value.map((v) => `<c><v>${v}</v></c>`),
  value.map((v) => `<c r='C7' t='s'><v>${v}</v></c>`),
  value.map((v) => `<c r="D7" t="n" ><v >${v}</v></c>`),
  value.map((v) => `<c r="E7" cm="1" t="s"><f>A1&gt;B1</f><v>${v}</v></c>`),
  value.map((v) => `<c r="F7"t="s"><v>${v}</v></c>`),
  fc.constantFrom(
    '<c r="G7" s="4"/>',
    '<c r="G7" t="s" />',
    '<c/>',
    '<c r="H7" t="b"><v>1</v></c>',
    '<c r="" ><v>1</v></c>',
  ),
  fc.constantFrom(
    '\n  ',
    '<!-- <c r="A1"><v>9</v></c> -->',
    '<![CDATA[<c r="A1"><v>9</v></c>]]>',
    '<x:c r="B2"><x:v>3</x:v></x:c>',
    'é',
  ),
);
const row = fc
  .tuple(
    fc.constantFrom('', ' r="7"', ' r="8" spans="1:3"', " r='9'", ' spans="1" r="7"', ' r="10" x="/>"'),
    fc.array(cell, { maxLength: 8 }),
  )
  .map(([attributes, cells]) =>
    cells.length === 0 ? `<row${attributes}/>` : `<row${attributes}>${cells.join('')}</row>`,
  );
const sheet = fc
  .array(row, { maxLength: 8 })
  .map((rows) =>
    new TextEncoder().encode(
      `<?xml version="1.0"?><worksheet><cols><c r="A1"/></cols><sheetData>${rows.join('')}</sheetData></worksheet>`,
    ),
  );
const size = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(1 << 18));

describe('the bytes of a sheet', () => {
  it('tell what the text tells, wherever they are cut', () => {
    let [plain, all] = [0, 0];
    fc.assert(
      fc.property(sheet, size, (bytes, length) => {
        const byBytes = told(bytes, length, 'bytes');
        expect(byBytes.cells).toEqual(told(bytes, 1 << 18, 'text').cells);
        plain += byBytes.plain;
        if (byBytes.cells !== 'refused') all += byBytes.cells.length;
      }),
      { numRuns: 1500 },
    );
    // The rest are what no program writes, and ends of rows.
    expect(plain / all).toBeGreaterThan(0.3);
  });

  it('are refused, or tell the same, when some of them are damaged', () => {
    fc.assert(
      fc.property(
        sheet,
        size,
        fc.array(
          fc.tuple(
            fc.nat(4000),
            fc.constantFrom(...[...'<>/"= c&v0A\0'].map((sign) => sign.charCodeAt(0)), 0xff, 0xc3),
          ),
          { minLength: 1, maxLength: 3 },
        ),
        (bytes, length, changes) => {
          const damaged = Uint8Array.from(bytes);
          for (const [at, byte] of changes) damaged[at % damaged.length] = byte;
          expect(told(damaged, length, 'bytes').cells).toEqual(told(damaged, 1 << 18, 'text').cells);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
