const WIDTH = 110;

/** JSON as the text of a file that people read and change: what fits on a line stands on one. */
export function jsonText(value: object): string {
  return `${textOf(value, '', 0)}\n`;
}

/**
 * @param indent of the line that the value begins on
 * @param used characters before the value on its line
 */
function textOf(value: unknown, indent: string, used: number): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const isList = Array.isArray(value);
  const entries = Object.entries(value).map(([key, member]) => ({
    name: isList ? '' : `${JSON.stringify(key)}: `,
    member: member as unknown,
  }));
  const [open, close, pad] = isList ? ['[', ']', ''] : ['{', '}', ' '];
  const parts = entries.map(({ name, member }) => name + onOneLine(member));
  const line = `${open}${pad}${parts.join(', ')}${pad}${close}`;
  if (used + line.length <= WIDTH && indent !== '') return line;
  const inner = `${indent}  `;
  const lines = entries.map(
    ({ name, member }) => `${inner}${name}${textOf(member, inner, inner.length + name.length + 1)}`,
  );
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

function onOneLine(value: unknown): string {
  return textOf(value, ' ', Number.NEGATIVE_INFINITY);
}
