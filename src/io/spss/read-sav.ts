import type { ByteSource } from '../../model/dataset.ts';
import { ByteReader, EndOfBytes } from './byte-reader.ts';
import { readBlocks } from './inflated-blocks.ts';
import { cutShort } from './problems.ts';
import { readCases } from './read-cases.ts';
import { readDictionary } from './read-dictionary.ts';
import type { SavFile } from './sav-file.ts';

/**
 * Opens an SPSS system file (.sav, .zsav): without compression, with that of SPSS or with zlib, of either byte order, in any encoding
 * that `TextDecoder` knows. The dictionary is read at once; `batches()` yields the cases as often as needed, with flat memory, and
 * ends with an error unless there are as many as the header announces.
 *
 * @param source bytes that can be opened more than once
 * @param options `encoding` instead of what the file says
 * @throws UserError (status 2) `sav-cut-short`, `sav-damaged`, `sav-unknown-encoding`; from `batches()` also `sav-row-count`, `sav-damaged-row`
 * @example
 * const file = await readSav(source);
 * file.variables[0].valueLabels; // [{ value: 1, label: 'Strongly disagree' }, …]
 * for await (const { columns, cases } of file.batches()) {
 *   // columns[0] is a Float64Array of so many numbers; NaN is system-missing
 * }
 */
export async function readSav(
  source: ByteSource,
  options: { readonly encoding?: string } = {},
): Promise<SavFile> {
  const file = source.name;
  const bytes = new ByteReader(source.open());
  try {
    const dictionary = await readDictionary(file, bytes, options.encoding);
    const { described, littleEndian } = dictionary;
    const blocks = described.compression === 'zlib' ? await readBlocks(file, bytes, littleEndian) : null;
    const start = blocks?.start ?? bytes.offset;
    return { ...described, batches: (wanted) => readCases(source, dictionary, start, blocks, wanted) };
  } catch (error) {
    if (error instanceof EndOfBytes) throw cutShort(file, error.offset);
    throw error;
  } finally {
    await bytes.close();
  }
}
