import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { COURSE } from '../report/figures/sources.ts';
import { expectSound } from '../report/figures/svg.ts';

const VP = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];
const PAIRED = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'];

describe('plot', () => {
  it('prints an SVG, the same every time', async () => {
    const draw = () => ensureStats('plot', 'effects', ...VP, '--lang', 'nl');
    const [first, second] = [await draw(), await draw()];
    expect(first).toMatchObject({ status: 0 });
    expectSound(first.stdout);
    expect(second.stdout).toBe(first.stdout);
    expect(first.stderr).toContain('opmerking: brs: bij 2 van de 46 scores op de voormeting');
  });

  it.each([
    ['effects', VP, []],
    ['answers-brs', VP, ['--scales', 'brs']],
    ['scores-wemwbs', VP, ['--scales', 'wemwbs']],
    ['change-wemwbs', PAIRED, ['--scales', 'wemwbs', '--id', 'id']],
  ])('prints the figure %s of the documentation', async (id, files, options) => {
    const { stdout } = await ensureStats('plot', id.split('-')[0]!, ...files, ...options);
    expect(stdout).toBe(readFileSync(`docs/figures/${id}.svg`, 'utf8'));
  });

  it('writes a PNG by the ending of the file', async () => {
    const folder = temporaryFolder();
    const output = join(folder, 'effects.png');
    const { status, stdout, stderr } = await ensureStats('plot', 'effects', ...VP, '-o', output);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain(`Wrote ${output}`);
    expect(readFileSync(output).subarray(1, 4).toString('latin1')).toBe('PNG');
  });

  it('writes every kind to a folder', async () => {
    const folder = join(temporaryFolder(), 'figures');
    const { status } = await ensureStats('plot', 'all', ...PAIRED, '--id', 'id', '--output-dir', folder);
    expect(status).toBe(0);
    const kinds = ['answers', 'change', 'items', 'scores'];
    expect(readdirSync(folder)).toEqual(
      [
        ...kinds.flatMap((kind) => [`${kind}-brs.svg`, `${kind}-wemwbs.svg`]),
        'effects.svg',
        'means.svg',
        'missing.svg',
      ].sort(),
    );
    for (const file of readdirSync(folder)) expectSound(readFileSync(join(folder, file), 'utf8'));
  });

  it('draws a course of four people', async () => {
    const folder = temporaryFolder({ 'course.csv': COURSE[0]! });
    const { status, stdout } = await ensureStats('plot', 'answers', join(folder, 'course.csv'));
    expect(status).toBe(0);
    expect(stdout).toContain('Strongly disagree (nobody)');
  });

  it('takes groups in the order that is asked for', async () => {
    const rows = ['b', 'a', 'c'].flatMap((group) =>
      [1, 2, 3].map((answer) => `${group},4,2,${answer},2,4,2`),
    );
    const file = join(
      temporaryFolder({ 'one.csv': `g,brs1,brs2,brs3,brs4,brs5,brs6\n${rows.join('\n')}\n` }),
      'one.csv',
    );
    const { status, stdout } = await ensureStats('plot', 'answers', file, '--by', 'g', '--groups', 'c,a');
    expect(status).toBe(0);
    const waves = [...stdout.matchAll(/>(a|b|c)<\/text>/g)].map(([, name]) => name);
    expect(waves.slice(0, 4)).toEqual(['c', 'a', 'c', 'a']);
    const refused = await ensureStats('plot', 'answers', file, '--by', 'g', '--groups', 'c,d');
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain('"d" does not occur');
  });

  it.each([
    [['answers', ...VP], /This makes 7 figures .*--output-dir/],
    [['change', ...PAIRED], /name the column that identifies them with --id/],
    [['effects', VP[0]!], /nothing to draw; the figure compares two waves or groups/],
    [['all', ...VP], /--output-dir/],
    [['effects', ...VP, '-o', 'x.pdf'], /"\.pdf".*use \.svg or \.png/],
    [['effects', ...VP, '-o', 'x.svg', '--output-dir', 'x'], /choose one of the two/],
    [['pie', ...VP], /Allowed choices are effects, means/],
    [['change', ...PAIRED, '--id', 'id', '--reliability', 'brs=1.2'], /brs=1\.2 is not between 0 and 1/],
    [['change', ...PAIRED, '--id', 'id', '--reliability', 'bsr=0.8'], /"bsr" is not one of the scales found/],
    [['change', ...PAIRED, '--id', 'id', '--sd', 'brs'], /as in brs=0\.8/],
  ])('says what is wrong: %j', async (args, message) => {
    const { status, stdout, stderr } = await ensureStats('plot', ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(existsSync('x.svg')).toBe(false);
  });
});

describe('analyse with figures', () => {
  it('draws the effect sizes in characters below the tables', async () => {
    const { status, stdout } = await ensureStats('analyse', ...VP, '--plot');
    const plain = (await ensureStats('analyse', ...VP)).stdout;
    expect(status).toBe(0);
    expect(stdout.startsWith(plain)).toBe(true);
    expect(stdout.slice(plain.length)).toContain('Effect sizes with 95% intervals');
    const markdown = (await ensureStats('analyse', ...VP, '--plot', '--format', 'markdown')).stdout;
    expect(markdown).toMatch(/\n```\nEffect sizes[^`]*\n```\n$/);
  });

  it('puts figures into a page and a document', async () => {
    const folder = temporaryFolder();
    const page = join(folder, 'report.html');
    expect((await ensureStats('analyse', ...PAIRED, '--id', 'id', '--figures', '-o', page)).status).toBe(0);
    const html = readFileSync(page, 'utf8');
    const figures = [...html.matchAll(/<figure [^>]*>.*?<b>(Figure \d)<\/b>.*?(<svg .*?<\/svg>)/gs)];
    expect(figures.map(([, label]) => label)).toEqual(['Figure 1', 'Figure 2']);
    for (const [, , svg] of figures) expectSound(svg!);
    const document = join(folder, 'report.docx');
    const write = async () => {
      await ensureStats('analyse', ...PAIRED, '--id', 'id', '--figures', 'effects,change', '-o', document);
      return readFileSync(document);
    };
    const written = [await write(), await write()];
    expect(written[1]!.equals(written[0]!)).toBe(true);
    expect(written[0]!.toString('latin1').match(/word\/media\/[^/]*\.png/g)?.length).toBeGreaterThanOrEqual(
      3,
    );
  });

  it('says where figures do not go', async () => {
    expect((await ensureStats('analyse', ...VP, '--figures')).stderr).toMatch(/-o report\.html/);
    expect((await ensureStats('analyse', ...VP, '--plot', '--format', 'csv')).stderr).toMatch(/plot effects/);
    expect((await ensureStats('analyse', ...VP, '--figures', 'pie', '-o', 'x.html')).stderr).toMatch(
      /Valid are effects/,
    );
    const alone = await ensureStats('analyse', VP[0]!, '--plot');
    expect(alone.status).toBe(0);
    expect(alone.stderr).toContain('no score was compared');
  });
});
