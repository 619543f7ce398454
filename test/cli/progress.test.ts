import { afterEach, expect, it, vi } from 'vitest';
import { slowProgress, withProgress } from '../../src/cli/progress.ts';
import { chunksSource } from '../../src/io/bytes-source.ts';
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

it('a large file says how much of it was read, to somebody who looks, and gives the bytes that it has', async () => {
  vi.useFakeTimers({ now: 0 });
  const chunk = new Uint8Array(2 ** 20);
  const told: string[] = [];
  const tell = async (...what: readonly { readonly message: string }[]) =>
    void told.push(...what.map(({ message }) => message));
  const passOver = async (chunks: number, isWatched: boolean) => {
    told.length = 0;
    const source = chunksSource('big.csv', new Array(chunks).fill(chunk));
    let bytes = 0;
    for await (const { length } of withProgress(
      source,
      slowProgress(tell, () => isWatched),
    ).open()) {
      bytes += length;
      vi.advanceTimersByTime(500);
    }
    expect(bytes).toBe(chunks * chunk.length);
    return [...told];
  };
  expect(await passOver(16, true)).toEqual(
    ['25', '50', '75', '100'].map((read) => `big.csv: ${read}% read …`),
  );
  expect(await passOver(15, true)).toEqual([]);
  expect(await passOver(16, false)).toEqual([]);
});
