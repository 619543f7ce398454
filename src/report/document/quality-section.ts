import { inARow } from './asked-section.ts';
import type { DocumentSection } from './document.ts';
import { figuresOf, type Material } from './material.ts';
import { enumerated } from './numbering.ts';
import { qualityCountsTable } from './quality-counts-table.ts';

/** How many respondents answered in an unusual way, and which items were left open; counts and items, no respondents. */
export function qualitySection(material: Material): DocumentSection[] {
  const { sources, context, own, numbering } = material;
  if (sources.quality.files.length === 0) return [];
  const table = numbering.table(qualityCountsTable(sources.quality, context, own));
  const gaps = figuresOf(material, 'missing').map((figure) => numbering.figure(figure));
  const leads = [
    own.text('lead.quality', { table: table.label }),
    ...(gaps.length === 0
      ? []
      : [
          own.text('lead.missing', {
            figure: enumerated(
              gaps.map(({ label }) => label),
              own,
            ),
          }),
        ]),
  ];
  return [
    {
      id: 'quality',
      level: 1,
      newPage: true,
      title: own.word('section.quality'),
      blocks: [{ kind: 'paragraph', text: inARow(leads) }, table.block, ...gaps.map(({ block }) => block)],
    },
  ];
}
