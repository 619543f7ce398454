import type { QualityFlag, QualityLimits, QualityReport } from '../../model/quality.ts';

/** The quality of the answers as a report may print it: how many respondents, never which ones. */
export interface QualityCounts {
  readonly limits: QualityLimits;
  /** Fewer flagged respondents than this, but some, are not counted; 0 or 1 counts everybody. */
  readonly least: number;
  readonly files: readonly {
    readonly file: string;
    readonly respondents: number;
    readonly items: number;
    /** `flagged` is `null` where there are fewer than the least. */
    readonly indices: Readonly<
      Record<QualityFlag, { readonly computed: number; readonly flagged: number | null }>
    >;
  }[];
}

/**
 * The counts of a quality check without rows, indices and answers of respondents.
 *
 * @param least counts below this, but for 0, are left out
 */
export function qualityCounts({ limits, files }: QualityReport, least: number): QualityCounts {
  return {
    limits,
    least,
    files: files.map(({ file, respondents, items, indices }) => ({
      file,
      respondents,
      items,
      indices: Object.fromEntries(
        Object.entries(indices).map(([flag, { computed, flagged }]) => [
          flag,
          { computed, flagged: flagged > 0 && flagged < least ? null : flagged },
        ]),
      ) as QualityCounts['files'][number]['indices'],
    })),
  };
}
