import brs from '../../../scales/brs.json' with { type: 'json' };
import cel from '../../../scales/cel.json' with { type: 'json' };
import celOriginal from '../../../scales/cel-original.json' with { type: 'json' };
import courseExit from '../../../scales/course-exit.json' with { type: 'json' };
import fssq from '../../../scales/fssq.json' with { type: 'json' };
import gse from '../../../scales/gse.json' with { type: 'json' };
import lsns6 from '../../../scales/lsns6.json' with { type: 'json' };
import lsns6Original from '../../../scales/lsns6-original.json' with { type: 'json' };
import rses from '../../../scales/rses.json' with { type: 'json' };
import wemwbs from '../../../scales/wemwbs.json' with { type: 'json' };
import type { Scale } from '../../model/scale.ts';

/** In the order of the ENSURE report's table; a variant stands behind the scale it varies. */
const SCALES: readonly Scale[] = [
  wemwbs,
  brs,
  rses,
  gse,
  fssq,
  lsns6,
  lsns6Original,
  cel,
  celOriginal,
  courseExit,
] as readonly Scale[];

/**
 * The definitions that ship with the tool, as they stand in `scales/`. Tests hold them against the schema and the
 * linter, so that nothing needs to be validated at start-up.
 */
export function builtInScales(): readonly Scale[] {
  return SCALES;
}
