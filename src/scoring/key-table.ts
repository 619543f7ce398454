/**
 * Where each of many keys stands first: a table of positions and hashes, 12 to 24 bytes a key, where a `Map` takes a hundred and most of its time
 * waits for memory.
 */
export class KeyTable {
  private readonly keys: readonly string[];
  /** At the hash of a key or behind it: its position + 1, and the hash. */
  private readonly slots: Int32Array;
  private readonly mask: number;

  /** An empty table. @param keys those that will be added, by position */
  constructor(keys: readonly string[]) {
    this.keys = keys;
    let size = 1024;
    while (size < 1.5 * keys.length) size *= 2;
    this.slots = new Int32Array(2 * size);
    this.mask = size - 1;
  }

  /** Adds the key at a position. @returns where the same key was added before, or −1 */
  add(position: number): number {
    const hash = hashOf(this.keys[position]!);
    const slot = this.slotOf(this.keys[position]!, hash);
    const before = this.slots[slot]! - 1;
    if (before >= 0) return before;
    this.slots[slot] = position + 1;
    this.slots[slot + 1] = hash;
    return -1;
  }

  /** Where a key was added; −1 where it was not. */
  find(key: string): number {
    return this.slots[this.slotOf(key, hashOf(key))]! - 1;
  }

  private slotOf(key: string, hash: number): number {
    const { keys, slots, mask } = this;
    let at = hash & mask;
    while (slots[2 * at] !== 0 && (slots[2 * at + 1] !== hash || keys[slots[2 * at]! - 1] !== key))
      at = (at + 1) & mask;
    return 2 * at;
  }
}

/** FNV-1a over UTF-16 units, mixed so that running numbers do not lie side by side. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return hash ^ (hash >>> 15);
}
