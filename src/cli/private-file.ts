import { mkdtempSync, openSync, readSync, rmdirSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file without a name, which is gone when the process ends, however it ends. */
export class PrivateFile {
  private readonly descriptor: number;
  private size = 0;

  constructor() {
    const folder = mkdtempSync(join(tmpdir(), 'ensure-stats-'));
    const path = join(folder, 'stdin');
    this.descriptor = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
    rmdirSync(folder);
  }

  add(chunk: Uint8Array): void {
    let rest = chunk;
    while (rest.length > 0) rest = rest.subarray(writeSync(this.descriptor, rest, 0, rest.length, null));
    this.size += chunk.length;
  }

  /** @param length bytes of a piece */
  *chunks(length: number): Iterable<Uint8Array> {
    for (let position = 0; position < this.size; ) {
      const buffer = Buffer.allocUnsafe(length);
      const read = readSync(this.descriptor, buffer, 0, length, position);
      if (read === 0) return;
      position += read;
      yield buffer.subarray(0, read);
    }
  }
}
