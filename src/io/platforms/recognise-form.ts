import type { Form, PlatformId } from '../../model/export-form.ts';
import { PLATFORMS } from './platforms.ts';

/**
 * The form of an export of a survey platform, told from its first three records; `null` for any other file.
 *
 * A plain file costs one look at each header: the module of a platform is loaded only where a header hints at it.
 *
 * @param records the first records of the file, the header first, blank rows left out
 * @param wanted the platform that the user names; `'none'` for none
 * @param isTaken whether its form is taken also where nothing tells it
 * @example
 * await recogniseForm([['Timestamp', 'I bounce back'], ['2026/01/15 10:23:45 AM GMT+1', '4']]);
 * // { platform: 'google-forms', variant: 'sheet', headings: 1, … }
 */
export async function recogniseForm(
  records: readonly (readonly string[])[],
  wanted?: PlatformId | 'none',
  isTaken = false,
): Promise<Form | null> {
  if (wanted === 'none' || records.length === 0) return null;
  const hinted = wanted === undefined ? hints(records) : new Set([wanted]);
  const candidates = PLATFORMS.filter(({ id }) => hinted.has(id));
  if (candidates.length === 0) return null;
  const { formOf, readHead } = await import('./platform.ts');
  const head = readHead(records);
  for (const { load } of candidates) {
    const form = formOf(await load(), head, isTaken);
    if (form !== null) return form;
  }
  return null;
}

/** The platforms that a header hints at. */
function hints(records: readonly (readonly string[])[]): ReadonlySet<PlatformId> {
  const found = new Set<PlatformId>();
  if (records.slice(1, 3).some((record) => record.some(isImportId))) found.add('qualtrics');
  const byHeader = new Map(PLATFORMS.flatMap(({ id, hints }) => hints.map((header) => [header, id])));
  const byRule = PLATFORMS.filter(({ isHint }) => isHint !== undefined);
  for (const header of records[0]!) {
    const key = header.trim().toLowerCase();
    const id = byHeader.get(key);
    if (id !== undefined) found.add(id);
    for (const { id, isHint } of byRule) if (isHint!(key)) found.add(id);
  }
  return found;
}

/** `{"ImportId":"QID1"}`, below which answers begin. */
function isImportId(cell: string): boolean {
  return cell.includes('ImportId') && cell.trimStart().startsWith('{');
}
