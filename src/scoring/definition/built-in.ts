import { scaleTexts } from '../../generated/scales.ts';
import type { Scale } from '../../model/scale.ts';
import { scaleOfText } from './scale-text.ts';

/** In the order of the ENSURE report's table, then by what they measure; a variant stands behind the scale it varies. */
const ORDER = [
  'wemwbs',
  'brs',
  'rses',
  'gse',
  'fssq',
  'lsns6',
  'lsns6-original',
  'cel',
  'cel-original',
  'course-exit',
  'ucla3',
  'djgls11',
  'djgls6',
  'mspss',
  'mhcsf',
  'panas',
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
