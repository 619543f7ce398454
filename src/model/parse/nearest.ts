/**
 * The candidate that was probably meant, for "did you mean …?": one that differs in case and separators only, else the
 * one at the smallest edit distance (insert, delete, replace, swap neighbours: Damerau, 1964, in the restricted variant)
 * of at most a third of the letters, else the longest one that begins the word.
 *
 * @param comparable brings both into the form in which they are compared: lower case, letters and digits, unless given
 * @returns `null` when none is near
 * @example nearest('minAnswerd', ['aggregate', 'minAnswered']) // 'minAnswered'
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  comparable: (text: string) => string = lettersAndDigits,
): string | null {
  const name = comparable(word);
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  let beginning: string | null = null;
  for (const candidate of candidates) {
    const other = comparable(candidate);
    if (other === name) return candidate;
    const farthest = Math.max(name.length, other.length) / 3;
    // So many letters more cannot be near, which spares the comparison of a name of a million letters.
    if (Math.abs(name.length - other.length) <= farthest) {
      const distance = editDistance(name, other);
      if (distance < bestDistance && distance <= farthest) {
        best = candidate;
        bestDistance = distance;
      }
    }
    if (other.length >= 3 && name.startsWith(other) && other.length > (beginning?.length ?? 0)) {
      beginning = candidate;
    }
  }
  return best ?? beginning;
}

function lettersAndDigits(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(replaced, last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j]!, beforeLast[j - 2]! + 1);
      }
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
