import type { AnswerTable, EmitFile, EmitItem, EmitPlan, EmitScale } from '../../../model/emit-plan.ts';
import { idCommands, idWidth } from './ids.ts';
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
