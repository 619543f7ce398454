import { afterEach, expect, it, vi } from 'vitest';
import { slowProgress } from '../../src/cli/progress.ts';
import { createMessage } from '../../src/model/messages/create-message.ts';
import { terminalMessages } from '../../src/model/messages/terminal.ts';

afterEach(() => void vi.useRealTimers());

it('progress is said from two seconds on, every two seconds, and made only then', async () => {
  vi.useFakeTimers({ now: 0 });
  const told: string[] = [];
  const made = vi.fn((read: number) =>
    createMessage(terminalMessages, 'reading-files', { path: 'a/', read, count: 50 }),
  );
  const progress = slowProgress(async (...what) => void told.push(...what.map(({ message }) => message)));
  for (let read = 0; read < 50; read++) {
    await progress(() => made(read));
    vi.advanceTimersByTime(100);
  }
  expect(told).toEqual(['a/: 20 of 50 files read …', 'a/: 40 of 50 files read …']);
  expect(made).toHaveBeenCalledTimes(2);
});
