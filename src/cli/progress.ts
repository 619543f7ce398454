import type { Said } from '../model/messages/create-message.ts';
import type { CommandIO } from './command-io.ts';

/** Milliseconds that pass without a word. */
const PATIENCE = 2_000;

/** Says on stderr what is being done; made only when it is said. */
export type Progress = (what: () => Said) => Promise<void>;

/** Says now and then what is being done, when it takes long. */
export function slowProgress(tell: CommandIO['tell']): Progress {
  let last = Date.now();
  return async (what) => {
    if (Date.now() - last < PATIENCE) return;
    last = Date.now();
    await tell(what());
  };
}
