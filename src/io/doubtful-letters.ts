import type { ByteSource } from '../model/dataset.ts';
import { windows1252Sign, withFirstSign } from './decode-text.ts';

/** A sign that makes one doubt whether a text is windows-1252. */
export interface DoubtfulLetter {
  /** Physical line of the first one. */
  readonly line: number;
  /** As windows-1252 has it: `½`. */
  readonly sign: string;
  /** The letter in its place, where the text may be ISO-8859-15: `œ`. */
  readonly latin9: string | null;
}

/** Where ISO-8859-15 has another sign than windows-1252. */
const LATIN_9: ReadonlyMap<number, string> = new Map([
  [0xa4, '€'],
  [0xa6, 'Š'],
  [0xa8, 'š'],
  [0xb4, 'Ž'],
  [0xb8, 'ž'],
  [0xbc, 'Œ'],
  [0xbd, 'œ'],
  [0xbe, 'Ÿ'],
]);

/** Signs that touch no letter: ƒ † ‡ ˆ ‰ ˜ ¦ ¨ ¸ ¼ ½ ¾; those of fractions may follow a digit. */
const APART = new Set([0x83, 0x86, 0x87, 0x88, 0x89, 0x98, 0xa6, 0xa8, 0xb8, 0xbc, 0xbd, 0xbe]);
/** Signs that follow no letter: ‚ „ ‹. */
const OPENING = new Set([0x82, 0x84, 0x8b]);
/** Signs that stand in no word: “ ” • ™ › × ÷. */
const BETWEEN = new Set([0x93, 0x94, 0x95, 0x99, 0x9b, 0xd7, 0xf7]);
/** Capitals beyond Latin-1, which stand in no word of small letters: Š Œ Ž Ÿ. */
const CAPITALS = new Set([0x8a, 0x8c, 0x8e, 0x9f]);

const CURRENCY = 0xa4;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Small letters with accents, which most texts have, are in no doubt. */
const SIGNS_AND_LINE_ENDS = /[^\0-\x7f\xdf-\xf6\xf8-\xff]+|\r\n?|\n/g;

/**
 * The first place where a text that is read as windows-1252 has a sign where people write a letter: `c½ur`, which ISO-8859-15
 * means as `cœur`, `10 ¤`, or `voil…` and `caf‚` of other old encodings. `null` where nothing is in doubt, as in what Excel saves.
 */
export async function doubtfulLetter(source: ByteSource): Promise<DoubtfulLetter | null> {
  let first: DoubtfulLetter | null = null;
  let inLatin9: DoubtfulLetter | null = null;
  let hasControls = false;
  let line = 1;
  let before = LINE_FEED;
  /** A byte at the end of a chunk, which waits for its neighbour. */
  let waiting: { readonly before: number; readonly byte: number; readonly line: number } | null = null;
  const look = (left: number, byte: number, right: number, at: number) => {
    if (byte < 0xa0) hasControls = true;
    if (inLatin9 !== null || !isDoubtful(left, byte, right)) return;
    const found = { line: at, sign: windows1252Sign(byte), latin9: LATIN_9.get(byte) ?? null };
    first ??= { ...found, latin9: null };
    if (found.latin9 !== null) inLatin9 = found;
  };
  // One sign a byte, so that an expression finds the few bytes that matter: a loop over all of them is slow until it is compiled.
  const decoder = new TextDecoder('windows-1252', { ignoreBOM: true });
  for await (const chunk of source.open()) {
    if (chunk.length === 0) continue;
    if (waiting !== null) {
      look(waiting.before, waiting.byte, chunk[0]!, waiting.line);
      waiting = null;
    }
    const text = withFirstSign(decoder.decode(chunk), chunk);
    for (const { 0: found, index } of text.matchAll(SIGNS_AND_LINE_ENDS)) {
      if (found < '\x80') {
        const isSecondHalf = index === 0 && found === '\n' && before === CARRIAGE_RETURN;
        if (!isSecondHalf) line++;
        continue;
      }
      for (let at = index; at < index + found.length; at++) {
        const [left, byte] = [chunk[at - 1] ?? before, chunk[at]!];
        if (at + 1 < chunk.length) look(left, byte, chunk[at + 1]!, line);
        else waiting = { before: left, byte, line };
      }
    }
    before = chunk.at(-1)!;
  }
  if (waiting !== null) look(waiting.before, waiting.byte, LINE_FEED, waiting.line);
  // Bytes 0x80 to 0x9F are control signs in ISO-8859-15, which no survey holds.
  return hasControls ? first : (inLatin9 ?? first);
}

function isDoubtful(before: number, byte: number, after: number): boolean {
  if (byte === CURRENCY) return true;
  if (APART.has(byte)) return isLetter(before) || (isLetter(after) && !isDigit(before));
  if (OPENING.has(byte)) return isLetter(before);
  if (BETWEEN.has(byte)) return isLetter(before) && isLetter(after);
  if (CAPITALS.has(byte)) return isSmall(before);
  return byte >= 0xc0 && byte < 0xdf && isSmall(before) && isSmall(after);
}

function isSmall(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}

function isLetter(byte: number): boolean {
  return isSmall(byte) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
