import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { Files } from '../../src/cli/files.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import { writeSav } from '../../src/io/spss/index.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const BRS = 'id,brs1,brs2,brs3,brs4,brs5,brs6\n';

/** Answers of so many respondents, all possible; a row has 13 to 18 bytes. */
function answers(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const cells = [0, 1, 2, 3, 4, 5].map((item) => 1 + ((row * (item + 3) + item) % 5));
    return `${row + 1},${cells.join(',')}\n`;
  });
  return BRS + lines.join('');
}

const CLI = `${process.execPath} bin/ensure-stats.js`;

/** A line of a shell that the tool stands in. */
function shell(line: string, input?: string) {
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: undefined, NO_COLOR: undefined };
  const run = spawnSync('bash', ['-c', line], {
    encoding: 'utf8',
    input,
    maxBuffer: 1 << 27,
    env,
    timeout: 60_000,
  });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

describe.skipIf(process.platform === 'win32')('a pipe is read whole', () => {
  // Around the 64 KiB of a pipe, the 128 KiB of the head, and the 4 MiB that are kept.
  it.each([3, 12_000, 250_000])(
    '%i rows: stdin, a FIFO and <(…) give what the file gives',
    (rows) => {
      const folder = temporaryFolder({ 'answers.csv': answers(rows) });
      const file = join(folder, 'answers.csv');
      const call = (path: string) => `${CLI} score ${path} --scales brs --format csv`;
      const wanted = shell(call(file));
      expect(wanted.status).toBe(0);
      expect(wanted.stdout.split('\n')).toHaveLength(rows + 2);
      execFileSync('mkfifo', [join(folder, 'fifo')]);
      const ways = [
        `cat ${file} | ${call('-')}`,
        `${call('-')} < ${file}`,
        `cat ${file} | ${call('/dev/stdin')}`,
        `${call(`<(cat ${file})`)}`,
        `cat ${file} > ${join(folder, 'fifo')} & ${call(join(folder, 'fifo'))}`,
      ];
      // Large ones take a while: two ways of reading a descriptor are enough.
      for (const way of rows > 100_000 ? [ways[0]!, ways[3]!] : ways) {
        const { status, stdout } = shell(way);
        const named = stdout.replace(/^(?:stdin|fifo|\/dev\/fd\/\d+|\d+),/gm, 'answers.csv,');
        expect({ way, status, same: named === wanted.stdout }).toEqual({ way, status: 0, same: true });
      }
    },
    120_000,
  );

  it('so are large ones, beyond what a pipe and the memory of the reader hold, also with --sheet', async () => {
    const folder = temporaryFolder();
    const answer = (row: number, item: number) => 1 + ((row * 7 + item * item) % 5);
    const decimals = (row: number, more: number) => Math.sin(row * more + 1);
    const variables = [
      ...[1, 2, 3, 4, 5, 6].map((item) => ({
        name: `brs${item}`,
        values: Float64Array.from({ length: 60_000 }, (_, row) => answer(row, item)),
      })),
      ...Array.from({ length: 12 }, (_, more) => ({
        name: `x${more}`,
        values: Float64Array.from({ length: 60_000 }, (_, row) => decimals(row, more)),
      })),
    ];
    writeFileSync(join(folder, 'large.sav'), writeSav({ variables }));
    const rows = Array.from({ length: 2500 }, (_, row) => [
      ...[1, 2, 3, 4, 5, 6].map((item) => answer(row, item)),
      ...Array.from({ length: 14 }, (_, more) => decimals(row, more)),
    ]);
    const names = rows[0]!.map((_, at) => (at < 6 ? `brs${at + 1}` : `x${at}`));
    const sheets = [
      { name: 'legend', rows: [['a'], [1]] },
      { name: 'answers', rows: [names, ...rows] },
    ];
    writeFileSync(join(folder, 'large.xlsx'), await writeXlsx({ sheets }));
    for (const [name, least, options] of [
      ['large.sav', 4 * 1_048_576, ''],
      ['large.xlsx', 131_072, '--sheet answers'],
    ] as const) {
      const file = join(folder, name);
      expect(statSync(file).size).toBeGreaterThan(least);
      const call = (path: string) => `${CLI} analyse ${path} ${options} --format json`;
      const facts = ({ status, stdout, stderr }: ReturnType<typeof shell>) => {
        expect(status, stderr).toBe(0);
        const { scales, inputs } = JSON.parse(stdout);
        return { scales, inputs: inputs.map(({ file: _, ...input }: { readonly file: string }) => input) };
      };
      const wanted = facts(shell(call(file)));
      expect(wanted.inputs[0].sha256).toMatch(/^[0-9a-f]{64}$/);
      // In small pieces, as a slow program writes.
      for (const way of [
        `cat ${file} | ${call('-')}`,
        `dd if=${file} bs=7001 2>/dev/null | ${call('-')}`,
        `${call('-')} < ${file}`,
      ])
        expect({ way, ...facts(shell(way)) }).toEqual({ way, ...wanted });
    }
  }, 120_000);

  it.each([
    'fixtures/workbook/paired.xlsx',
    'fixtures/workbook/paired.ods',
    'fixtures/workbook/paired.xls',
    'piped.sav',
  ])(
    '%s: so are workbooks and SPSS files',
    async (fixture) => {
      const folder = temporaryFolder();
      const file = fixture.endsWith('.sav') ? join(folder, 'piped.sav') : fixture;
      if (fixture.endsWith('.sav')) {
        const answers = (seed: number) =>
          Float64Array.from({ length: 4000 }, (_, row) => 1 + ((row * seed) % 5));
        const variables = [1, 2, 3, 4, 5, 6].map((item) => ({
          name: `brs${item}`,
          values: answers(item * 7),
        }));
        writeFileSync(file, writeSav({ variables }));
      }
      const call = (path: string) => `${CLI} analyse ${path} --format csv`;
      const wanted = shell(call(file));
      expect(wanted.status, wanted.stderr).toBe(0);
      for (const way of [`cat ${file} | ${call('-')}`, `${call('-')} < ${file}`, call(`<(cat ${file})`)])
        expect({ way, ...shell(way) }).toMatchObject({ way, status: 0, stdout: wanted.stdout });
    },
    60_000,
  );

  it('that comes in pieces and pauses is waited for', () => {
    const folder = temporaryFolder({ 'answers.csv': answers(20) });
    const file = join(folder, 'answers.csv');
    const slow = shell(`(head -c 50 ${file}; sleep 0.3; tail -c +51 ${file}) | ${CLI} score - --format csv`);
    expect(slow.stdout.replaceAll('stdin', 'answers.csv')).toBe(
      shell(`${CLI} score ${file} --format csv`).stdout,
    );
  }, 60_000);

  it('stands for data, a definition, a study, a published table and a text', () => {
    const folder = temporaryFolder({ 'pre.csv': answers(20) });
    const pre = join(folder, 'pre.csv');
    const own = shell(`${CLI} scales show brs`).stdout;
    writeFileSync(join(folder, 'own.json'), own);
    writeFileSync(join(folder, 'brs.json'), own);
    const pairs: readonly (readonly [string, string, string])[] = [
      [
        `score ${pre} --scales - --format csv`,
        `score ${pre} --scales ${join(folder, 'own.json')} --format csv`,
        own,
      ],
      ['scales check -', `scales check ${join(folder, 'brs.json')}`, own],
      [
        'audit - --format csv',
        'audit fixtures/ensure/report.published.json --format csv',
        readFileSync('fixtures/ensure/report.published.json', 'utf8'),
      ],
      [
        'verify - --data fixtures/ensure/study.json --format csv',
        'verify fixtures/ensure/report.published.json --data fixtures/ensure/study.json --format csv',
        readFileSync('fixtures/ensure/report.published.json', 'utf8'),
      ],
    ];
    for (const [piped, named, input] of pairs) {
      const [one, other] = [shell(`${CLI} ${piped}`, input), shell(`${CLI} ${named}`)];
      const plain = (text: string) => text.replaceAll(/report\.published\.json/g, 'stdin');
      expect({ piped, status: one.status, stdout: plain(one.stdout) }).toEqual({
        piped,
        status: other.status,
        stdout: plain(other.stdout),
      });
    }
    const text = 'The groups differed, t(28) = 2.20, p = .50.\n';
    expect(shell(`${CLI} audit --text -`, text).status).toBe(1);
    const study = JSON.stringify({ groups: [{ id: 'all', waves: [{ id: 'pre', file: pre }] }], outputs: [] });
    expect(shell(`${CLI} run - --dry-run`, study).stderr).not.toContain('no such file');
  }, 120_000);

  it('is named once in a call, and not where it would be read again', () => {
    const folder = temporaryFolder({ 'pre.csv': answers(20) });
    const pre = join(folder, 'pre.csv');
    const own = shell(`${CLI} scales show brs`).stdout;
    for (const call of ['analyse - -', 'analyse - /dev/stdin', `analyse ${pre} - --scales -`]) {
      const input = call.includes('--scales') ? own : answers(20);
      const { status, stderr } = shell(`${CLI} ${call}`, input);
      expect({ status, stderr }).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('stdin (-) is named twice'),
      });
    }
    for (const call of ['analyse - --emit r', `init - -o ${join(folder, 'study.json')}`]) {
      const { status, stderr } = shell(`${CLI} ${call}`, answers(20));
      expect({ status, stderr }).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('can be read only once'),
      });
    }
  }, 60_000);
});

describe('a file that changes while it is read', () => {
  // More than the 4 MiB that are kept after the first pass.
  const large = answers(400_000);

  it.each([
    ['at equal length', (path: string) => writeFileSync(path, large.replace('\n7,', '\n8,'))],
    [
      'and gets its old time back',
      (path: string) => {
        writeFileSync(path, large.replace('\n7,', '\n8,'));
        utimesSync(path, 1e9, 1e9);
      },
    ],
    ['by a row more', (path: string) => appendFileSync(path, '400001,1,2,3,4,5,1\n')],
  ])(
    '%s is refused',
    async (_, change) => {
      const path = join(temporaryFolder({ 'pre.csv': large }), 'pre.csv');
      utimesSync(path, 1e9, 1e9);
      const dataset = await openDataset(await new Files().source(path));
      change(path);
      const read = async () => {
        for await (const _batch of dataset.batches());
      };
      await expect(read()).rejects.toThrow('pre.csv changed while it was being read');
    },
    60_000,
  );

  it('is hashed as it was used', async () => {
    const path = join(temporaryFolder({ 'pre.csv': large }), 'pre.csv');
    const source = await new Files().source(path);
    const dataset = await openDataset(source);
    for await (const _batch of dataset.batches());
    expect(source.sha256()).toBe(execFileSync('sha256sum', [path], { encoding: 'utf8' }).split(' ')[0]);
  }, 60_000);
});

describe('JSON in other encodings', () => {
  const study = (pre: string) =>
    JSON.stringify({
      groups: [{ id: 'all', waves: [{ id: 'pre', file: pre, name: 'één' }] }],
      outputs: [{ what: 'score', file: 'out.csv' }],
    });
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

  it('of Windows PowerShell (UTF-16, CRLF) is read rightly, whatever it defines', async () => {
    const shown = (await ensureStats('scales', 'show', 'brs')).stdout.replaceAll('\n', '\r\n');
    const published = readFileSync('fixtures/ensure/report.published.json', 'utf8');
    const folder = temporaryFolder({
      'own.json': utf16(shown),
      'table.json': utf16(published),
      'pre.csv': answers(20),
    });
    const file = (name: string) => join(folder, name);
    writeFileSync(file('study.json'), utf16(study('pre.csv')));
    expect((await ensureStats('scales', 'show', file('own.json'))).stdout).toBe(
      (await ensureStats('scales', 'show', 'brs')).stdout,
    );
    expect((await ensureStats('audit', file('table.json'), '--format', 'csv')).stdout).toBe(
      (await ensureStats('audit', 'fixtures/ensure/report.published.json', '--format', 'csv')).stdout,
    );
    expect((await ensureStats('run', file('study.json'))).stderr).toContain('out.csv');
    const text = utf16('It differed, t(28) = 2.20, p = .50.\r\n');
    writeFileSync(file('text.txt'), text);
    expect((await ensureStats('audit', '--text', file('text.txt'))).status).toBe(1);
  });

  it('that is neither UTF-8 nor UTF-16 is refused by its first byte', async () => {
    const shown = (await ensureStats('scales', 'show', 'brs')).stdout;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: shown.length - 1 }),
        fc.constantFrom(0xe9, 0x80, 0xff, 0xc3),
        async (at, byte) => {
          const content = Buffer.concat([
            Buffer.from(shown.slice(0, at)),
            Buffer.from([byte]),
            Buffer.from(shown.slice(at)),
          ]);
          const folder = temporaryFolder({ 'own.json': content, 'pre.csv': answers(3) });
          const before = Buffer.byteLength(shown.slice(0, at));
          const line = shown.slice(0, at).split('\n').length;
          const place = `own.json, line ${line}: byte ${before + 1}, 0x${byte.toString(16).toUpperCase()}`;
          for (const call of [
            ['scales', 'check', join(folder, 'own.json')],
            ['audit', join(folder, 'own.json')],
            ['run', join(folder, 'own.json')],
          ]) {
            const { status, stderr } = await ensureStats(...call);
            expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(place) });
            expect(stderr).toContain('Save the file as UTF-8');
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('scales show writes a definition into a file, in UTF-8', async () => {
    const file = join(temporaryFolder(), 'own.json');
    expect((await ensureStats('scales', 'show', 'brs', '-o', file)).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe((await ensureStats('scales', 'show', 'brs')).stdout);
    expect((await ensureStats('scales', 'check', file)).status).toBe(0);
  });
});

describe('validate', () => {
  it('lists the problems of the other files beside one that cannot be read', async () => {
    const folder = temporaryFolder({
      'a.csv': `${BRS}1,1,2,3,4,9,1\n2,1,2,3,4,5,1\n`,
      'empty.csv': '',
      'page.csv': '<!doctype html><html></html>',
      'z.csv': `${BRS}1,1,2,3,4,5,77\n2,1,2,3,4,5,1\n`,
    });
    const paths = ['a.csv', 'empty.csv', 'nowhere.csv', 'page.csv', 'z.csv'].map((name) =>
      join(folder, name),
    );
    const { status, stdout } = await ensureStats('validate', ...paths, '--format', 'json');
    expect(status).toBe(2);
    const { problems, errors } = JSON.parse(stdout) as {
      problems: { code: string; file: string }[];
      errors: number;
    };
    expect(problems.map(({ code, file }) => [code, file])).toEqual([
      ['empty-file', 'empty.csv'],
      ['unreadable-file', 'nowhere.csv'],
      ['foreign-format', 'page.csv'],
      ['out-of-range', 'a.csv'],
      ['out-of-range', 'z.csv'],
    ]);
    expect(errors).toBe(5);
    const none = await ensureStats('validate', paths[1]!, paths[2]!);
    expect({ status: none.status, stdout: none.stdout }).toEqual({ status: 2, stdout: '' });
    expect(none.stderr.trim().split('\n')).toHaveLength(2);
  });
});

describe('no result replaces what was read', () => {
  it('under any name: data, definition, published table, study, text', async () => {
    const folder = temporaryFolder({ 'pre.txt': answers(20), 'text.txt': 't(28) = 2.20, p = .50\n' });
    const file = (name: string) => join(folder, name);
    writeFileSync(file('own.txt'), (await ensureStats('scales', 'show', 'brs')).stdout);
    writeFileSync(file('table.json'), readFileSync('fixtures/ensure/report.published.json'));
    mkdirSync(file('sub'));
    const calls: readonly (readonly [string, string[]])[] = [
      ['pre.txt', ['score', file('pre.txt'), '--format', 'csv']],
      ['own.txt', ['score', file('pre.txt'), '--scales', file('own.txt'), '--format', 'csv']],
      ['own.txt', ['scales', 'show', file('own.txt')]],
      ['table.json', ['audit', file('table.json'), '--format', 'json']],
      [
        'table.json',
        ['verify', file('table.json'), '--data', 'fixtures/ensure/study.json', '--format', 'json'],
      ],
      ['text.txt', ['audit', '--text', file('text.txt'), '--format', 'csv']],
    ];
    for (const [input, call] of calls) {
      const before = readFileSync(file(input), 'utf8');
      const ending = input.slice(-4) === 'json' ? '.json' : '.txt';
      const [soft, hard] = [file(`soft-${call.length}-${input}`), file(`hard-${call.length}-${input}`)];
      symlinkSync(input, soft);
      linkSync(file(input), hard);
      for (const output of [file(input), `${folder}/sub/../${input}`, soft, hard]) {
        const { status, stderr } = await ensureStats(...call, '-o', output);
        expect({ call, output, ending, status, stderr }).toMatchObject({
          status: 2,
          stderr: expect.stringContaining('is one of the input files'),
        });
      }
      expect(readFileSync(file(input), 'utf8')).toBe(before);
    }
  }, 60_000);

  it('a format that the ending contradicts is refused with the way out', async () => {
    const folder = temporaryFolder({
      'pre.csv': answers(20),
      'table.json': readFileSync('fixtures/ensure/report.published.json'),
    });
    const pre = join(folder, 'pre.csv');
    const refused: readonly string[][] = [
      ['analyse', pre, '--format', 'csv', '-o', 't.docx'],
      ['analyse', pre, '--format', 'docx', '-o', 't.csv'],
      ['analyse', pre, '--format', 'docx', '-o', 't.txt'],
      ['analyse', pre, '--format', 'json', '-o', 't.XLSX'],
      ['score', pre, '--format', 'csv', '-o', 't.json'],
      ['validate', pre, '--format', 'markdown', '-o', 't.pdf'],
      ['report', pre, '--format', 'html', '-o', 't.docx'],
      ['plot', 'means', pre, '--format', 'svg', '-o', 't.png'],
      ['analyse', pre, '--emit', 'r', '-o', 't.docx'],
      ['verify', join(folder, 'table.json'), '--format', 'github', '-o', 't.xlsx'],
    ];
    for (const call of refused) {
      const { status, stderr } = await ensureStats(...call);
      expect({ call, status, stderr }).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/ends in \S+, but --(format|emit) says .*name a file that ends in \./),
      });
    }
    for (const [format, name] of [
      ['csv', 't.txt'],
      ['latex', 't.out'],
      ['json', 't.json'],
      ['html', 't.htm'],
    ] as const)
      expect((await ensureStats('analyse', pre, '--format', format, '-o', join(folder, name))).status).toBe(
        0,
      );
  });
});
