import type { EmitPlan } from '../../model/emit-plan.ts';
import { rScript } from './r/script.ts';
import { spssScript } from './spss/script.ts';

/** The programs that a script can be written for. */
export const EMIT_TARGETS = ['r', 'spss'] as const;
export type EmitTarget = (typeof EMIT_TARGETS)[number];

export function emitScript(plan: EmitPlan, target: EmitTarget): string {
  return target === 'r' ? rScript(plan) : spssScript(plan);
}
