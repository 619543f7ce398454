import type { AuditResult } from '../model/audit-result.ts';
import type { Rendered, ReportFormat } from '../model/format.ts';
import { createContext } from './context.ts';
import { renderJson } from './render/json.ts';
import { type RenderOptions, renderTables } from './render-tables.ts';
import { auditChecksTable, auditFindingsTable } from './tables/audit-findings.ts';
import { findingData } from './tables/audit-words.ts';
import { auditMissingLinkTable } from './tables/missing-link.ts';

/**
 * An audited table: the findings, and what was checked. As JSON the result itself with the words of each finding in the
 * language; as CSV the findings as one rectangle.
 */
export async function renderAudit<F extends ReportFormat = 'table'>(
  result: AuditResult,
  options: RenderOptions<F> = {},
): Promise<Rendered<F>> {
  const context = createContext(options.lang ?? 'en', 'apa');
  if (options.format === 'json') {
    const findings = result.findings.map((finding) => {
      const { message, assumed, possibleIf } = findingData(finding, context);
      return { ...finding, message, assumed, possibleIf };
    });
    return renderJson({ ...result, findings }) as Rendered<F>;
  }
  const table = auditFindingsTable(result, context);
  const links = auditMissingLinkTable(result, context);
  const tables =
    options.format === 'csv'
      ? [table]
      : [table, ...(links === null ? [] : [links]), auditChecksTable(result, context)];
  return renderTables(tables, { title: table.title, language: context.language, settings: null }, options);
}
