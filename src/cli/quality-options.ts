import { type Command, InvalidArgumentError, Option } from 'commander';
import { defaultQualityLimits, type QualityLimits } from '../model/quality.ts';

/** The options of `validate` that look at how respondents answered, as commander hands them over. */
export interface QualityOptions {
  readonly quality?: boolean;
  readonly maxMissing?: number;
  readonly longString?: number;
  readonly minVariability?: number;
  readonly minConsistency?: number;
  readonly outlierP?: number;
}

/** Declares `--quality` and its limits; a limit asks for the check by itself. */
export function qualityOptions(command: Command): void {
  const limit = (flags: string, description: string, read: (text: string) => number) =>
    command.addOption(new Option(flags, description).argParser(read).implies({ quality: true }));
  command.option(
    '--quality',
    'also look at how respondents answered, and at scales that may be coded the wrong way round; flags are warnings, and nobody is left out',
  );
  limit('--max-missing <share>', 'flag above this share of unanswered items (default: 0.5)', between(0, 1));
  limit(
    '--long-string <answers>',
    'flag from so many identical answers in a row (default: half of the neighbouring items with the same options, at least 10, and more than a one-way scale)',
    wholeFromTwo,
  );
  limit(
    '--min-variability <sd>',
    'flag when the answers to items with the same options have at most this SD (default: 0)',
    between(0, 1000),
  );
  limit(
    '--min-consistency <r>',
    'flag below this even-odd consistency (default: 0.3, where ten scales or more tell it)',
    between(-1, 1),
  );
  limit('--outlier-p <p>', 'flag below this p of the Mahalanobis distance (default: 0.001)', between(0, 1));
}

/** The limits to hold respondents to; `null` when nobody asked. */
export function qualityLimits(options: QualityOptions): QualityLimits | null {
  if (options.quality !== true) return null;
  return {
    missing: options.maxMissing ?? defaultQualityLimits.missing,
    longString: options.longString ?? defaultQualityLimits.longString,
    variability: options.minVariability ?? defaultQualityLimits.variability,
    consistency: options.minConsistency ?? defaultQualityLimits.consistency,
    outlier: options.outlierP ?? defaultQualityLimits.outlier,
  };
}

function between(least: number, most: number): (text: string) => number {
  return (text) => {
    const written = text.trim().replace(',', '.');
    const value = /^-?(\d+(?:\.\d*)?|\.\d+)(e-?\d+)?$/i.test(written) ? Number(written) : Number.NaN;
    if (!(value >= least && value <= most))
      throw new InvalidArgumentError(`It must be a number from ${least} to ${most}.`);
    return value;
  };
}

function wholeFromTwo(text: string): number {
  const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!(value >= 2)) throw new InvalidArgumentError('It must be a whole number from 2.');
  return value;
}
