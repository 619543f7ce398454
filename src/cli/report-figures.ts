import { createRequire } from 'node:module';
import { type AnalysisInput, analyse } from '../analysis/analyse.ts';
import { describe } from '../analysis/describe.ts';
import { type FigureDataSettings, figureData } from '../analysis/figure-data.ts';
import type { AnalysisSettings } from '../analysis/settings.ts';
import type { FigureKind } from '../model/figure-data.ts';
import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { cannotRun } from '../model/problem.ts';
import type { DescribeResult, Result } from '../model/result.ts';
import { requireCount } from '../model/withheld.ts';
import type { Context } from '../report/context.ts';
import type { DrawnFigure } from '../report/figures/figure.ts';
import { drawFigure, type FigureSources, figuresOf, NEEDS } from '../report/figures/index.ts';
import { figurePng } from '../report/figures/png.ts';
import type { CommandIO } from './command-io.ts';

/**
 * What figures of these kinds are made of, and nothing else.
 *
 * @param known the analysis of the inputs, where it was made already
 */
export async function figureSources(
  kinds: readonly FigureKind[],
  inputs: readonly AnalysisInput[],
  settings: FigureDataSettings,
  known: Result | null = null,
  analysed: CommandIO['analyse'] = analyse,
): Promise<FigureSources> {
  const needs = new Set(kinds.flatMap((kind) => NEEDS[kind]));
  const result = needs.has('result') ? (known ?? (await analysed(inputs, settings))) : null;
  return {
    ...(result === null ? {} : { result }),
    ...(result !== null && needs.has('data') ? { data: await figureData(inputs, settings, result) } : {}),
    ...(needs.has('described') ? { described: await describedGroups(inputs, settings) } : {}),
  };
}

/** The figures of an analysis, drawn and numbered, for a page or a document. */
export async function drawnFigures(
  kinds: readonly FigureKind[],
  sources: FigureSources,
  context: Context,
  withPng: boolean,
  progress: (number: number, all: number) => void | Promise<void> = () => undefined,
): Promise<DrawnFigure[]> {
  const figures = kinds.flatMap((kind) => figuresOf(kind, sources, context));
  const drawn: DrawnFigure[] = [];
  for (const [index, figure] of figures.entries()) {
    await progress(index + 1, figures.length);
    const { svg, height } = drawFigure(figure, { bare: true });
    const png = withPng ? await figurePng(svg, fontFiles(), 'document') : null;
    const label = context.word('figure.label', { number: context.number.count(index + 1) });
    const { kind, id, title, subtitle, notes, description } = figure;
    drawn.push({ kind, id, title, subtitle, notes, description, height, label, svg, png });
  }
  return drawn;
}

/**
 * The answers per wave, or of the two groups that are compared, in their order.
 *
 * @param columns of the respondents' table
 * @param items whether the answers to the items are wanted
 */
export async function describedGroups(
  inputs: readonly AnalysisInput[],
  settings: AnalysisSettings,
  columns: readonly string[] = [],
  items = true,
): Promise<DescribeResult> {
  const described = await describe(inputs, { ...settings, columns, items });
  if (settings.by === null || settings.groups === null) return described;
  const { groups } = settings;
  const unknown = groups.findIndex((id) => described.samples.every(({ group }) => group !== id));
  if (unknown >= 0) {
    const facts = {
      group: groups[unknown]!,
      column: settings.by,
      file: described.inputs[0]?.file ?? '',
      groups: described.samples.map(({ group, n }) => ({ group: group ?? '', n: requireCount(n) })),
    };
    throw cannotRun(createMessage(choiceMessages, 'unknown-group', facts));
  }
  return withGroups(described, groups);
}

/** Of every wave these groups, in this order. */
function withGroups(described: DescribeResult, groups: readonly string[]): DescribeResult {
  const waves = [...new Set(described.samples.map(({ wave }) => wave))];
  const order = waves.flatMap((wave) =>
    groups.flatMap((id) => {
      const at = described.samples.findIndex((each) => each.wave === wave && each.group === id);
      return at < 0 ? [] : [at];
    }),
  );
  const pick = <T>(values: readonly T[]): T[] => order.map((sample) => values[sample]!);
  return {
    ...described,
    groups: groups.flatMap((id) => described.groups.find((group) => group.id === id) ?? []),
    samples: pick(described.samples),
    respondents: described.respondents.map((variable) => ({
      ...variable,
      ...(variable.numbers === undefined ? {} : { numbers: pick(variable.numbers) }),
      categories: variable.categories.map((category) => ({
        ...category,
        counts: pick(category.counts),
        shares: pick(category.shares),
      })),
    })),
    scales: described.scales.map((scale) => ({
      ...scale,
      items: scale.items.map((item) => ({
        ...item,
        n: pick(item.n),
        missing: pick(item.missing),
        mean: pick(item.mean),
        sd: pick(item.sd),
        options: item.options.map((option) => ({
          ...option,
          counts: pick(option.counts),
          shares: pick(option.shares),
        })),
      })),
    })),
  };
}

/** The fonts that come with the tool, so that a PNG is the same on every system; none when they were not installed. */
export function fontFiles(): string[] {
  const { resolve } = createRequire(import.meta.url);
  try {
    return ['400Regular/Arimo_400Regular.ttf', '700Bold/Arimo_700Bold.ttf'].map((file) =>
      resolve(`@expo-google-fonts/arimo/${file}`),
    );
  } catch {
    return [];
  }
}
