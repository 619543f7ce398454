import type { Choice, Choices, Result } from '../../model/result.ts';
import { type Context, capitalised } from '../context.ts';
import { plain } from '../table.ts';
import { choicesName, choicesSentence, choiceText } from '../tables/choices.ts';
import { contrastInWords } from '../tables/contrast-text.ts';
import { isSignificant, significanceLevel } from '../tables/decision.ts';
import { STATISTIC_DIGITS } from '../tables/test-names.ts';
import { roundAxis } from './axis.ts';
import { type Figure, figureId, sentences } from './figure.ts';
import { key } from './legend.ts';
import { labels, rules, symbols } from './marks.ts';
import { DECISION } from './palette.ts';
import { type Panel, panel } from './panel.ts';
import { BODY, INK, SHEET, SMALL, SOFT_INK } from './sheet.ts';
import { wrapToWidth } from './text-measure.ts';

const PLOT = { left: 218, right: 478 };
const NAME_WIDTH = PLOT.left - SHEET.edge - 10;
const VALUES_RIGHT = SHEET.width - SHEET.edge;
const ROW = BODY.line + 4;

interface Drawn {
  readonly choice: Choice;
  readonly difference: number;
  readonly name: string;
  readonly y: number;
}

/** A specification curve: the difference of one score under every choice, by size, with its interval. `null` without differences. */
export function choicesFigure(of: Choices, result: Result, context: Context): Figure | null {
  const known = of.rows.flatMap((choice) =>
    choice.difference === null ? [] : [{ choice, difference: choice.difference }],
  );
  if (known.length < 2) return null;
  const top = SMALL.line + 6;
  const rows = known
    .toSorted((one, other) => one.difference - other.difference)
    .map(({ choice, difference }, index): Drawn => {
      const [name = ''] = wrapToWidth(choiceText(choice, context), NAME_WIDTH, BODY.size, { lines: 1 });
      return { choice, difference, name, y: top + 5 + (index + 0.5) * ROW };
    });
  const bottom = top + 8 + rows.length * ROW;
  const ends = rows.flatMap(({ choice: { ci }, difference }) => [
    ci.lower ?? difference,
    ci.upper ?? difference,
  ]);
  const area: Panel = {
    name: 'choices',
    ...PLOT,
    top,
    bottom,
    ...roundAxis(Math.min(0, ...ends), Math.max(0, ...ends), 5),
    title: [context.word('figure.axis.difference')],
  };
  const alpha = significanceLevel(result.settings.confidence);
  const look = ({ choice }: Drawn) => DECISION[isSignificant(choice, alpha) ? 'higher' : 'open'];
  const analysed = of.rows[0]!.difference;
  const level = context.number.level(result.settings.confidence);
  const legend = key(
    'key',
    [
      {
        text: context.word('figure.choices.significant'),
        shape: 'diamond',
        fill: DECISION.higher.fill,
        stroke: DECISION.higher.color,
      },
      {
        text: context.word('figure.verdict.open'),
        shape: 'circle',
        fill: DECISION.open.fill,
        stroke: DECISION.open.color,
      },
      ...(analysed === null
        ? []
        : [
            {
              text: context.word('figure.choices.analysed'),
              shape: 'dashed' as const,
              fill: SOFT_INK,
              stroke: SOFT_INK,
            },
          ]),
    ],
    SHEET.edge,
    bottom + 40,
  );
  const name = choicesName(of, result, context);
  const subtitle = context.word('figure.subtitle.choices', {
    contrast: capitalised(contrastInWords(of.contrast, context)),
    level,
  });
  const number = (value: number) => context.number.fixed(value, STATISTIC_DIGITS);
  const isAnalysed = ({ choice }: Drawn) => choice.kind === 'as-analysed';
  const texts = (own: readonly Drawn[]) => own.map(({ name: text, y }) => ({ x: SHEET.edge, y, text }));
  return {
    kind: 'choices',
    id: figureId(
      'choices',
      [of.scale, of.subscale, of.contrast.of[1]].filter((part) => part !== null).join('-'),
    ),
    title: context.word('figure.title.choices', { scale: name }),
    subtitle,
    notes: choicesSentence(of, result, context).map(plain),
    description: sentences([
      subtitle,
      ...rows.map((row) =>
        context.word('figure.alt.choice', {
          choice: choiceText(row.choice, context),
          value: number(row.difference),
          interval: `${context.word('column.interval', { level })} ${intervalText(row.choice, context)}`,
          verdict: context.word(
            isSignificant(row.choice, alpha) ? 'figure.choices.significant' : 'figure.verdict.open',
          ),
        }),
      ),
    ]),
    layers: [
      ...labels(
        'head-left',
        [{ x: SHEET.edge, y: SMALL.line / 2, text: context.word('column.choice') }],
        SMALL,
        {
          bold: true,
        },
      ),
      ...labels(
        'head-right',
        [
          {
            x: VALUES_RIGHT,
            y: SMALL.line / 2,
            text: `${context.word('column.difference')} [${context.word('column.interval', { level })}]`,
          },
        ],
        SMALL,
        { bold: true, align: 'right' },
      ),
      ...labels('names', texts(rows.filter((row) => !isAnalysed(row))), BODY),
      ...labels('name-analysed', texts(rows.filter(isAnalysed)), BODY, { bold: true }),
      ...labels(
        'numbers',
        rows.map(({ choice, difference, y }) => ({
          x: VALUES_RIGHT,
          y,
          text: `${number(difference)} ${intervalText(choice, context)}`,
        })),
        BODY,
        { align: 'right' },
      ),
      panel(area, context, (x) => [
        ...rules('zero', [{ x: 0, x2: 0, y: top, y2: bottom, stroke: INK }], { x }),
        ...(analysed === null
          ? []
          : rules(
              'analysed',
              [{ x: analysed, x2: analysed, y: top, y2: bottom, stroke: SOFT_INK }],
              { x },
              { width: 1.5, dash: [5, 2.5] },
            )),
        ...rules(
          'intervals',
          rows.flatMap((row) => {
            const { lower, upper } = row.choice.ci;
            return lower === null || upper === null
              ? []
              : [{ x: lower, x2: upper, y: row.y, y2: row.y, stroke: look(row).color }];
          }),
          { x },
          { width: 1.6 },
        ),
        ...symbols(
          'values',
          rows.map((row) => ({
            x: row.difference,
            y: row.y,
            shape: isSignificant(row.choice, alpha) ? ('diamond' as const) : ('circle' as const),
            fill: look(row).fill,
            stroke: look(row).color,
          })),
          { x },
          { area: 44 },
        ),
      ]),
      ...legend.layers,
    ],
    bottom: legend.bottom + 6,
  };
}

function intervalText({ ci: { lower, upper } }: Choice, context: Context): string {
  return context.number.interval(lower, upper, STATISTIC_DIGITS);
}
