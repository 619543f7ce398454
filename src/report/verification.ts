import type { Rendered, ReportFormat } from '../model/format.ts';
import type { Verification } from '../model/verification.ts';
import { type Context, createContext, type Language } from './context.ts';
import { githubAnnotations } from './render/github-annotations.ts';
import { renderJson } from './render/json.ts';
import { type RenderOptions, renderTables } from './render-tables.ts';
import { verifyTable } from './tables/verify-table.ts';
import { withMessages } from './text/messages/translate.ts';

/** A verified table: the cells that do not reproduce and why, with `details` every cell. As JSON the verification itself. */
export async function renderVerification<F extends ReportFormat = 'table'>(
  verification: Verification,
  options: RenderOptions<F> = {},
): Promise<Rendered<F>> {
  if (options.format === 'json') return renderJson(verification) as Rendered<F>;
  const context = await contextOf(verification, options.lang ?? 'en');
  const table = verifyTable(verification, context, options.details === true);
  return renderTables([table], { title: table.title, language: context.language, settings: null }, options);
}

/**
 * The same as annotations of GitHub Actions, one a cell that does not reproduce, at its line of the table's file.
 *
 * @param path of the table's file as seen from the root of the repository
 */
export async function renderAnnotations(
  verification: Verification,
  path: string,
  language: Language = 'en',
): Promise<string> {
  return githubAnnotations(verification, path, await contextOf(verification, language));
}

async function contextOf({ cells }: Verification, language: Language): Promise<Context> {
  const reasons = cells.flatMap(({ reason }) => reason ?? []);
  return withMessages(createContext(language, 'apa'), reasons);
}
