import type { ReadOptions } from '../model/dataset.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { fileMessages } from '../model/messages/file.ts';
import { cannotRun } from '../model/problem.ts';
import { recogniseForm } from './platforms/recognise-form.ts';
import type { TableLayout } from './records.ts';

/**
 * A layout by the form of a survey platform, where the first records have one: a row above the header that fills few cells is then no
 * title but a heading. A title that somebody typed above an export stays one.
 */
export async function withForm<Layout extends TableLayout>(
  file: string,
  layout: Layout,
  wanted: ReadOptions['platform'],
): Promise<Layout> {
  const { records, rows, usualWidth } = layout.beginsWith;
  const header = Math.max(0, rows.indexOf(layout.headerRow));
  const formAt = async (at: number, isTaken = false) => {
    const form = await recogniseForm(records.slice(at, at + 3), wanted, isTaken);
    return form === null ? null : { at, form };
  };
  // What the user says is taken where nothing tells it.
  const isNamed = wanted !== undefined && wanted !== 'none';
  const found = (await formAt(0)) ?? (await formAt(header)) ?? (isNamed ? await formAt(header, true) : null);
  if (found === null) return layout;
  const { at, form } = found;
  if (!form.isData)
    throw cannotRun(createMessage(fileMessages, 'export-dictionary', { file, platform: form.platform }), {
      file,
    });
  const headings = rows.slice(at, at + form.headings);
  const [first = []] = records.slice(at);
  const hasWidth = records.slice(at + 1).some(({ length }) => length === first.length);
  const width = hasWidth || records.length === 1 ? first.length : usualWidth;
  return { ...layout, headerRow: headings[0]!, headerIsRow: false, titleRows: at, width, form, headings };
}
