import {
  describedSamplesOf,
  descriptionOf,
  isSameSample,
  keyOf,
  sampleId,
} from '../../model/result/samples.ts';
import type { Result, SampleKey } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Cell, EMPTY, type Table, type TableColumn, type Text, type Value, words } from '../table.ts';
import { hasWaves, labelledNotes } from '../tables/notes.ts';
import { describedSamples, type ScoreRow, scoreRows } from '../tables/score-rows.ts';
import { attainableRangeCell } from '../tables/scoring-rules.ts';
import { inputName } from '../tables/settings.ts';
import type { DocumentSection } from './document.ts';
import type { DocumentWords, Material } from './material.ts';

/** Who was asked what, when, and what to be careful about. */
export function askedSection(material: Material): DocumentSection {
  const { sources, context, own, numbering } = material;
  const { result } = sources;
  const instruments = numbering.table(instrumentsTable(result, context, own));
  const warnings = material.warnings.length;
  const about: Text[] = [
    asked(material),
    ...(result.waves.length > 1 ? [matched(material)] : []),
    own.text('asked.instruments', { table: instruments.label }),
    ...(warnings === 0
      ? []
      : [
          own.text('asked.warnings', {
            section: own.word('section.warnings'),
            count: context.number.count(warnings),
          }),
        ]),
  ];
  return {
    id: 'asked',
    level: 1,
    newPage: true,
    title: own.word('section.asked'),
    blocks: [{ kind: 'paragraph', text: inARow(about) }, instruments.block],
  };
}

function asked({ sources, context, own }: Material): Text {
  const { inputs, settings, flow } = sources.result;
  const { number } = context;
  const [first, second] = inputs;
  if (first === undefined) return [];
  if (second !== undefined) {
    return own.text('asked.waves', {
      first: inputName(first, context),
      firstFile: first.file,
      firstN: number.count(first.rows),
      second: inputName(second, context),
      secondFile: second.file,
      secondN: number.count(second.rows),
    });
  }
  const one = { file: first.file, n: number.count(first.rows) };
  if (settings.by === null) return own.text('asked.one', one);
  const groups = describedSamples(sources.result).map((sample) => {
    const read = flow?.waves.find((each) => isSameSample(keyOf(each), sample))?.read ?? null;
    return own.text('asked.group', { group: context.sample(sample), n: number.count(read) });
  });
  return own.text('asked.groups', { ...one, by: settings.by, groups: inARow(groups, ', ') });
}

function matched({ sources, context, own }: Material): Text {
  const { matching } = sources.result;
  if (matching === undefined) return own.text('asked.independent');
  return own.text('asked.matched', { id: matching.id, paired: context.number.count(matching.paired) });
}

/** Sentences one after the other. */
export function inARow(texts: readonly Text[], separator = ' '): Text {
  return texts.flatMap((text, index) => (index === 0 ? text : [{ text: separator }, ...text]));
}

/** What was asked: every instrument with its items, its score and range, what a higher score means, and the respondents with a score. */
function instrumentsTable(result: Result, context: Context, own: DocumentWords): Table {
  const samples = describedSamples(result);
  const severalWaves = hasWaves(result);
  const rows = scoreRows(result.scales);
  const right = { align: 'right' } as const;
  const left = { align: 'left' } as const;
  const open = rows.some(({ scale }) => scale.range !== null && scale.range[1] === null);
  return {
    id: 'instruments',
    label: null,
    title: own.word('title.instruments'),
    subtitle: null,
    columns: [
      { key: 'scale', header: own.text('column.instrument'), ...left, stub: true },
      { key: 'items', header: context.text('column.items'), ...right },
      { key: 'aggregate', header: context.text('column.aggregate'), ...left },
      { key: 'range', header: context.text('column.attainable'), ...left },
      { key: 'meaning', header: own.text('column.meaning'), ...left },
      ...samples.map(
        (sample): TableColumn => ({
          key: `n ${sampleId(sample)}`,
          header: !severalWaves ? context.text('column.n') : [{ text: context.sampleTitle(sample) }],
          ...right,
          ...(severalWaves && { group: context.text('column.n') }),
        }),
      ),
    ],
    rows: rows.map((row) => ({
      kind: row.parent === null ? 'body' : 'sub',
      cells: cellsOf(row, samples, context, own),
    })),
    notes: labelledNotes(context, [
      own.text('note.instruments'),
      ...(open ? [own.text('note.openRange')] : []),
    ]),
    data: {
      columns: [
        ...['scale', 'name', 'parent', 'items', 'aggregate', 'rangeLower', 'rangeUpper', 'direction'],
        ...['wave', 'n'],
      ],
      rows: rows.flatMap((row) => dataRowsOf(row, context)),
    },
  };
}

function cellsOf(
  { scale }: ScoreRow,
  samples: readonly SampleKey[],
  context: Context,
  own: DocumentWords,
): Cell[] {
  return [
    words(context.name(scale.name)),
    { value: scale.k, text: context.number.count(scale.k) },
    words(context.word(`aggregate.${scale.aggregate ?? 'none'}`)),
    scale.range === null ? EMPTY : attainableRangeCell(scale, context),
    words(own.word(`meaning.${scale.direction}`)),
    ...samples.map((sample): Cell => {
      const described = descriptionOf(scale, sample);
      if (described === undefined) return EMPTY;
      return { value: described.n, text: context.number.count(described.n) };
    }),
  ];
}

function dataRowsOf({ scale, parent }: ScoreRow, context: Context): Value[][] {
  return describedSamplesOf(scale).map(({ sample, description: { n } }) => [
    ...[scale.id, context.name(scale.name), parent?.id ?? null, scale.k, scale.aggregate],
    ...[scale.range?.[0] ?? null, scale.range?.[1] ?? null, scale.direction],
    ...[context.sampleData(sample), n],
  ]);
}
