import type { QualityFlag, QualityLimits, QualityReport } from '../../model/quality.ts';
import type { Count } from '../../model/withheld.ts';

/** The quality of the answers as a report may print it: how many respondents, never which ones; `null` for what was withheld. */
export interface QualityCounts {
  readonly limits: QualityLimits;
  /** Where fewer than this, but some, are flagged or are not, they are not counted; 0 or 1 counts everybody. */
  readonly least: number;
  readonly files: readonly {
    readonly file: string;
    /** Where one file holds several waves: which of them. */
    readonly wave?: string;
    readonly respondents: Count;
    readonly items: number;
    readonly indices: Readonly<Record<QualityFlag, { readonly computed: Count; readonly flagged: Count }>>;
  }[];
}

/**
 * The counts of a quality check without rows, indices and answers of respondents.
 *
 * @param least counts below this, but for 0, are left out
 */
export function qualityCounts({ limits, files }: QualityReport, least: number): QualityCounts {
  const isSmall = (n: number) => n > 0 && n < least;
  return {
    limits,
    least,
    files: files.map(({ file, wave, respondents, items, indices }) => ({
      file,
      ...(wave !== undefined && { wave }),
      respondents: isSmall(respondents) ? null : respondents,
      items,
      indices: Object.fromEntries(
        Object.entries(indices).map(([flag, { computed, flagged }]) => [
          flag,
          {
            computed: isSmall(computed) ? null : computed,
            flagged: [flagged, computed - flagged].some(isSmall) ? null : flagged,
          },
        ]),
      ) as QualityCounts['files'][number]['indices'],
    })),
  };
}
