import type { EntryCodes } from './entry-form.ts';
import type { LocalisedText } from './result.ts';
import type { Response, Scale } from './scale.ts';

/** A column of a form to type questionnaires into. */
export type TemplateColumn =
  | { readonly kind: 'id'; readonly name: string; readonly codes: readonly TemplateCode[] }
  | { readonly kind: 'other'; readonly name: string; readonly codes: readonly TemplateCode[] }
  | {
      readonly kind: 'item';
      readonly name: string;
      readonly scale: string;
      readonly text: LocalisedText | null;
      readonly response: Response;
    };

/** A code, and what it is called. */
export interface TemplateCode {
  readonly code: string;
  readonly label: LocalisedText | string;
}

/** A form to type questionnaires into: a row for each, without any answer yet. */
export interface EntryTemplate {
  readonly columns: readonly TemplateColumn[];
  readonly codes: EntryCodes;
  readonly scales: readonly Scale[];
}
