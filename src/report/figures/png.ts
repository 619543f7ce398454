import { choiceMessages } from '../../model/messages/choices.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { cannotRun } from '../../model/problem.ts';
import { SHEET } from './sheet.ts';

/** Of a picture for a journal, and of one in a document, of which there may be many. */
const RESOLUTION = { picture: 300, document: 200 } as const;
const MILLIMETRES_PER_INCH = 25.4;
/** What the fonts that come with the tool can write: Latin, Greek, Cyrillic, and the signs that figures use. */
const BEYOND_OWN_FONTS =
  /[^\p{Cc} -\u052f\u1e00-\u1fff\u2000-\u214f\u2190-\u2195\u2200-\u2265\u25a0-\u25cf]/u;

/**
 * An SVG figure as PNG: 160 mm wide at 300 dots per inch, or 200 for a document, which it says of itself, so that a word processor places it at that size.
 *
 * @param fonts font files to write with, the same on every system; without them, and for scripts that they lack, the system's are used
 * @throws UserError (status 2) when the renderer is not installed
 */
export async function figurePng(
  svg: string,
  fonts: readonly string[],
  use: keyof typeof RESOLUTION = 'picture',
): Promise<Uint8Array> {
  const dotsPerInch = RESOLUTION[use];
  const { Resvg } = await renderer();
  const width = Math.round((SHEET.millimetres / MILLIMETRES_PER_INCH) * dotsPerInch);
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: {
      fontFiles: [...fonts],
      loadSystemFonts: fonts.length === 0 || BEYOND_OWN_FONTS.test(svg),
      ...(fonts.length === 0 ? {} : { defaultFontFamily: 'Arimo', sansSerifFamily: 'Arimo' }),
    },
  }).render();
  return withResolution(picture.asPng(), dotsPerInch);
}

async function renderer(): Promise<typeof import('@resvg/resvg-js')> {
  try {
    return await import('@resvg/resvg-js');
  } catch {
    throw cannotRun(createMessage(choiceMessages, 'no-png-renderer'));
  }
}

/** The length of the signature and of the first part of every PNG, behind which the resolution may stand. */
const HEADER = 33;

/** Adds the size of a pixel (the chunk `pHYs` of the PNG standard). */
function withResolution(png: Uint8Array, dotsPerInch: number): Uint8Array {
  const dotsPerMetre = Math.round((dotsPerInch / MILLIMETRES_PER_INCH) * 1000);
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 9);
  chunk.set(new TextEncoder().encode('pHYs'), 4);
  view.setUint32(8, dotsPerMetre);
  view.setUint32(12, dotsPerMetre);
  chunk[16] = 1;
  view.setUint32(17, checksum(chunk.subarray(4, 17)));
  const result = new Uint8Array(png.length + chunk.length);
  result.set(png.subarray(0, HEADER));
  result.set(chunk, HEADER);
  result.set(png.subarray(HEADER), HEADER + chunk.length);
  return result;
}

/** CRC-32 of the PNG standard. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
