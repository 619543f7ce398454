import type { SettingName } from './schema.ts';
import type { Need, OutputKind, StudyLevel } from './setting.ts';

/** A setting as a study file has it, without zod. */
export interface StudyKey {
  readonly name: SettingName;
  /** The option without its dashes: `min-cell`. */
  readonly flag: string;
  readonly key: string;
  readonly at: readonly StudyLevel[];
  /** Whether the choice with several parts cannot be without it, and so goes by it. */
  readonly required: boolean;
  readonly outputs: readonly OutputKind[];
  readonly needs: Need | null;
  readonly analysis: boolean;
}
