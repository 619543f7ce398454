// The scripts that `analyse --emit` writes, run in R and PSPP, against the tool's own numbers.
// Usage: npm run build && node bench/agreement.mjs [--update | case…]     (runs what is installed of Rscript, with psych or without, and pspp)
// --update keeps scripts and outputs in fixtures/emit/, where the tests hold them against the tool without R and PSPP.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const folder = mkdtempSync(join(tmpdir(), 'agreement-'));
const outfile = join(folder, 'agreement.mjs');
try {
  await build({
    entryPoints: [fileURLToPath(new URL('agreement.ts', import.meta.url))],
    bundle: true,
    outfile,
    platform: 'node',
    format: 'esm',
  });
  const { checkAgreement } = await import(pathToFileURL(outfile));
  const words = process.argv.slice(2);
  const names = words.filter((word) => !word.startsWith('--'));
  process.exitCode = checkAgreement(words.includes('--update'), names) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
