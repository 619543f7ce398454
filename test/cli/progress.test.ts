import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { Files } from '../../src/cli/files.ts';
import { slowProgress, withProgress } from '../../src/cli/progress.ts';
import { chunksSource } from '../../src/io/bytes-source.ts';
import { createMessage } from '../../src/model/messages/create-message.ts';
import { terminalMessages } from '../../src/model/messages/terminal.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

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
    const source = Object.assign(chunksSource('big.csv', new Array(chunks).fill(chunk)), {
      sha256: () => null,
    });
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
    ['25', '50', '75', '100'].map((read) => `reading big.csv: ${read}%`),
  );
  expect(await passOver(15, true)).toEqual([]);
  expect(await passOver(16, false)).toEqual([]);
});

it.each([-1, 0, 1])(
  'a file that says how much of it was read is the file that it was, %i bytes from the limit',
  async (beyond) => {
    const path = join(temporaryFolder({}), 'big.csv');
    const bytes = Buffer.alloc(2 ** 24 + beyond, 'a file that is read\n');
    writeFileSync(path, bytes);
    const progress = vi.fn(async () => {});
    const file = await new Files(progress).read(path);
    expect(progress.mock.calls.length > 0).toBe(beyond >= 0);
    expect(file.name).toBe('big.csv');
    expect(file.bytes.length).toBe(bytes.length);
    expect(file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  },
);

it.each(['plain', 'text'])(
  'a command prints of a large file what it prints of a small one with the same answers: %s',
  async (way) => {
    const rows = Array.from(
      { length: 4_400 },
      (_, row) => `${row},4,2,4,1,${1 + (row % 3)},${1 + (row % 5)}`,
    );
    // UTF-16 is read as text.
    const encoding = way === 'text' ? 'utf16le' : 'utf8';
    const folder = temporaryFolder({});
    for (const [name, remark] of [
      ['large.csv', 'x'.repeat(3_900)],
      ['small.csv', 'x'],
    ]) {
      const lines = ['id,brs1,brs2,brs3,brs4,brs5,brs6,remark', ...rows.map((row) => `${row},${remark}`), ''];
      writeFileSync(join(folder, name!), `\ufeff${lines.join('\n')}`, encoding);
    }
    for (const command of ['reliability', 'analyse', 'validate', 'describe']) {
      const [large, small] = await Promise.all(
        ['large.csv', 'small.csv'].map((name) => ensureStats(command, join(folder, name), '--scales', 'brs')),
      );
      expect(large!.stdout.length).toBeGreaterThan(40);
      expect(large!.stdout.replaceAll('large.csv', 'small.csv')).toBe(small!.stdout);
      expect(large!.status).toBe(small!.status);
    }
  },
);
