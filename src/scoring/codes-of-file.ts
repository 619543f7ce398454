import type { AnswerPair } from '../model/added-answers.ts';
import type { Column, Dataset } from '../model/dataset.ts';
import { answerMessages } from '../model/messages/answers.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { type Problem, remark } from '../model/problem.ts';
import type { Response, Scale } from '../model/scale.ts';
import { withWordings } from './added-answers.ts';
import { answerDecoder } from './decode-answer.ts';
import { countedCodes, hasCountedCodes, isCountedCode } from './explain-answers.ts';
import { codesOfLabels, missingByLabels } from './label-problems.ts';
import type { ScaleMatch } from './match-items.ts';
import { missingCodes } from './missing-codes.ts';
import type { ScaleSelection } from './select-scales.ts';

/**
 * The scales as each file codes their answers, where it says so itself: by value labels, or by codes that count the answers of the form
 * (`A1` to `A5`) exactly as the definition counts them. Every such reading is a remark.
 *
 * @param missing codes that the user declares as missing
 */
export async function withCodesOfFiles(
  selection: ScaleSelection,
  datasets: readonly Dataset[],
  missing: readonly string[],
): Promise<ScaleSelection> {
  const found: Problem[] = [];
  const read = async (match: ScaleMatch, dataset: Dataset): Promise<ScaleMatch> => {
    const { scale, remarks } = await scaleOfFile(match, dataset, missing);
    found.push(...remarks);
    return remarks.length === 0 ? match : { ...match, scale };
  };
  const scales: ScaleSelection['scales'][number][] = [];
  for (const selected of selection.scales) {
    const matches: (ScaleMatch | null)[] = [];
    for (const [at, match] of selected.matches.entries())
      matches.push(match === null ? null : await read(match, datasets[at]!));
    scales.push({ ...selected, matches });
  }
  return found.length === 0
    ? selection
    : { ...selection, scales, warnings: [...selection.warnings, ...found] };
}

/** A scale with the codes of a file, and what is said of them. */
type OwnCodes = { readonly scale: Scale; readonly remarks: readonly Problem[] };

async function scaleOfFile(
  match: ScaleMatch,
  dataset: Dataset,
  missing: readonly string[],
): Promise<OwnCodes> {
  const labelled = match.columns.some((column) => column?.valueLabels !== undefined);
  if (labelled) return byLabels(match, dataset);
  return byCounting(match, dataset, missing);
}

/** Files that are joined may code the answers in several ways; only SPSS files say in which. */
function byLabels(match: ScaleMatch, { file, format, parts = [] }: Dataset): OwnCodes {
  const { scale, columns } = match;
  const isSpss = [format, ...parts.map((part) => part.format)].every((each) => /^z?sav$/.test(each));
  if (!isSpss) return { scale, remarks: [] };
  const remarks: Problem[] = [];
  const none = missingByLabels(match);
  if (none.length > 0)
    remarks.push(
      remark(createMessage(answerMessages, 'missing-by-labels', { file, scale: scale.id, codes: none }), {
        ...{ file, scale: scale.id },
      }),
    );
  const codes = codesOfLabels(match);
  const groups = codes === null ? [] : groupsOf(columns, codes);
  for (const { pairs, columns: names } of groups)
    remarks.push(
      remark(
        createMessage(answerMessages, 'codes-of-labels', {
          ...{ file, scale: scale.id, codes: pairs },
          ...(names.length < columns.length && { columns: names }),
        }),
        { file, scale: scale.id },
      ),
    );
  return {
    scale: {
      ...(codes === null ? scale : withCodes(scale, codes)),
      ...(none.length > 0 && { missing: [...(scale.missing ?? []), ...none.map(({ code }) => code)] }),
    },
    remarks,
  };
}

/** @param codes of each item, `null` where they are those of the definition */
function withCodes(scale: Scale, codes: readonly (readonly AnswerPair[] | null)[]): Scale {
  const known = new Map<string, Response>();
  const responses = scale.items.map((item, at): Response => {
    const response = item.response ?? scale.response;
    const pairs = codes[at] ?? null;
    if (pairs === null) return response;
    // Items with the same answers share them, so that cells are worked out once.
    const key = JSON.stringify([response, pairs]);
    const own = known.get(key) ?? {
      ...response,
      labels: withWordings(
        response,
        pairs.map(([wording, code]) => ({ wording, value: code! })),
      ),
    };
    known.set(key, own);
    return own;
  });
  const [first] = responses;
  const isOne =
    responses.every((response) => response === first) &&
    scale.items.every((item) => item.response === undefined);
  if (isOne && first !== undefined) return { ...scale, response: first };
  return { ...scale, items: scale.items.map((item, at) => ({ ...item, response: responses[at]! })) };
}

/** Columns that are coded alike. */
function groupsOf(columns: readonly (Column | null)[], codes: readonly (readonly AnswerPair[] | null)[]) {
  const groups = new Map<string, { readonly pairs: readonly AnswerPair[]; readonly columns: string[] }>();
  for (const [at, pairs] of codes.entries()) {
    if (pairs === null) continue;
    const key = JSON.stringify(pairs);
    const group = groups.get(key) ?? { pairs, columns: [] };
    group.columns.push(columns[at]!.name);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Codes such as `A1`, where nothing else stands in the columns and they are as many as the answers, the first and the last among them. */
async function byCounting(
  { scale, columns }: ScaleMatch,
  dataset: Dataset,
  missing: readonly string[],
): Promise<OwnCodes> {
  const asItIs = { scale, remarks: [] };
  if (!(await hasCountedCodes(dataset, columns))) return asItIs;
  const { file } = dataset;
  const codes = missingCodes([...missing, ...(dataset.export?.missing ?? [])], scale);
  const decoders = scale.items.map((item) =>
    answerDecoder({ response: item.response ?? scale.response, missing: codes, decimal: '.' }),
  );
  const counted = new Set<string>();
  for await (const { cells } of dataset.batches())
    for (const row of cells)
      for (const [at, column] of columns.entries()) {
        const cell = (row[column?.index ?? -1] ?? '').trim();
        if (cell === '' || counted.has(cell)) continue;
        if (isCountedCode(cell) && decoders[at]!(cell).kind === 'invalid') counted.add(cell);
        else if (decoders[at]!(cell).kind !== 'missing') return asItIs;
      }
  const pairs = countedCodes([...counted], scale);
  const isWhole = pairs !== undefined && [pairs[0]!, pairs.at(-1)!].every(([code]) => counted.has(code));
  if (!isWhole) return asItIs;
  return {
    scale: withCodes(
      scale,
      scale.items.map(() => pairs),
    ),
    remarks: [
      remark(createMessage(answerMessages, 'counted-codes', { file, scale: scale.id, codes: pairs }), {
        ...{ file, scale: scale.id },
      }),
    ],
  };
}
