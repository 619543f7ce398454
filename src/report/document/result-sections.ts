import type { Result } from '../../model/result.ts';
import { populationSentences } from '../sentences/population-sentences.ts';
import type { Table } from '../table.ts';
import { bandsTable } from '../tables/bands.ts';
import { baselineTable } from '../tables/baseline.ts';
import { choicesTable } from '../tables/choices.ts';
import { coefficientsTable } from '../tables/coefficients.ts';
import { comparedScores, comparisonTables, comparisonTitle } from '../tables/comparison.ts';
import { correlationTables } from '../tables/correlations.ts';
import { descriptivesTable } from '../tables/descriptives.ts';
import { ensureComparisonTable } from '../tables/ensure-comparison.ts';
import { ensureReliabilityTable } from '../tables/ensure-reliability.ts';
import { individualChangeTable } from '../tables/individual-change.ts';
import { itemFrequenciesTables } from '../tables/item-frequencies.ts';
import { journalTables } from '../tables/journal.ts';
import { leaversTable } from '../tables/leavers.ts';
import { missingLinkTable } from '../tables/missing-link.ts';
import { modelContrastsTable, modelMeansTable, modelTestsTable } from '../tables/models.ts';
import { nonInferiorityTable } from '../tables/non-inferiority.ts';
import { oneFactorTable } from '../tables/one-factor.ts';
import { pairsTable } from '../tables/pairs.ts';
import { populationsTable } from '../tables/populations.ts';
import { questionComparisonTables, questionSentences, questionTables } from '../tables/questions.ts';
import { repeatedMeasuresTable } from '../tables/repeated-measures.ts';
import { describedSamples } from '../tables/score-rows.ts';
import { singleItemSentences, singleItemsTables } from '../tables/single-items.ts';
import type { Block, DocumentSection } from './document.ts';
import { introduced } from './respondent-sections.ts';
import { enumerated, figuresOf, hiddenAmong, hiddenTables, type SectionInput } from './section-input.ts';

/** How well it was measured and what came out: reliability, scores, comparison in a table, in words and in pictures. */
export function resultSections(material: SectionInput): DocumentSection[] {
  return [reliability(material), scores(material), comparison(material), individualChange(material)].flatMap(
    (section) => section ?? [],
  );
}

function reliability(material: SectionInput): DocumentSection | null {
  const { sources, context, own, numbering } = material;
  const { result } = sources;
  const table =
    context.style === 'ensure' ? ensureReliabilityTable(result, context) : coefficientsTable(result, context);
  if (table === null || table.rows.length === 0) return null;
  const { label, block } = numbering.table(table);
  const shown = figuresOf(material, 'items').length > 0;
  const text = own.text(shown ? 'lead.reliability' : 'lead.reliability.plain', {
    table: label,
    section: own.word('section.items'),
  });
  return onNewPage(
    section('reliability', own.word('section.reliability'), [
      { kind: 'paragraph', text },
      block,
      ...introduced(material, [
        ['lead.oneFactor', context.style === 'ensure' ? null : oneFactorTable(result, context)],
      ]),
    ]),
  );
}

/** `null` when no instrument has a score, as a set of single questions. */
function scores(material: SectionInput): DocumentSection | null {
  const { sources, context, own } = material;
  const { result } = sources;
  if (describedSamples(result).length === 0) return null;
  const tables: readonly (readonly ['lead.scores' | 'lead.baseline' | 'lead.bands', Table | null])[] =
    context.style === 'ensure'
      ? [
          ['lead.scores', ensureComparisonTable(result, context)],
          ['lead.bands', bandsTable(result, context)],
        ]
      : [
          ['lead.scores', descriptivesTable(result, context, false)],
          ['lead.baseline', baselineTable(result, context)],
          ['lead.bands', bandsTable(result, context)],
        ];
  return section('scores', own.word(`section.scores.${designOf(result)}`), [
    ...introduced(material, tables),
    ...introduced(material, [['lead.populations', populationsTable(result, context)]]),
    ...populationSentences(result, context).map((text): Block => ({ kind: 'paragraph', text })),
    ...together(material),
    ...pictures(material, 'means'),
    ...pictures(material, 'trends'),
    ...pictures(material, 'mean-changes'),
    ...pictures(material, 'scores'),
  ]);
}

/** How the scores go together. */
function together({ sources, context, own, numbering }: SectionInput): Block[] {
  const all = correlationTables(sources.result, context);
  const hidden = hiddenAmong(all, context);
  const placed = all.filter((table) => !hidden.includes(table)).map((table) => numbering.table(table));
  if (placed.length === 0) return hiddenTables(hidden, context);
  const tables = enumerated(
    placed.map(({ label }) => label),
    own,
  );
  return [
    { kind: 'paragraph', text: own.text('lead.correlations', { tables }) },
    ...placed.map(({ block }) => block),
    ...hiddenTables(hidden, context),
  ];
}

/** The table of differences, every difference as a sentence, and their sizes side by side. */
function comparison(material: SectionInput): DocumentSection | null {
  const { sources, context } = material;
  const { result, sentences } = sources;
  const tables =
    context.style === 'ensure'
      ? []
      : context.style === 'journal'
        ? journalTables(result, context).filter(() => comparedScores(result).length > 0)
        : comparisonTables(result, context);
  const blocks: Block[] = [
    ...introduced(
      material,
      context.style === 'ensure'
        ? []
        : [
            ['lead.models', modelContrastsTable(result, context, true)],
            ['lead.modelTests', modelTestsTable(result, context)],
            ['lead.modelMeans', modelMeansTable(result, context)],
            ['lead.repeatedMeasures', repeatedMeasuresTable(result, context)],
          ],
    ),
    ...introduced(material, [
      ...tables.map((table) => ['lead.comparison', table] as const),
      ['lead.pairs', context.style === 'ensure' ? null : pairsTable(result, context)],
    ]),
    ...introduced(material, [['lead.nonInferiority', nonInferiorityTable(result, context)]]),
    ...sentences.map((text): Block => ({ kind: 'paragraph', text })),
    ...introduced(material, [
      ['lead.leavers', context.style === 'ensure' ? null : leaversTable(result, context)],
    ]),
    ...introduced(material, [
      ['lead.missingLink', context.style === 'ensure' ? null : missingLinkTable(result, context, true)],
    ]),
    ...pictures(material, 'effects'),
    ...introduced(material, [['lead.choices', choicesTable(result, context)]]),
    ...pictures(material, 'choices'),
    ...singleItems(material),
    ...questions(material),
  ];
  return blocks.length === 0 ? null : onNewPage(section('comparison', titleOf(material), blocks));
}

/** The items one by one, and which of them changed. */
function singleItems({ sources: { result }, context, own, numbering }: SectionInput): Block[] {
  const placed = singleItemsTables(result, context).map((table) => numbering.table(table));
  if (placed.length === 0) return [];
  const tables = enumerated(
    placed.map(({ label }) => label),
    own,
  );
  return [
    { kind: 'paragraph', text: own.text('lead.singleItems', { tables, count: placed.length }) },
    ...placed.map(({ block }) => block),
    ...singleItemSentences(result, context).map((text): Block => ({ kind: 'paragraph', text })),
  ];
}

/** Questions outside the scales, and which of their answers changed. */
function questions({ sources: { result }, context, own, numbering }: SectionInput): Block[] {
  const placed = [...questionTables(result, context), ...questionComparisonTables(result, context)].map(
    (table) => numbering.table(table),
  );
  if (placed.length === 0) return [];
  const tables = enumerated(
    placed.map(({ label }) => label),
    own,
  );
  return [
    { kind: 'paragraph', text: own.text('lead.questions', { tables, count: placed.length }) },
    ...placed.map(({ block }) => block),
    ...questionSentences(result, context).map((text): Block => ({ kind: 'paragraph', text })),
  ];
}

function titleOf({ sources, context, own }: SectionInput): string {
  if (sources.result.scales.length === 0) return own.word('section.questions');
  const compared = comparedScores(sources.result);
  const [one] = compared;
  if (one === undefined) return own.word('section.comparison');
  const { kind } = one.comparison.contrast;
  return comparisonTitle(
    compared.filter(({ comparison }) => comparison.contrast.kind === kind),
    context,
  );
}

function individualChange(material: SectionInput): DocumentSection | null {
  const { sources, context, own } = material;
  const blocks = [
    ...introduced(material, [['lead.individualChange', individualChangeTable(sources.result, context)]]),
    ...pictures(material, 'change'),
  ];
  if (blocks.length === 0) return null;
  return section('individual-change', own.word('section.individualChange'), blocks);
}

/** Figures of a kind under a sentence that names them. */
function pictures(
  material: SectionInput,
  kind: 'means' | 'trends' | 'mean-changes' | 'scores' | 'effects' | 'change' | 'choices',
): Block[] {
  const { own, numbering } = material;
  const placed = figuresOf(material, kind).map((figure) => numbering.figure(figure));
  if (placed.length === 0) return [];
  const figures = enumerated(
    placed.map(({ label }) => label),
    own,
  );
  return [
    {
      kind: 'paragraph',
      text: own.text(
        kind === 'scores' ? 'lead.scores.spread' : kind === 'choices' ? 'lead.choicesFigure' : `lead.${kind}`,
        { figures },
      ),
    },
    ...placed.map(({ block }) => block),
  ];
}

function designOf({ waves, settings }: Result): 'one' | 'waves' | 'groups' {
  if (settings.by !== null) return 'groups';
  return waves.length > 1 ? 'waves' : 'one';
}

function section(id: string, title: string, blocks: readonly Block[]): DocumentSection {
  return { id, level: 1, title, blocks };
}

function onNewPage(section: DocumentSection): DocumentSection {
  return { ...section, newPage: true };
}

/** Scale by scale: every answer to every item as a table and a picture, and what each item adds to the reliability. */
export function itemSections(material: SectionInput): DocumentSection[] {
  const { sources, context, own, numbering } = material;
  const { described } = sources;
  if (described.scales.length === 0) return [];
  const tables = itemFrequenciesTables(described, context, true);
  const scales = described.scales.map(({ id, name }, index): DocumentSection => {
    const figures = [...figuresOf(material, 'answers', id), ...figuresOf(material, 'items', id)];
    const blocks: Block[] = [
      numbering.table(tables[index]!).block,
      ...figures.map((figure) => numbering.figure(figure).block),
    ];
    const newPage = index === 0 ? {} : { newPage: true as const };
    return { id: `items-of-${id}`, level: 2, title: context.name(name), ...newPage, blocks };
  });
  const lead: Block = { kind: 'paragraph', text: own.text('lead.items') };
  return [
    { id: 'items', level: 1, title: own.word('section.items'), newPage: true, blocks: [lead] },
    ...scales,
  ];
}
