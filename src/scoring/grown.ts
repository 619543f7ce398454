/** A longer list with the same beginning; a third longer than asked for, so that lists that grow are seldom copied. */
export function grown<List extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(
  list: List,
  length: number,
): List {
  const longer = new (list.constructor as new (length: number) => List)(Math.ceil(1.3 * length) + 1024);
  longer.set(list);
  return longer;
}
