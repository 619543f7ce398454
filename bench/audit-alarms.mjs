// Bundles bench/audit-alarms.ts on the fly and runs it (Node 20 does not read TypeScript).
// Usage: node bench/audit-alarms.mjs [tables per data set and mode, 250 unless given]
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('audit-alarms.ts', import.meta.url))],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
});
const { alarms } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
);
console.log(alarms(Number(process.argv[2] ?? 250)));
