// The definitions of scales/ as text that is parsed when it is needed, and what the columns of each begin with, by which a file is seen not
// to hold it.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** JSON in ASCII: a program with other letters takes two bytes for each of them. */
const ascii = (text) =>
  text.replaceAll(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

export default async function generate({ root, load, write }) {
  const { headsOfScale } = await load('src/scoring/column-heads.ts');
  const folder = join(root, 'scales');
  const files = (await readdir(folder)).filter(
    (file) => file.endsWith('.json') && !file.endsWith('.schema.json'),
  );
  const entries = await Promise.all(
    files.sort().map(async (file) => {
      const scale = JSON.parse(await readFile(join(folder, file), 'utf8'));
      const { id, variantOf } = scale;
      const facts = {
        id,
        ...(variantOf === undefined ? {} : { variantOf }),
        heads: [...headsOfScale(scale)],
      };
      const text = JSON.stringify(ascii(JSON.stringify(scale)));
      return `  ${ascii(JSON.stringify(facts)).slice(0, -1)},"text":()=>${text}},\n`;
    }),
  );
  await write(
    'scales.ts',
    `/** A definition as it is kept: as text, with what is asked of it before it is needed. */
export interface ScaleText {
  readonly id: string;
  readonly variantOf?: string;
  /** What its columns begin with. */
  readonly heads: readonly string[];
  /** The definition as JSON. */
  readonly text: () => string;
}

/** The files of scales/. */
export const scaleTexts: readonly ScaleText[] = [
${entries.join('')}];
`,
  );
}
