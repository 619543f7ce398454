import { ENTRY_COLUMNS } from '../../model/entry-form.ts';
import type { EntryTemplate } from '../../model/entry-template.ts';
import type { TemplateFormat } from '../../model/format.ts';
import type { Language } from '../../model/language.ts';
import { createContext } from '../context.ts';
import { csvRow } from '../render/csv.ts';
import { codeSheetTables } from './template-tables.ts';
import { entryWords } from './words.ts';

/** A form as a workbook to type into, as the heading of a CSV file, or as a sheet of codes to print. */
export async function renderEntryTemplate(
  template: EntryTemplate,
  format: TemplateFormat,
  language: Language,
): Promise<string | Uint8Array> {
  const context = createContext(language, 'apa');
  const { doubt, remarks } = ENTRY_COLUMNS[language];
  if (format === 'csv') return csvRow([...template.columns.map(({ name }) => name), doubt, remarks]);
  if (format === 'xlsx') {
    const { templateWorkbook } = await import('./template-workbook.ts');
    return templateWorkbook(template, context);
  }
  const { renderDocx } = await import('../render/docx.ts');
  const own = entryWords(context);
  return renderDocx(codeSheetTables(template, context, own), {
    title: own.word('title.entry.codeSheet'),
    language,
  });
}
