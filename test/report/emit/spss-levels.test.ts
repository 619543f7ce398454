import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/model/result.ts';
import { ensureStats } from '../../helpers/command.ts';

const waves = (...names: readonly string[]) => names.map((name) => `fixtures/three-waves/${name}.csv`);
const DESIGNS: Readonly<Record<string, readonly string[]>> = {
  'two waves, matched': ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv', '--id', 'id'],
  'two waves against a population': [
    ...['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'],
    ...['--population', 'brs=3.53/0.68/844'],
  ],
  'two groups at two waves': [...waves('t0', 't1'), '--id', 'id', '--by', 'arm', '--scales', 'brs'],
  'two groups of strangers at two waves': [...waves('t0', 't1'), '--by', 'arm', '--scales', 'brs'],
  'three waves': [...waves('t0', 't1', 't2'), '--id', 'id', '--scales', 'brs'],
  'two groups at three waves': [...waves('t0', 't1', 't2'), '--id', 'id', '--by', 'arm', '--scales', 'brs'],
  'single items': [
    ...['pre', 'post'].map((wave) => `fixtures/single-items/${wave}.csv`),
    ...['--scales', 'fixtures/single-items/ratings.json', '--single-items', '--id', 'id'],
  ],
};

/** Commands of a script, those behind an asterisk too. */
function commandsOf(script: string): string[] {
  return script.split(/\.\n+/).map((command) => command.replace(/^\*(?=\S)/, ''));
}

/** The level that a command says for its intervals; `null` for none, `undefined` for a command without intervals. */
function levelOf(command: string): number | null | undefined {
  const number = (pattern: RegExp) => {
    const found = pattern.exec(command)?.[1];
    return found === undefined ? null : Number(found);
  };
  if (command.startsWith('T-TEST')) return number(/\/CRITERIA=CI\((.*?)\)/);
  if (command.startsWith('MIXED')) {
    const percent = number(/\/CRITERIA=CIN\((.*?)\)/);
    return percent === null ? null : percent / 100;
  }
  if (/^(?:UNIANOVA[\s\S]*\/EMMEANS|GLM)/.test(command)) {
    const alpha = number(/\/CRITERIA=ALPHA\((.*?)\)/);
    return alpha === null ? null : 1 - alpha;
  }
  return undefined;
}

describe('analyse --emit spss', () => {
  it.each(
    Object.keys(DESIGNS).flatMap((design) =>
      [
        [0.95, 'two-sided'],
        [0.9, 'two-sided'],
        [0.8, 'greater'],
      ].map(([level, side]) => ({ design, level: level as number, side: side as string })),
    ),
  )('has the level of the analysis in every command with intervals: $design, $level $side', async (each) => {
    const { design, level, side } = each;
    const { stdout, status } = await ensureStats(
      ...[
        'analyse',
        ...DESIGNS[design]!,
        '--confidence',
        `${level}`,
        '--alternative',
        side,
        '--emit',
        'spss',
      ],
    );
    expect(status).toBe(0);
    const commands = commandsOf(stdout);
    const levels = commands.flatMap((command) => {
      const found = levelOf(command);
      // T-TEST stays at the level itself, since the tests at the end have the other side open.
      return found === undefined ? [] : [{ command: /^\S+/.exec(command)![0], found }];
    });
    expect(levels.length).toBeGreaterThan(1);
    for (const { command, found } of levels) {
      expect(found, command).not.toBeNull();
      const isModel = command !== 'T-TEST';
      expect(found, command).toBeCloseTo(isModel && side === 'greater' ? 2 * level - 1 : level, 10);
    }
  });

  it('weights the means of the mixed model so that each /TEST is a difference of change', async () => {
    const design = DESIGNS['two groups at three waves']!;
    const { stdout } = await ensureStats('analyse', ...design, '--emit', 'spss');
    const json = await ensureStats('analyse', ...design, '--format', 'json');
    const [model] = (JSON.parse(json.stdout) as Result).scales[0]!.models!;
    expect(model!.method).toBe('mixed-model');
    // SPSS counts the cells of group*wave by group, in each by wave.
    const means = model!.groups.flatMap((group) =>
      model!.waves.map(
        (wave) => model!.means.find((mean) => mean.group === group && mean.wave === wave)!.mean!,
      ),
    );
    const tests = [...stdout.matchAll(/\/TEST='(.*?)'\s+\S+\*\S+ ([-\d ]+)/g)];
    expect(tests).toHaveLength(2);
    for (const [, label, weights] of tests) {
      const of = weights!.trim().split(' ').map(Number);
      const difference = of.reduce((sum, weight, index) => sum + weight * means[index]!, 0);
      const found = model!.contrasts.find(
        ({ contrast, against }) =>
          against === 'first' &&
          contrast.kind === 'change' &&
          label === `change of ${contrast.of[1]} minus ${contrast.of[0]}, ${contrast.waves.join(' to ')}`,
      );
      expect(difference).toBeCloseTo(found!.difference!, 10);
    }
  });
});
