/**
 * The positions of every key that stands more than once, in the order of the first of each; blank keys aside. Most keys of most files stand
 * once, so there is a list for the others only, and a table of positions for all: six to twelve bytes a key, where a `Map` of lists takes a hundred.
 */
export function repeatedKeys(keys: readonly string[]): number[][] {
  let size = 1024;
  while (size < 1.5 * keys.length) size *= 2;
  // The first position of a key + 1, at the hash of the key or behind it.
  const firsts = new Int32Array(size);
  const repeated = new Map<number, number[]>();
  for (let position = 0; position < keys.length; position++) {
    const key = keys[position]!;
    if (key === '') continue;
    let at = hashOf(key) & (size - 1);
    while (firsts[at] !== 0 && keys[firsts[at]! - 1] !== key) at = (at + 1) & (size - 1);
    if (firsts[at] === 0) {
      firsts[at] = position + 1;
      continue;
    }
    const first = firsts[at]! - 1;
    const known = repeated.get(first);
    if (known === undefined) repeated.set(first, [first, position]);
    else known.push(position);
  }
  return [...repeated.values()].sort(([one], [other]) => one! - other!);
}

/** FNV-1a over UTF-16 units, mixed so that running numbers do not lie side by side. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return hash ^ (hash >>> 15);
}
