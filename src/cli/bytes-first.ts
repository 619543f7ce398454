import { isUnusual } from '../model/coded-rows.ts';
import { isUserError } from '../model/problem.ts';

/**
 * Does a job with large plain files read once, from bytes to codes; where anything in them is unusual or wrong, once more with all files read
 * as text, for only that way says what and where. So the job must say and write nothing.
 *
 * @param job told whom to tell that files are read by their bytes, or `undefined` where they must not be
 * @param mayBe whether they may be read so: once
 */
export async function bytesFirst<Done>(
  job: (onBytes: (() => void) | undefined) => Promise<Done>,
  mayBe: boolean,
): Promise<Done> {
  let isByBytes = false;
  const onBytes = () => {
    isByBytes = true;
  };
  try {
    return await job(mayBe ? onBytes : undefined);
  } catch (error) {
    if (!isByBytes || !(isUnusual(error) || isUserError(error))) throw error;
  }
  return job(undefined);
}
