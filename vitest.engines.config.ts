import { defineConfig } from 'vitest/config';

/** Tests against database engines, which are no part of the installation: `npm run test:engines` (see CONTRIBUTING.md). */
export default defineConfig({
  test: {
    include: ['test/engines/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
