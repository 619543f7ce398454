import { matchingsOf, primaryModel } from '../../model/result/samples.ts';
import { type WaveInput, waveInputs } from '../../model/result/wave-inputs.ts';
import type {
  Count,
  DescribeResult,
  InputSummary,
  Matching,
  Result,
  SampleKey,
  Settings,
  Warning,
} from '../../model/result.ts';
import type { Context } from '../context.ts';
import {
  type Column,
  countText,
  dataOf,
  joined,
  type Phrase,
  phraseCell,
  type Table,
  type Text,
  tableOf,
  type Value,
  words,
} from '../table.ts';
import { isGeneralWarning, labelledNotes, warningNotes } from './notes.ts';
import { scoreRows } from './score-rows.ts';

/** Machine key, wave and raw value. */
type Fact = readonly [key: string, wave: string | null, value: Value];

interface Line {
  readonly label: string;
  readonly text: Phrase;
  readonly data: readonly Fact[];
}

/** Which files went in and every choice that shaped the numbers, so that another person can repeat them. */
export function settingsTable(result: Result | DescribeResult, context: Context): Table {
  const compares = result.schema === 'ensure-stats/result/2' && result.scales.some(hasComparison);
  const lines = [
    toolLine(result, context),
    ...inputLines(result, context),
    ...(compares ? primaryLines(result, context) : []),
    ...(result.schema === 'ensure-stats/result/2'
      ? [
          ...(scoreRows(result.scales).some(({ scale }) => scale.k > 1)
            ? [alphaLine(result.settings, context)]
            : []),
          confidenceLine(result.settings, context),
        ]
      : []),
    ...answerLines(result, context),
    ...(result.settings.by === null ? [] : [byLine(result.settings.by, context)]),
    ...minCellLines(result, context),
  ];
  return tableOf(context, {
    id: 'settings',
    title: context.word('title.settings'),
    rows: lines,
    columns: [
      {
        key: 'setting',
        header: context.text('column.setting'),
        stub: true,
        cell: ({ label }) => words(label),
      },
      { key: 'value', header: context.text('column.setting.value'), cell: ({ text }) => phraseCell(text) },
    ],
    notes: () => labelledNotes(context, warningNotes(context, result.warnings.filter(isNoChoice), result)),
    told: result.warnings.filter(isGeneralWarning),
    data: () =>
      dataOf(dataColumns, [
        ...lines.flatMap((line) => line.data),
        ...result.warnings.map(
          (warning): Fact => [
            'warning',
            context.sampleData(ofWarning(warning)) || null,
            context.remark?.(warning).message ?? warning.message,
          ],
        ),
      ]),
  });
}

/** The wave or group that a warning is about; of no sample for one about all the data. */
function ofWarning({ wave, group }: Warning): SampleKey {
  return { wave: wave ?? null, group: group ?? null, pooled: false };
}

const dataColumns: readonly Column<Fact>[] = [
  { key: 'setting', value: ([setting]) => setting },
  { key: 'wave', value: ([, wave]) => wave },
  { key: 'value', value: ([, , value]) => value },
];

/** What was done with impossible and missing answers, and how respondents were matched, as notes. */
export function settingsNotes(result: Result, context: Context): Text[] {
  return answerLines(result, context).map((line) => noteOf(line, context));
}

/** General warnings whose facts the lines on impossible answers and on matching give already. */
const COVERED_CODES: ReadonlySet<string> = new Set(['invalid-set-missing', 'unmatched-ids']);

/** Whether it is a warning on the whole of the data whose facts no line on a choice gives. */
export function isNoChoice(warning: Warning): boolean {
  return isGeneralWarning(warning) && !COVERED_CODES.has(warning.code);
}

/** Only what is out of the ordinary: choices other than the defaults, matching, and warnings about the files. */
export function choiceNotes(result: Result, context: Context): Text[] {
  const { invalid, missing } = result.settings;
  const lines = [
    ...(invalid === 'missing' ? [invalidLine(result, context)] : []),
    ...(missing.length > 0 || result.inputs.some((input) => input.missingCodes !== 0)
      ? [missingLine(result, context)]
      : []),
    ...matchingLines(result, context),
  ];
  return [
    ...lines.map((line) => noteOf(line, context)),
    ...warningNotes(context, result.warnings.filter(isNoChoice), result),
  ];
}

function noteOf(line: Line, context: Context): Text {
  return [...context.text('note.place', { place: line.label, matter: joined([line.text]) }), { text: '.' }];
}

function answerLines(result: Result | DescribeResult, context: Context): Line[] {
  return [
    invalidLine(result, context),
    missingLine(result, context),
    ...(result.schema === 'ensure-stats/result/2' ? matchingLines(result, context) : []),
  ];
}

function hasComparison(scale: Result['scales'][number]): boolean {
  return scale.primary !== null || scale.subscales.some(hasComparison);
}

function toolLine({ tool }: Result | DescribeResult, context: Context): Line {
  return {
    label: context.word('setting.tool'),
    text: `${tool.name} ${tool.version}`,
    data: [
      ['tool', null, tool.name],
      ['version', null, tool.version],
    ],
  };
}

function inputLines({ inputs }: Result | DescribeResult, context: Context): Line[] {
  const waves = waveInputs(inputs);
  return waves.map((wave) => ({
    label:
      waves.length === 1
        ? context.word('setting.file')
        : context.word('setting.file.wave', { wave: inputName(wave, context) }),
    text: wave.files.length === 1 ? fileText(wave.files[0]!, context) : filesText(wave, context),
    data: wave.files.flatMap(inputData),
  }));
}

function fileText(input: InputSummary, context: Context): Text {
  return context.text(input.delimiter === null ? 'setting.file.value.table' : 'setting.file.value', {
    file: input.file,
    rows: countText(input.rows, context),
    inFile: countText(input.rowCounts.inFile, context),
    headings: countText(input.rowCounts.headings, context),
    blank: countText(input.rowCounts.blank, context),
    damaged: countText(input.rowCounts.damaged, context),
    format: `.${input.format}`,
    sheet: input.sheet ?? 'none',
    encoding: input.encoding ?? '',
    delimiter: input.delimiter === null ? '' : context.word(`delimiter.${input.delimiter}`),
  });
}

function filesText({ file, files, rows }: WaveInput, context: Context): Text {
  return context.text('setting.file.value.joined', {
    file,
    files: context.number.count(files.length),
    rows: countText(rows, context),
  });
}

function inputData(input: InputSummary): NonNullable<Line['data']> {
  return [
    ['file', input.waves.join(', '), input.file],
    ['sha256', input.waves.join(', '), input.sha256],
    ['rows', input.waves.join(', '), input.rows],
    ...Object.entries(input.rowCounts).map(([key, count]): [string, string, Value] => [
      `rowCounts.${key}`,
      input.waves.join(', '),
      count,
    ]),
    ['format', input.waves.join(', '), input.format],
    ...(input.sheet === undefined ? [] : [['sheet', input.waves.join(', '), input.sheet] as const]),
    ['encoding', input.waves.join(', '), input.encoding],
    ['delimiter', input.waves.join(', '), input.delimiter],
    ['invalidSetMissing', input.waves.join(', '), input.invalidSetMissing],
    ['missingCodes', input.waves.join(', '), input.missingCodes],
  ];
}

/** The test of two samples, or the models that come before it. */
function primaryLines({ scales, settings: { test } }: Result, context: Context): Line[] {
  const models = scoreRows(scales).flatMap(({ scale }) => primaryModel(scale)?.method ?? []);
  const line = (label: string): Line => ({
    label,
    text: context.title(`method.${test}`),
    data: [['test', null, test]],
  });
  if (models.length === 0) return [line(context.word('setting.test'))];
  return [
    ...[...new Set(models)].map(
      (method): Line => ({
        label: context.word('setting.primary'),
        text: context.title(`choice.model.${method}`),
        data: [['primary', null, method]],
      }),
    ),
    line(context.word('setting.test.beside')),
  ];
}

function alphaLine({ alpha }: Settings, context: Context): Line {
  return {
    label: context.word('setting.alpha'),
    text: context.text(`setting.alpha.${alpha}`),
    data: [['alpha', null, alpha]],
  };
}

function confidenceLine({ confidence }: Settings, context: Context): Line {
  return {
    label: context.word('setting.confidence'),
    text: context.number.level(confidence),
    data: [['confidence', null, confidence]],
  };
}

/** `3 (pre-test), 0 (post-test)` */
function countsByWave(
  result: Result | DescribeResult,
  key: 'invalidSetMissing' | 'missingCodes',
  context: Context,
): Phrase {
  const inputs = waveInputs(result.inputs);
  if (inputs.length === 1) return countText(inputs[0]?.[key] ?? null, context);
  return joined(
    inputs.map((input) => countOfWave(input[key], inputName(input, context), context)),
    ', ',
  );
}

function countOfWave(count: Count, wave: string, context: Context): Phrase {
  return joined([countText(count, context), ` (${wave})`]);
}

/** The waves of a file. */
export function inputName({ waves }: Pick<InputSummary, 'waves'>, context: Context): string {
  return waves.map(context.wave).join(', ');
}

function invalidLine(result: Result | DescribeResult, context: Context): Line {
  const { invalid } = result.settings;
  return {
    label: context.word('setting.invalid'),
    text:
      invalid === 'error'
        ? context.text('setting.invalid.error')
        : context.text('setting.invalid.missing', {
            counts: countsByWave(result, 'invalidSetMissing', context),
          }),
    data: [['invalid', null, invalid]],
  };
}

function missingLine(result: Result | DescribeResult, context: Context): Line {
  const { missing } = result.settings;
  const counts = countsByWave(result, 'missingCodes', context);
  return {
    label: context.word('setting.missing'),
    text:
      missing.length === 0
        ? context.text('setting.missing.none', { counts })
        : context.text(missing.length === 1 ? 'setting.missing.code' : 'setting.missing.codes', {
            codes: missing.join(', '),
            counts,
          }),
    data: missing.map((code) => ['missing', null, code]),
  };
}

function matchingLines({ matching }: Result, context: Context): Line[] {
  if (matching?.by === 'row') return [matchingLine(matching, false, context)];
  return matchingsOf(matching).map((pair) => matchingLine(pair, matching?.later !== undefined, context));
}

function matchingLine(matching: Omit<Matching, 'later'>, isOneOf: boolean, context: Context): Line {
  const { by, id, waves, paired, preOnly, postOnly, blank, linkage } = matching;
  const blanks = waves.map((wave) => [wave, blank[wave] ?? null] as const);
  const [first, second] = waves.map(context.wave) as [string, string];
  const counts = { paired: countText(paired, context), preOnly: countText(preOnly, context) };
  const label = context.word('setting.matching');
  const place = isOneOf ? waves[1] : null;
  return {
    label: isOneOf ? `${label}, ${context.word('contrast.change', { first, second })}` : label,
    text:
      id === null
        ? context.text('setting.matching.row', { paired: counts.paired })
        : joined(
            [
              context.text('setting.matching.value', {
                ...counts,
                id,
                postOnly: countText(postOnly, context),
                blank: joined(
                  blanks.map(([wave, n]) => countOfWave(n, context.wave(wave), context)),
                  ', ',
                ),
                first,
                second,
              }),
              context.text(`setting.matching.${linkage.comparison}`),
              ...(linkage.fuzzy > 0
                ? [context.text('setting.matching.near', { near: countText(linkage.near, context) })]
                : []),
            ],
            context.word('separator'),
          ),
    data: [
      ['matchedBy', place, by],
      ['id', place, id],
      ['paired', place, paired],
      ['preOnly', place, preOnly],
      ['postOnly', place, postOnly],
      ['idComparison', place, linkage.comparison],
      ['fuzzy', place, linkage.fuzzy],
      ['nearMatches', place, linkage.near],
      ...blanks.map(([wave, n]) => ['blankId', wave, n] as const),
    ],
  };
}

/** From how many respondents numbers are shown, where smaller ones were withheld. */
function minCellLines({ withheld }: Result | DescribeResult, context: Context): Line[] {
  if (withheld === undefined || context.withheld === undefined) return [];
  return [
    {
      label: context.withheld('setting'),
      text: context.withheld('setting.value'),
      data: [
        ['minCell', null, withheld.minCell],
        ['numbersWithheld', null, withheld.numbers],
      ],
    },
  ];
}

function byLine(by: string, context: Context): Line {
  return { label: context.word('setting.by'), text: by, data: [['by', null, by]] };
}
