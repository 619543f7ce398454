import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SCORING = fileURLToPath(new URL('../../../src/scoring/', import.meta.url));
/** `import { … }` of zod or of the schemas, which load it; `import type` costs nothing. */
const LOADS_ZOD = /^import (?!type)[^;]*from '(?:zod|[./]*model\/scale\.ts)'/m;

test('zod is loaded only by what reads a user’s definition or prints the schema', () => {
  const files = readdirSync(SCORING, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const loading = files.filter((file) => LOADS_ZOD.test(readFileSync(`${SCORING}${file}`, 'utf8')));
  expect(loading.sort()).toEqual(['definition/json-schema.ts', 'definition/parse-scale.ts']);
});
