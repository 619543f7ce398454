/** Forms that a report can take as text. */
export const TEXT_FORMATS = ['table', 'json', 'csv', 'markdown', 'html', 'latex'] as const;
/** Files of an office program: bytes. */
export const OFFICE_FORMATS = ['docx', 'xlsx'] as const;
export const FORMATS = [...TEXT_FORMATS, ...OFFICE_FORMATS] as const;
/** Scores per respondent are no table of a report. */
export const SHOWN_SCORE_FORMATS = ['table', 'json', 'csv', 'markdown', 'xlsx'] as const;
export const SCORE_FORMATS = [...SHOWN_SCORE_FORMATS, 'sav'] as const;
/**
 * How CSV is written: by RFC 4180, or as Excel opens it where numbers have a decimal comma. These countries write alike; each is named, so that nobody
 * has to know that.
 */
export const CSV_STYLES = ['plain', 'excel-nl', 'excel-fr', 'excel-de'] as const;
export type CsvStyle = (typeof CSV_STYLES)[number];

/** Two typists compared: for those who decide, no document. */
export const ENTRY_FORMATS = ['table', 'json', 'csv', 'xlsx'] as const;
/** A form to type into: a workbook, the heading of a file, or a sheet of codes to print. */
export const TEMPLATE_FORMATS = ['xlsx', 'csv', 'docx'] as const;
/** Forms that no screen shows. */
export const BINARY_FORMATS = [...OFFICE_FORMATS, 'sav'] as const;

export type TextFormat = (typeof TEXT_FORMATS)[number];
export type OfficeFormat = (typeof OFFICE_FORMATS)[number];
export type ReportFormat = TextFormat | OfficeFormat;
export type ShownScoreFormat = (typeof SHOWN_SCORE_FORMATS)[number];
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number];
export type EntryFormat = (typeof ENTRY_FORMATS)[number];
export type ScoreFormat = (typeof SCORE_FORMATS)[number];
/** Every form that results or scores are written in. */
export type WrittenFormat = ReportFormat | ScoreFormat;

/** What a format is made of: text, or bytes. */
export type Rendered<F extends ReportFormat> = F extends OfficeFormat ? Uint8Array : string;

/** The usual ending of a file in each format. */
export const ENDING_OF: Readonly<Record<WrittenFormat, string>> = {
  table: '.txt',
  json: '.json',
  csv: '.csv',
  markdown: '.md',
  html: '.html',
  latex: '.tex',
  docx: '.docx',
  xlsx: '.xlsx',
  sav: '.sav',
};

/** The endings of these formats, one after the other. */
export function endingsOf(formats: readonly WrittenFormat[]): string {
  return formats.map((format) => ENDING_OF[format]).join(' ');
}
