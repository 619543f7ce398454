import type {
  EmitColumn,
  EmitCorrections,
  EmitFile,
  EmitFilter,
  EmitPlan,
  EmitRows,
  EmitSource,
  EmitWave,
} from '../../../model/emit-plan.ts';
import { rComment, rName, rNumber, rString, rVector } from './literals.ts';
import {
  CHOOSING_FUNCTION,
  CORRECTING_FUNCTION,
  idFunctions,
  JOINING_FUNCTION,
  NUMBER_FUNCTION,
  READING_FUNCTIONS,
  SPSS_FUNCTION,
  STATUS_FUNCTION,
  TEXT_FUNCTION,
  WORKBOOK_FUNCTION,
} from './reading-functions.ts';

/** The names by which iconv knows the encodings everywhere. */
const ENCODINGS = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  'windows-1252': 'CP1252',
  'iso-8859-15': 'ISO-8859-15',
  'windows-1254': 'CP1254',
  'windows-1256': 'CP1256',
} as const;

/** The functions that make answers of these files. */
export function dataFunctions({ files, sources }: EmitPlan): string[] {
  const filters = files.flatMap((file) => file.filters);
  const kinds = new Set(files.map(({ form }) => form.kind));
  return [
    ...(kinds.has('text') ? [TEXT_FUNCTION] : []),
    ...(kinds.has('workbook') ? [WORKBOOK_FUNCTION] : []),
    ...(kinds.has('sav') ? [SPSS_FUNCTION] : []),
    READING_FUNCTIONS,
    ...(files.some(({ corrections }) => corrections.length > 0) ? [CORRECTING_FUNCTION] : []),
    ...(filters.length > 0 ? [CHOOSING_FUNCTION] : []),
    ...(filters.some(({ kind }) => kind === 'number') ? [NUMBER_FUNCTION] : []),
    ...(filters.some(({ kind }) => kind === 'status') ? [STATUS_FUNCTION] : []),
    ...(sources.some((source) => source.files.length > 1) ? [JOINING_FUNCTION] : []),
  ];
}

/** Everything from the files to waves, samples, contrasts and ids. */
export function dataBlock(plan: EmitPlan): string {
  const { sources, waves } = plan;
  const names = sources.map((_, index) => (sources.length === 1 ? 'answers' : `answers_${index + 1}`));
  const isPlain = sources.map(
    (source, index) =>
      source.files.length === 1 &&
      stepsOf(plan.files[source.files[0]!]!, '').length === 0 &&
      waves.filter((wave) => wave.source === index).length === 1,
  );
  const read = sources.flatMap((source, index) =>
    isPlain[index] ? [] : sourceLines(source, names[index]!, plan),
  );
  const parts = waves.map((wave) => {
    const { source, rows, name } = wave;
    const answers = isPlain[source] ? readCall(plan.files[sources[source]!.files[0]!]!) : names[source]!;
    return `${rName(name)} = ${rows === null ? answers : `${answers}[${inRows(answers, rows, sources[source]!)}, , drop = FALSE]`}`;
  });
  return [
    ...read,
    `waves <- list(\n  ${parts.join(',\n  ')}\n)`,
    '',
    samplesBlock(plan),
    '',
    contrastsLine(plan),
    ...idLines(plan),
  ].join('\n');
}

const READERS = { text: 'read_answers', workbook: 'read_sheet', sav: 'read_spss' } as const;

function readCall({ path, form, rows, headings }: EmitFile): string {
  const options = [
    ...(form.kind === 'text'
      ? [`encoding = "${ENCODINGS[form.encoding]}"`, `separator = ${rString(form.delimiter)}`]
      : form.kind === 'workbook'
        ? [`sheet = ${rString(form.sheet)}`]
        : []),
    `respondents = ${rows}`,
    ...(headings > 1 ? [`headings = ${headings}`] : []),
  ];
  return `${READERS[form.kind]}(${rString(path)}, ${options.join(', ')})`;
}

function sourceLines({ files, places, columns }: EmitSource, name: string, plan: EmitPlan): string[] {
  const own = files.map((index) => plan.files[index]!);
  const lines = own.map((file, part) => {
    const variable = own.length === 1 ? name : `${name}_part_${part + 1}`;
    const renamed = file.columns.flatMap((column, at) => {
      const wanted = columns.find(({ index }) => index === places[part]![at])?.name ?? column.name;
      return wanted === column.name ? [] : [`names(${variable})[${at + 1}] <- ${rString(wanted)}`];
    });
    return { variable, lines: [`${variable} <- ${readCall(file)}`, ...stepsOf(file, variable), ...renamed] };
  });
  return [
    ...lines.flatMap((each) => each.lines),
    ...(lines.length === 1
      ? []
      : [
          `${name} <- ${rVector(
            lines.map(({ variable }) => variable),
            '',
            'join_answers(',
          )}`,
        ]),
  ];
}

/** How a script names a column. */
export function columnOf({ index, name, isAmbiguous }: EmitColumn): string {
  return isAmbiguous ? String(index + 1) : rString(name);
}

function stepsOf({ columns, corrections, filters, used }: EmitFile, name: string): string[] {
  const header = (column: number) => columnOf(columns[column]!);
  return [
    ...corrections.flatMap((each) => correctionLines(each, name, header)),
    ...filters.flatMap((filter) => filterLines(filter, name, header)),
    ...(filters.length === 0 ? [] : [`expect(${name}, ${used})`]),
  ];
}

function correctionLines(
  { file, sha256, cells }: EmitCorrections,
  name: string,
  header: (column: number) => string,
): string[] {
  const columns = [...new Set(cells.map(({ column }) => column))].sort((a, b) => a - b);
  return [
    rComment(
      `Corrections of ${file}, where who, when and why stand; respondents by their place in the file`,
      ...(sha256 === null ? [] : [`SHA-256 ${sha256}`]),
    ),
    ...columns.map((column) => {
      const own = cells.filter((cell) => cell.column === column);
      const list = (entries: readonly string[]) => `c(${entries.join(', ')})`;
      const values = [
        ...[name, header(column)],
        `respondent = ${list(own.map(({ respondent }) => String(respondent)))}`,
        `old = ${list(own.map(({ old }) => rString(old)))}`,
        `new = ${list(own.map((cell) => rString(cell.new)))}`,
      ];
      return `${name} <- ${rVector(values, '', 'correct(')}`;
    }),
  ];
}

function filterLines(filter: EmitFilter, name: string, header: (column: number) => string): string[] {
  const about = rComment(`Rows that are used: ${filter.text}`);
  const kept = (condition: string) => `${name} <- keep(${name}, ${condition})`;
  if (filter.kind === 'status') {
    const rules = filter.rules.map(({ status, columns, blank, cells }) => {
      const fields = [
        `status = ${rString(status)}`,
        `columns = list(${columns.map(header).join(', ')})`,
        `blank = ${listOf(blank)}`,
        ...(cells === null ? [] : [`cells = ${listOf(cells)}`]),
      ];
      return rVector(fields, '  ', 'list(');
    });
    const dropped = [
      ...new Set(filter.rules.flatMap(({ status, isDropped }) => (isDropped ? [status] : []))),
    ];
    return [
      about,
      `status <- status_of(${name}, ${rVector(rules, '', 'list(')})`,
      kept(`!status %in% ${listOf(dropped)}`),
    ];
  }
  const cells = `column(${name}, ${header(filter.column)})`;
  if (filter.kind === 'number') {
    const decimal = filter.decimal === ',' ? ', decimal = ","' : '';
    return [about, kept(`number(${cells}${decimal}) ${filter.sign} ${rNumber(filter.bound)}`)];
  }
  return [about, kept(`${filter.keeps ? '' : '!'}${cells} %in% ${listOf(filter.cells)}`)];
}

function listOf(cells: readonly string[]): string {
  return cells.length === 0 ? 'character(0)' : rVector(cells.map(rString), '  ');
}

function inRows(answers: string, { column, cells }: EmitRows, { columns }: EmitSource): string {
  const found = columns.find(({ index }) => index === column)!;
  return `column(${answers}, ${columnOf(found)}) %in% ${listOf(cells)}`;
}

/** Each wave, or each group at each wave. */
function samplesBlock(plan: EmitPlan): string {
  const { samples, waves, sources, groups } = plan;
  if (groups.length === 0)
    return [
      '# Everybody of each wave.',
      'samples <- lapply(setNames(nm = names(waves)), function(wave) list(wave = wave, rows = seq_len(nrow(waves[[wave]]))))',
    ].join('\n');
  const entries = samples.map(({ name, wave, group }) => {
    const { name: waveName, groups, source } = waves[wave]!;
    const rows = inRows(`waves[[${rString(waveName)}]]`, groups[group!]!, sources[source]!);
    return `${rName(name)} = list(wave = ${rString(waveName)}, group = ${rString(plan.groups[group!]!)}, rows = which(${rows}))`;
  });
  const about = waves.length === 1 ? '# Who is in which group.' : '# Who is in which group at each wave.';
  return `${about}\nsamples <- list(\n  ${entries.join(',\n  ')}\n)`;
}

function contrastsLine({ contrasts, samples }: EmitPlan): string {
  const about = contrasts.length === 0 ? 'Nothing is compared.' : 'What is compared: second minus first.';
  return `# ${about}\ncontrasts <- ${contrastFrame(contrasts, samples)}`;
}

/** A data frame of the samples that are compared. */
export function contrastFrame(contrasts: EmitPlan['contrasts'], samples: EmitPlan['samples']): string {
  const of = (entries: readonly string[]) =>
    entries.length === 0 ? 'character()' : rVector(entries.map(rString), '  ');
  const fields = [
    `first = ${of(contrasts.map(({ first }) => samples[first]!.name))}`,
    `second = ${of(contrasts.map(({ second }) => samples[second]!.name))}`,
    `kind = ${of(contrasts.map(({ kind }) => kind))}`,
  ];
  return rVector(fields, '', 'data.frame(');
}

function idLines({ waves, sources, matching }: EmitPlan): string[] {
  const isByRow = waves.some(({ id }) => id === 'row');
  if (isByRow)
    return [
      '',
      '# The row says who is who.',
      'ids <- lapply(waves, function(wave) seq_len(nrow(wave)))',
      'match_ids <- match',
    ];
  if (matching === null) return ['ids <- NULL  # nobody is matched'];
  const ids = waves.map(({ name, id, source }: EmitWave) => {
    const parts = (id as readonly number[]).map((column) => {
      const found = sources[source]!.columns.find(({ index }) => index === column)!;
      return `column(waves[[${rString(name)}]], ${columnOf(found)})`;
    });
    return `${rName(name)} = comparable_id(${parts.join(', ')})`;
  });
  return ['', idFunctions(matching), '', `ids <- list(\n  ${ids.join(',\n  ')}\n)`];
}
