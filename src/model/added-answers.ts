import { listValue } from './list-text.ts';

/** Codes of wordings that the definitions lack: of every scale, or by scale of one. */
export type AddedAnswers = Readonly<Record<string, number | Readonly<Record<string, number>>>>;

/** Wordings with their codes yet to be filled in, as `--answers` takes them: `"Beetje mee eens=…"`. */
export function answersOption(wordings: readonly string[]): string {
  const pairs = wordings.map((wording) =>
    /[,:="]/.test(wording) ? `"${wording.replaceAll('"', '""')}"=…` : `${listValue(wording)}=…`,
  );
  const text = pairs.join(',');
  return text.includes('"') ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}
