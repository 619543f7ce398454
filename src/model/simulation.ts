/** Synthetic answers made for a published table; nobody gave them. */
export interface Simulation {
  readonly schema: 'ensure-stats/simulation/1';
  readonly tool: { readonly name: 'ensure-stats'; readonly version: string };
  /** The table they were made for. */
  readonly source: string;
  readonly seed: number;
  readonly files: readonly SimulatedFile[];
  readonly scores: readonly SimulatedScore[];
}

/** The answers of one wave of one group, or of one wave. */
export interface SimulatedFile {
  /** Begins with `synthetic-`. */
  readonly name: string;
  readonly group: string | null;
  readonly wave: string;
  /** The first is `synthetic`, which every row is marked with. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** What one score was to be, and what it is. */
export interface SimulatedScore {
  readonly file: string;
  readonly scale: string;
  readonly n: number;
  readonly printed: { readonly mean: string; readonly sd: string | null; readonly alpha: string | null };
  readonly reached: { readonly mean: number; readonly sd: number; readonly alpha: number | null };
  /** Whether alpha is the printed one; `null` where none was asked for. */
  readonly alphaReached: boolean | null;
}
