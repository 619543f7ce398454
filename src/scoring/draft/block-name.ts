import { plainText } from '../../model/markup.ts';
import { normaliseName } from '../column-name.ts';

/** What a name says of the list that its question stands in. */
export interface BlockName {
  /** The same for all of the list. */
  readonly block: string;
  /** As it is written. */
  readonly name: string;
  /** The question itself, where the name holds both. */
  readonly text?: string;
}

/** `likert1[a]`, `How do you feel? [calm]` */
const ROW = /^(.{1,500}?)\s?\[([^[\]]{1,500})\]$/s;
/** `brs_1`, `Q12_3`, `DASS 21_1`, `swls1`, `item07r` */
const NUMBERED = /^([\p{L}\p{N}][^?!]{0,60}?)[ _.-]{0,2}(?:item|vraag|q|sq)?[ _.-]{0,2}(\d{1,3})r?$/iu;
/** `Q5a`, `12_b` */
const LETTERED = /^(.{0,40}\d)[ _.-]?([a-z])$/i;
/** A name, not a question: no blanks to speak of, and short. */
const CODE = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_.$/-]{0,40}(?: [\p{L}\p{M}\p{N}_.-]{1,12})?$/u;

/** Whether a header is a code such as `brs_1`, not a question. */
export function isCode(name: string): boolean {
  return CODE.test(name) || /^[\p{L}\p{N}_]{1,40}\[[\p{L}\p{N}_]{1,20}\]$/u.test(name);
}

/**
 * The list that a name belongs to: what stands before its number, its letter or its brackets.
 *
 * @example
 * blockOfName('Q12_3')            // { block: 'q12', name: 'Q12' }
 * blockOfName('I feel [relaxed]') // { block: 'ifeel', name: 'I feel', text: 'relaxed' }
 */
export function blockOfName(header: string): BlockName | null {
  const name = plainText(header.trim());
  const row = ROW.exec(name);
  if (row !== null) {
    const [, before = '', text = ''] = row;
    return { ...named(before), ...(isCode(name) ? {} : { text: text.trim() }) };
  }
  if (!isCode(name)) return null;
  if (/^\d{1,3}$/.test(name)) return { block: '', name: '' };
  const numbered = NUMBERED.exec(name);
  if (numbered !== null) return named(numbered[1]!);
  const lettered = LETTERED.exec(name);
  return lettered === null ? null : named(lettered[1]!);
}

function named(text: string): BlockName {
  let name = text.trim();
  while (/[ _.-]$/.test(name)) name = name.slice(0, -1);
  return { block: normaliseName(name), name };
}
