import { itemFrequenciesTables } from '../tables/item-frequencies.ts';
import type { Block, DocumentSection } from './document.ts';
import { figuresOf, type Material } from './material.ts';

/** Scale by scale: every answer to every item as a table and a picture, and what each item adds to the reliability. */
export function itemSections(material: Material): DocumentSection[] {
  const { sources, context, own, numbering } = material;
  const { described } = sources;
  if (described.scales.length === 0) return [];
  const tables = itemFrequenciesTables(described, context);
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
