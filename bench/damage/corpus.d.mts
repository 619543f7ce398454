type File = readonly [name: string, content: string | Uint8Array, rows?: readonly (readonly string[])[]];
interface Base {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
export const bases: readonly Base[];
export const kinds: Readonly<Record<string, (base: Base) => File[]>>;
export function random(seed: number): () => number;
