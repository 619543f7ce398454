import { type Validation, validate } from '../../analysis/validate.ts';
import { type Problem, UserError } from '../../model/problem.ts';
import { defaultQualityLimits, type QualityLimits } from '../../model/quality.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import { renderProblems } from '../../report/index.ts';
import { type ByBytes, bytesFirst } from '../bytes-first.ts';
import type { CommandIO } from '../command-io.ts';
import { analysisSettings, type DataOptions } from '../inputs.ts';
import { type OutputOptions, outputFormat, renderOptions } from '../output.ts';

/**
 * `validate <files...>`: every problem; exit status 1 when one of them is an error, 2 when a file cannot be read, whose problems then
 * stand beside those of the others.
 */
export async function validateCommand(
  paths: readonly string[],
  options: DataOptions & OutputOptions & Omit<OptionsOf<'validate'>, 'format'>,
  host: CommandIO,
): Promise<0 | 1 | 2> {
  const format = outputFormat(options, host.terminal);
  await host.files.expect(paths);
  const settings = await analysisSettings(options, host.files);
  const limits = qualityLimits(options);
  const unreadable: Problem[] = [];
  const validated = async (byBytes: ByBytes | undefined) => {
    // Damaged rows are problems like others here: all are listed, and what the other rows hold is looked at as well.
    const inputs = await host.open(
      paths,
      paths.map(() => 'pre'),
      { ...options, damaged: 'skip' },
      {
        ...{ byBytes, rows: 'answers' },
        // By its hash a file is known that was given twice.
        hashes: format === 'json' || paths.length > 1,
        unreadable: (error) => void unreadable.push(...error.problems),
        layout: { settings },
      },
    );
    if (inputs.length === 0) throw new UserError(unreadable, 2);
    return validate(inputs, settings, limits);
  };
  // What several files have in common is told by their hashes, before their rows are looked at.
  const validation = withProblems(
    await bytesFirst(validated, paths.length === 1 && limits === null),
    unreadable,
  );
  await host.write(await renderProblems(validation, renderOptions(options, format, host.terminal)), options);
  if (unreadable.length > 0) return 2;
  return validation.errors > 0 ? 1 : 0;
}

/** What keeps files from being read comes before what is wrong in the others. */
function withProblems(validation: Validation, before: readonly Problem[]): Validation {
  const problems = [...before, ...validation.problems];
  return { ...validation, errors: validation.errors + before.length, problems };
}

/** The limits to hold respondents to; `null` when nobody asked. */
function qualityLimits(options: OptionsOf<'validate'>): QualityLimits | null {
  if (options.quality !== true) return null;
  return {
    missing: options.maxMissing ?? defaultQualityLimits.missing,
    longString: options.longString ?? defaultQualityLimits.longString,
    variability: options.minVariability ?? defaultQualityLimits.variability,
    consistency: options.minConsistency ?? defaultQualityLimits.consistency,
    outlier: options.outlierP ?? defaultQualityLimits.outlier,
  };
}
