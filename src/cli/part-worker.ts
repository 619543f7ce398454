import { type MessagePort, parentPort } from 'node:worker_threads';
import { type FoundPart, type PartTask, readPart } from '../io/file-parts.ts';
import { isUnusual } from '../model/coded-rows.ts';
import { isUserError } from '../model/problem.ts';
import { type PartWork, startPart, startWatch } from '../scoring/part-work.ts';
import { openFile } from './read-file.ts';

/** A part of a file to read. */
export interface PartOfFile {
  readonly path: string;
  readonly name: string;
  readonly task: PartTask;
  /** Where the answer goes. */
  readonly port: MessagePort;
}

/** What came of it; where anything was unusual or wrong, the file is read as text, which says what. */
export type PartAnswer = { readonly part: FoundPart } | { readonly unusual: string };

/** A script of its own: reads parts of files in a thread beside the command, one after the other. */
parentPort?.on('message', async (asked: PartOfFile) => {
  const answer = await read(asked);
  const lists: ArrayBuffer[] = [];
  if ('part' in answer) addLists(answer.part, lists);
  // Handed over, not copied.
  asked.port.postMessage(answer, lists);
  asked.port.close();
});

async function read({ path, name, task }: PartOfFile): Promise<PartAnswer> {
  try {
    const { source } = await openFile(path, false, name);
    const work = startPart(task.work as PartWork);
    return { part: await readPart(source, task, work, task.watches.map(startWatch)) };
  } catch (error) {
    if (!isUnusual(error) && !isUserError(error)) throw error;
    return { unusual: (error as Error).message };
  }
}

/** Gathers the bytes of the lists of numbers in plain data. */
function addLists(value: unknown, into: ArrayBuffer[]): void {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer && !into.includes(value.buffer)) into.push(value.buffer);
  } else if (typeof value === 'object' && value !== null && !(value instanceof Map))
    for (const each of Object.values(value)) addLists(each, into);
}
