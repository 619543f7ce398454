import { expect, test } from 'vitest';
import { builtInScales } from '../../../src/scoring/definition/built-in.ts';
import { scalesPage } from '../../../src/scoring/definition/scales-page.ts';

test('docs/scales.md is the generated page (renew it with: npx vitest run scales-page -u)', async () => {
  await expect(scalesPage(builtInScales())).toMatchFileSnapshot('../../../docs/scales.md');
});
