import { isUndivided, isUnusual } from '../model/coded-rows.ts';
import { isUserError } from '../model/problem.ts';

/** Large plain files may be read once, from bytes to codes. */
export interface ByBytes {
  /** Told when files are opened for that. */
  readonly isTaken: () => void;
  /** Whether parts of a file may be read at the same time. */
  readonly inParts: boolean;
}

/**
 * Does a job with large plain files read once, from bytes to codes; where parts that were read at the same time do not fit together, once more
 * in one go; where anything in them is unusual or wrong, once more with all files read as text, for only that way says what and where. So
 * the job must say and write nothing.
 *
 * @param job told how files are read by their bytes, or `undefined` where they must not be
 * @param mayBe whether they may be read so: once
 */
export async function bytesFirst<Done>(
  job: (byBytes: ByBytes | undefined) => Promise<Done>,
  mayBe: boolean,
): Promise<Done> {
  for (const inParts of mayBe ? [true, false] : []) {
    let isByBytes = false;
    const isTaken = () => {
      isByBytes = true;
    };
    try {
      return await job({ isTaken, inParts });
    } catch (error) {
      if (isByBytes && isUndivided(error)) continue;
      if (!isByBytes || !(isUnusual(error) || isUserError(error))) throw error;
      break;
    }
  }
  return job(undefined);
}
