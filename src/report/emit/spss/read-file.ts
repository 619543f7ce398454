import type {
  AnswerTable,
  EmitFile,
  EmitFilter,
  EmitItem,
  EmitMatching,
  EmitPlan,
  EmitScale,
  EmitSource,
} from '../../../model/emit-plan.ts';
import { operand, spssComment, spssNumber, spssString, wrapped } from './literals.ts';
import { SCRATCH } from './procedures.ts';
import { questionCells, questionCommands } from './questions.ts';
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

/** Commands that read the files of a source and turn cells into codes, for all its waves; the raw columns are dropped. */
export function readSource(plan: EmitPlan, index: number, variables: Variables): string {
  const source = plan.sources[index]!;
  const waves = plan.waves.flatMap((wave, position) => (wave.source === index ? [position] : []));
  const names = variables.names.copy();
  const raw = rawNames(source, names);
  const temporary: Temporary = {
    ...{ blanks: names.give('blank_cells'), status: names.give('response_status') },
    ...{ wrong: names.give('wrong_correction'), wrongInAll: names.give('wrong_corrections') },
    everything: names.give('everybody'),
  };
  const used = usedColumns(plan, waves);
  const widths = widthsOf(plan, source, waves, used);
  const files = source.files.map((position, part) => ({
    commands: readFile(plan.files[position]!, { source, part, raw, widths, used, temporary }),
    saved: SCRATCH.part(position + 1),
  }));
  const reading =
    files.length === 1
      ? [files[0]!.commands]
      : [
          ...files.map(
            ({ commands, saved }) =>
              `${commands}\nSAVE OUTFILE='${saved}'\n  /KEEP=${wrapped([...used].map((column) => raw.get(column)!))}.`,
          ),
          `ADD FILES\n${files.map(({ saved }) => `  /FILE='${saved}'`).join('\n')}.`,
        ];
  const all = [...raw.values()];
  const dropped =
    files.length > 1
      ? [...used].map((column) => raw.get(column)!)
      : all.length === 1
        ? all
        : [`${all[0]} TO ${all.at(-1)}`];
  const beside = besideEachOther(plan, index);
  const ofWaves = (positions: readonly number[]) => [
    ...waveCommands(plan, positions, variables, raw),
    ...itemGroups(plan, positions[0]!).map((group) => recode(group, raw, variables)),
    ...questionCommands(plan, positions, variables, raw),
    'EXECUTE.',
    `DELETE VARIABLES ${wrapped(dropped)}.`,
  ];
  if (beside.length === 0) return [...reading, ...ofWaves(waves)].join('\n');
  const [rows, saved] = [SCRATCH.rows(index + 1), (wave: number) => SCRATCH.wave(wave + 1)];
  const row = variables.isRow ? [`COMPUTE ${variables.id} = $CASENUM.`] : [];
  return [
    ...reading,
    ...row,
    `SAVE OUTFILE='${rows}'.`,
    ...waves.flatMap((wave) => [
      '',
      spssComment(`The columns of ${plan.waves[wave]!.name}`),
      `GET FILE='${rows}'.`,
      ...ofWaves([wave]),
      `SAVE OUTFILE='${saved(wave)}'.`,
    ]),
    '',
    `ADD FILES\n${waves.map((wave) => `  /FILE='${saved(wave)}'`).join('\n')}.`,
  ].join('\n');
}

/** Names that are needed while a file is read. */
interface Temporary {
  readonly blanks: string;
  readonly status: string;
  readonly wrong: string;
  readonly wrongInAll: string;
  readonly everything: string;
}

/** By column, the name of its raw variable. */
type RawNames = ReadonlyMap<number, string>;

function rawNames({ columns }: EmitSource, names: Variables['names']): RawNames {
  return new Map(
    columns.map(({ name, index }) => [
      index,
      names.give(name === '' ? `column_${index + 1}` : name, `${name}_raw`),
    ]),
  );
}

/** Columns that waves, groups, ids and items are made of. */
function usedColumns(plan: EmitPlan, waves: readonly number[]): ReadonlySet<number> {
  return new Set(
    waves.flatMap((position) => {
      const { rows, groups, id } = plan.waves[position]!;
      return [
        ...itemGroups(plan, position).flatMap(({ columns }) => columns),
        ...questionCells(plan, position).map(({ column }) => column),
        ...(rows === null ? [] : [rows.column]),
        ...groups.map(({ column }) => column),
        ...(id === 'row' ? [] : id),
      ];
    }),
  );
}

/** The waves of a source whose items stand beside each other in columns; none for a source whose waves are rows of their own. */
export function besideEachOther(plan: EmitPlan, source: number): number[] {
  const waves = plan.waves.flatMap((wave, position) => (wave.source === source ? [position] : []));
  return waves.every((wave) => sameColumns(plan, waves[0]!, wave)) ? [] : waves;
}

/** Whether two waves of a source have their items in the same columns. */
function sameColumns(plan: EmitPlan, one: number, other: number): boolean {
  const columns = (wave: number) => [
    ...itemGroups(plan, wave).flatMap((group) => group.columns),
    ...new Set(questionCells(plan, wave).map(({ column }) => column)),
  ];
  return columns(one).join() === columns(other).join();
}

interface Reading {
  readonly source: EmitSource;
  /** Which of its files. */
  readonly part: number;
  readonly raw: RawNames;
  readonly widths: ReadonlyMap<number, number>;
  readonly used: ReadonlySet<number>;
  readonly temporary: Temporary;
}

/** One file with its corrections and the rows that are used. */
function readFile(file: EmitFile, { source, part, raw, widths, used, temporary }: Reading): string {
  const places = source.places[part]!;
  const name = (column: number) => raw.get(places[column]!)!;
  const names = file.columns.map(({ index }) => name(index));
  const list = names.length === 1 ? names[0]! : `${names[0]} TO ${names.at(-1)}`;
  const choosing = file.filters.flatMap((filter) =>
    filter.kind === 'status' ? filter.rules.flatMap(({ columns }) => columns) : filter.column,
  );
  const looked = new Set([
    ...file.columns.flatMap(({ index }) => (used.has(places[index]!) ? [index] : [])),
    ...choosing,
    ...file.corrections.flatMap(({ cells }) => cells.map(({ column }) => column)),
  ]);
  const padded = file.columns.filter(({ index, padded }) => padded && looked.has(index));
  const { blanks, status, wrong, wrongInAll, everything } = temporary;
  const isCorrected = file.corrections.length > 0;
  const hasStatus = file.filters.some(({ kind }) => kind === 'status');
  return [
    spssComment(`Read ${file.path}: ${file.rows} respondents`),
    getData(
      file,
      file.columns.map(({ index }) => `${name(index)} A${widths.get(places[index]!) ?? 1}`),
    ),
    spssComment('Blank lines are no respondents'),
    `COUNT ${blanks} = ${list} (' ').\nSELECT IF (${blanks} < ${names.length}).`,
    ...(padded.length === 0
      ? []
      : [
          `DO REPEAT cell = ${wrapped(padded.map(({ index }) => name(index)))}.\n  COMPUTE cell = LTRIM(cell).\nEND REPEAT.`,
        ]),
    ...(isCorrected ? correctionCommands(file, name, temporary) : []),
    ...file.filters.flatMap((filter) => filterCommands(filter, name, status)),
    ...(file.filters.length === 0 ? [] : [spssComment(`${file.used} respondents are left`)]),
    'EXECUTE.',
    `DELETE VARIABLES ${[blanks, ...(isCorrected ? [wrong, wrongInAll, everything] : []), ...(hasStatus ? [status] : [])].join(' ')}.`,
  ].join('\n');
}

/** Each correction must find its value; where one does not, no respondent is left, and nothing is computed. */
function correctionCommands(
  { corrections }: EmitFile,
  name: (column: number) => string,
  { wrong, wrongInAll, everything }: Temporary,
): string[] {
  const cells = corrections.flatMap((each) => each.cells);
  return [
    ...corrections.map(({ file, sha256 }) =>
      spssComment(
        `Corrections of ${file}, where who, when and why stand`,
        ...(sha256 === null ? [] : [`SHA-256 ${sha256}`]),
      ),
    ),
    spssComment(
      'Respondents go by their place in the file. Unless every cell holds the old value, nobody is left',
    ),
    'EXECUTE.',
    `COMPUTE ${wrong} = 0.`,
    ...cells.map(
      ({ column, respondent, old }) =>
        `IF ($CASENUM = ${respondent} AND ${name(column)} NE ${spssCell(old)}) ${wrong} = ${wrong} + 1.`,
    ),
    ...cells.map(
      (cell) => `IF ($CASENUM = ${cell.respondent}) ${name(cell.column)} = ${spssCell(cell.new)}.`,
    ),
    `COMPUTE ${everything} = 1.`,
    `AGGREGATE /OUTFILE=* MODE=ADDVARIABLES /BREAK=${everything} /${wrongInAll} = SUM(${wrong}).`,
    `SELECT IF (${wrongInAll} = 0).`,
  ];
}

/** A cell as a string; a blank one is a blank. */
function spssCell(cell: string): string {
  return cell === '' ? "' '" : spssString(cell);
}

function filterCommands(filter: EmitFilter, name: (column: number) => string, status: string): string[] {
  const about = spssComment(`Rows that are used: ${filter.text}`);
  const any = (variable: string, cells: readonly string[]) =>
    `ANY(${variable}, ${wrapped(cells.map(spssCell), ', ')})`;
  if (filter.kind === 'number') {
    const cell = name(filter.column);
    const text = filter.decimal === ',' ? `REPLACE(RTRIM(${cell}), ',', '.')` : `RTRIM(${cell})`;
    return [about, `SELECT IF (NUMBER(${text}, F40.0) ${filter.sign} ${operand(filter.bound)}).`];
  }
  if (filter.kind === 'cells') {
    const { cells, keeps } = filter;
    if (cells.length === 0) return keeps ? [about, 'SELECT IF (1 = 0).'] : [];
    return [about, `SELECT IF ${keeps ? '' : 'NOT '}${any(name(filter.column), cells)}.`];
  }
  const longest = Math.max(...filter.rules.map((rule) => rule.status.length));
  const dropped = [...new Set(filter.rules.flatMap((rule) => (rule.isDropped ? [rule.status] : [])))];
  return [
    about,
    spssComment(
      'The first rule that applies gives the status: some cell is filled, and each that is says so',
    ),
    `STRING ${status} (A${longest}).`,
    ...filter.rules.flatMap((rule) => {
      const { columns, blank, cells } = rule;
      const applies = cells === null ? '#filled = 0' : '#filled > 0 AND #others = 0';
      return [
        'COMPUTE #filled = 0.',
        'COMPUTE #others = 0.',
        `DO REPEAT cell = ${wrapped(columns.map(name))}.`,
        `  DO IF NOT ${any('cell', blank)}.`,
        '    COMPUTE #filled = #filled + 1.',
        ...(cells === null
          ? []
          : [
              cells.length === 0
                ? '    COMPUTE #others = #others + 1.'
                : `    IF NOT ${any('cell', cells)} #others = #others + 1.`,
            ]),
        '  END IF.',
        'END REPEAT.',
        `IF (${status} = ' ' AND ${applies}) ${status} = '${rule.status}'.`,
      ];
    }),
    `SELECT IF NOT ${any(status, dropped)}.`,
  ];
}

/** Items of one scale that share a table of answers in this wave. */
interface ItemGroup {
  readonly scale: EmitScale;
  readonly table: AnswerTable;
  readonly items: EmitItem[];
  readonly columns: number[];
}

function itemGroups(plan: EmitPlan, wave: number): ItemGroup[] {
  return plan.scales.flatMap((scale) => {
    const groups = new Map<number, ItemGroup>();
    for (const item of scale.scores.length === 0 ? [] : scale.items) {
      const column = item.columns[wave];
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

/** Bytes per column that is looked at; one suffices for the others. Strings must hold what they are compared with. */
function widthsOf(
  plan: EmitPlan,
  source: EmitSource,
  waves: readonly number[],
  used: ReadonlySet<number>,
): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const own = new Map(source.columns.map(({ index, bytes }) => [index, bytes]));
  const widen = (column: number, cells: readonly string[]) => {
    const longest = Math.max(...cells.map((cell) => Buffer.byteLength(cell, 'utf8')), 1);
    widths.set(column, Math.max(widths.get(column) ?? 1, own.get(column) ?? 1, longest));
  };
  for (const column of used) widen(column, []);
  for (const wave of waves) {
    for (const { columns, table } of itemGroups(plan, wave))
      for (const column of columns)
        widen(
          column,
          table.map(({ cell }) => cell),
        );
    const { rows, groups } = plan.waves[wave]!;
    const said = [...groups, ...(rows === null ? [] : [rows]), ...questionCells(plan, wave)];
    for (const { column, cells } of said) widen(column, cells);
  }
  source.files.forEach((position, part) => {
    const { filters, corrections } = plan.files[position]!;
    const places = source.places[part]!;
    for (const { column } of corrections.flatMap(({ cells }) => cells)) widen(places[column]!, []);
    for (const filter of filters)
      for (const column of filter.kind === 'status'
        ? filter.rules.flatMap((rule) => rule.columns)
        : [filter.column])
        widen(places[column]!, []);
  });
  return widths;
}

function getData(file: EmitFile, variables: readonly string[]): string {
  const { form } = file;
  if (form.kind !== 'text') throw new RangeError(`${file.path} is no text`);
  const delimiter = form.delimiter === '\t' ? '\\t' : form.delimiter;
  return [
    'GET DATA',
    '  /TYPE=TXT',
    `  /FILE=${spssString(file.path)}`,
    `  /ENCODING='${ENCODINGS[form.encoding]}'`,
    '  /ARRANGEMENT=DELIMITED',
    '  /DELCASE=LINE',
    `  /FIRSTCASE=${file.firstLine}`,
    `  /DELIMITERS="${delimiter}"`,
    `  /QUALIFIER='"'`,
    '  /VARIABLES=',
    `    ${wrapped(variables)}.`,
  ].join('\n');
}

/** The sample of every respondent, and the id, in variables that all sources have. */
function waveCommands(
  plan: EmitPlan,
  positions: readonly number[],
  { sample, wave, group, id }: Variables,
  raw: RawNames,
): string[] {
  const { waves, matching, groups } = plan;
  const first = waves[positions[0]!]!;
  const by = (column: number, cells: readonly (readonly [string, number])[], into: string) => {
    const values = cells.map(([cell, number]) => `(${spssCell(cell)}=${number})`);
    return `RECODE ${raw.get(column)} ${wrapped(values)} (ELSE=SYSMIS) INTO ${into}.`;
  };
  const waveLine =
    first.rows === null
      ? `COMPUTE ${wave} = ${positions[0]! + 1}.`
      : by(
          first.rows.column,
          positions.flatMap((position) =>
            waves[position]!.rows!.cells.map((cell) => [cell, position + 1] as const),
          ),
          wave,
        );
  const groupLine =
    groups.length === 0
      ? null
      : by(
          first.groups[0]!.column,
          first.groups.flatMap(({ cells }, index) => cells.map((cell) => [cell, index + 1] as const)),
          group,
        );
  return [
    ...(sample === group ? [] : [waveLine]),
    ...(groupLine === null ? [] : [groupLine]),
    ...(sample === group || sample === wave
      ? []
      : [`COMPUTE ${sample} = (${wave} - 1) * ${groups.length} + ${group}.`]),
    ...(first.rows === null && groupLine === null ? [] : [`SELECT IF (NOT MISSING(${sample})).`]),
    ...(id === null || matching === null || first.id === 'row'
      ? []
      : idCommands(
          id,
          first.id.map((column) => raw.get(column)!),
          idWidth(plan),
          matching,
        )),
  ];
}

/** Words by the table, numbers as they stand. */
function recode({ scale, table, items, columns }: ItemGroup, raw: RawNames, variables: Variables): string {
  const meanings = table.map(
    ({ cell, value }) => `(${spssString(cell)}=${value === null ? 'SYSMIS' : spssNumber(value)})`,
  );
  const values = [...meanings, "(' '=SYSMIS)", '(CONVERT)', `(ELSE=${UNKNOWN})`];
  return [
    spssComment(`Answers of ${scale.id} as codes, before reversal`),
    `RECODE\n    ${wrapped(columns.map((column) => raw.get(column)!))}`,
    `    ${wrapped(values)}`,
    `  INTO\n    ${wrapped(items.map(variables.itemName))}.`,
  ].join('\n');
}

/** Between the parts of an id; no part has a blank beside a sign, as blanks are kept between digits only. */
const JOINT = ' + ';

/** Bytes that the comparable id can take in any file. */
export function idWidth({ sources, waves }: EmitPlan): number {
  return Math.max(
    ...waves.map(({ source, id }) => {
      const bytes = new Map(sources[source]!.columns.map((column) => [column.index, column.bytes]));
      return id === 'row' ? 1 : id.reduce((sum, column) => sum + bytes.get(column)! + JOINT.length, 0);
    }),
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
