import { defineConfig } from 'vitest/config';

/** The tests that a mutated module is held against: those of `npm run mutation` (`bench/mutation.mjs`), which names them. */
export default defineConfig({
  resolve: { alias: { 'fast-check': new URL('test/helpers/fast-check.ts', import.meta.url).pathname } },
  test: {
    include: (process.env.MUTATION_TESTS ?? 'test/stats/**/*.test.ts').split(' '),
    testTimeout: 60_000,
  },
});
