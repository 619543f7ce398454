import { reliabilitiesOf } from '../../model/result/samples.ts';
import type {
  DescribeResult,
  EffectSize,
  EffectSizeType,
  LocalisedText,
  Reliability,
  Result,
  ScaleResult,
  Warning,
} from '../../model/result.ts';
import { severityOf } from '../../model/severity.ts';
import { type Context, capitalised } from '../context.ts';
import { MISSING } from '../number-format.ts';
import { plainText, type Table, type Text } from '../table.ts';
import { translate } from '../text/messages/translate.ts';

/** Sets `Note.` before the first note, as the Publication Manual does. */
export function labelledNotes(context: Context, notes: readonly Text[]): Text[] {
  const [first, ...rest] = notes;
  return first === undefined ? [] : [[...context.text('note.label'), { text: ' ' }, ...first], ...rest];
}

/** Numbers the tables in their order: Table 1, Table 2. */
export function numbered(context: Context, tables: readonly Table[]): Table[] {
  return tables.map((table, index) => ({
    ...table,
    label: context.word('table.label', { number: String(index + 1) }),
  }));
}

/** How a confidence interval's method is named; a method without a name in the catalogue by its code. */
export function intervalMethods(context: Context, methods: readonly (string | undefined)[]): string | null {
  const known = [...new Set(methods.filter((method) => method !== undefined))];
  if (known.length === 0) return null;
  return known.map((method) => context.lookup(`interval.${method}`) ?? method).join(', ');
}

/** Whose answers alpha rests on, and after whom its interval is. */
export function alphaNote(context: Context, reliabilities: readonly Reliability[]): Text {
  const method = intervalMethods(
    context,
    reliabilities.map(({ ci }) => ci.method),
  );
  return context.text(arePairwise(reliabilities) ? 'note.alpha.pairwise' : 'note.alpha', {
    method: method ?? MISSING,
  });
}

/** Where alpha is KR-20: of all scores of the table, or of those that are named. */
export function kr20Notes(
  context: Context,
  scores: readonly Pick<ScaleResult, 'name' | 'samples'>[],
): Text[] {
  const measured = scores.filter((score) => reliabilitiesOf(score).length > 0);
  const found = measured.filter((score) => reliabilitiesOf(score).some(({ kr20 }) => kr20 === true));
  if (found.length === 0) return [];
  const names = found.map(({ name }) => context.name(name)).join(context.word('separator'));
  return [context.text('note.kr20', { scales: found.length === measured.length ? 'all' : names })];
}

/** Whether alpha is that of covariances over pairs of items; all scales of a result are treated alike. */
export function arePairwise(reliabilities: readonly Reliability[]): boolean {
  return reliabilities.some(({ method }) => method === 'cronbach-alpha-pairwise');
}

/** Warnings as notes, in the language of the report and with the names that it uses. */
export function warningNotes(
  context: Context,
  warnings: readonly Warning[],
  result: Result | DescribeResult,
): Text[] {
  return remarkNotes(context, warnings, namesIn(context, result));
}

/** The same without the word that marks a warning, where all stand in a part of their own. */
export function warningTexts(
  context: Context,
  warnings: readonly Warning[],
  result: Result | DescribeResult,
): Text[] {
  return warnings.map((warning) => remarkText(context, warning, namesIn(context, result)));
}

function namesIn(context: Context, result: Result | DescribeResult): RemarkNames {
  return { scale: (id) => nameOf(context, id, result), hasWaves: hasWaves(result) };
}

/** What the scales of an output are called, and whether its waves are worth naming. */
export interface RemarkNames {
  readonly scale: (id: string) => string;
  readonly hasWaves: boolean;
}

/** The same of any output. */
export function remarkNotes(context: Context, warnings: readonly Warning[], names: RemarkNames): Text[] {
  return warnings.map((warning) => {
    const text = remarkText(context, warning, names);
    // A note is one among the notes.
    return severityOf(warning) === 'note' ? text : [...context.text('note.warning'), { text: ' ' }, ...text];
  });
}

/** A remark as a sentence, without the word that marks a warning. */
function remarkText(context: Context, warning: Warning, names: RemarkNames): Text {
  const text = withFullStop(translate(context, warning, names));
  const { message: _message, code: _code, severity: _severity, ...facts } = { severity: null, ...warning };
  return plainText(beginsWithFact(text, facts, names) ? text : capitalised(text));
}

/** Whether a sentence begins with a name of the user's, such as a file or an item, which keeps its first letter. */
function beginsWithFact(text: string, fact: unknown, names: RemarkNames): boolean {
  if (typeof fact === 'string')
    return fact !== '' && [fact, names.scale(fact)].some((name) => text.startsWith(name));
  if (typeof fact !== 'object' || fact === null) return false;
  return Object.values(fact).some((each) => beginsWithFact(text, each, names));
}

/** Whether there are waves or groups to name, be it that only one has a score: a single file is no pre-test to its reader. */
export function hasWaves({ waves, settings }: Result | DescribeResult): boolean {
  return waves.length > 1 || settings.by !== null;
}

/** A sentence, which may have come without its full stop. */
export function withFullStop(text: string): string {
  return ['.', '!', '?'].some((end) => text.endsWith(end)) ? text : `${text}.`;
}

function nameOf(context: Context, id: string, { scales }: Result | DescribeResult): string {
  const all: readonly { readonly id: string; readonly name: LocalisedText }[] = scales.flatMap((scale) => [
    scale,
    ...('subscales' in scale ? scale.subscales : []),
  ]);
  const scale = all.find((candidate) => candidate.id === id);
  return scale === undefined ? id : context.name(scale.name);
}

/** Codes of warnings that arise only when two groups are compared, and belong under the comparison. */
const COMPARISON_CODES: ReadonlySet<string> = new Set(['test-not-computable']);
/** Codes whose facts stand in a table of their own: the number of prorated scores, under the scoring rules. */
const TABULATED_CODES: ReadonlySet<string> = new Set(['proration-used']);

export function isComparisonWarning({ scale, code }: Warning): boolean {
  return scale !== undefined && COMPARISON_CODES.has(code);
}

export function isScaleWarning({ scale, code }: Warning): boolean {
  return scale !== undefined && !COMPARISON_CODES.has(code) && !TABULATED_CODES.has(code);
}

/** Whether it is about scores that were prorated, which are counted by scale and wave where the scores are described. */
export function isTabulated({ code }: Warning): boolean {
  return TABULATED_CODES.has(code);
}

/** Whether the warning's facts are not yet in a table. */
export function isUntabulated({ code }: Warning): boolean {
  return !TABULATED_CODES.has(code);
}

export function isGeneralWarning(warning: Warning): boolean {
  return warning.scale === undefined;
}

/** What each type of effect size is, and how its interval was made. */
export function definitionNotes(effects: readonly EffectSize[], context: Context): Text[] {
  const types = [...new Set<EffectSizeType>(effects.map((effect) => effect.type))];
  return types.map((type) => {
    const methods = effects.filter((effect) => effect.type === type).map((effect) => effect.ci?.method);
    const method = intervalMethods(context, methods);
    const definition = context.text(`effect.definition.${type}`);
    const end =
      method === null
        ? context.text('note.effectNoInterval')
        : context.text('note.effectInterval', { method });
    return [...definition, ...end];
  });
}
