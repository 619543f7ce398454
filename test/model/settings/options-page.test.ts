import { expect, test } from 'vitest';
import { optionsPage } from '../../../src/model/settings/options-page.ts';

test('docs/options.md is the generated page (renew it with: npx vitest run options-page -u)', async () => {
  await expect(optionsPage()).toMatchFileSnapshot('../../../docs/options.md');
});
