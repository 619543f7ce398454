/** A cell in a message: quoted unless it is a bare number, cut when it is long. */
export function quoted(value: string): string {
  if (/^[+-]?\d+$/.test(value)) return value;
  return `"${value.length > 60 ? `${value.slice(0, 59)}…` : value}"`;
}
