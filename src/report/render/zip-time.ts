const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
/** 1 January 1980, 0:00, the first moment that a zip file can name: its time and its date, as two halves of a word. */
const FIRST_MOMENT = 0x0021_0000;

/**
 * A zip file whose entries all bear the same moment, so that the same contents are the same bytes whenever they are written. Changed in place.
 *
 * @throws RangeError when the bytes are no zip file
 */
export function withoutTime(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < 0) throw new RangeError('not a zip file: it has no directory');
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < entries; entry++) {
    expectSignature(view, at, DIRECTORY_ENTRY);
    view.setUint32(at + 12, FIRST_MOMENT, true);
    const local = view.getUint32(at + 42, true);
    expectSignature(view, local, LOCAL_ENTRY);
    view.setUint32(local + 10, FIRST_MOMENT, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return zip;
}

function expectSignature(view: DataView, at: number, signature: number): void {
  if (view.getUint32(at, true) !== signature) throw new RangeError(`not a zip file: no entry at byte ${at}`);
}
