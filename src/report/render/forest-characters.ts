import { printable, withoutCommands } from '../../model/printable.ts';
import type { Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Axis, decimalsOf } from '../figures/axis.ts';
import { effectAxis, effectName, notesOf, subtitleOf } from '../figures/effect-texts.ts';
import { type ComparedScore, comparedScores, contrastNames } from '../tables/comparison.ts';
import { type Decision, decisionOf } from '../tables/decision.ts';
import { effectCell, effectIntervalCell } from '../tables/number-cells.ts';
import { displayWidth, longestPiece, wrapText } from './text-width.ts';

/** No terminal is asked for more. */
const WIDEST = 80;
const NARROWEST_PLOT = 20;
const WIDEST_NAME = 28;
const GAP = 2;

const SIGN = {
  interval: '─',
  zero: '│',
  crossing: '┼',
  cutLeft: '◄',
  cutRight: '►',
  clear: '●',
  open: '○',
} as const;

/**
 * A forest plot in characters: name, interval with its point, numbers; at most 80 columns. `null` when nothing was compared.
 *
 * @param width columns of the terminal
 * @example forestInCharacters(result, createContext('en', 'apa'), 80)
 */
export function forestInCharacters(result: Result, context: Context, width: number = WIDEST): string | null {
  const compared = comparedScores(result);
  if (compared.length === 0) return null;
  const total = Math.min(width, WIDEST);
  const numbers = compared.map((score) => numberText(score, context));
  const numberWidth = Math.max(...numbers.map(displayWidth));
  const names = compared.map((score) => nameOf(score, compared, context));
  const room = total - numberWidth - 2 * GAP - NARROWEST_PLOT;
  const nameWidth = Math.max(
    Math.min(room, WIDEST_NAME, Math.max(...names.map(displayWidth))),
    Math.min(room, Math.max(...names.map(longestPiece))),
    8,
  );
  const plotWidth = Math.max(NARROWEST_PLOT, total - nameWidth - numberWidth - 2 * GAP);
  const axis = effectAxis(compared);
  const plot = { axis, width: plotWidth };
  const indent = ' '.repeat(nameWidth + GAP);
  const rows = compared.flatMap((score, index) => {
    const [first = '', ...rest] = nameLines(score, names[index]!, nameWidth);
    const line = `${padded(first, nameWidth)}  ${intervalText(score, decisionOf(score, result), plot)}  ${numbers[index]!.padStart(numberWidth)}`;
    const below = rest.map((part) => `${padded(part, nameWidth)}  ${blankText(plot)}`);
    return [line, ...below];
  });
  const level = context.number.level(result.settings.confidence);
  const lines = [
    context.word('figure.title.effects', { level }),
    ...wrapText(subtitleOf(compared, context), total),
    '',
    ...rows,
    ...axisLines(plot, context).map((line) => indent + line),
    ...wrapText(directionText(compared, context), total),
    ...wrapText(keyText(result, compared, axis, context), total),
  ];
  return withoutCommands(`${lines.map((line) => line.trimEnd()).join('\n')}\n`);
}

interface Plot {
  readonly axis: Axis;
  readonly width: number;
}

function nameOf(score: ComparedScore, compared: readonly ComparedScore[], context: Context): string {
  const name = printable(effectName(score, compared, context));
  return score.parent === null ? name : `  ${name}`;
}

function nameLines({ parent }: ComparedScore, name: string, width: number): string[] {
  if (parent === null) return wrapText(name, width);
  return wrapText(name.trimStart(), width - 2).map((line) => `  ${line}`);
}

function numberText({ effect }: ComparedScore, context: Context): string {
  const value = effectCell(effect, context).text;
  return effect?.value == null ? value : `${value} ${effectIntervalCell(effect, context).text}`;
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** The column of a value, cut to the plot. */
function columnOf(value: number, { axis: { domain }, width }: Plot): number {
  const [lower, upper] = domain;
  const column = Math.round(((value - lower) / (upper - lower)) * (width - 1));
  return Math.min(width - 1, Math.max(0, column));
}

function blankText(plot: Plot): string {
  const signs = new Array<string>(plot.width).fill(' ');
  signs[columnOf(0, plot)] = SIGN.zero;
  return signs.join('');
}

function intervalText(score: ComparedScore, decision: Decision, plot: Plot): string {
  const signs = [...blankText(plot)];
  const { value = null, ci = null } = score.effect ?? {};
  if (value === null) return signs.join('');
  const [lowest, highest] = plot.axis.domain;
  const { lower = null, upper = null } = ci ?? {};
  if (lower !== null && upper !== null) {
    const zero = columnOf(0, plot);
    // An interval on one side of zero stays there, however little it misses it.
    const from = lower > 0 ? Math.max(columnOf(lower, plot), zero + 1) : columnOf(lower, plot);
    const to = upper < 0 ? Math.min(columnOf(upper, plot), zero - 1) : columnOf(upper, plot);
    signs.fill(SIGN.interval, from, to + 1);
    if (from <= zero && zero <= to) signs[zero] = SIGN.crossing;
    if (lower < lowest) signs[from] = SIGN.cutLeft;
    if (upper > highest) signs[to] = SIGN.cutRight;
  }
  signs[columnOf(value, plot)] = decision === 'open' ? SIGN.open : SIGN.clear;
  return signs.join('');
}

/** The line of the axis, and its values, as many as have room. */
function axisLines(plot: Plot, context: Context): [string, string] {
  const { ticks } = plot.axis;
  const digits = decimalsOf(ticks);
  const line = new Array<string>(plot.width).fill('─');
  const values = new Array<string>(plot.width).fill(' ');
  let free = 0;
  for (const tick of ticks) {
    const column = columnOf(tick, plot);
    line[column] = tick === 0 ? '┼' : '┴';
    const text = context.number.fixed(tick, digits);
    const start = Math.min(Math.max(0, column - Math.floor(text.length / 2)), plot.width - text.length);
    if (start < free) continue;
    values.splice(start, text.length, ...text);
    free = start + text.length + 1;
  }
  return [line.join(''), values.join('')];
}

function directionText(compared: readonly ComparedScore[], context: Context): string {
  const { second } = contrastNames(compared, context);
  return `${context.word('figure.axis.lower', { second })} | ${context.word('figure.axis.higher', { second })}`;
}

/** What the signs mean, and which way is better. */
function keyText(result: Result, compared: readonly ComparedScore[], axis: Axis, context: Context): string {
  const open = compared.some((score) => score.effect?.value != null && decisionOf(score, result) === 'open');
  const key = open ? [`${SIGN.open} = ${context.word('figure.verdict.open')}.`] : [];
  return [...key, ...notesOf(compared, axis, context)].join(' ');
}
