import type { Text } from '../table.ts';
import { describedWaves } from '../tables/score-rows.ts';
import type { DocumentSection } from './document.ts';
import { instrumentsTable } from './instruments-table.ts';
import type { Material } from './material.ts';

/** Who was asked what, when, and what to be careful about. */
export function askedSection(material: Material): DocumentSection {
  const { sources, context, own, numbering } = material;
  const { result } = sources;
  const instruments = numbering.table(instrumentsTable(result, context, own));
  const warnings = material.warnings.length;
  const about: Text[] = [
    asked(material),
    ...(result.inputs.length > 1 ? [matched(material)] : []),
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
      first: context.wave(first.wave),
      firstFile: first.file,
      firstN: number.count(first.rows),
      second: context.wave(second.wave),
      secondFile: second.file,
      secondN: number.count(second.rows),
    });
  }
  const one = { file: first.file, n: number.count(first.rows) };
  if (settings.by === null) return own.text('asked.one', one);
  const groups = describedWaves(sources.result).map((wave) => {
    const read = flow?.waves.find((each) => each.wave === wave)?.read ?? null;
    return own.text('asked.group', { group: context.wave(wave), n: number.count(read) });
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
