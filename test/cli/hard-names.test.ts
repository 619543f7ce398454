import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { openWorkbook, partsOf } from '../helpers/office.ts';

/** Names that once stood for something else, or that objects of the language have already. */
const PAIRS = [
  ['pooled', 'pre'],
  ['__proto__', 'constructor'],
  ['post', 'null'],
] as const;

/** Twelve people in one group and nine in the other, who answer the Brief Resilience Scale. */
function grouped(first: string, second: string): string {
  const rows = Array.from({ length: 21 }, (_, row) => {
    const answers = [0, 1, 2, 3, 4, 5].map((item) => 1 + ((row * (item + 3) + item * item) % 5));
    return [row < 12 ? first : second, ...answers].join(',');
  });
  return `arm,brs1,brs2,brs3,brs4,brs5,brs6\n${rows.join('\n')}\n`;
}

const FORMATS = ['table', 'markdown', 'csv', 'json', 'html', 'latex', 'docx', 'xlsx'] as const;
const COMMANDS = ['analyse', 'reliability', 'describe', 'report', 'plot'] as const;

it.each(PAIRS)(
  'groups called %s and %s are groups like any other, in every format',
  async (first, second) => {
    const folder = temporaryFolder({ 'one.csv': grouped(first, second), 'plain.csv': grouped('Axq', 'Bxq') });
    const printed = async (file: string, groups: string, format: string) => {
      const output = join(folder, `${groups}.${format}`);
      const args = ['analyse', join(folder, file), '--by', 'arm', '--groups', groups, '--scales', 'brs'];
      const lang = ['--lang', 'nl', '--details', '-o', output, '--format', format];
      const { status, stderr } = await ensureStats(...args, ...lang);
      expect(status, stderr).toBe(0);
      const bytes = readFileSync(output);
      if (format !== 'docx' && format !== 'xlsx') return bytes.toString('utf8');
      return format === 'docx'
        ? [...partsOf(bytes).values()].join('\n')
        : JSON.stringify(openWorkbook(bytes));
    };
    for (const format of FORMATS) {
      const own = await printed('one.csv', `${first},${second}`, format);
      const plain = await printed('plain.csv', 'Axq,Bxq', format);
      // As often as groups of other names: nobody is lost, and no name is translated or taken for all together.
      for (const [name, other] of [
        [first, 'Axq'],
        [second, 'Bxq'],
      ] as const) {
        const escaped = format === 'latex' || format === 'markdown' ? name.replaceAll('_', '\\_') : name;
        const count = (text: string, word: string) =>
          text.split(new RegExp(`(?<![\\w\\\\])${word.replaceAll('\\', '\\\\')}(?!\\w)`)).length - 1;
        expect(own, `${format} ${name}`).toContain(escaped);
        if (name !== 'null' && name !== 'pooled' && name !== 'pre' && name !== 'post')
          expect(count(own, escaped), `${format} ${name}`).toBe(count(plain, other));
      }
      // JSON has the names of the wave in every language.
      if (format !== 'json')
        expect(own, format).not.toMatch(/voormeting|nameting|undefined|\[object|native code/i);
    }
  },
);

it.each(PAIRS)('%s and %s are compared as groups of other names are', async (first, second) => {
  const folder = temporaryFolder({ 'one.csv': grouped(first, second), 'plain.csv': grouped('Axq', 'Bxq') });
  const scalesOf = async (file: string, groups: readonly [string, string]) => {
    const args = ['analyse', join(folder, file), '--by', 'arm', '--groups', groups.join(), '--scales', 'brs'];
    const { stdout } = await ensureStats(...args, '--format', 'json');
    expect(JSON.parse(stdout).groups.map(({ id }: { id: string }) => id)).toEqual(groups);
    // Where a sample or a contrast names a group, its number.
    return JSON.parse(stdout, (key, value) =>
      key === 'group' || /^[01]$/.test(key)
        ? groups.includes(value)
          ? groups.indexOf(value)
          : value
        : value,
    ).scales;
  };
  expect(await scalesOf('one.csv', [first, second])).toEqual(await scalesOf('plain.csv', ['Axq', 'Bxq']));
});

it('the other commands take such groups too', async () => {
  for (const [first, second] of PAIRS) {
    const folder = temporaryFolder({ 'one.csv': grouped(first, second) });
    const file = join(folder, 'one.csv');
    for (const command of COMMANDS) {
      const kind = command === 'plot' ? ['means'] : [];
      const output = command === 'report' ? ['-o', join(folder, 'r.html')] : [];
      const drawn = command === 'plot' ? ['-o', join(folder, 'm.svg')] : [];
      const by = command === 'reliability' ? [] : ['--by', 'arm'];
      const { status, stderr } = await ensureStats(command, ...kind, file, ...by, ...output, ...drawn);
      expect(status, `${command} ${first}: ${stderr}`).toBe(0);
    }
    for (const target of ['r', 'spss']) {
      const { status, stdout } = await ensureStats('analyse', file, '--by', 'arm', '--emit', target);
      expect(status).toBe(0);
      expect(stdout).toContain(first);
    }
  }
});

it('two files of one name are told apart by their folders', async () => {
  const folder = temporaryFolder();
  for (const name of ['a', 'b']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'data.csv'), grouped('x', name));
  }
  const files = [join(folder, 'a', 'data.csv'), join(folder, 'b', 'data.csv')];
  const { status, stdout } = await ensureStats('describe', ...files, '--columns', 'arm', '--format', 'json');
  expect(status).toBe(0);
  const { waves, samples } = JSON.parse(stdout);
  expect(waves.map(({ id }: { id: string }) => id)).toEqual([
    join(folder, 'a', 'data'),
    join(folder, 'b', 'data'),
  ]);
  expect(samples.map(({ n }: { n: number }) => n)).toEqual([21, 21]);
});
