import type { AnalysisInput } from '../analysis/analyse.ts';

/** Some data under the name of a wave; what is known of it later only, such as a hash, stays so. */
export function inWave(data: Omit<AnalysisInput, 'wave'>, wave: string): AnalysisInput {
  return Object.defineProperties({} as AnalysisInput, {
    ...Object.getOwnPropertyDescriptors(data),
    wave: { value: wave, enumerable: true },
  });
}
