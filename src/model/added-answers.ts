import { listValue } from './list-text.ts';

/** Codes of wordings that the definitions lack: of every scale, or by scale of one. */
export type AddedAnswers = Readonly<Record<string, number | Readonly<Record<string, number>>>>;

/** A wording and its code, `null` where that is yet to be filled in. */
export type AnswerPair = readonly [wording: string, code: number | null];

/**
 * Wordings with their codes as `--answers` takes them: `"Beetje mee eens=…"`, `"phq9:1=0,2=1"`.
 *
 * @param scale the one that they are for; all of them unless given
 */
export function answersOption(pairs: readonly AnswerPair[], scale?: string): string {
  const written = pairs.map(([wording, code]) =>
    /[,:="]/.test(wording)
      ? `"${wording.replaceAll('"', '""')}"=${code ?? '…'}`
      : `${listValue(wording)}=${code ?? '…'}`,
  );
  const text = `${scale === undefined ? '' : `${scale}:`}${written.join(',')}`;
  return quotedOption(text);
}

/** A value as a shell takes it, between the quotes that it does not hold. */
export function quotedOption(text: string): string {
  return text.includes('"') ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}
