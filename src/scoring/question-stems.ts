/** A stem is a sentence, or the beginning of one. */
const SHORTEST = 10;
/** Fewer are those of rows that begin alike (`I felt`), unless a sign ends them (`How often: `). */
const FEWEST_WORDS = 4;
/** Words of what neighbours share that may be those of the rows: `I feel` where two rows begin so. */
const SHARED_WORDS = 8;
/** More than this is a document, not a question. */
const LONGEST = 600;

/**
 * Questions without the stem that they share with a neighbour, at its beginning or its end: `Over the last 2 weeks, how often have you been
 * bothered by poor appetite` and the like are found as `poor appetite`. How much of what is shared belongs to the rows is not known, so each
 * question comes back in a few forms.
 *
 * @param texts of each column, in comparable form
 * @returns positions of columns with what is left of a text
 */
export function withoutStems(texts: readonly (readonly string[])[]): [position: number, text: string][] {
  const found: [number, string][] = [];
  const questions = texts.map(longest);
  for (let at = 1; at < questions.length; at++) {
    const [one, other] = [questions[at - 1]!, questions[at]!];
    if (one === '' || other === '' || one === other) continue;
    for (const side of [BEGINNING, END]) {
      const shared = side.shared(one, other);
      if (!isStem(shared)) continue;
      for (const rest of side.rests(one, shared)) found.push([at - 1, rest]);
      for (const rest of side.rests(other, shared)) found.push([at, rest]);
    }
  }
  return found;
}

function isStem(shared: string): boolean {
  if (shared.length < SHORTEST || !shared.includes(' ')) return false;
  let words = 0;
  for (let at = shared.indexOf(' '); at !== -1; at = shared.indexOf(' ', at + 1)) words++;
  return words >= FEWEST_WORDS || isSign(shared.trim().at(-1)!) || isSign(shared.trim()[0]!);
}

/** The question among the texts of a column; of names, which have no blanks, nothing is left out. */
function longest(texts: readonly string[]): string {
  let found = '';
  for (const text of texts)
    if (text.length > found.length && text.length <= LONGEST && text.includes(' ')) found = text;
  return found;
}

/** How texts are compared from one end, and what is left of one without what is shared. */
interface Side {
  /** What two texts share, empty where that is shorter than any stem. */
  shared(one: string, other: string): string;
  rests(text: string, shared: string): string[];
}

const BEGINNING: Side = {
  shared: (one, other) => {
    const most = Math.min(one.length, other.length);
    let length = 0;
    if (!one.startsWith(other.slice(0, SHORTEST))) return '';
    while (length < most && one.charCodeAt(length) === other.charCodeAt(length)) length++;
    return one.slice(0, length);
  },
  rests: (text, shared) => {
    const rests: string[] = [];
    // Where a word of the shared part ends, the last first.
    let at = shared.length;
    while (rests.length <= SHARED_WORDS && at > 0) {
      at = shared.lastIndexOf(' ', at - 1);
      if (at === -1) break;
      rests.push(bare(text.slice(at + 1)));
    }
    if (isSign(shared.at(-1)!)) rests.push(bare(text.slice(shared.length)));
    return rests.filter((rest) => rest !== '' && rest !== text);
  },
};

const END: Side = {
  shared: (one, other) => {
    const most = Math.min(one.length, other.length);
    let length = 0;
    if (!one.endsWith(other.slice(-SHORTEST))) return '';
    while (
      length < most &&
      one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length)
    )
      length++;
    return one.slice(one.length - length);
  },
  rests: (text, shared) => {
    const begin = text.length - shared.length;
    const rests: string[] = [];
    let at = 0;
    while (rests.length <= SHARED_WORDS) {
      at = shared.indexOf(' ', at);
      if (at === -1) break;
      rests.push(bare(text.slice(0, begin + at)));
      at++;
    }
    if (isSign(shared[0]!)) rests.push(bare(text.slice(0, begin)));
    return rests.filter((rest) => rest !== '' && rest !== text);
  },
};

/** Expressions with classes of Unicode take long to make, and nearly every sign is one of ASCII. */
function isSign(letter: string): boolean {
  return letter <= '\x7f' ? /[!-/:-@[-`{-~]/.test(letter) : /[\p{P}\p{S}]/u.test(letter);
}

/** Without the signs between a stem and a row, and without brackets around a row. */
function bare(text: string): string {
  const trimmed = text.replace(/^[\s\-:>.)?!…]+|(?<![\s:>\-.?!…])[\s:>\-.?!…]+$/g, '');
  return trimmed.startsWith('[') && trimmed.endsWith(']') ? trimmed.slice(1, -1).trim() : trimmed;
}
