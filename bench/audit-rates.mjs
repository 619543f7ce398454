// Bundles bench/audit-rates.ts on the fly and runs it (Node 20 does not read TypeScript).
// Usage: node bench/audit-rates.mjs [tables that are right, 500 unless given] [tables with one error, 1,200 unless given]
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('audit-rates.ts', import.meta.url))],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
});
const { rates } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
);
console.log(rates(Number(process.argv[2] ?? 500), Number(process.argv[3] ?? 1200)));
