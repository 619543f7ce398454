import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Scale } from '../../src/model/scale.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { csvOf, type KnownScale, rowsOf, TEXTS, WORDINGS } from '../helpers/questionnaires.ts';

const scaleIn = (path: string): Scale => JSON.parse(readFileSync(path, 'utf8'));

function survey(language: string, stem: string | null = null) {
  const wordings = WORDINGS[language]!.agreement!;
  const scale: KnownScale = {
    stem,
    texts: TEXTS[language]!,
    wordings,
    min: 1,
    max: 5,
    reversed: [2],
    aggregate: 'mean',
  };
  const files = [11, 12].map((seed) => csvOf(rowsOf({ scales: [scale], respondents: 60, seed })));
  const folder = temporaryFolder({ 'pre.csv': files[0]!, 'post.csv': files[1]! });
  return {
    folder,
    in: (name: string) => join(folder, name),
    data: ['pre.csv', 'post.csv'].map((name) => join(folder, name)),
  };
}

describe('scales draft', () => {
  it.each(['en', 'nl', 'tr', 'ar'])(
    'lies between two exports of an unknown questionnaire and a Word table (%s)',
    async (language) => {
      const { data, in: at } = survey(language);
      const drafted = await ensureStats('scales', 'draft', ...data, '-o', at('steun.json'));
      expect([drafted.status, drafted.stdout]).toEqual([0, '']);
      const { id, name, items, draft } = scaleIn(at('steun.json'));
      expect([id, Object.keys(name), items.map(({ text }) => text?.[language])]).toEqual([
        'steun',
        [language],
        TEXTS[language],
      ]);
      expect(draft!.undecided.filter(({ what }) => what === 'reverse').map(({ item }) => item)).toEqual([
        items[2]!.id,
      ]);
      const told = ['report', ...data, '--scales', at('steun.json'), '--date', '2026-11-21'];
      const refused = await ensureStats(...told, '-o', at('x.docx'));
      expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('--accept-draft')]);
      const reported = await ensureStats(...told, '--accept-draft', '-o', at('x.docx'));
      expect(reported.status).toBe(0);
      expect(readFileSync(at('x.docx')).subarray(0, 2).toString()).toBe('PK');
    },
  );

  it('is checked, and what it leaves undecided is listed', async () => {
    const { data, in: at } = survey('nl', 'steun');
    await ensureStats('scales', 'draft', ...data, '-o', at('steun.json'), '--lang', 'nl');
    const { status, stdout } = await ensureStats('scales', 'check', at('steun.json'));
    expect(status).toBe(0);
    for (const { why } of scaleIn(at('steun.json')).draft!.undecided) expect(stdout).toContain(why);
  });

  it('is refused by every command that computes, which says what to decide, and taken with --accept-draft', async () => {
    const { data, in: at } = survey('en', 'steun');
    const path = at('steun.json');
    await ensureStats('scales', 'draft', ...data, '-o', path);
    const [pre] = data as [string, string];
    const { undecided } = scaleIn(path).draft!;
    const commands = [
      ['analyse', ...data],
      ['score', pre],
      ['reliability', pre],
      ['describe', pre],
      ['validate', pre],
      ['plot', 'means', ...data, '-o', at('means.svg')],
      ['audit', at('published.csv')],
      ['simulate', at('published.csv'), '-o', at('made')],
    ];
    writeFileSync(
      at('published.csv'),
      'scale,wave,n,mean,sd\nsteun,pre,30,3.00,0.80\nsteun,post,30,3.20,0.80\n',
    );
    for (const [command, ...args] of commands) {
      const refused = await ensureStats(command!, ...args, '--scales', path);
      const said = refused.stderr + refused.stdout;
      expect([command, refused.status]).toEqual([command, command === 'validate' ? 1 : 2]);
      expect(said.replace(/\s+/g, ' ')).toContain('steun is a draft');
      const taken = await ensureStats(command!, ...args, '--scales', path, '--accept-draft');
      expect([command, taken.status]).toEqual([command, 0]);
      for (const { why } of undecided) {
        expect(said.replace(/\s+/g, ' ')).toContain(why.slice(0, 40));
        expect((taken.stderr + taken.stdout).replace(/\s+/g, ' ')).toContain(why.slice(0, 40));
      }
    }
    const { stdout } = await ensureStats(
      'analyse',
      ...data,
      '--scales',
      path,
      '--accept-draft',
      '--format',
      'json',
    );
    const guesses = JSON.parse(stdout).warnings.filter(
      ({ code }: { code: string }) => code === 'draft-guess',
    );
    expect(
      guesses.map(({ values }: { values: { item?: string; what: string; why: string } }) => ({
        item: values.item ?? null,
        what: values.what,
        why: values.why,
      })),
    ).toEqual(undecided);
  });

  it('is a definition like others when nothing is left undecided', async () => {
    const { data, in: at } = survey('en', 'steun');
    await ensureStats('scales', 'draft', ...data, '-o', at('steun.json'));
    const { draft: _, ...decided } = scaleIn(at('steun.json'));
    for (const draft of [undefined, { undecided: [] }]) {
      writeFileSync(at('steun.json'), JSON.stringify({ ...decided, ...(draft && { draft }) }));
      const { status, stderr } = await ensureStats('analyse', ...data, '--scales', at('steun.json'));
      expect([status, stderr]).toEqual([0, expect.not.stringContaining('draft')]);
    }
  });

  it('never takes an order of answers that nobody knows', async () => {
    const answers = ['Bewolkt', 'Zonnig', 'Regen'];
    const rows = Array.from({ length: 30 }, (_, row) => [1, 2, 3, 4].map((at) => answers[(row * at) % 3]!));
    const folder = temporaryFolder({ 'weer.csv': csvOf([['weer1', 'weer2', 'weer3', 'weer4'], ...rows]) });
    const [data, path] = [join(folder, 'weer.csv'), join(folder, 'weer.json')];
    await ensureStats('scales', 'draft', data, '-o', path);
    expect(scaleIn(path).draft!.undecided.map(({ what }) => what)).toContain('order');
    const { status, stderr } = await ensureStats('score', data, '--scales', path, '--accept-draft');
    expect([status, stderr]).toEqual([2, expect.stringContaining('no known order')]);
  });

  it('leaves built-in scales alone, and says so', async () => {
    const data = 'fixtures/paired/pre.csv';
    const { status, stderr } = await ensureStats('scales', 'draft', data);
    expect([status, stderr]).toEqual([2, expect.stringContaining('belong to built-in scales (brs, wemwbs)')]);
    const named = await ensureStats('scales', 'draft', data, '--columns', 'brs*');
    expect(JSON.parse(named.stdout).items).toHaveLength(6);
  });
});
