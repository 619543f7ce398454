const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text as it stands in an element of XML or HTML. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ENTITIES[sign]!);
}
