import type { Finding } from '../../model/parse/schema-findings.ts';
import type { Scale } from '../../model/scale.ts';
import type { Study } from '../../model/study.ts';

/** Scores that a protocol names and that the scales of the study do not have. */
export function protocolFindings({ protocol = {} }: Study, scales: readonly Scale[]): Finding[] {
  const known = scales.flatMap(({ id, subscales = [] }) => [id, ...subscales.map((each) => each.id)]);
  const { primary = [], smallestDifference = {}, sampleSize: { sd = {} } = {} } = protocol;
  const named: readonly (readonly [path: Finding['path'], id: string])[] = [
    ...primary.map((id, index) => [['protocol', 'primary', index], id] as const),
    ...Object.keys(smallestDifference).map((id) => [['protocol', 'smallestDifference', id], id] as const),
    ...Object.keys(sd).map((id) => [['protocol', 'sampleSize', 'sd', id], id] as const),
  ];
  return named
    .filter(([, id]) => !known.includes(id))
    .map(([path, id]) => ({
      path,
      message: `${id} is no score of the scales of the study: ${[...new Set(known)].join(', ')}`,
      value: id,
    }));
}
