import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { cannotRun } from '../model/problem.ts';
import type { Linkage, Matching } from '../model/result.ts';
import { type Ids, requireSameIdColumns } from '../scoring/id-list.ts';
import { ROW_COLUMN } from '../scoring/laid-out.ts';
import { type IdMatch, matchIds } from '../scoring/match-ids.ts';
import { fileOfRespondent } from '../scoring/score-dataset.ts';
import type { AnalysisSettings } from './settings.ts';
import type { Wave } from './wave.ts';

/** Respondents of two waves laid side by side by id. */
export interface RespondentMatch {
  /** Position in the second wave of each respondent of the first, −1 without. */
  readonly secondOf: Int32Array;
  /** Respondents of the first wave of whom it cannot be known whether they came back: their id is blank or ambiguous. */
  readonly undecided: ReadonlySet<number>;
  readonly summary: Matching;
}

/** The choices that shape the matching. */
export type MatchSettings = Pick<AnalysisSettings, 'id' | 'idComparison' | 'fuzzy' | 'attrition'>;

/**
 * Refuses choices that have nothing to match, before any file is read.
 *
 * @param files number of input files
 * @throws UserError (status 2)
 */
export function checkMatching(
  files: number,
  { id, idComparison, fuzzy, attrition }: Pick<MatchSettings, 'id' | 'idComparison' | 'fuzzy' | 'attrition'>,
): void {
  if (fuzzy > 0 && id === null) {
    throw cannotRun(createMessage(choiceMessages, 'fuzzy-without-id'));
  }
  if (idComparison === 'as-written' && id === null) {
    throw cannotRun(createMessage(choiceMessages, 'exact-ids-without-id'));
  }
  if (fuzzy > 0 && idComparison === 'as-written') {
    throw cannotRun(createMessage(choiceMessages, 'fuzzy-with-exact-ids'));
  }
  if (attrition.length > 0 && (id === null || files < 2)) {
    throw cannotRun(createMessage(choiceMessages, 'attrition-without-matching'));
  }
}

/**
 * Matches two waves by id: equal ids, then near ones where asked for (see `matchIds`). Ids were brought into their comparable form
 * and duplicates refused; a blank id matches nobody.
 *
 * @throws UserError (status 2) when the id has more columns in one file than in the other
 */
export function matchRespondents(first: Wave, second: Wave, settings: MatchSettings): RespondentMatch {
  const [firstIds, secondIds] = [idsOf(first), idsOf(second)];
  requireSameIdColumns(settings.id, [first.dataset, second.dataset]);
  const match = matchIds(firstIds.keys, secondIds.keys, settings.fuzzy);
  const paired = match.secondOf.reduce((count, index) => count + (index >= 0 ? 1 : 0), 0);
  const blank = ({ keys }: Ids) => keys.reduce((count, key) => count + (key === '' ? 1 : 0), 0);
  const undecided = new Set(match.ambiguous[0]);
  firstIds.keys.forEach((key, index) => {
    if (key === '') undecided.add(index);
  });
  return {
    secondOf: match.secondOf,
    undecided,
    summary: {
      ...matchedBy(settings.id),
      waves: [first.key.wave!, second.key.wave!],
      paired,
      preOnly: firstIds.keys.length - paired,
      postOnly: secondIds.keys.length - paired,
      blank: { [first.key.wave!]: blank(firstIds), [second.key.wave!]: blank(secondIds) },
      linkage: linkageOf(first, second, match, settings),
    },
  };
}

/** By which columns, or by the rows of a file whose rows hold all waves. */
function matchedBy(id: string | null): Pick<Matching, 'by' | 'id'> {
  return id === null || id === ROW_COLUMN ? { by: 'row', id: null } : { by: 'id', id };
}

function linkageOf(
  first: Wave,
  second: Wave,
  { secondOf, near, ambiguous }: IdMatch,
  { idComparison, fuzzy }: MatchSettings,
): Linkage {
  const isNear = new Set(near.map(([index]) => index));
  const [before, after] = [idsOf(first).written, idsOf(second).written];
  let exact = 0;
  let respelled = 0;
  secondOf.forEach((partner, index) => {
    if (partner < 0 || isNear.has(index)) return;
    exact++;
    if (before.some((part, column) => part[index] !== after[column]![partner])) respelled++;
  });
  const rows = ({ dataset }: Wave, positions: readonly number[]) =>
    positions.map((index) => dataset.rowNumbers[index]!);
  const files = ({ dataset }: Wave, positions: readonly number[]) =>
    positions.map((index) => fileOfRespondent(dataset, index));
  const areJoined = [first, second].some(({ dataset }) => dataset.parts.length > 0);
  return {
    comparison: idComparison,
    fuzzy,
    exact,
    respelled,
    near: near.length,
    ambiguous: { [first.key.wave!]: ambiguous[0].length, [second.key.wave!]: ambiguous[1].length },
    nearRows: near.map(([a, b]) => [first.dataset.rowNumbers[a]!, second.dataset.rowNumbers[b]!] as const),
    ambiguousRows: {
      [first.key.wave!]: rows(first, ambiguous[0]),
      [second.key.wave!]: rows(second, ambiguous[1]),
    },
    ...(areJoined && {
      nearFiles: near.map(
        ([a, b]) => [fileOfRespondent(first.dataset, a), fileOfRespondent(second.dataset, b)] as const,
      ),
      ambiguousFiles: {
        [first.key.wave!]: files(first, ambiguous[0]),
        [second.key.wave!]: files(second, ambiguous[1]),
      },
    }),
  };
}

function idsOf({ dataset }: Wave): Ids {
  return dataset.ids ?? { columns: [], written: [], keys: [] };
}
