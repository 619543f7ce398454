import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waveOrderWarnings } from '../../src/analysis/wave-order.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

/** Names of two waves in their order in time. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['pre.csv', 'post.csv'],
  ['pretest.csv', 'posttest.csv'],
  ['Pre-test 2026.csv', 'Post-test 2026.csv'],
  ['vp_pre.csv', 'vp_post.csv'],
  ['voormeting.csv', 'nameting.csv'],
  ['nulmeting.csv', 'eindmeting.csv'],
  ['voor.csv', 'na.csv'],
  ['baseline.csv', 'follow-up.csv'],
  ['baseline.csv', 'followup.csv'],
  ['post.csv', 'follow_up.csv'],
  ['t0.csv', 't1.csv'],
  ['survey T1.csv', 'survey T2.csv'],
  ['wave 9.csv', 'wave 10.csv'],
  ['meting1.csv', 'meting2.csv'],
  ['avant.csv', 'après.csv'],
  ['prétest.csv', 'posttest.csv'],
  ['mesure 1.csv', 'mesure 2.csv'],
  ['debut.csv', 'suivi.csv'],
  ['before.tsv', 'after.tsv'],
  ['surveyBefore.csv', 'surveyAfter.csv'],
  ['baseline.csv', 't1.csv'],
  ['vorher.csv', 'nachher.csv'],
  ['Vortest.csv', 'Nachtest.csv'],
  ['Welle 1.csv', 'Welle 2.csv'],
  ['antes.csv', 'después.csv'],
  ['inicial.csv', 'seguimiento.csv'],
  ['ola 1.csv', 'ola 2.csv'],
  ['öntest.csv', 'sontest.csv'],
  ['ön test.csv', 'son test.csv'],
  ['öncesi.csv', 'sonrası.csv'],
  ['قبل.csv', 'بعد.csv'],
  ['الاختبار القبلي قبلي.csv', 'بعدي.csv'],
];

describe('the order of waves', () => {
  it('is believed one way and warned of the other way, by both names', () => {
    const dressed = fc.tuple(
      fc.constantFrom(...PAIRS),
      fc.constantFrom('', 'export-', 'ENSURE_', '2026 '),
      fc.boolean(),
    );
    fc.assert(
      fc.property(dressed, ([[first, second], prefix, upper]) => {
        const [one, other] = [first, second].map((name) => {
          const whole = (prefix + name).normalize(upper ? 'NFD' : 'NFC');
          return upper && !/[a-z][A-Z]/.test(whole) ? whole.toUpperCase() : whole;
        }) as [string, string];
        expect(waveOrderWarnings([one, other])).toEqual([]);
        const [warning, ...others] = waveOrderWarnings([other, one]);
        expect(others).toEqual([]);
        expect(warning?.code).toBe('wave-order');
        expect(warning?.message).toContain(one);
        expect(warning?.message).toContain(other);
      }),
    );
  });

  it.each([
    ['analyse', []],
    ['analyse', ['--emit', 'r']],
    ['plot', ['means', '--scales', 'brs', '-o', 'out.svg']],
    ['report', ['-o', 'out.html', '--no-figures']],
    ['run', []],
  ] as const)('is warned of by %s %j', async (command, options) => {
    const file = readFileSync('fixtures/paired/pre.csv', 'utf8');
    const folder = temporaryFolder({
      'nameting.csv': file,
      'voormeting.csv': file,
      'study.json': JSON.stringify({
        groups: [
          {
            id: 'all',
            waves: [
              { id: 'pre', file: 'nameting.csv' },
              { id: 'post', file: 'voormeting.csv' },
            ],
          },
        ],
        outputs: [{ what: 'analysis', file: 'table.json' }],
      }),
    });
    const at = (name: string) => join(folder, name);
    const [kind, ...others] = options.map((word) => (word.startsWith('out.') ? at(word) : word));
    const files = [at('nameting.csv'), at('voormeting.csv')];
    const words =
      command === 'run'
        ? ['run', at('study.json')]
        : [
            command,
            ...(command === 'plot' ? [kind!] : []),
            ...files,
            ...(command === 'plot' ? [] : [kind!]),
            ...others,
          ];
    const { status, stdout, stderr } = await ensureStats(...words.filter((word) => word !== undefined));
    expect(status, stderr).toBe(0);
    const written = ['out.html', 'table.json'].map(at).filter(existsSync);
    const said = [stdout, stderr, ...written.map((path) => readFileSync(path, 'utf8'))].join('\n');
    expect(said).toContain('their names suggest the reverse');
  });

  it.each([
    [['b.csv', 'a.csv']],
    [['vp.csv', 'ps.csv']],
    [['postcode.csv', 'preferences.csv']],
    [['pre-post.csv', 'pre.csv']],
    [['post.csv']],
    [['export 2026.csv', 'export 2025.csv']],
  ])('names that say nothing are believed: %j', (files) => {
    expect(waveOrderWarnings(files)).toEqual([]);
  });
});
