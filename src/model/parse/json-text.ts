import { cannotRun, type DocumentCode } from '../problem.ts';

export type JsonPath = readonly (string | number)[];

/** What kind of file is read, for its messages. */
export interface DocumentKind {
  /** Code of the problems: `broken-definition`. */
  readonly code: DocumentCode;
  /** In a sentence: `a scale definition`. */
  readonly noun: string;
}

/** Line and column, both from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** A JSON text that was read, and where its parts stand. */
export interface JsonDocument {
  readonly value: unknown;
  /** Where the key or the list entry at `path` begins; of something absent, where what should hold it begins. */
  placeOf(path: JsonPath): TextPlace;
}

interface JsonNode {
  readonly start: number;
  readonly value: unknown;
  readonly children: ReadonlyMap<string | number, JsonNode>;
}

const DEEPEST = 64;
const NO_CHILDREN: ReadonlyMap<string | number, JsonNode> = new Map();
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/uy;

/**
 * Reads JSON (RFC 8259) as `JSON.parse` does, and besides knows where everything stands, refuses a key that occurs
 * twice (of which `JSON.parse` silently keeps the last) and the key `__proto__`, and says what is wrong in words. A
 * byte order mark at the beginning is skipped.
 *
 * @throws UserError (status 2, the code of the kind) with line and column, when the text is not JSON
 * @example parseJsonText('{ "id": "brs" }', 'brs.json', scaleDefinition).placeOf(['id']) // { line: 1, column: 3 }
 */
export function parseJsonText(text: string, fileName: string, kind: DocumentKind): JsonDocument {
  const root = new JsonReader(text, fileName, kind).read();
  const placeIn = placesIn(text);
  return {
    value: root.value,
    placeOf: (path) => {
      let node = root;
      for (const step of path) {
        const child = node.children.get(step);
        if (child === undefined) break;
        node = child;
      }
      return placeIn(node.start);
    },
  };
}

/** Line and column of positions; the lines are looked for once, when the first is asked for. */
function placesIn(text: string): (offset: number) => TextPlace {
  let starts: readonly number[] | null = null;
  return (offset) => {
    starts ??= [
      text.startsWith('\uFEFF') ? 1 : 0,
      ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length),
    ];
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
}

class JsonReader {
  private readonly text: string;
  private readonly fileName: string;
  private readonly kind: DocumentKind;
  private at = 0;

  constructor(text: string, fileName: string, kind: DocumentKind) {
    this.text = text;
    this.fileName = fileName;
    this.kind = kind;
  }

  read(): JsonNode {
    if (this.text.startsWith('\uFEFF')) this.at = 1;
    this.skipBlanks();
    if (this.at === this.text.length) this.fail(`the file is empty; ${this.kind.noun} begins with {`);
    const node = this.readValue(0);
    this.skipBlanks();
    if (this.at < this.text.length) this.fail(`expected the end of the file, found ${this.found()}`);
    return node;
  }

  private readValue(depth: number): JsonNode {
    if (depth > DEEPEST) this.fail(`lists and objects may be nested ${DEEPEST} deep at most`);
    const start = this.at;
    const sign = this.text[start];
    if (sign === '{') return this.readObject(depth);
    if (sign === '[') return this.readArray(depth);
    if (sign === '"') return { start, value: this.readString(), children: NO_CHILDREN };
    if (sign !== undefined && /[-\d]/.test(sign))
      return { start, value: this.readNumber(), children: NO_CHILDREN };
    const word = this.match(WORD);
    if (word === 'true' || word === 'false' || word === 'null') {
      this.at += word.length;
      return { start, value: word === 'null' ? null : word === 'true', children: NO_CHILDREN };
    }
    return this.fail(`expected a value, found ${this.found()}${this.hint()}`);
  }

  private readObject(depth: number): JsonNode {
    const start = this.at++;
    const children = new Map<string, JsonNode>();
    this.skipBlanks();
    if (this.text[this.at] === '}') this.at++;
    else {
      do this.readMember(children, depth);
      while (this.continues('}', 'object'));
    }
    const value = Object.fromEntries([...children].map(([key, node]) => [key, node.value]));
    return { start, value, children };
  }

  private readMember(children: Map<string, JsonNode>, depth: number): void {
    this.skipBlanks();
    const start = this.at;
    if (this.text[start] !== '"') {
      this.fail(`expected a key in double quotes, found ${this.found()}${this.hint()}`);
    }
    const key = this.readString();
    if (key === '__proto__') this.fail('"__proto__" cannot be a key', start);
    if (children.has(key)) this.fail(`the key ${JSON.stringify(key)} stands twice in one object`, start);
    this.skipBlanks();
    if (this.text[this.at] !== ':') {
      this.fail(`expected a colon after the key ${JSON.stringify(key)}, found ${this.found()}`);
    }
    this.at++;
    this.skipBlanks();
    children.set(key, { ...this.readValue(depth + 1), start });
  }

  private readArray(depth: number): JsonNode {
    const start = this.at++;
    const children = new Map<number, JsonNode>();
    this.skipBlanks();
    if (this.text[this.at] === ']') this.at++;
    else {
      do {
        this.skipBlanks();
        children.set(children.size, this.readValue(depth + 1));
      } while (this.continues(']', 'list'));
    }
    return { start, value: [...children.values()].map((node) => node.value), children };
  }

  /** Behind an entry: a comma and one more entry, or the end. */
  private continues(end: string, what: string): boolean {
    this.skipBlanks();
    const sign = this.text[this.at];
    if (sign === end) {
      this.at++;
      return false;
    }
    if (sign !== ',')
      this.fail(`expected a comma or the ${end} of this ${what}, found ${this.found()}${this.hint()}`);
    const comma = this.at++;
    this.skipBlanks();
    const next = this.text[this.at];
    if (next === '}' || next === ']') this.fail(`no comma may stand before the closing ${next}`, comma);
    return true;
  }

  private readString(): string {
    const start = this.at++;
    for (;;) {
      const sign = this.text[this.at];
      if (sign === undefined) this.fail('this text has no closing double quote', start);
      if (sign < ' ')
        this.fail(
          'a line break or tab inside a text is written as \\n or \\t, or the closing double quote is missing',
        );
      this.at++;
      if (sign === '"') return JSON.parse(this.text.slice(start, this.at)) as string;
      if (sign === '\\') this.skipEscape();
    }
  }

  private skipEscape(): void {
    const sequence = /^(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/.exec(this.text.slice(this.at, this.at + 5));
    if (sequence === null) this.fail('a backslash in a text is written as \\\\', this.at - 1);
    this.at += sequence[0].length;
  }

  private readNumber(): number {
    const text = this.match(NUMBER);
    if (text === null) return this.fail(`expected a digit after the minus, found ${this.found(1)}`);
    const value = Number(text);
    if (!Number.isFinite(value)) this.fail(`the number ${text} is too large`);
    this.at += text.length;
    return value;
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? null;
  }

  private skipBlanks(): void {
    while (/[ \t\n\r]/.test(this.text[this.at] ?? '')) this.at++;
  }

  private found(ahead = 0): string {
    const point = this.text.codePointAt(this.at + ahead);
    if (point === undefined) return 'the end of the file';
    const word = ahead === 0 ? this.match(WORD) : null;
    const sign = word ?? String.fromCodePoint(point);
    if (/^[\p{Z}\p{C}]/u.test(sign)) return `the sign U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
    return sign === '"' ? 'a double quote' : `"${sign}"`;
  }

  /** What people coming from other notations need to know. */
  private hint(): string {
    const ahead = this.text.slice(this.at, this.at + 2);
    if (/^['‘’“”„«]/.test(ahead)) return '; texts and keys stand between straight double quotes';
    if (ahead === '//' || ahead === '/*' || ahead.startsWith('#')) return '; JSON has no comments';
    if (/^[.+]/.test(ahead)) return '; a number begins with a digit or a minus';
    if (/^\d/.test(ahead)) return '; a decimal number is written with a point, and without leading zeros';
    if (/^\p{L}/u.test(ahead)) return '; texts and keys stand between double quotes';
    return '';
  }

  private fail(what: string, offset = this.at): never {
    const { line, column } = placesIn(this.text)(offset);
    throw cannotRun(this.kind.code, `${this.fileName}, line ${line}, column ${column}: ${what}`, {
      file: this.fileName,
      line,
    });
  }
}
