export type { RoundingRule } from './rounding.ts';
export type { WaveData } from './samples.ts';
export { type VerificationChoices, type VerificationData, verifyTable } from './verify-table.ts';
