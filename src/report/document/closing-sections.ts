import { scoringTable } from '../tables/scoring-rules.ts';
import { settingsTable } from '../tables/settings.ts';
import { type Block, DATA_ELEMENT, DATA_PART, type DocumentSection } from './document.ts';
import type { Material } from './material.ts';

/** How it was done, what to be careful about, whose work it rests on, and where the numbers are for programs. */
export function closingSections(material: Material): DocumentSection[] {
  const { sources, own } = material;
  const { references } = sources;
  return [
    { id: 'methods', level: 1, title: own.word('section.methods'), blocks: methods(material) },
    { id: 'warnings', level: 1, title: own.word('section.warnings'), blocks: [warningsBlock(material)] },
    ...(references.length === 0
      ? []
      : [
          {
            id: 'references',
            level: 1,
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

function methods({ sources, context, own, numbering }: Material): Block[] {
  const scoring = numbering.table(scoringTable(sources.result, context));
  const settings = numbering.table(settingsTable(sources.result, context));
  return [
    ...sources.methods.map((text): Block => ({ kind: 'paragraph', text })),
    {
      kind: 'paragraph',
      text: own.text('lead.scoring', { table: scoring.label, settings: settings.label }),
    },
    scoring.block,
    settings.block,
  ];
}

function warningsBlock({ warnings, own }: Material): Block {
  if (warnings.length === 0) return { kind: 'paragraph', text: own.text('warnings.none') };
  return { kind: 'list', items: warnings };
}
