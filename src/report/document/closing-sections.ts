import { planWords } from '../plan-words.ts';
import type { Table } from '../table.ts';
import { conformanceTable } from '../tables/plan.ts';
import { scoringTable } from '../tables/scoring-rules.ts';
import { settingsTable } from '../tables/settings.ts';
import { type Block, DATA_ELEMENT, DATA_PART, type DocumentSection } from './document.ts';
import type { SectionInput } from './section-input.ts';

/** How it was done, what to be careful about, whose work it rests on, and where the numbers are for programs. */
export function closingSections(material: SectionInput): DocumentSection[] {
  const { sources, own } = material;
  const { references } = sources;
  return [
    {
      id: 'methods',
      level: 1,
      title: own.word('section.methods'),
      newPage: true,
      blocks: methods(material),
    },
    { id: 'warnings', level: 1, title: own.word('section.warnings'), blocks: [warningsBlock(material)] },
    ...planSection(material),
    ...(references.length === 0
      ? []
      : [
          {
            id: 'references',
            level: 1,
            newPage: true,
            title: own.word('section.references'),
            blocks: [{ kind: 'references', entries: references }],
          } as const,
        ]),
    {
      id: 'data',
      level: 1,
      title: own.word('section.data'),
      blocks: [
        {
          kind: 'data',
          html: own.text('data.html', { id: DATA_ELEMENT }),
          docx: own.text('data.docx', { part: DATA_PART }),
        },
      ],
    },
  ];
}

/** What was done as planned, and what was not; only of a study with a plan. */
function planSection({ sources, context, numbering }: SectionInput): DocumentSection[] {
  const { plan } = sources.result;
  if (plan === undefined) return [];
  const words = planWords(context);
  const { label, block } = numbering.table(conformanceTable(plan, context));
  const { count } = context.number;
  const followed = plan.items.filter(({ status }) => status === 'as-planned').length;
  const facts = { count: count(plan.items.length), followed: count(followed), table: label };
  const lead = words.text(followed === plan.items.length ? 'lead.all' : 'lead.some', facts);
  return [
    {
      id: 'plan',
      level: 1,
      newPage: true,
      title: words.word('section.plan'),
      blocks: [{ kind: 'paragraph', text: lead }, block],
    },
  ];
}

/** What the first table of the report has already. */
const IN_INSTRUMENTS: readonly string[] = ['aggregate', 'range', 'items'];

function withoutColumns(table: Table, keys: readonly string[]): Table {
  const kept = table.columns.flatMap(({ key }, index) => (keys.includes(key) ? [] : [index]));
  return {
    ...table,
    columns: kept.map((index) => table.columns[index]!),
    rows: table.rows.map((row) => ({ ...row, cells: kept.flatMap((index) => row.cells[index] ?? []) })),
  };
}

function methods({ sources, context, own, numbering }: SectionInput): Block[] {
  const scoring =
    sources.result.scales.length === 0
      ? null
      : numbering.table(withoutColumns(scoringTable(sources.result, context), IN_INSTRUMENTS));
  const settings = numbering.table(settingsTable(sources.result, context));
  return [
    ...sources.methods.map((text): Block => ({ kind: 'paragraph', text })),
    {
      kind: 'paragraph',
      text:
        scoring === null
          ? own.text('lead.settings', { settings: settings.label })
          : own.text('lead.scoring', { table: scoring.label, settings: settings.label }),
    },
    ...(scoring === null ? [] : [scoring.block]),
    settings.block,
  ];
}

function warningsBlock({ warnings, own }: SectionInput): Block {
  if (warnings.length === 0) return { kind: 'paragraph', text: own.text('warnings.none') };
  return { kind: 'list', items: warnings };
}
