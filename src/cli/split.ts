import { describe } from '../analysis/describe.ts';
import { splitInteraction } from '../analysis/split-interaction.ts';
import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { terminalMessages } from '../model/messages/terminal.ts';
import { cannotRun, isUserError } from '../model/problem.ts';
import type { Result } from '../model/result.ts';
import type { SplitResult } from '../model/split-interaction.ts';
import { tool } from '../model/tool.ts';
import type { Count } from '../model/withheld.ts';
import { renderSplit, renderSplitParts } from '../report/index.ts';
import { findColumn } from '../scoring/find-column.ts';
import type { CommandIO, CommandLine } from './command-io.ts';
import { analysisSettings, type DataOptions, waveNames } from './inputs.ts';
import { type OutputOptions, outputFormat, renderOptions } from './output.ts';

interface SplitOptions extends DataOptions, OutputOptions {
  readonly split?: readonly string[] | undefined;
}

/** A value of a column, and its rows per wave. */
interface Part {
  readonly column: string;
  readonly value: string;
  readonly counts: readonly Count[];
}

/** What the list of parts says of all respondents together. */
const EVERYBODY = { column: null, value: null, n: [] } as const;

/** In the name of an output, what stands for the value. */
const PLACE = '{split}';

/**
 * The same output for everybody and for every value of columns: one after the other on the screen, as JSON one list, or a file each where
 * the name of the output holds `{split}`. Whether the differences are the same in every value is tested once per difference, for the screen
 * and the list.
 *
 * With small groups withheld everybody together is left out: less all values but one, it would give away what is withheld of that one. A
 * value with few respondents at a wave is left out as a whole.
 *
 * @param run the command of one output
 * @throws UserError (status 2) as the command; the first one of the values after the others are made
 */
export async function inParts<O extends SplitOptions>(
  run: (paths: readonly string[], options: O, host: CommandIO) => Promise<void>,
  paths: readonly string[],
  options: O,
  host: CommandIO & Partial<Pick<CommandLine, 'refuse'>>,
  minCell: number,
): Promise<void> {
  const { split: columns = [], output, ...rest } = options;
  const format = options.format ?? 'table';
  const isText = output === undefined && (format === 'table' || format === 'markdown');
  const hasPlace = output?.includes(PLACE) === true;
  const isList =
    !hasPlace && (output === undefined ? format : outputFormat({ output }, host.terminal)) === 'json';
  if (!isText && !isList && !hasPlace)
    throw cannotRun(createMessage(choiceMessages, 'split-needs-place', { place: PLACE }));
  if (minCell > 1 && columns.length > 1) throw cannotRun(createMessage(choiceMessages, 'split-one-column'));
  const parts = await partsOf(paths, options, columns, host);
  const named = fileNames(parts, columns.length > 1);
  const list: SplitResult['parts'][number][] = [];
  const made = async (
    where: readonly string[],
    place: string,
    of: SplitResult['parts'][number] | null = null,
  ): Promise<Result | null> => {
    let result: Result | null = null;
    const watching: CommandIO = {
      ...host,
      // As it would be printed, so without what is withheld.
      ...(isList && {
        write: async (content) => {
          list.push({ ...(of ?? EVERYBODY), result: JSON.parse(content as string) });
        },
      }),
      analyse: async (inputs, settings) => {
        result = await host.analyse(inputs, settings);
        return result;
      },
    };
    const own = {
      ...rest,
      ...(output !== undefined && { output: output.replaceAll(PLACE, place) }),
      ...(where.length > 0 && { where }),
    };
    await run(paths, own as unknown as O, watching);
    return result;
  };
  const given = options.where ?? [];
  const overall = minCell > 1 ? null : await made(given, 'all');
  if (minCell > 1) await host.tell(createMessage(terminalMessages, 'split-without-all', { minCell }));
  const results = new Map<string, Result[]>();
  let failed: unknown = null;
  for (const [index, { column, value, counts }] of parts.entries()) {
    if (counts.some((n) => n !== null && n > 0 && n < minCell)) {
      await host.tell(createMessage(terminalMessages, 'split-withheld', { column, value, minCell }));
      continue;
    }
    if (isText) await host.write(heading(`${column} = ${value}`, counts, format), {});
    try {
      const of = { column, value, n: [...counts], result: {} };
      const result = await made([...given, `${column}=${value}`], named[index]!, of);
      if (result !== null) {
        requireRows(result, { column, value, counts });
        results.set(column, [...(results.get(column) ?? []), result]);
      }
    } catch (error) {
      // A study writes everything or nothing.
      if (!isUserError(error) || host.refuse === undefined) throw error;
      await host.refuse(error);
      failed ??= error;
    }
  }
  const interactions = columns.map((column) => ({
    column,
    found: overall === null ? [] : splitInteraction(overall, results.get(column) ?? []),
  }));
  if (isText)
    for (const { column, found } of interactions) {
      const rendered = await renderSplit(column, found, renderOptions(options, format, host.terminal));
      if (rendered !== null) await host.write(`\n${rendered}`, {});
    }
  if (failed !== null) throw failed;
  if (!isList) return;
  const whole: SplitResult = {
    ...{ schema: 'ensure-stats/split/1', tool, columns, parts: list },
    interactions: interactions.flatMap(({ column, found }) =>
      found.map(({ score, ...interaction }) => ({ column, scale: score.id, ...interaction })),
    ),
    ...(minCell > 1 && { withheldParts: parts.length - list.length }),
  };
  await host.write(renderSplitParts(whole), { output });
}

async function partsOf(
  paths: readonly string[],
  options: SplitOptions,
  columns: readonly string[],
  host: CommandIO,
): Promise<Part[]> {
  const settings = await analysisSettings(options, host.files, 'summary');
  const inputs = await host.open(paths, waveNames(paths), options, { layout: { settings } });
  for (const { dataset } of inputs) for (const column of columns) findColumn(dataset, column, '--split');
  const { respondents } = await describe(inputs, {
    ...settings,
    by: null,
    columns,
    items: false,
  });
  return respondents.flatMap(({ column, categories, numbers }) => {
    if (numbers !== undefined) throw cannotRun(createMessage(choiceMessages, 'split-quantity', { column }));
    return categories.flatMap(({ value, counts }) => {
      if (value === null) return [];
      if (value.includes('|'))
        throw cannotRun(createMessage(choiceMessages, 'split-value', { column, value }));
      return [{ column, value, counts }];
    });
  });
}

/** A condition takes `1` and `1.0` for the same, which are two values here: nobody may be counted twice. */
function requireRows({ inputs }: Result, { column, value, counts }: Part): void {
  const used = inputs.reduce((sum, { rowCounts }) => {
    const { used: own, withoutGroup, otherGroups } = rowCounts;
    return sum + (own ?? 0) + (withoutGroup ?? 0) + (otherGroups ?? 0);
  }, 0);
  const counted = counts.reduce<number>((sum, n) => sum + (n ?? 0), 0);
  // A wide file is one row for all its waves.
  const isWide = inputs.some(({ layout }) => layout?.kind === 'wide');
  if (isWide ? used <= counted : used === counted) return;
  throw cannotRun(createMessage(choiceMessages, 'split-value', { column, value }));
}

/** What takes the place of `{split}`: the value without what file names cannot hold, each name once. */
function fileNames(parts: readonly Part[], several: boolean): string[] {
  const names: string[] = [];
  for (const { column, value } of parts) {
    const plain = (several ? `${column}-${value}` : value).replaceAll(/[\p{Cc}<>:"/\\|?*]+/gu, '_').trim();
    let name = plain;
    for (let number = 2; names.includes(name) || name === 'all'; number++) name = `${plain}-${number}`;
    names.push(name);
  }
  return names;
}

function heading(text: string, counts: readonly Count[], format: string): string {
  const line = `${text} (n = ${counts.join(' / ')})`;
  return format === 'markdown'
    ? `\n## ${line}\n\n`
    : `\n${line}\n${'═'.repeat(Math.min(80, [...line].length))}\n\n`;
}
