import { afterAll, expect, vi } from 'vitest';

/** What a test file could leave for the next one in its process: the tool's own promise is to leave nothing after a call. */
const state = () => ({
  environment: { ...process.env },
  folder: process.cwd(),
  exitCode: process.exitCode,
  listeners: Object.fromEntries(
    process.eventNames().map((name) => [String(name), process.listenerCount(name)]),
  ),
  hasOwnClock: vi.isFakeTimers(),
});

const before = state();
afterAll(() => {
  expect(state(), 'a test of this file changed the process and did not put it back').toEqual(before);
});
