import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

/** Answers of BRS that its definition has, by code. */
const KNOWN = ['Sterk mee oneens', 'Mee oneens', 'Neutraal', 'Mee eens', 'Sterk mee eens'];
/** Answers that no definition has. */
const OWN = ['helemaal niet zo', 'niet zo erg', 'een beetje wel', 'best wel zo', 'heel erg zo'];
const HEADER = 'code,brs1,brs2,brs3,brs4,brs5,brs6';

const csv = (rows: readonly (readonly string[])[]) =>
  `${HEADER}\n${rows.map((row, index) => [`r${index}`, ...row].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`;

/** A wording as the option takes it. */
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

const study = (answers: object, outputs: readonly object[] = [{ what: 'analysis', file: 'table.json' }]) =>
  JSON.stringify({
    answers,
    groups: [{ id: 'all', waves: [{ id: 'pre', file: 'a.csv' }] }],
    outputs,
  });

const wordings = fc
  .uniqueArray(
    fc
      .stringMatching(/^[a-zé]{3,8}( [a-z,:='"]{1,8}){1,3}$/)
      .filter((text) => text === text.trim() && /\p{L}{2}/u.test(text)),
    {
      minLength: 5,
      maxLength: 5,
      selector: (text) => text.normalize('NFD').replace(/[^a-z]/g, ''),
    },
  )
  .map((list) => list.map((text, index) => `${text} x${'abcde'[index]}`));

describe('answers that a definition lacks', () => {
  it('are those that it has, once their codes are given: on the command line, by scale, and in a study', () =>
    fc.assert(
      fc.asyncProperty(
        wordings,
        fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 6, maxLength: 6 }), {
          minLength: 4,
          maxLength: 8,
        }),
        async (own, rows) => {
          const answers = Object.fromEntries(own.map((wording, index) => [wording, index + 1]));
          const folder = temporaryFolder({
            'a.csv': csv(rows.map((row) => row.map((code) => own[code - 1]!))),
            'known.csv': csv(rows.map((row) => row.map((code) => KNOWN[code - 1]!))),
            'study.json': study({ brs: answers }),
          });
          const numbers = (text: string) => JSON.parse(text).scales;
          const expected = numbers(
            (await ensureStats('analyse', join(folder, 'known.csv'), '--format', 'json')).stdout,
          );
          const options = own.map((wording, index) => `${quoted(wording)}=${index + 1}`);
          for (const given of [
            [`--answers=${options.join(',')}`],
            options.map((option) => `--answers=brs:${option}`),
            options.map((option) => `--answers=${option}`),
          ]) {
            const { status, stdout } = await ensureStats(
              'analyse',
              join(folder, 'a.csv'),
              ...given.flat(),
              '--format',
              'json',
            );
            expect(status).toBe(0);
            expect(numbers(stdout)).toEqual(expected);
          }
          expect((await ensureStats('run', join(folder, 'study.json'))).status).toBe(0);
          expect(numbers(readFileSync(join(folder, 'table.json'), 'utf8'))).toEqual(expected);
        },
      ),
      { numRuns: 8 },
    ));

  const rows = [
    ['Beetje mee eens', 'Mee oneens', 'Mee eens', 'Neutraal', 'Mee eens', 'Eens, hoor'],
    ['Beetje mee eens', 'Neutraal', 'Mee eens', 'Mee oneens', 'Neutraal', 'Eens, hoor'],
    ['Mee eens', 'Beetje mee eens', 'Neutraal', 'Mee oneens', 'Mee eens', 'Eens, hoor'],
  ];

  it('are refused with the option to type, which is taken as it stands once the codes are filled in', async () => {
    const path = join(temporaryFolder({ 'a.csv': csv(rows) }), 'a.csv');
    for (const lang of ['en', 'nl', 'fr']) {
      const { status, stderr } = await ensureStats('analyse', path, '--lang', lang);
      expect(status).toBe(1);
      const [, option = ''] = /--answers '([^']*)'/.exec(stderr) ?? [];
      expect(option).toBe('Beetje mee eens=…,"Eens, hoor"=…');
      expect(stderr).toContain('response.labels');
      expect((await ensureStats('analyse', path, '--answers', option.replaceAll('…', '4'))).status).toBe(0);
    }
  });

  it('are refused by a study with the key to write, which it takes once the codes are filled in', async () => {
    const folder = temporaryFolder({ 'a.csv': csv(rows), 'study.json': study({}) });
    const { status, stderr } = await ensureStats('run', join(folder, 'study.json'));
    expect(status).toBe(1);
    const [, key = ''] = /"answers": (\{[^}]*\})/.exec(stderr) ?? [];
    const second = temporaryFolder({
      'a.csv': csv(rows),
      'study.json': study(JSON.parse(key.replaceAll('…', '4'))),
    });
    expect((await ensureStats('run', join(second, 'study.json'))).status).toBe(0);
  });

  it('are proposed by init in the words of a study', async () => {
    const folder = temporaryFolder({ 'a.csv': csv(rows) });
    await ensureStats('init', join(folder, 'a.csv'), '-o', join(folder, 'study.json'));
    const { notes } = JSON.parse(readFileSync(join(folder, 'study.json'), 'utf8'));
    expect(notes.join('\n')).toContain('"answers": { "Beetje mee eens": …, "Eens, hoor": … }');
  });

  const given = ['--answers', 'Beetje mee eens=4', '--answers', 'brs:"Eens, hoor"=4'];

  it('are repeated in what is printed: a note, and the settings in JSON', async () => {
    const path = join(temporaryFolder({ 'a.csv': csv(rows) }), 'a.csv');
    for (const [lang, sentence] of [
      ['en', 'Answers added to brs: "Beetje mee eens" (4), "Eens, hoor" (4)'],
      ['nl', 'Antwoorden toegevoegd aan Veerkracht: "Beetje mee eens" (4), "Eens, hoor" (4)'],
      ['fr', 'Réponses ajoutées à Résilience : « Beetje mee eens » (4), « Eens, hoor » (4)'],
    ] as const) {
      const { stdout } = await ensureStats('analyse', path, ...given, '--lang', lang);
      expect(stdout.replace(/\s+/g, ' ')).toContain(sentence);
    }
    for (const command of [['analyse'], ['describe'], ['score'], ['validate'], ['reliability']]) {
      const { stdout } = await ensureStats(...command, path, ...given, '--format', 'json');
      const { warnings, problems, settings } = JSON.parse(stdout);
      expect(problems ?? warnings).toContainEqual(
        expect.objectContaining({ code: 'added-answers', severity: 'note' }),
      );
      if (settings !== undefined)
        expect(settings.answers).toEqual({ 'Beetje mee eens': 4, brs: { 'Eens, hoor': 4 } });
    }
    const plain = JSON.parse(
      (await ensureStats('describe', path, '--no-items', '--columns', 'brs1', '--format', 'json')).stdout,
    );
    expect('answers' in plain.settings).toBe(false);
  });

  it.each([
    ['Mee eens=5', 'answers["Mee eens"]', 'whose definition codes it 4', { 'Mee eens': 5 }],
    ['brs:Mee eens=5', 'answers.brs', 'whose definition codes it 4', { brs: { 'Mee eens': 5 } }],
    ['Best wel=9', 'answers["Best wel"]', 'brs: 1–5', { 'Best wel': 9 }],
    ['brs:Best wel=0', 'answers.brs', 'brs: 1–5', { brs: { 'Best wel': 0 } }],
    ['Best wel=2.5', 'answers["Best wel"]', 'brs: 1–5', { 'Best wel': 2.5 }],
    ['3=4', 'answers["3"]', 'whose definition codes it 3', { '3': 4 }],
    ['bsr:Best wel=4', 'answers.bsr', 'the scale bsr', { bsr: { 'Best wel': 4 } }],
  ])('that contradict it are refused: %s', async (option, place, reason, answers) => {
    const folder = temporaryFolder({
      'a.csv': csv([KNOWN.concat('Neutraal')]),
      'study.json': study(answers),
    });
    for (const command of ['analyse', 'validate', 'score', 'describe']) {
      const { status, stdout, stderr } = await ensureStats(
        command,
        join(folder, 'a.csv'),
        '--answers',
        option,
      );
      expect(status).toBe(command === 'validate' ? 1 : 2);
      expect((stdout + stderr).replace(/\s+/g, ' ')).toContain(reason);
    }
    const { status, stderr } = await ensureStats('run', join(folder, 'study.json'));
    expect(status).toBe(2);
    expect(stderr).toContain(`study.json, line 1: ${place}`);
    expect(stderr).toContain(reason);
  });

  it('cannot also mean no answer', async () => {
    const path = join(temporaryFolder({ 'a.csv': csv(rows) }), 'a.csv');
    const { status, stderr } = await ensureStats('analyse', path, ...given, '--missing', 'beetje mee eens');
    expect(status).toBe(2);
    expect(stderr).toContain('"no answer"');
  });

  it('that are given twice with two codes, or are no codes, are refused', async () => {
    const path = join(temporaryFolder({ 'a.csv': csv(rows) }), 'a.csv');
    for (const options of [
      ['a=4', 'a=3'],
      ['brs:a=4,a=3'],
      ['a=vier'],
      ['a'],
      ['=4'],
      ['brs:'],
      [':a=4'],
      ['a=4,brs=2', 'brs:b=3'],
    ]) {
      const { status, stderr } = await ensureStats(
        'analyse',
        path,
        ...options.flatMap((each) => ['--answers', each]),
      );
      expect(status, options.join(' ')).toBe(2);
      expect(stderr).toContain('--answers');
    }
  });

  it('of two outputs of a study need not fit both', async () => {
    const item = { min: 0, max: 3, labels: [{ value: 0, text: { nl: ['Nooit'] } }] };
    const own = {
      id: 'eigen',
      version: '1.0.0',
      name: { nl: 'Eigen' },
      direction: 'neutral',
      response: item,
      items: [{ id: 'e1' }, { id: 'e2' }],
      score: { aggregate: 'sum' },
    };
    const [, ...lines] = csv(rows).trimEnd().split('\n');
    const folder = temporaryFolder({
      'eigen.json': JSON.stringify(own),
      'a.csv': `${HEADER},e1,e2\n${lines.map((line) => `${line},Soms,Nooit`).join('\n')}\n`,
      'study.json': study({ brs: { 'Beetje mee eens': 4, 'Eens, hoor': 4 }, Soms: 0, eigen: { Soms: 2 } }, [
        { what: 'analysis', file: 'a.json', scales: ['brs'] },
        { what: 'analysis', file: 'b.json', scales: ['eigen.json'] },
      ]),
    });
    const { status } = await ensureStats('run', join(folder, 'study.json'));
    expect(status).toBe(0);
    const { scales } = JSON.parse(readFileSync(join(folder, 'b.json'), 'utf8'));
    // The code of the scale comes before that for all.
    expect(scales[0].samples[0].descriptives.mean).toBe(2);
  });
});

describe('a JSON file of answers', () => {
  const rows = csv([1, 2, 3, 4].map((shift) => [0, 1, 2, 3, 4, 5].map((item) => OWN[(item + shift) % 5]!)));
  const codes = Object.fromEntries(OWN.map((wording, index) => [wording, index + 1]));

  it('says what the option and the key of a study say, in UTF-8 and UTF-16, alone and beside others', async () => {
    const folder = temporaryFolder({
      'a.csv': rows,
      'all.json': JSON.stringify(codes),
      'scale.json': JSON.stringify({ brs: codes }),
      'some.json': JSON.stringify(Object.fromEntries(Object.entries(codes).slice(1))),
    });
    const text = JSON.stringify(codes);
    writeFileSync(join(folder, 'wide.json'), Buffer.from(`\uFEFF${text}`, 'utf16le'));
    const at = (name: string) => join(folder, name);
    const option = Object.entries(codes)
      .map(([wording, code]) => `${wording}=${code}`)
      .join(',');
    const run = async (...answers: readonly string[]) => {
      const given = answers.flatMap((each) => ['--answers', each]);
      const { status, stdout, stderr } = await ensureStats(
        'analyse',
        at('a.csv'),
        ...given,
        '--format',
        'json',
      );
      expect(status, stderr).toBe(0);
      return JSON.parse(stdout).scales;
    };
    const expected = await run(option);
    for (const given of [
      [at('all.json')],
      [at('wide.json')],
      [at('scale.json')],
      [at('some.json'), `${OWN[0]}=1`],
      [`${OWN[0]}=1`, at('some.json')],
      [at('some.json'), at('all.json')],
    ])
      expect(await run(...given)).toEqual(expected);
  });

  it('is refused with its place where it is none, or contradicts what was said', async () => {
    const folder = temporaryFolder({
      'a.csv': rows,
      'no.json': '[1, 2]',
      'text.json': '{\n  "een beetje wel": "4"\n}',
      'other.json': `{\n  "${OWN[0]}": 1,\n  "${OWN[1]}": 5\n}`,
      'scale.json': `{ "brs": { "${OWN[1]}": 2 } }`,
      'scale-other.json': `{ "brs": {\n "${OWN[1]}": 3 } }`,
    });
    const at = (name: string) => join(folder, name);
    for (const [given, said] of [
      [['no.json'], 'no.json, line 1: the file must be an object'],
      [['text.json'], 'text.json, line 2: ["een beetje wel"]: must be a code'],
      [[`${OWN[1]}=2`, 'other.json'], `other.json, line 3: ["${OWN[1]}"]: has the code 2 already`],
      [['scale.json', 'scale-other.json'], `brs["${OWN[1]}"]: has the code 2 already`],
      [['nowhere.json'], 'there is no such file'],
    ] as const) {
      const options = given.flatMap((each) => ['--answers', each.endsWith('.json') ? at(each) : each]);
      const { status, stderr } = await ensureStats('analyse', at('a.csv'), ...options);
      expect(status).toBe(2);
      expect(stderr).toContain(said);
    }
  });
});
