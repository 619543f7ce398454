import { scaleTexts } from '../../generated/scales.ts';
import type { Scale } from '../../model/scale.ts';
import { scaleOfText } from './scale-text.ts';

/** In the order of the ENSURE report's table, then by what they measure; a variant stands behind the scale it varies. */
const ORDER = [
  'wemwbs',
  'swemwbs',
  'brs',
  'rses',
  'gse',
  'fssq',
  'lsns6',
  'lsns6-original',
  'cel',
  'cel-original',
  'course-exit',
  'who5',
  'mhcsf',
  'panas',
  'swls',
  'pss10',
  'k10',
  'k6',
  'phq9',
  'gad7',
  'dass21',
  'cesd',
  'core10',
  'ucla3',
  'djgls11',
  'djgls6',
  'mspss',
  'rand36',
  'audit',
  'uwes9',
  'sus',
];

const SCALES: readonly Scale[] = [...scaleTexts]
  .sort((one, other) => ORDER.indexOf(one.id) - ORDER.indexOf(other.id))
  .map(scaleOfText);

/**
 * The definitions that ship with the tool, as they stand in `scales/`. Tests hold them against the schema and the
 * linter, so that nothing needs to be validated at start-up; each is parsed when it is needed.
 */
export function builtInScales(): readonly Scale[] {
  return SCALES;
}
