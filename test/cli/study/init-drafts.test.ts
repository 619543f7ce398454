import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureStats as callOfTheTool } from '../../../src/cli/ensure-stats.ts';
import type { Scale } from '../../../src/model/scale.ts';
import type { Study } from '../../../src/model/study.ts';
import { ensureStats, keptTerminal, temporaryFolder } from '../../helpers/command.ts';
import { qsf } from '../../helpers/forms.ts';
import { csvOf, type KnownScale, rowsOf, TEXTS, WORDINGS } from '../../helpers/questionnaires.ts';

const jsonIn = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8'));

/** Two waves of an unknown questionnaire, with a question for consent. */
function survey(language: string, stem: string | null = 'steun') {
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
  const files = [21, 22].map((seed) => {
    const [header, ...rows] = rowsOf({ scales: [scale], respondents: 60, seed });
    return csvOf([[...header!, 'Consent'], ...rows.map((row, at) => [...row, at % 15 === 0 ? 'no' : 'yes'])]);
  });
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'answers'));
  for (const [at, name] of ['nameting.csv', 'voormeting.csv'].entries())
    writeFileSync(join(folder, 'answers', name), files[1 - at]!);
  return { folder, in: (name: string) => join(folder, name) };
}

/** The command with somebody at the terminal who gives these answers. */
async function asked(answers: readonly string[], ...args: readonly string[]) {
  const { terminal, stderr } = keptTerminal();
  const questions: string[] = [];
  const left = [...answers];
  const status = await callOfTheTool(args, {
    ...terminal,
    questions: async () => ({
      ask: async (question) => {
        questions.push(question);
        const answer = left.shift();
        if (answer === undefined) throw new Error(`no answer to ${question}`);
        return answer;
      },
      close: () => {},
    }),
  });
  return { status, questions, left, stderr: stderr() };
}

describe('init of a folder with an unknown questionnaire', () => {
  it.each(['en', 'nl', 'tr', 'ar'])(
    'makes a study that runs: three commands, no editor (%s)',
    async (language) => {
      const { folder, in: at } = survey(language, null);
      const made = await ensureStats('init', at('answers'), '-o', at('study.json'));
      expect(made.status).toBe(0);
      const { groups, scales } = jsonIn<Study>(at('study.json'));
      expect(groups[0]!.waves.map(({ id, file, where }) => [id, file, where])).toEqual([
        ['pre', 'answers/voormeting.csv', ['Consent=yes']],
        ['post', 'answers/nameting.csv', ['Consent=yes']],
      ]);
      expect(scales).toEqual(['scales/scale.json']);
      const page = readFileSync(at('init.html'), 'utf8');
      for (const { why } of jsonIn<Scale>(at('scales/scale.json')).draft!.undecided)
        expect(page).toContain(why.slice(0, 25));
      expect(`${page}${made.stderr}${readFileSync(at('study.json'), 'utf8')}`).not.toMatch(
        /private remark|p2[12]-\d/,
      );
      const refused = await ensureStats('run', at('study.json'));
      expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('is a draft')]);
      expect(readdirSync(folder)).not.toContain('results');
      expect((await ensureStats('run', at('study.json'), '--accept-draft')).status).toBe(0);
      expect(readdirSync(at('results'))).toEqual(expect.arrayContaining(['tables.docx', 'report.html']));
    },
  );

  it('says of every column what it is for, or why it is not used', async () => {
    const { in: at } = survey('en');
    const { stderr } = await ensureStats('init', at('answers'), '-o', at('study.json'));
    const study = jsonIn<Study>(at('study.json'));
    expect(study.respondents).toEqual(['sex', 'age']);
    expect(stderr).toContain('Not used, ids: respondent.');
    expect(stderr).toContain('Not used, free text: remarks.');
    expect(stderr).not.toMatch(/Not used, [^:]+: .*(?:sex|Consent|steun)/);
  });

  it('takes the questionnaire beside the answers, and leaves what is there alone', async () => {
    const { in: at } = survey('nl');
    writeFileSync(at('steun.qsf'), qsf());
    const files = ['voormeting.csv', 'nameting.csv'].map((name) => at(`answers/${name}`));
    await ensureStats('init', ...files, at('steun.qsf'), '-o', at('study.json'), '--accept-draft');
    expect(jsonIn<Study>(at('study.json')).acceptDraft).toBe(true);
    const before = readFileSync(at('scales/steun.json'), 'utf8');
    const again = await ensureStats('init', ...files, '-o', at('other.json'));
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('steun.json already exists')]);
    expect(readFileSync(at('scales/steun.json'), 'utf8')).toBe(before);
  });
});

describe('init --interactive', () => {
  it('asks one question at a time, and writes what was answered', async () => {
    const { in: at } = survey('en');
    // Order, consent, ids are not the same in both files; sex yes, age no; the scale, its name, answers, score, item 3 reversed.
    const answers = ['', 'y', 'y', 'n', 'y', 'Support', 'perhaps', '', 'sum', 'y'];
    const { status, questions, left } = await asked(
      answers,
      'init',
      at('answers'),
      '-o',
      at('study.json'),
      '--interactive',
    );
    expect([status, left]).toEqual([0, []]);
    expect(questions).toHaveLength(answers.length);
    for (const question of questions) expect(question).toMatch(/[\])] $/);
    const study = jsonIn<Study>(at('study.json'));
    expect(study.notes?.join() ?? '').not.toContain('drafted');
    expect([study.respondents, study.groups[0]!.waves.map(({ where }) => where)]).toEqual([
      ['sex'],
      [['Consent=yes'], ['Consent=yes']],
    ]);
    const scale = jsonIn<Scale>(at('scales/steun.json'));
    expect([scale.name, scale.score, scale.draft]).toEqual([
      { en: 'Support' },
      { aggregate: 'sum' },
      undefined,
    ]);
    expect(scale.items.map(({ reverse = false }) => reverse)).toEqual([
      false,
      false,
      true,
      false,
      false,
      false,
    ]);
    expect((await ensureStats('run', at('study.json'))).status).toBe(0);
  });

  it('changes the order, leaves out what is no scale, and keeps undecided what was not confirmed', async () => {
    const one = survey('en');
    await asked(
      ['n', 'n', 'n', 'n', 'n'],
      'init',
      one.in('answers'),
      '-o',
      one.in('study.json'),
      '--interactive',
    );
    const { groups, scales, respondents } = jsonIn<Study>(one.in('study.json'));
    expect(groups[0]!.waves.map(({ id, file, where }) => [id, file, where])).toEqual([
      ['pre', 'answers/nameting.csv', undefined],
      ['post', 'answers/voormeting.csv', undefined],
    ]);
    expect([scales, respondents]).toEqual([undefined, undefined]);
    const two = survey('en');
    await asked(
      ['', '', '', '', '', '', 'n', '', ''],
      'init',
      two.in('answers'),
      '-o',
      two.in('study.json'),
      '--interactive',
    );
    expect(jsonIn<Scale>(two.in('scales/steun.json')).draft!.undecided.map(({ what }) => what)).toEqual([
      'answers',
    ]);
  });

  it('refuses without a terminal, and writes nothing where the answers end', async () => {
    const { folder, in: at } = survey('en');
    const { status, stderr } = await ensureStats(
      'init',
      at('answers'),
      '-o',
      at('study.json'),
      '--interactive',
    );
    expect([status, stderr]).toEqual([2, expect.stringContaining('--interactive asks in a terminal')]);
    await asked(['', ''], 'init', at('answers'), '-o', at('study.json'), '--interactive').catch(() => {});
    expect(readdirSync(folder)).toEqual(['answers']);
  });
});
