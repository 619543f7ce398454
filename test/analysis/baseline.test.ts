import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.ts';
import { shareBalance } from '../../src/stats/comparison/balance.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { expectClose } from '../helpers/fixtures.ts';

const ITEMS = ['brs1', 'brs2', 'brs3', 'brs4', 'brs5', 'brs6'];

/** Forty people in two groups; six of the second did not say what sex they are. */
function study() {
  const people = Array.from({ length: 40 }, (_, person) => ({
    id: `p${person}`,
    arm: person % 2 === 0 ? 'a' : 'b',
    sex: person % 7 === 1 ? '' : person % 4 === 0 || person % 9 === 2 ? 'm' : 'f',
    age: 18 + ((person * 13) % 31),
  }));
  const file = (wave: number) =>
    [
      `id,arm,sex,age,${ITEMS.join(',')}`,
      ...people.map(({ id, arm, sex, age }, person) =>
        [id, arm, sex, age, ...ITEMS.map((_, item) => 1 + ((person * (3 + wave + item) + item) % 5))].join(
          ',',
        ),
      ),
    ].join('\n');
  const folder = temporaryFolder({ 'pre.csv': file(0), 'post.csv': file(1) });
  return { people, files: [`${folder}/pre.csv`, `${folder}/post.csv`] };
}

async function resultOf(files: readonly string[], ...options: string[]): Promise<Result> {
  const words = ['analyse', ...files, '--scales', 'brs', ...options, '--format', 'json'];
  const { status, stdout, stderr } = await ensureStats(...words);
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Result;
}

describe('groups before the intervention', () => {
  it.each([[['--id', 'id']], [[]]])('stand side by side, matched or not: %j', async (id) => {
    const { people, files } = study();
    const { baseline, scales } = await resultOf(files, '--by', 'arm', '--baseline', 'sex,age', ...id);
    expect(baseline).toMatchObject({ wave: 'pre', groups: ['a', 'b'], n: [20, 20] });
    const [sex, age] = baseline!.characteristics;
    const count = (arm: string, value: string) =>
      people.filter((person) => person.arm === arm && person.sex === value).length;
    expect(sex!.categories.map(({ value, counts }) => [value, ...counts])).toEqual(
      ['f', 'm', ''].map((value) => [value === '' ? null : value, count('a', value), count('b', value)]),
    );
    const answers = (arm: string) => ['f', 'm'].map((value) => count(arm, value));
    const wanted = shareBalance(answers('a'), answers('b'));
    expectClose(sex!.differences[0], wanted.ok ? wanted.value : Number.NaN);
    expect(age!.numbers!.map(({ n }) => n)).toEqual([20, 20]);
    const [first, second] = scales[0]!.samples.map(({ descriptives }) => descriptives!);
    const difference = second!.mean! - first!.mean!;
    expectClose(
      baseline!.scores[0]!.differences[0],
      difference / Math.sqrt((first!.sd! ** 2 + second!.sd! ** 2) / 2),
    );
  });

  it('are described without tests, in a table before those of the comparison', async () => {
    const { files } = study();
    const { stdout } = await ensureStats(
      ...([
        'analyse',
        ...files,
        '--scales',
        'brs',
        '--id',
        'id',
        '--by',
        'arm',
        '--baseline',
        'sex',
      ] as const),
      ...(['--format', 'markdown'] as const),
    );
    const table = stdout.slice(stdout.indexOf('Groups at the first wave'));
    const own = table.slice(0, table.indexOf('**Table'));
    expect(own).toContain('Std. difference');
    expect(own).not.toMatch(/\*p\*/);
    expect(stdout.indexOf('Groups at the first wave')).toBeLessThan(
      stdout.indexOf('adjusted for the first wave'),
    );
  });

  it('give nobody away', async () => {
    const { files } = study();
    const options = ['--id', 'id', '--by', 'arm', '--baseline', 'sex,age', '--min-cell', '5'];
    const { baseline } = await resultOf(files, ...options);
    const [sex] = baseline!.characteristics;
    const shown = sex!.categories.flatMap(({ counts }) => counts.filter((n) => n !== null && n > 0 && n < 5));
    expect(shown).toEqual([]);
    if (sex!.categories.some(({ counts }) => counts.includes(null))) expect(sex!.differences).toEqual([null]);
    const small = await resultOf(files, ...options.slice(0, -1), '21');
    expect(JSON.stringify(small.baseline)).not.toMatch(/"(?:mean|sd|differences|counts)":\[?-?\d/);
  });

  it.each([
    [['--baseline', 'sex'], '--baseline'],
    [['--by', 'arm', '--baseline', 'nothing'], 'nothing'],
  ])('refuse what would show nothing: %j', async (words, named) => {
    const { files } = study();
    const { status, stderr } = await ensureStats('analyse', ...files, '--scales', 'brs', ...words);
    expect(status).toBe(2);
    expect(stderr).toContain(named);
  });
});
