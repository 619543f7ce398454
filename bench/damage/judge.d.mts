interface Read {
  readonly names: readonly string[];
  readonly cells: readonly (readonly string[])[];
  readonly counts: {
    readonly inFile: number;
    readonly headings: number;
    readonly blank: number;
    readonly damaged: number;
    readonly respondents: number;
  };
  readonly notices: readonly string[];
}
export const outcomes: readonly string[];
export function judge<Rule>(
  open: (content: string | Uint8Array, rule: Rule) => Promise<Read>,
  clean: { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] },
  content: string | Uint8Array,
  rule: Rule,
): Promise<string>;
