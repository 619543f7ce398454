import type { EmitMatching, EmitPlan } from '../../../model/emit-plan.ts';
import { spssComment, spssString } from './literals.ts';

/** Between the parts of an id; no part has a blank beside a sign, as blanks are kept between digits only. */
const JOINT = ' + ';

/** Bytes that the comparable id can take in any file. */
export function idWidth({ files, waves }: EmitPlan): number {
  return Math.max(
    ...waves.map(({ file, id }) =>
      id.reduce((sum, column) => sum + files[file]!.columns[column]!.bytes + JOINT.length, 0),
    ),
  );
}

/**
 * Commands that make the comparable id from one column or more: small letters, no accents, no blanks (one stays between digits), no zeros before
 * a number; or as it is written. Only what matters for the ids that occur is written out.
 */
export function idCommands(
  id: string,
  parts: readonly string[],
  width: number,
  { comparison, letters, blanks, zeros }: EmitMatching,
): string[] {
  const each = parts.flatMap((part) => [
    ...letters.map(
      ({ from, to }) => `COMPUTE ${part} = REPLACE(${part}, ${spssString(from)}, ${spssString(to)}).`,
    ),
    ...(comparison === 'as-written' ? [] : [`COMPUTE ${part} = LOWER(LTRIM(${part})).`]),
    ...(comparison === 'normalised' && blanks ? withoutBlanks(part) : []),
    ...(comparison === 'normalised' && zeros ? withoutZeros(part) : []),
  ]);
  const joined =
    parts.length === 1
      ? parts[0]!
      : `CONCAT(${parts.map((part) => `RTRIM(${part})`).join(`, '${JOINT}', `)})`;
  const blank = parts.map((part) => `${part} = ' '`).join(' OR ');
  return [
    spssComment(
      comparison === 'as-written'
        ? 'The id as it is written'
        : 'The id as it is compared: without case, accents, blanks and zeros before a number',
    ),
    ...(comparison === 'normalised' && (blanks || zeros) ? [`STRING #text (A${width}) /#c #n (A1).`] : []),
    ...each,
    `STRING ${id} (A${width}).`,
    `COMPUTE ${id} = ${joined}.`,
    ...(parts.length === 1 ? [] : [`IF (${blank}) ${id} = ' '.`]),
  ];
}

const DIGITS = "'0123456789'";

/** Several blanks become one; then a blank goes unless digits stand on both sides. */
function withoutBlanks(part: string): string[] {
  return [
    spssComment('Blanks go, except one between digits'),
    `LOOP IF (INDEX(RTRIM(${part}), '  ') > 0).`,
    `  COMPUTE ${part} = REPLACE(RTRIM(${part}), '  ', ' ').`,
    'END LOOP.',
    ...rebuilt(part, [
      `  DO IF (#c = ' ').`,
      `    COMPUTE #gap = (#digit = 1 AND INDEX(${DIGITS}, #n) > 0).`,
      '  ELSE.',
      ...append('    '),
      '  END IF.',
      `  COMPUTE #digit = (INDEX(${DIGITS}, #c) > 0).`,
    ]),
  ];
}

/** Zeros at the start of a number go, unless the number is the decimals of another one. */
function withoutZeros(part: string): string[] {
  return [
    spssComment('Zeros before a number go'),
    ...rebuilt(part, [
      `  DO IF (#c = ' ').`,
      '    COMPUTE #gap = 1.',
      '  ELSE.',
      `    COMPUTE #drop = (#c = '0' AND #kept = 0 AND #decimals = 0 AND INDEX(${DIGITS}, #n) > 0).`,
      '    DO IF (#drop = 0).',
      ...append('      '),
      '    END IF.',
      '  END IF.',
      `  COMPUTE #decimals = ((#decimals = 1 AND INDEX(${DIGITS}, #c) > 0) OR ((#c = '.' OR #c = ',') AND #digit = 1)).`,
      `  COMPUTE #digit = (INDEX(${DIGITS}, #c) > 0).`,
      '  COMPUTE #kept = (#digit = 1 AND (#kept = 1 OR #drop = 0)).',
    ]),
  ];
}

/** Builds a text anew, character by character: `#c` is the character, `#n` the next one. */
function rebuilt(part: string, body: readonly string[]): string[] {
  return [
    "COMPUTE #text = ' '.",
    'COMPUTE #gap = 0.',
    'COMPUTE #digit = 0.',
    'COMPUTE #kept = 0.',
    'COMPUTE #drop = 0.',
    'COMPUTE #decimals = 0.',
    `LOOP #i = 1 TO LENGTH(RTRIM(${part})).`,
    `  COMPUTE #c = SUBSTR(${part}, #i, 1).`,
    "  COMPUTE #n = ' '.",
    `  IF (#i < LENGTH(RTRIM(${part}))) #n = SUBSTR(${part}, #i + 1, 1).`,
    ...body,
    'END LOOP.',
    `COMPUTE ${part} = #text.`,
  ];
}

function append(indent: string): string[] {
  return [
    `${indent}DO IF (#gap = 1).`,
    `${indent}  COMPUTE #text = CONCAT(RTRIM(#text), ' ', #c).`,
    `${indent}ELSE.`,
    `${indent}  COMPUTE #text = CONCAT(RTRIM(#text), #c).`,
    `${indent}END IF.`,
    `${indent}COMPUTE #gap = 0.`,
  ];
}
