/** Letters that carry a stroke or are joined, and have no accent that could be taken off. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ŧ: 't',
  æ: 'ae',
  œ: 'oe',
};

/**
 * Brings a respondent's id into the form in which ids are compared: without case, blanks, accents and leading zeros, as people
 * differ in them when they write the same code twice. Nothing else is set aside: signs and all other characters count.
 *
 * - Case: full case folding, so `STRASSE` = `straße`.
 * - Blanks of every kind and invisible characters are dropped; between two digits one blank stays (`1 23` is not `12 3`).
 * - Accents are taken off Latin and Greek letters, `ø ł đ ħ ŧ` lose their stroke, `æ œ` become two letters. Marks of other
 *   scripts tell words apart and stay, and so do lines through a letter.
 * - Zeros at the start of a number are dropped (`007` = `7`, `ab07` = `ab7`), unless the number is the decimals of another one.
 *
 * @param text an id as it stands in the file
 * @returns the comparable form; `''` when nothing visible is left
 * @example
 * normaliseId(' Zoë 07') // 'zoe7'
 * normaliseId('AB-012')  // 'ab-12'
 */
export function normaliseId(text: string): string {
  // Most ids are plain, and a file may hold a million of them: the classes of all scripts are slow.
  if (!/^[ -~]*$/.test(text)) return withoutLeadingZeros(foldLetters(text));
  const folded = text.includes(' ') ? text.replace(/ +/g, ' ').replace(/(?<!\d) | (?!\d)/g, '') : text;
  return withoutLeadingZeros(folded.toLowerCase());
}

function foldLetters(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/(?<!\p{N}) | (?!\p{N})/gu, '')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}])[\u0300-\u0333\u0339-\u036F]+/gu, '$1')
    .replace(/[\u00f8\u0142\u0111\u0127\u0167\u00e6\u0153]/g, (letter) => PLAIN_LETTERS[letter]!)
    .normalize('NFC');
}

/** The decimals of `1.05` keep their zero. */
function withoutLeadingZeros(text: string): string {
  return text.includes('0') ? text.replace(/(?<!\d|\d[.,])0+(?=\d)/g, '') : text;
}
