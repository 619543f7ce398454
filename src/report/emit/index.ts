import type { EmitPlan, EmitTarget } from '../../model/emit-plan.ts';
import { rScript } from './r/script.ts';
import { spssScript } from './spss/script.ts';

/**
 * An analysis as a script for another program, which reads the same files and repeats every number.
 *
 * @param plan what `emitPlan` of the analysis made
 * @param target `r`: base R, with psych where it is installed. `spss`: syntax for SPSS and PSPP
 * @returns the script, with a line end at the end
 * @throws UserError (status 2) for what the program cannot do with these files
 * @example emitScript(await emitPlan(inputs, settings), 'r')
 */
export function emitScript(plan: EmitPlan, target: EmitTarget): string {
  return target === 'r' ? rScript(plan) : spssScript(plan);
}
