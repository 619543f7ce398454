import { expect, test } from 'vitest';
import { statisticsPage } from '../../src/report/statistics-page.ts';

test('docs/statistics.md is the generated page (renew it with: npx vitest run statistics-page -u)', async () => {
  await expect(statisticsPage()).toMatchFileSnapshot('../../docs/statistics.md');
});
