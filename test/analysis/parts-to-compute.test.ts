import { describe, expect, it } from 'vitest';
import { type AnalysisSettings, defaultSettings, partsToCompute } from '../../src/analysis/settings.ts';

const partsOf = (settings: Partial<AnalysisSettings>) =>
  Object.entries(partsToCompute({ ...defaultSettings, ...settings }))
    .filter(([, wanted]) => wanted)
    .map(([part]) => part);

describe('what is computed', () => {
  it('for the short tables is nothing beyond them', () => {
    expect(partsOf({ detail: 'summary' })).toEqual([]);
  });

  it('for everything else is everything, values of items where something rests on them', () => {
    expect(partsOf({ id: 'code', singleItems: true })).toEqual(Object.keys(partsToCompute(defaultSettings)));
    expect(partsOf({})).not.toContain('itemValues');
  });

  it.each([
    [{ test: 'mann-whitney' }, ['interItem', 'supplement']],
    [{ test: 'student' }, []],
    [{ alpha: 'pairwise' }, ['interItem', 'supplement', 'pairwise']],
    [{ attrition: ['sex'] }, ['attrition']],
    [{ singleItems: true }, ['singleItems']],
    [
      { reliability: { brs: 0.8 } },
      ['bothTTests', 'pooledInterval', 'interItem', 'supplement', 'pairwise', 'attrition'],
    ],
  ] as const)('for the short tables with %j is what that needs', (settings, parts) => {
    expect(partsOf({ detail: 'summary', ...settings })).toEqual(parts);
  });
});
