import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** `import { … }` of zod or of the schemas, which load it; `import type` costs nothing. */
const LOADS_ZOD =
  /^(?:import|export) (?!type)(?:(?!;)[\s\S])*?from '(?:zod|[./]*model\/(?:scale|published|published-cell|study|study-group|study-output|result\/(?!samples)[a-z]+|settings\/(?:commands|name|schema|setting|settings))\.ts)'/m;

test('zod is loaded only by the schemas and by what reads a user’s file', () => {
  const loading = ['audit', 'cli', 'report', 'model'].flatMap((folder) =>
    readdirSync(`src/${folder}`, { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path}`)
      .filter((path) => path.endsWith('.ts') && LOADS_ZOD.test(readFileSync(`src/${path}`, 'utf8'))),
  );
  expect(loading.sort()).toEqual([
    'audit/read-published.ts',
    'cli/answer-files.ts',
    'cli/study/read-study.ts',
    'model/entry-comparison.ts',
    'model/entry-decisions.ts',
    'model/parse/schema-place.ts',
    'model/plan.ts',
    'model/protocol.ts',
    'model/published-cell.ts',
    'model/published-model.ts',
    'model/published-schema.ts',
    'model/published.ts',
    'model/result-schema.ts',
    'model/result/attrition.ts',
    'model/result/baseline.ts',
    'model/result/choices.ts',
    'model/result/common.ts',
    'model/result/comparison.ts',
    'model/result/correlation.ts',
    'model/result/describe.ts',
    'model/result/description.ts',
    'model/result/fields.ts',
    'model/result/interval.ts',
    'model/result/items.ts',
    'model/result/matching.ts',
    'model/result/models.ts',
    'model/result/plan.ts',
    'model/result/population.ts',
    'model/result/questions.ts',
    'model/result/reliability.ts',
    'model/result/result.ts',
    'model/result/sample.ts',
    'model/sample-size.ts',
    'model/scale.ts',
    'model/settings/name.ts',
    'model/settings/schema.ts',
    'model/settings/setting.ts',
    'model/settings/settings.ts',
    'model/split-interaction.ts',
    'model/study-group.ts',
    'model/study-output.ts',
    'model/study-schema.ts',
    'model/study.ts',
  ]);
});
