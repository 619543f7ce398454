import type { Count } from '../withheld.ts';
import type { InputSummary } from './common.ts';

/** A wave as its reader knows it: a file, or several that are one wave. */
export interface WaveInput
  extends Pick<InputSummary, 'waves' | 'invalidSetMissing' | 'missingCodes' | 'rows'> {
  /** The file, or what several are called together. */
  readonly file: string;
  /** One, or all that are joined. */
  readonly files: readonly InputSummary[];
}

/** The inputs of a result with those as one that are joined. */
export function waveInputs(inputs: readonly InputSummary[]): WaveInput[] {
  const together = new Map<string, InputSummary[]>();
  for (const [index, input] of inputs.entries()) {
    const key = JSON.stringify(input.joined === undefined ? index : [input.joined, input.waves]);
    const known = together.get(key);
    if (known === undefined) together.set(key, [input]);
    else known.push(input);
  }
  return [...together.values()].map((files) => {
    const [first] = files as [InputSummary, ...InputSummary[]];
    if (first.joined === undefined) return { ...first, files };
    return {
      waves: first.waves,
      file: first.joined,
      files,
      rows: total(files.map(({ rows }) => rows)),
      invalidSetMissing: total(files.map(({ invalidSetMissing }) => invalidSetMissing)),
      missingCodes: total(files.map(({ missingCodes }) => missingCodes)),
    };
  });
}

/** What is withheld of a part is not told by the whole. */
function total(counts: readonly Count[]): Count {
  return counts.reduce<Count>((sum, count) => (sum === null || count === null ? null : sum + count), 0);
}
