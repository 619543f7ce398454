import type { EmitTarget } from '../emit-plan.ts';
import type { Reference } from './references.ts';

/** What every entry of the registry says of a statistic. Its names stand in the catalogues, keyed by its id. */
export interface Statistic {
  /** What the data must have. */
  readonly needs: readonly Need[];
  /** The file of `src/stats/` that computes it, and the function there. */
  readonly computed: readonly [file: string, name: string];
  readonly references: readonly Reference[];
  /** The scripts of `--emit` that repeat it. */
  readonly scripts: readonly EmitTarget[];
  /** The call that gives the same in R, with `pre` and `post` for the scores of the two samples and `items` for the answers. */
  readonly r: string;
  /** What is to be known of that call. */
  readonly rNote?: string;
  /** The command of SPSS; `null` where it has none. */
  readonly spss: string | null;
  readonly spssNote?: string;
}

/**
 * `pairs`: respondents seen twice. `two-samples`: two waves or groups. `several-samples`: three and more. `several-waves`: three waves and more.
 * `groups`: groups beside the waves. `variance`: scores that vary. `items`: answers to several items. `two-scores`: two scores of the same
 * people.
 */
export type Need =
  | 'two-samples'
  | 'several-samples'
  | 'several-waves'
  | 'groups'
  | 'pairs'
  | 'variance'
  | 'items'
  | 'two-scores';
