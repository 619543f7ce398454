import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { 'fast-check': new URL('test/helpers/fast-check.ts', import.meta.url).pathname } },
  test: {
    include: ['test/**/*.test.ts'],
    // These need a browser or database engines; `npm run test:browser` and `npm run test:engines` run them.
    exclude: ['test/browser/**', 'test/engines/**'],
    // Some tests run the built command, so it is built first.
    globalSetup: ['test/helpers/build.ts'],
    // The files share a process, which loads the source once: half of the time. What one leaves for the next fails.
    isolate: false,
    // One core is left idle otherwise.
    maxWorkers: '100%',
    setupFiles: ['test/helpers/leaves-nothing.ts'],
    testTimeout: 60_000,
  },
});
