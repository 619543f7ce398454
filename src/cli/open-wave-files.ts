import type { AnalysisInput } from '../analysis/analyse.ts';
import { type DatasetOpening, SharedForms } from '../io/open-dataset.ts';
import type { Dataset } from '../model/dataset.ts';
import { createMessage, type Said } from '../model/messages/create-message.ts';
import { fileMessages } from '../model/messages/file.ts';
import { terminalMessages } from '../model/messages/terminal.ts';
import { cannotRun, isUserError, remark, type UserError } from '../model/problem.ts';
import { WaveFiles } from '../scoring/join-datasets.ts';
import { officeNames } from '../scoring/office-names.ts';
import { type ReadingOptions, type Rows, refuseSeveral } from './chosen-rows.ts';
import { findFiles, shownName } from './find-files.ts';
import type { Progress } from './progress.ts';

/** A file of several that are a wave, and what it is called among them. */
type OfSeveral = DatasetOpening & {
  readonly isSkipped: (dataset: Dataset) => boolean;
  readonly office: string;
};

/**
 * Opens a file, corrects its answers and chooses its rows; `null` for one that is skipped.
 *
 * @param ofSeveral where it is one of several that are a wave
 */
export type OpenFile = (
  file: { readonly path: string; readonly name?: string | undefined },
  ofSeveral?: OfSeveral,
) => Promise<Omit<AnalysisInput, 'wave'> | null>;

/** A folder or a pattern, and what its files are to be. */
interface SeveralFiles {
  readonly path: string;
  readonly rows: Rows;
  /** Told of a file that cannot be read, which is then left out; without it, such a file is an error. */
  readonly unreadable?: ((error: UserError, path: string) => void) | undefined;
  readonly progress?: Progress | undefined;
}

/** Files that have no more bytes together are kept after they were inspected, as a single one is. */
const KEPT = 4 * 1_048_576;

/** So many files of so many bytes on average leave little behind each, and what they leave is soon of no use. */
const MANY_FILES = 500;
const SMALL_FILE = 4096;

/**
 * Keeps the space of young objects as small as it is. V8 doubles it again and again, up to 32 MB, though a small file needs some hundred
 * kilobytes. This is no limit of what may be kept: objects that last move to the old space, which grows as ever. With 5,000 files of 30 rows
 * it saves 17 to 40 MB and takes 5% more processor time; with files of thousands of rows, which are read in larger pieces, it would take more of both.
 */
async function keepYoungSpaceSmall(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Opens the files of a folder or a pattern as one wave. Each is inspected by itself: its encoding, delimiter, decimal signs and platform;
 * rows are chosen in each.
 *
 * @param open opens one of them
 * @returns `null` where no file can be read and somebody is told of each
 * @throws UserError (status 2) as `findFiles`, `openDataset`, `chooseRows` and `joinDatasets`
 */
export async function openWaveFiles(
  { path, rows, unreadable, progress }: SeveralFiles,
  options: Pick<ReadingOptions, 'id' | 'by' | 'output' | 'rejected'>,
  open: OpenFile,
): Promise<Omit<AnalysisInput, 'wave'> | null> {
  const { output, rejected } = options;
  const found = findFiles(
    path,
    [output, rejected].flatMap((each) => each ?? []),
  );
  const name = shownName(path);
  const size = found.files.reduce((sum, file) => sum + file.size, 0);
  const isSmall = size <= KEPT;
  if (found.files.length >= MANY_FILES && size <= found.files.length * SMALL_FILE)
    await keepYoungSpaceSmall();
  const joining = new WaveFiles();
  const forms = new SharedForms();
  const own: string[] = [];
  const offices = officeNames(found.files.map((file) => file.name));
  let count = 0;
  for (const [index, file] of found.files.entries()) {
    await progress?.(() =>
      createMessage(terminalMessages, 'reading-files', {
        path: name,
        read: index,
        count: found.files.length,
      }),
    );
    try {
      const opened = await open(file, {
        ...{ keeps: isSmall, forms, isSkipped: isOwnTable },
        office: offices[index]!,
      });
      if (opened === null) own.push(file.name);
      else joining.add(opened.dataset, opened.sha256);
      if (opened !== null) count++;
    } catch (error) {
      if (unreadable === undefined || !isUserError(error)) throw error;
      unreadable(error, file.path);
    }
  }
  if (count === 0 && own.length === 0) return null;
  if (count === 0) throw nothingLeft(name, own);
  const joined = joining.joined(name, options);
  if (joined.rowCount === 0) {
    const facts = { file: name, rows: joined.rows.respondents, leftOut: joined.leftOut };
    throw cannotRun(createMessage(fileMessages, 'no-rows-chosen', facts), { file: name });
  }
  if (rows === 'respondents') await refuseSeveral(joined, options.by);
  const skipped = [...found.skipped, ...(own.length === 0 ? [] : [skippedOwn(name, own)])];
  const notices = skipped.map((message) => remark(message, { file: name }));
  return { dataset: { ...joined, notices: [...joined.notices, ...notices] }, sha256: null };
}

/** What `score` writes as CSV: beside a score the number of items answered; or why respondents are set aside. */
export function isOwnTable({ columns }: Dataset): boolean {
  const names = new Set(columns.map(({ name }) => name));
  const hasAll = (...wanted: readonly string[]) => wanted.every((name) => names.has(name));
  if (!hasAll('file', 'row')) return false;
  return hasAll('column', 'value', 'reason') || columns.some(({ name }) => names.has(`${name}_answered`));
}

function skippedOwn(folder: string, own: readonly string[]): Said {
  return createMessage(fileMessages, 'skipped-own', {
    folder,
    count: own.length,
    files: { names: own.slice(0, 3), more: Math.max(0, own.length - 3) },
  });
}

function nothingLeft(given: string, own: readonly string[]): UserError {
  const skipped = { names: own.slice(0, 3), more: Math.max(0, own.length - 3) };
  return cannotRun(
    createMessage(fileMessages, 'no-files', { given, folder: true, skipped, count: own.length }),
    {
      file: given,
    },
  );
}
