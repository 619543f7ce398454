import type {
  AnswerTable,
  EmitFile,
  EmitItem,
  EmitMatching,
  EmitPlan,
  EmitScale,
} from '../../../model/emit-plan.ts';
import { spssComment, spssNumber, spssString, wrapped } from './literals.ts';
import type { Variables } from './variables.ts';

/** What a cell becomes that the syntax does not know; counted, shown, and then taken for missing. */
export const UNKNOWN = -99999;

/** The names that SPSS and PSPP both know. */
const ENCODINGS = {
  'utf-8': 'UTF8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  'windows-1252': 'windows-1252',
  'iso-8859-15': 'ISO-8859-15',
  'windows-1254': 'windows-1254',
  'windows-1256': 'windows-1256',
} as const;

/** Commands that read one file and turn its cells into codes; the raw columns are dropped. */
export function readFile(plan: EmitPlan, fileIndex: number, variables: Variables): string {
  const file = plan.files[fileIndex]!;
  const waves = plan.waves.filter((wave) => wave.file === fileIndex);
  const names = variables.names.copy();
  const raw = file.columns.map(({ name, index }) =>
    names.give(name === '' ? `column_${index + 1}` : name, `${name}_raw`),
  );
  const blanks = names.give('blank_cells');
  const first = raw[0]!;
  const last = raw.at(-1)!;
  const all = raw.length === 1 ? first : `${first} TO ${last}`;
  const groups = itemGroups(plan, fileIndex);
  const used = new Set(groups.flatMap(({ columns }) => columns));
  const cells = [
    ...used,
    ...waves.flatMap(({ group, id }) => [...(group === null ? [] : [group.column]), ...id]),
  ];
  const padded = [...new Set(cells)]
    .filter((column) => file.columns[column]!.padded)
    .map((column) => raw[column]!);
  return [
    spssComment(`Read ${file.path} (${waves.map(({ name }) => name).join(', ')}): ${file.rows} respondents`),
    getData(file, raw, widths(plan, file, groups)),
    spssComment('Blank lines are no respondents'),
    `COUNT ${blanks} = ${all} (' ').\nSELECT IF (${blanks} < ${raw.length}).`,
    ...(padded.length === 0
      ? []
      : [`DO REPEAT cell = ${wrapped(padded)}.\n  COMPUTE cell = LTRIM(cell).\nEND REPEAT.`]),
    ...waveCommands(plan, fileIndex, variables, raw),
    ...groups.map((group) => recode(group, raw, variables)),
    'EXECUTE.',
    `DELETE VARIABLES ${blanks} ${all}.`,
  ].join('\n');
}

/** Items of one scale that share a table of answers in this file. */
interface ItemGroup {
  readonly scale: EmitScale;
  readonly table: AnswerTable;
  readonly items: EmitItem[];
  readonly columns: number[];
}

function itemGroups(plan: EmitPlan, file: number): ItemGroup[] {
  return plan.scales.flatMap((scale) => {
    const groups = new Map<number, ItemGroup>();
    for (const item of scale.scores.length === 0 ? [] : scale.items) {
      const column = item.columns[file];
      if (column === null || column === undefined) continue;
      const group = groups.get(column.answers) ?? {
        scale,
        table: scale.answers[column.answers]!,
        items: [],
        columns: [],
      };
      group.items.push(item);
      group.columns.push(column.index);
      groups.set(column.answers, group);
    }
    return [...groups.values()];
  });
}

/** Bytes per column; one suffices for those that are only passed over. Strings must hold what they are compared with. */
function widths(plan: EmitPlan, file: EmitFile, groups: readonly ItemGroup[]): number[] {
  const width = file.columns.map(() => 1);
  const widen = (column: number, cells: readonly string[]) => {
    const longest = Math.max(...cells.map((cell) => Buffer.byteLength(cell, 'utf8')), 1);
    width[column] = Math.max(width[column]!, file.columns[column]!.bytes, longest);
  };
  for (const { columns, table } of groups) {
    for (const column of columns)
      widen(
        column,
        table.map(({ cell }) => cell),
      );
  }
  for (const wave of plan.waves.filter((each) => plan.files[each.file] === file)) {
    if (wave.group !== null) widen(wave.group.column, wave.group.cells);
    for (const column of wave.id) widen(column, []);
  }
  return width;
}

function getData(file: EmitFile, raw: readonly string[], width: readonly number[]): string {
  const delimiter = file.delimiter === '\t' ? '\\t' : file.delimiter;
  return [
    'GET DATA',
    '  /TYPE=TXT',
    `  /FILE=${spssString(file.path)}`,
    `  /ENCODING='${ENCODINGS[file.encoding]}'`,
    '  /ARRANGEMENT=DELIMITED',
    '  /DELCASE=LINE',
    `  /FIRSTCASE=${file.firstLine}`,
    `  /DELIMITERS="${delimiter}"`,
    `  /QUALIFIER='"'`,
    '  /VARIABLES=',
    `    ${wrapped(raw.map((name, index) => `${name} A${width[index]}`))}.`,
  ].join('\n');
}

/** The wave of every respondent, and the id, in variables that all files have. */
function waveCommands(
  plan: EmitPlan,
  file: number,
  { wave: waveName, id }: Variables,
  raw: readonly string[],
): string[] {
  const { waves, matching } = plan;
  return waves.flatMap((wave, index): string[] => {
    if (wave.file !== file) return [];
    if (wave.group !== null) {
      // All groups at once, where the first one stands.
      if (index > 0) return [];
      const values = waves.flatMap(({ group }, position) =>
        (group?.cells ?? []).map((cell) => `(${spssString(cell)}=${position + 1})`),
      );
      return [
        `RECODE ${raw[wave.group.column]} ${wrapped(values)} (ELSE=SYSMIS) INTO ${waveName}.`,
        `SELECT IF (NOT MISSING(${waveName})).`,
      ];
    }
    const set = `COMPUTE ${waveName} = ${index + 1}.`;
    if (id === null || matching === null) return [set];
    const parts = wave.id.map((column) => raw[column]!);
    return [set, ...idCommands(id, parts, idWidth(plan), matching)];
  });
}

/** Words by the table, numbers as they stand. */
function recode(
  { scale, table, items, columns }: ItemGroup,
  raw: readonly string[],
  variables: Variables,
): string {
  const meanings = table.map(
    ({ cell, value }) => `(${spssString(cell)}=${value === null ? 'SYSMIS' : spssNumber(value)})`,
  );
  const values = [...meanings, "(' '=SYSMIS)", '(CONVERT)', `(ELSE=${UNKNOWN})`];
  return [
    spssComment(`Answers of ${scale.id} as codes, before reversal`),
    `RECODE\n    ${wrapped(columns.map((column) => raw[column]!))}`,
    `    ${wrapped(values)}`,
    `  INTO\n    ${wrapped(items.map(variables.itemName))}.`,
  ].join('\n');
}

/** Between the parts of an id; no part has a blank beside a sign, as blanks are kept between digits only. */
const JOINT = ' + ';

/** Bytes that the comparable id can take in any file. */
function idWidth({ files, waves }: EmitPlan): number {
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
function idCommands(
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
