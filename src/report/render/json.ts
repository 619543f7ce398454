/** A result as JSON: raw doubles, `null` for what does not exist, a line end at the end. */
export function renderJson(result: unknown): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
