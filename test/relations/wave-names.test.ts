import { describe, expect, it } from 'vitest';
import { emitPlan } from '../../src/analysis/emit-plan.ts';
import { analyse, bytesSource, createContext, openDataset, renderResult } from '../../src/index.ts';
import { EMIT_TARGETS } from '../../src/model/emit-plan.ts';
import { emitScript } from '../../src/report/emit/index.ts';
import { comparisonSentences, methodsParagraphs } from '../../src/report/sentences/index.ts';
import { plain } from '../../src/report/table.ts';
import { answers, csvOf, settings } from './answers.ts';

/** What belongs to a pre-test, a post-test or groups of one file, and to no wave with a name of its own. */
const FOREIGN = {
  en: /\bpre\b|pre-test|\bpost\b|post-test|by group|second group|between .* and|before and after/i,
  nl: /voormeting|nameting|pre-test|post-test|alleen (?:voor|na)\b|\*?n\*? (?:voor|na)\b|per groep|tweede groep|verschil tussen t|voor en na\b/i,
  fr: /prétest|post-test|(?:avant|après) seul|\*?n\*? (?:avant|après)\b|avant et après|par groupe|deuxième groupe|différence entre t/i,
} as const;

/** The text around what was found, for the report of a failure. */
function around(text: string, pattern: RegExp): string {
  const index = pattern.exec(text)?.index ?? 0;
  return text.slice(Math.max(0, index - 60), index + 60);
}

describe('scripts', () => {
  it.each([
    ['t0', 't6'],
    ['T1 (start)', 'T2 (einde)'],
    ["l'été", '2018'],
  ] as const)('call waves by their own names: %s and %s', async (first, second) => {
    const open = (name: string, seed: number) =>
      openDataset(bytesSource(`${name}.csv`, csvOf(answers(20, seed).slice(0, 20 - seed))));
    const inputs = [
      { wave: first, dataset: await open('one', 1), sha256: null, path: 'one.csv' },
      { wave: second, dataset: await open('other', 2), sha256: null, path: 'other.csv' },
    ];
    const plan = await emitPlan(inputs, { ...settings, id: 'code' });
    for (const target of EMIT_TARGETS) {
      const script = emitScript(plan, target);
      for (const name of [first, second])
        expect(script).toContain(target === 'spss' ? name.replaceAll("'", "''") : name);
      expect(/\b(?:pre|post)\b|pre-?test|post-?test/i.exec(script)).toBeNull();
    }
  });
});

describe.each(['en', 'nl', 'fr'] as const)('waves by their own names, %s', (lang) => {
  it.each([
    ['t0', 't6'],
    ['T1 (start)', 'T2 (einde)'],
    ['post', 'pre'],
    ['2019', '2018'],
  ] as const)('%s and %s', async (first, second) => {
    const open = (name: string, seed: number) =>
      openDataset(bytesSource(`${name}.csv`, csvOf(answers(20, seed).slice(0, 20 - seed))));
    const inputs = [
      { wave: first, dataset: await open('one', 1), sha256: null },
      { wave: second, dataset: await open('other', 2), sha256: null },
    ];
    for (const style of ['apa', 'journal', 'ensure'] as const) {
      const result = await analyse(inputs, { ...settings, detail: 'full', id: 'code' });
      const context = createContext(lang, style);
      const tables = await renderResult(result, { format: 'markdown', lang, style, details: true });
      const texts = [
        tables,
        ...comparisonSentences(result, context).map(({ text }) => plain(text)),
        ...methodsParagraphs(result, context).map(plain),
      ].join('\n');
      for (const name of [first, second]) expect(texts).toContain(context.wave(name));
      // Names may be set off by markup; what is said of pre and post is looked for where these are not the names themselves.
      if (first !== 'post')
        expect(FOREIGN[lang].exec(texts)?.[0] ?? null, around(texts, FOREIGN[lang])).toBeNull();
      expect(texts.indexOf(context.wave(first))).toBeLessThan(texts.lastIndexOf(context.wave(second)));
      if (style === 'apa') {
        const only = { en: 'Only', nl: 'Alleen', fr: 'seul' }[lang];
        expect(texts).toMatch(
          new RegExp(`${only}[^\n]*${lang === 'fr' ? '' : context.wave(first).replace(/[()]/g, '.')}`),
        );
      }
    }
  });
});
