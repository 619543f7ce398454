// Bundles bench/accuracy.ts on the fly and runs it (Node 20 does not read TypeScript).
// Usage: npm run accuracy [-- docs/accuracy.md]
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('accuracy.ts', import.meta.url))],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
  loader: { '.json': 'json' },
});
const { accuracyReport } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
);
const report = accuracyReport();
console.log(report);
const file = process.argv[2];
if (file) (await import('node:fs')).writeFileSync(file, report);
