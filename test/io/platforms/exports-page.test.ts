import { expect, test } from 'vitest';
import { exportsPage } from '../../../src/io/platforms/exports-page.ts';

test('docs/exports.md is the page made from the modules (renew it with: npx vitest run exports-page -u)', async () => {
  await expect(await exportsPage()).toMatchFileSnapshot('../../../docs/exports.md');
});
