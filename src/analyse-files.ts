import { analysedFiles } from './cli/analysed-files.ts';
import { commandLine } from './cli/command-io.ts';
import { analysisSettings } from './cli/inputs.ts';
import type { Terminal } from './cli/standard-streams.ts';
import { type AnalyseFilesSettings, librarySettings } from './generated/library-settings.ts';
import { pathText } from './model/parse/document-problem.ts';
import { schemaFindings } from './model/parse/schema-findings.ts';
import { UserError } from './model/problem.ts';
import type { Result } from './model/result.ts';

export type { AnalyseFilesSettings };

/** Nothing is printed: remarks are in the result. */
const SILENT: Terminal = {
  print: async () => {},
  logLine: () => {},
  screen: () => null,
  isWatched: () => false,
  environment: {},
  questions: () => null,
};

/**
 * Reads files and analyses them: what the command `analyse … --format json` prints, as an object.
 *
 * Every path is a wave, in order: a file, a folder or a pattern such as `pre/*.csv`; CSV, workbooks, SPSS files and tables of databases, as
 * the command reads them. All statistics are computed; numbers are not rounded. Warnings and notes are in `warnings` of the result, and
 * nothing is printed.
 *
 * @param paths at least one; of two, the first is the pre-test and the second the post-test
 * @param settings the options of the command by their names, such as `{ id: 'respondent', minCell: 5 }`
 * @throws UserError with `status` 1 for impossible answers, duplicate ids and damaged rows, each with file, row, column and value in
 *   `problems`; with `status` 2 for settings that are not valid, files that cannot be read, and scales or columns that are not there
 *
 * @example
 * const result = await analyseFiles(['pre.csv', 'post.csv'], { id: 'respondent' });
 * for (const { id, comparisons } of result.scales) console.log(id, comparisons[0]?.tests[0]?.p);
 */
export async function analyseFiles(
  paths: readonly string[],
  settings: AnalyseFilesSettings = {},
): Promise<Result> {
  await refuseInvalid(paths, settings);
  const host = commandLine(SILENT, []);
  try {
    const asked = await analysisSettings(settings, host.files, 'full');
    return (await analysedFiles(paths, settings, asked, host)).shown;
  } finally {
    await host.files.close();
  }
}

/** The schema that options, study files and their documentation are made of; loaded here, since it takes a while. */
async function refuseInvalid(paths: unknown, settings: unknown): Promise<void> {
  const [{ z }, { settingsSchema }] = await Promise.all([
    import('zod'),
    import('./model/settings/schema.ts'),
  ]);
  const { shape } = settingsSchema;
  const schema = z.strictObject({
    paths: z.array(z.string().min(1, 'must not be blank')).min(1),
    settings: z.strictObject(Object.fromEntries(librarySettings.map((name) => [name, shape[name]]))),
  });
  const given = { paths, settings };
  const parsed = schema.safeParse(given);
  if (parsed.success) return;
  const problems = schemaFindings(parsed.error, schema, given).map(({ path, message, value }) => ({
    code: 'invalid-settings',
    severity: 'error' as const,
    message: `${pathText(path)}: ${message}`,
    ...(value === undefined ? {} : { value }),
  }));
  throw new UserError(problems, 2);
}
