import { type PartReaders, readPart } from '../../src/io/file-parts.ts';
import type { ByteSource } from '../../src/model/dataset.ts';
import { type PartWork, startPart, startWatch } from '../../src/scoring/part-work.ts';

/** Reads parts in this thread; as plain data as if it were another. */
export function partReaders(source: ByteSource, places: readonly number[], onRead: () => void): PartReaders {
  return {
    places,
    read: async (task) => {
      const asked = structuredClone(task);
      const work = startPart(asked.work as PartWork);
      const found = structuredClone(await readPart(source, asked, work, asked.watches.map(startWatch)));
      onRead();
      return found;
    },
    stop: () => undefined,
  };
}
