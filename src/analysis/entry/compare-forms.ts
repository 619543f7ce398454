import { type Dataset, fileForm } from '../../model/dataset.ts';
import type {
  EntryComparison,
  EntryDifference,
  EntryFinding,
  EntryTypist,
  ScoreEffect,
} from '../../model/entry-comparison.ts';
import { doubtedItems, entryCodes } from '../../model/entry-form.ts';
import type { Problem } from '../../model/problem.ts';
import { tool } from '../../model/tool.ts';
import { normaliseName } from '../../scoring/column-name.ts';
import type { IdComparison } from '../../scoring/id-list.ts';
import { wilsonInterval } from '../../stats/wilson-interval.ts';
import { type ComparedColumn, type ComparedSettings, comparedColumns } from './compared-columns.ts';
import { differenceKind } from './difference-kind.ts';
import { type EffectOf, effectsOfScales, worstFirst } from './score-effects.ts';
import { isSameForm, type Run, shiftedRun } from './shifted.ts';
import { readTyped, Texts, type TypedFile } from './typed-file.ts';

/** A typed file, and the hash of its bytes where it is known. */
export interface EntryInput {
  readonly dataset: Dataset;
  readonly sha256: string | null;
}

/** How two typists of the same forms are compared. */
export interface EntrySettings extends ComparedSettings {
  /** The column that names the form, or several with commas between. */
  readonly id: string;
  readonly idComparison: IdComparison;
  readonly confidence: number;
}

export interface ComparedForms {
  readonly comparison: EntryComparison;
  readonly warnings: readonly Problem[];
}

/** More forms than these on either side are not held against each other, each against each. */
const MOST_SOUGHT = 300;

/**
 * Two typists of the same forms: what each has alone, every cell in which they differ, and what that does to the scores. Forms are paired
 * by their ids only; an id that stands twice in a file pairs with nobody.
 *
 * @throws UserError (status 2) for id columns and scales that are not there
 */
export async function compareForms(
  inputs: readonly [EntryInput, EntryInput],
  settings: EntrySettings,
): Promise<ComparedForms> {
  const texts = new Texts();
  const files = [
    await readTyped(inputs[0].dataset, settings.id, settings.idComparison, texts),
    await readTyped(inputs[1].dataset, settings.id, settings.idComparison, texts),
  ] as const;
  const compared = comparedColumns([files[0], files[1]], settings, texts);
  const { columns, onlyIn, scales, warnings } = compared;
  const codes = entryCodes(columns.flatMap(({ item }) => item?.response ?? []));
  const items = columns.flatMap(({ item }, index) => (item === null ? [] : [index]));
  // Without scales every column may show what is shifted.
  const inOrder = items.length === 0 ? columns.map((_, index) => index) : items;
  const text = (file: 0 | 1, form: number, column: number) =>
    files[file].cells[columns[column]!.at[file]]![form]!;
  const answer = (file: 0 | 1, form: number, column: number) =>
    columns[column]!.answer(file, text(file, form, column));
  const answersOf = (file: 0 | 1, form: number) => inOrder.map((column) => answer(file, form, column).key);

  const paired = pairForms(files);
  const doubts = files.map((file) => doubtsOf(file, columns, texts));
  const findings: EntryFinding[] = [
    ...paired.findings,
    ...doubts.flatMap(({ unknown }, file) => unknown.map((each) => ({ ...each, file }))),
  ];
  const differing = new Float64Array(columns.length);
  const ofForm: { differences: EntryDifference[]; effects: ScoreEffect[]; row: number }[] = [];
  const effectsOf: EffectOf = effectsOfScales(
    scales,
    (file, form, column) => answer(file, form, column).value,
  );
  let formsDiffering = 0;
  for (const [first, second] of paired.pairs) {
    const forms = [first, second] as const;
    const different = columns.flatMap((_, column) =>
      answer(0, first, column).key === answer(1, second, column).key ? [] : [column],
    );
    const doubted = new Map<number, number[]>();
    for (const [file, { marked }] of doubts.entries())
      for (const column of marked.get(forms[file]!) ?? [])
        doubted.set(column, [...(doubted.get(column) ?? []), file]);
    if (different.length === 0 && doubted.size === 0) continue;
    if (different.length > 0) formsDiffering++;
    for (const column of different) differing[column]!++;
    const id = files[0].idOf(first);
    const rows = [files[0].rows[first]!, files[1].rows[second]!];
    const own = [answersOf(0, first), answersOf(1, second)] as const;
    const inItems = own[0].reduce((sum, each, at) => sum + (each === own[1][at] ? 0 : 1), 0);
    // Fewer differences are slips of single cells.
    const other = inItems < 3 ? null : otherForm(first, second, own, files, answersOf);
    const run = inItems < 3 || other !== null ? null : shiftedRun(own[0], own[1]);
    if (other !== null)
      findings.push({ kind: 'shifted-form', file: other.file, id, rows, other: other.form });
    if (run !== null) {
      const ends = [run.from, run.to].map((at) => columns[inOrder[at]!]!.name);
      findings.push({ kind: 'shifted-answers', file: null, id, rows, columns: ends });
    }
    const shifted = run === null ? new Set<number>() : new Set(withinRun(inOrder, run));
    const listed = [...new Set([...different, ...doubted.keys()])].sort((one, another) => one - another);
    const differences = listed.map((column): EntryDifference => {
      const cells = [text(0, first, column), text(1, second, column)].map((each) => texts.text(each).trim());
      const isDifferent = different.includes(column);
      const kind = differenceKind({
        texts: cells as [string, string],
        answers: [answer(0, first, column), answer(1, second, column)],
        response: columns[column]!.item?.response ?? null,
        codes,
      });
      return {
        id,
        column: columns[column]!.name,
        values: cells,
        rows,
        kind: !isDifferent
          ? 'doubt'
          : other !== null
            ? 'shifted-form'
            : shifted.has(column)
              ? 'shifted-answers'
              : kind,
        doubted: doubted.get(column) ?? [],
      };
    });
    const effects = different.some((column) => columns[column]!.item !== null)
      ? effectsOf(id, first, second, new Set(different))
      : [];
    ofForm.push({ differences, effects, row: rows[0]! });
  }
  const sorted = ofForm.toSorted((one, another) => {
    const [worst, other] = [one.effects[0], another.effects[0]];
    if (worst !== undefined && other !== undefined) return worstFirst(worst, other) || one.row - another.row;
    return worst !== undefined ? -1 : other !== undefined ? 1 : one.row - another.row;
  });
  const { length: pairs } = paired.pairs;
  const total = differing.reduce((sum, each) => sum + each, 0);
  return {
    warnings: [...inputs.flatMap(({ dataset }) => dataset.notices), ...warnings],
    comparison: {
      schema: 'ensure-stats/entry-comparison/1',
      tool,
      disclosure: 'ids-and-answers',
      inputs: [summaryOf(inputs[0]), summaryOf(inputs[1])],
      idColumns: files[0].idColumns.map(({ name }) => name),
      scales: scales.map(({ scale }) => scale.id),
      confidence: settings.confidence,
      forms: { compared: pairs, differing: formsDiffering },
      findings: [...findings, ...sameFormsUnderOtherIds()].toSorted(byFileAndRow),
      columnsOnlyIn: onlyIn,
      typists: [typistOf(0), typistOf(1)],
      overall: agreementRate(total, pairs * columns.length, settings.confidence),
      columns: columns.map(({ name, item }, index) => ({
        column: name,
        ...(item !== null && {
          scale: item.scale.id,
          item: item.item.id,
          ...(item.item.text !== undefined && { text: item.item.text }),
          valid: {
            min: item.response.min,
            max: item.response.max,
            ...(item.response.step !== undefined && { step: item.response.step }),
          },
        }),
        ...agreementRate(differing[index]!, pairs, settings.confidence),
      })),
      differences: sorted.flatMap(({ differences }) => differences),
      scores: sorted.flatMap(({ effects }) => effects).toSorted(worstFirst),
    },
  };

  /** What one typed in the forms that both did. */
  function typistOf(file: 0 | 1): EntryTypist {
    let blank = 0;
    let impossible = 0;
    for (const pair of paired.pairs)
      for (let column = 0; column < columns.length; column++) {
        const { key, isImpossible } = answer(file, pair[file], column);
        if (key === '') blank++;
        if (isImpossible) impossible++;
      }
    const ofItems = pairs * items.length;
    const ci = ofItems === 0 ? null : intervalOf(impossible, ofItems, settings.confidence);
    return { fields: pairs * columns.length, blank, ofItems, impossible, ci };
  }

  /** Forms that only one file has, each with the form of the other file that holds the same answers, where there is one. */
  function sameFormsUnderOtherIds(): EntryFinding[] {
    const [first, second] = paired.alone;
    const isSought = first.length <= MOST_SOUGHT && second.length <= MOST_SOUGHT;
    const theirs = isSought ? second.map((form) => answersOf(1, form)) : [];
    const partner = new Map<number, number>();
    if (isSought)
      for (const form of first) {
        const own = answersOf(0, form);
        const alike = second.filter((_, index) => isSameForm(own, theirs[index]!));
        if (alike.length === 1 && ![...partner.values()].includes(alike[0]!)) partner.set(form, alike[0]!);
      }
    const back = new Map([...partner].map(([one, other]) => [other, one]));
    const finding = (file: 0 | 1, form: number, other: number | undefined): EntryFinding => ({
      kind: 'only-in-one',
      file,
      id: files[file].idOf(form),
      rows: [files[file].rows[form]!],
      ...(other !== undefined && { other: formOf(files[file === 0 ? 1 : 0], other) }),
    });
    return [
      ...first.map((form) => finding(0, form, partner.get(form))),
      ...second.map((form) => finding(1, form, back.get(form))),
    ];
  }
}

function summaryOf({ dataset, sha256 }: EntryInput): EntryComparison['inputs'][number] {
  return { file: dataset.file, sha256, rows: dataset.rowCount, ...fileForm(dataset) };
}

function agreementRate(differing: number, fields: number, level: number) {
  if (fields === 0) return { fields, differing, agreement: null, ci: null };
  return { fields, differing, agreement: 1 - differing / fields, ci: intervalOf(differing, fields, level) };
}

function intervalOf(count: number, fields: number, level: number) {
  return { level, ...wilsonInterval(count, fields, level), method: 'wilson' };
}

function formOf(file: TypedFile, form: number) {
  return { id: file.idOf(form), row: file.rows[form]! };
}

function byFileAndRow(one: EntryFinding, other: EntryFinding): number {
  return (one.file ?? -1) - (other.file ?? -1) || one.rows[0]! - other.rows[0]!;
}

/** The positions of cells in a run. */
function withinRun(inOrder: readonly number[], { from, to }: Run): readonly number[] {
  return inOrder.slice(from, to + 1);
}

/** Forms of both files by their ids. */
function pairForms(files: readonly [TypedFile, TypedFile]) {
  const findings: EntryFinding[] = [];
  const once = files.map((file, index) => {
    const formsOf = new Map<string, number[]>();
    const blank: number[] = [];
    file.keys.forEach((key, form) => {
      if (key === '') blank.push(file.rows[form]!);
      else formsOf.set(key, [...(formsOf.get(key) ?? []), form]);
    });
    if (blank.length > 0) findings.push({ kind: 'without-id', file: index, id: null, rows: blank });
    const single = new Map<string, number>();
    for (const [key, forms] of formsOf) {
      if (forms.length === 1) single.set(key, forms[0]!);
      else
        findings.push({
          kind: 'twice',
          file: index,
          id: file.idOf(forms[0]!),
          rows: forms.map((form) => file.rows[form]!),
        });
    }
    return { single, formsOf };
  });
  const [first, second] = once as [(typeof once)[number], (typeof once)[number]];
  const pairs = [...first.single].flatMap(([key, form]): [number, number][] => {
    const other = second.single.get(key);
    return other === undefined ? [] : [[form, other]];
  });
  const alone = (own: typeof first, other: typeof first) =>
    [...own.single].flatMap(([key, form]) => (other.formsOf.has(key) ? [] : [form]));
  return { pairs, findings, alone: [alone(first, second), alone(second, first)] as const };
}

/** The cells that a typist doubts, by form, and names in the column of doubt that no column has. */
function doubtsOf(
  { doubt, dataset, cells, keys, idOf, rows }: TypedFile,
  columns: readonly ComparedColumn[],
  texts: Texts,
) {
  const marked = new Map<number, number[]>();
  const unknown: Omit<EntryFinding, 'file'>[] = [];
  if (doubt === null) return { marked, unknown };
  const byName = new Map(
    columns.flatMap(({ name, item }, index) => [
      [normaliseName(name), index] as const,
      ...(item === null ? [] : [[normaliseName(item.item.id), index] as const]),
    ]),
  );
  const typed = cells[dataset.columns.indexOf(doubt)]!;
  keys.forEach((_, form) => {
    if (typed[form] === 0) return;
    const names = doubtedItems(texts.text(typed[form]!));
    const found = names.flatMap((name) => byName.get(normaliseName(name)) ?? []);
    const lost = names.filter((name) => !byName.has(normaliseName(name)));
    if (found.length > 0) marked.set(form, [...new Set(found)]);
    if (lost.length > 0)
      unknown.push({ kind: 'unknown-doubt', id: idOf(form), rows: [rows[form]!], columns: lost });
  });
  return { marked, unknown };
}

/** The neighbouring form whose answers stand under this id, and the file that has them there; `null` for none. */
function otherForm(
  first: number,
  second: number,
  own: readonly [readonly string[], readonly string[]],
  files: readonly [TypedFile, TypedFile],
  answersOf: (file: 0 | 1, form: number) => readonly string[],
): { readonly file: 0 | 1; readonly form: ReturnType<typeof formOf> } | null {
  if (isSameForm(own[0], own[1])) return null;
  const forms = [first, second] as const;
  for (const step of [-1, 1])
    for (const file of [1, 0] as const) {
      const where = file === 1 ? 0 : 1;
      const neighbour = forms[where] + step;
      const isThere = neighbour >= 0 && neighbour < files[where].keys.length;
      if (isThere && isSameForm(answersOf(where, neighbour), own[file]))
        return { file, form: formOf(files[where], neighbour) };
    }
  return null;
}
