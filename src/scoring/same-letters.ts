/** What one letter of Arabic script, or of Ethiopic, is also written as. */
const OTHER_LETTERS: Readonly<Record<string, string>> = {
  // Alef with its signs, yeh and kaf of other keyboards, teh marbuta written as heh.
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  '،': ',',
  '؟': '?',
  // Words kept apart by a sign, and two letters of one sound.
  '፡': ' ',
  ...series('ሠ', 'ሰ'),
  ...series('ፀ', 'ጸ'),
};
const WRITTEN_OTHERWISE = new RegExp(`[${Object.keys(OTHER_LETTERS).join('')}]`, 'g');

/** A letter of Ethiopic with each vowel, beside one of the same sound. */
function series(one: string, other: string): Record<string, string> {
  const [from, to] = [one.codePointAt(0)!, other.codePointAt(0)!];
  return Object.fromEntries(
    Array.from({ length: 7 }, (_, vowel) => [
      String.fromCodePoint(from + vowel),
      String.fromCodePoint(to + vowel),
    ]),
  );
}

/**
 * An answer in the form in which it is compared once nothing fits it as it stands: without what people and keyboards of a language
 * write or leave out at will.
 *
 * - Turkish: dotted and dotless i are one (`KATILIYORUM` in capitals has become `katiliyorum`, `İ` an i with a dot above).
 * - Arabic: vowel signs and tatweel dropped, alef with and without hamza, yeh and kaf of Persian keyboards, teh marbuta and heh as one.
 * - Ethiopic: letters of one sound as one, the sign between words as a blank, no full stop.
 *
 * @param answer in the form of `normaliseAnswer`
 */
export function withSameLetters(answer: string): string {
  return answer
    .replace(/i\u0307|\u0131/g, 'i')
    .replace(/[\u0640\u064b-\u065f\u0670]/g, '')
    .replace(WRITTEN_OTHERWISE, (letter) => OTHER_LETTERS[letter]!)
    .replace(/\u1362$/, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Digits of Arabic and Persian as those of ASCII. */
export function withPlainDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}
