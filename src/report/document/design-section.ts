import { isSameSample, keyOf, matchingsOf } from '../../model/result/samples.ts';
import { waveInputs } from '../../model/result/wave-inputs.ts';
import type { Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Column, dataOf, EMPTY, numberColumn, type Table, type Text, tableOf } from '../table.ts';
import { designSentence } from '../tables/design.ts';
import { labelledNotes } from '../tables/notes.ts';
import { countCell } from '../tables/number-cells.ts';
import {
  describedSamples,
  perSample,
  rowKind,
  type ScoreRow,
  sampleColumns,
  scoreColumns,
  scoreRows,
} from '../tables/score-rows.ts';
import { aggregateColumn, attainableRangeCell, rangeParts } from '../tables/scoring-rules.ts';
import { inputName } from '../tables/settings.ts';
import type { DocumentSection } from './document.ts';
import type { DocumentWords, SectionInput } from './section-input.ts';

/** Who was asked what, when, and what to be careful about. */
export function askedSection(material: SectionInput): DocumentSection {
  const { sources, context, own, numbering } = material;
  const { result } = sources;
  const instruments =
    result.scales.length === 0 ? null : numbering.table(instrumentsTable(result, context, own));
  const warnings = material.warnings.length;
  const found = designSentence(result, context);
  const about: Text[] = [
    asked(material),
    ...(result.waves.length > 1 ? [matched(material)] : []),
    ...(found === null ? [] : [found]),
    ...(instruments === null ? [] : [own.text('asked.instruments', { table: instruments.label })]),
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
    blocks: [
      { kind: 'paragraph', text: inARow(about) },
      ...(instruments === null ? [] : [instruments.block]),
    ],
  };
}

function asked({ sources, context, own }: SectionInput): Text {
  const { inputs, settings, flow, waves } = sources.result;
  const { number } = context;
  const files = waveInputs(inputs);
  const [first, second, ...more] = files;
  if (first === undefined) return [];
  const groupsNote =
    settings.by === null || waves.length < 2
      ? []
      : [own.text('asked.by', { by: settings.by, groups: groupNames(sources.result, context) })];
  if (second !== undefined && more.length === 0 && first.waves.length === 1) {
    const text = own.text('asked.waves', {
      first: inputName(first, context),
      firstFile: first.file,
      firstN: number.count(first.rows),
      second: inputName(second, context),
      secondFile: second.file,
      secondN: number.count(second.rows),
    });
    return inARow([text, ...groupsNote]);
  }
  if (waves.length > 1) {
    const text = own.text('asked.waves.more', {
      count: number.count(waves.length),
      waves: inARow(
        files.map((input) =>
          own.text('asked.wave', {
            wave: inputName(input, context),
            file: input.file,
            n: number.count(input.rows),
          }),
        ),
        ', ',
      ),
    });
    return inARow([text, ...groupsNote]);
  }
  const one = { file: first.file, n: number.count(first.rows) };
  if (settings.by === null) return own.text('asked.one', one);
  const groups = describedSamples(sources.result).map((sample) => {
    const read = flow?.waves.find((each) => isSameSample(keyOf(each), sample))?.read ?? null;
    return own.text('asked.group', { group: context.sample(sample), n: number.count(read) });
  });
  return own.text('asked.groups', { ...one, by: settings.by, groups: inARow(groups, ', ') });
}

function matched({ sources, context, own }: SectionInput): Text {
  const { matching } = sources.result;
  if (matching === undefined) return own.text('asked.independent');
  const { number } = context;
  if (matching.id === null) return own.text('asked.matched.row', { paired: number.count(matching.paired) });
  const { id, later } = matching;
  if (later === undefined) return own.text('asked.matched', { id, paired: number.count(matching.paired) });
  const counts = matchingsOf(matching).map(({ waves, paired }) =>
    own.text('asked.group', { group: context.wave(waves[1]), n: number.count(paired) }),
  );
  return own.text('asked.matched.more', {
    id,
    first: context.wave(matching.waves[0]),
    counts: inARow(counts, ', '),
  });
}

function groupNames({ groups }: Result, context: Context): string {
  return groups.map(({ name }) => context.name(name)).join(', ');
}

/** Sentences one after the other. */
export function inARow(texts: readonly Text[], separator = ' '): Text {
  return texts.flatMap((text, index) => (index === 0 ? text : [{ text: separator }, ...text]));
}

/** What was asked: every instrument with its items, its score and range, what a higher score means, and the respondents with a score. */
function instrumentsTable(result: Result, context: Context, own: DocumentWords): Table {
  const scores = scoreRows(result.scales);
  const columns = instrumentColumns(context, own);
  const open = scores.some(({ scale }) => scale.range !== null && scale.range[1] === null);
  return tableOf(context, {
    id: 'instruments',
    title: own.word('title.instruments'),
    rows: scores,
    kind: rowKind,
    columns: [
      ...columns,
      ...sampleColumns<ScoreRow>(result, context.text('column.n'), context, ({ n }) => n),
    ],
    notes: () =>
      labelledNotes(context, [own.text('note.instruments'), ...(open ? [own.text('note.openRange')] : [])]),
    // A row per wave.
    data: () => {
      const rows = scores.flatMap(perSample);
      return dataOf<(typeof rows)[number]>(
        [
          ...columns,
          { key: 'wave', value: ({ sample }) => context.sampleData(sample) },
          { key: 'n', value: ({ description }) => description.n },
        ],
        rows,
      );
    },
  });
}

function instrumentColumns(context: Context, own: DocumentWords): Column<ScoreRow>[] {
  return [
    ...scoreColumns(context, own.text('column.instrument')),
    numberColumn('items', context.text('column.items'), ({ scale }) => countCell(scale.k, context)),
    aggregateColumn(context),
    {
      key: 'range',
      header: context.text('column.attainable'),
      data: [],
      parts: rangeParts(context),
      cell: ({ scale }) => (scale.range === null ? EMPTY : attainableRangeCell(scale, context)),
    },
    { key: 'rangeLower', value: ({ scale }) => scale.range?.[0] },
    { key: 'rangeUpper', value: ({ scale }) => scale.range?.[1] },
    {
      key: 'direction',
      header: own.text('column.meaning'),
      cell: ({ scale: { direction } }) => ({ text: own.word(`meaning.${direction}`), value: direction }),
    },
  ];
}
