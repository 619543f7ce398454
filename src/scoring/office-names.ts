/** The column that stands for the name of the file, where several files are one wave and have none of that name themselves. */
export const OFFICE_COLUMN = 'office';

/** What tells the files of a wave apart: their names without ending, else their folders, else both. */
export function officeNames(files: readonly string[]): string[] {
  const parts = files.map((file) => file.split('/'));
  const stem = (name: string) => name.replace(/(?<=.)\.[^.]*$/, '');
  const ways = [
    parts.map((names) => stem(names.at(-1)!)),
    parts.map((names) => names.at(-2) ?? ''),
    files.map(stem),
  ];
  return ways.find((names) => new Set(names).size === names.length) ?? [...files];
}
