export { readSav } from './read-sav.ts';
export { cellText, numberKind } from './sav-dates.ts';
export type { SavBatch, SavColumn, SavFile, SavVariable } from './sav-file.ts';
export { scoresAsSav } from './scores-sav.ts';
export { type SavContent, type SavOutputVariable, writeSav } from './write-sav.ts';
