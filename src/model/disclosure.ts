import type { Disclosure } from './result/fields.ts';

/** What the schema of a result says of its fields, as it stands in `src/generated/disclosure.ts`. */
export type Rule =
  | LeafRule
  | ObjectRule
  | { readonly each: Rule }
  | { readonly values: Rule }
  | (() => ObjectRule);

export interface LeafRule {
  readonly class: Disclosure;
  /** What stands in the place of a value that was withheld. */
  readonly empty: 'null' | 'nulls' | 'none' | 'false' | 'absent';
  /** Values of several samples side by side. */
  readonly bySample?: true;
}

export interface ObjectRule {
  /** Fields with the counts that statistics rest on, and whether also those of the objects within. */
  readonly base?: { readonly fields: readonly string[]; readonly reach: 'all' | 'own' };
  readonly fields: Readonly<Record<string, Rule>>;
}
