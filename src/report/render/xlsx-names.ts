import { printable } from '../../model/printable.ts';

/** Excel's limit. */
const LONGEST = 31;

/**
 * Names of sheets that every spreadsheet program takes: at most 31 signs, none of `[ ] : * ? / \`, no apostrophe at an end, not the
 * reserved word History, and no two alike, whatever their case.
 *
 * @example sheetNames(['Table 1', 'a/b', 'A/B']) // ['Table 1', 'a b', 'A B 2']
 */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>(['history']);
  return wanted.map((name) => {
    const legal = legalName(name);
    let free = legal;
    for (let count = 2; taken.has(free.toLowerCase()); count++) {
      const ending = ` ${count}`;
      free = shortened(legal, LONGEST - ending.length) + ending;
    }
    taken.add(free.toLowerCase());
    return free;
  });
}

function legalName(name: string): string {
  const legal = printable(name)
    .replace(/[[\]:*?/\\]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^['\s]+|(?<!['\s])['\s]+$/g, '');
  return legal === '' ? '1' : shortened(legal, LONGEST);
}

/** Cut after a word where that leaves enough, with an ellipsis. */
function shortened(name: string, length: number): string {
  if (name.length <= length) return name;
  const cut = [...name.slice(0, length - 1)].filter((sign) => !/[\ud800-\udfff]/.test(sign)).join('');
  const atWord = cut.replace(/\s+\S*$/, '');
  return `${(atWord.length > length / 2 ? atWord : cut).trimEnd()}…`;
}
