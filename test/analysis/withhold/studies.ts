import type { AnalysisSettings } from '../../../src/analysis/settings.ts';
import { numbersFrom } from './tables.ts';

/** What is asked of a study, so that every part of a result is there. */
export const everything: Partial<AnalysisSettings> = {
  id: 'id',
  attrition: ['sex', 'age'],
  singleItems: true,
  reliability: { '*': 0.8 },
  norms: { mood: { dysfunctional: { mean: 6, sd: 2 }, functional: { mean: 11, sd: 2 } } },
  equivalence: { lower: -2, upper: 2, unit: 'raw' },
};

export interface StudyShape {
  readonly seed: number;
  readonly waves: 1 | 2 | 3;
  /** How often each respondent is there, under other ids. Where it is as large as the smallest cell no count is small. */
  readonly times: number;
  /** Whether respondents stay away, come late and skip items. */
  readonly gaps: boolean;
}

/** Files of the waves of a study of two arms, with a characteristic and an age. */
export function studyFiles({ seed, waves, times, gaps }: StudyShape): string[] {
  const random = numbersFrom(seed);
  const stays = gaps ? 5 + random(6) : 10;
  const skips = gaps ? random(3) : 0;
  const people = Array.from({ length: 8 + random(8) }, (_, index) => ({
    id: `p${index}`,
    arm: random(3) === 0 ? 'control' : 'treated',
    sex: random(3) === 0 ? 'man' : 'woman',
    age: String(20 + random(50)),
    level: random(3),
  }));
  return Array.from({ length: waves }, (_, wave) => {
    const rows = people
      .filter(() => random(10) < stays)
      .flatMap(({ id, arm, sex, age, level }) => {
        const answers = [1, 2, 3].map(() =>
          random(30) < skips ? '' : String(Math.max(1, Math.min(5, level + random(3) + wave * random(2)))),
        );
        return Array.from({ length: times }, (_, copy) =>
          [`${id}-${copy}`, arm, sex, age, ...answers].join(','),
        );
      });
    return ['id,arm,sex,age,m1,m2,m3', ...rows, ''].join('\n');
  });
}
