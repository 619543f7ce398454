import { DecimalGatherer } from '../io/decimal-evidence.ts';
import { openDataset } from '../io/open-dataset.ts';
import type { Correction, Corrections } from '../model/corrections.ts';
import type { Dataset } from '../model/dataset.ts';
import { codesOfForm } from '../model/entry-form.ts';
import { correctionMessages } from '../model/messages/corrections.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { type Problem, remark, UserError } from '../model/problem.ts';
import { normaliseAnswer } from '../scoring/column-name.ts';
import {
  type Correcting,
  correctDataset,
  readCorrections,
  refuseDoubts,
} from '../scoring/corrections/index.ts';
import type { Files } from './files.ts';

/** Where a correction was found. */
interface Found {
  readonly path: string;
  readonly file: string;
  readonly row: number;
}

/** How a file is corrected. */
export interface Applying extends Omit<Correcting, 'decimals'> {
  /** Where it lies: one file may be opened for several waves. */
  readonly path: string;
  /** Whether the user said how numbers are written. */
  readonly keepsDecimals: boolean;
}

/** The answers of a file as they are used: corrected, and no cell of a typed form left in doubt. */
export async function decidedAnswers(
  dataset: Dataset,
  list: CorrectionList | null,
  how: Applying,
): Promise<Dataset> {
  const { dataset: corrected, decided } =
    list === null ? { dataset, decided: new Map() } : await list.correct(dataset, how);
  await refuseDoubts(corrected, decided);
  const codes = codesOfForm(dataset.columns).slice(0, 2);
  if (codes.length === 0) return corrected;
  const { file, notices } = corrected;
  return {
    ...corrected,
    notices: [...notices, remark(createMessage(correctionMessages, 'typed-form', { file, codes }), { file })],
  };
}

/** A file of corrections, applied to one file of answers after the other: each must find its cell, and only one. */
export class CorrectionList {
  private readonly corrections: Corrections;
  private readonly found = new Map<Correction, Found[]>();
  private readonly files: string[] = [];
  private readonly waves = new Set<string>();
  private hasWaveColumn = false;

  constructor(corrections: Corrections) {
    this.corrections = corrections;
  }

  /** @throws UserError (status 2) for a file that cannot be read or is none of corrections */
  static async open(path: string, files: Files): Promise<CorrectionList> {
    const source = await files.source(path);
    const dataset = await openDataset(source, { platform: 'none' });
    return new CorrectionList(await readCorrections(dataset, source.sha256()));
  }

  /**
   * The file with its corrections, and which of its columns are decided, by row.
   *
   * @throws UserError (status 1) for cells that do not hold what a correction says
   */
  async correct(dataset: Dataset, { path, keepsDecimals, ...how }: Applying) {
    const decimals = keepsDecimals ? null : () => new DecimalGatherer();
    const {
      dataset: corrected,
      rowsOf,
      columnOf,
      problems,
    } = await correctDataset(dataset, this.corrections, { ...how, decimals });
    if (problems.length > 0) throw new UserError(problems, 1);
    this.files.push(dataset.file);
    this.hasWaveColumn ||= how.waveColumn !== null;
    for (const wave of how.waves) this.waves.add(normaliseAnswer(wave));
    const decided = new Map<number, Set<string>>();
    for (const [correction, rows] of rowsOf) {
      const known = this.found.get(correction) ?? [];
      const news = rows.filter((row) => !known.some((place) => place.path === path && place.row === row));
      this.found.set(correction, [...known, ...news.map((row) => ({ path, file: dataset.file, row }))]);
      for (const row of rows) {
        const columns = decided.get(row) ?? new Set<string>();
        decided.set(row, columns.add(columnOf(correction)));
      }
    }
    return { dataset: corrected, decided };
  }

  /**
   * What remains to be said when all files are corrected.
   *
   * @returns a remark on corrections of waves that are not among the files
   * @throws UserError (status 1) for a correction that found no row, or several
   */
  finish(): Problem[] {
    const { file, list } = this.corrections;
    const problems: Problem[] = [];
    const elsewhere: Correction[] = [];
    for (const correction of list) {
      const { row, wave } = correction;
      const id = correction.id.join(' + ');
      const places = this.found.get(correction) ?? [];
      const place = { severity: 'error', file, row } as const;
      if (places.length > 1)
        problems.push({
          ...createMessage(correctionMessages, 'correction-several', {
            file,
            row,
            id,
            rows: places.map((each) => ({ file: each.file, row: each.row })),
          }),
          ...place,
        });
      else if (places.length === 0) {
        const isElsewhere = wave !== null && !this.hasWaveColumn && !this.waves.has(normaliseAnswer(wave));
        if (isElsewhere) elsewhere.push(correction);
        else {
          const facts = { file, row, id, wave, data: this.files };
          problems.push({ ...createMessage(correctionMessages, 'correction-nobody', facts), ...place });
        }
      }
    }
    if (problems.length > 0) throw new UserError(problems, 1);
    if (elsewhere.length === 0) return [];
    const waves = [...new Set(elsewhere.map(({ wave }) => wave ?? ''))];
    const facts = { file, count: elsewhere.length, waves };
    return [remark(createMessage(correctionMessages, 'corrections-other-waves', facts), { file })];
  }
}
