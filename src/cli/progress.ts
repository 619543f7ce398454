import type { FilePart } from '../model/dataset.ts';
import { createMessage, type Said } from '../model/messages/create-message.ts';
import { terminalMessages } from '../model/messages/terminal.ts';
import type { CommandIO } from './command-io.ts';
import type { FileSource } from './read-file.ts';

/** Milliseconds that pass without a word. */
const PATIENCE = 2_000;

/** Files of fewer bytes are read before anybody wonders. */
const LARGE = 2 ** 24;

/** Says on stderr what is being done; made only when it is said. */
export type Progress = (what: () => Said) => Promise<void>;

/**
 * Says now and then what is being done, when it takes long.
 *
 * @param isWatched whether somebody is there to be told, asked only then
 */
export function slowProgress(tell: CommandIO['tell'], isWatched = () => true): Progress {
  let last = Date.now();
  return async (what) => {
    if (Date.now() - last < PATIENCE || !isWatched()) return;
    last = Date.now();
    await tell(what());
  };
}

/** A large file that says how much of it was read: once in every pass over it from the beginning. */
export function withProgress(source: FileSource, progress: Progress): FileSource {
  const { name, size = 0 } = source;
  if (size < LARGE) return source;
  return {
    name,
    size,
    // Asked of the source itself: what belongs to its class is lost in a copy of its properties.
    sha256: () => source.sha256(),
    ...(source.isHashed !== undefined && { isHashed: source.isHashed }),
    async *open(reuses?: boolean, part?: FilePart) {
      let read = 0;
      const whole = part === undefined ? size : (part.end ?? size) - part.start;
      for await (const chunk of source.open(reuses, part)) {
        yield chunk;
        read += chunk.length;
        await progress(() =>
          createMessage(terminalMessages, 'reading-file', {
            path: name,
            percent: Math.floor((100 * read) / whole),
          }),
        );
      }
    },
  };
}
