import type { Scale } from '../../../src/model/scale.ts';

/** A sound definition of four items for tests to break. */
export function mood(change: (scale: Scale) => void = () => {}): Scale {
  const scale: Scale = {
    id: 'mood',
    version: '1.0.0',
    name: { en: 'Mood' },
    direction: 'higher-is-better',
    response: {
      min: 1,
      max: 5,
      labels: [
        { value: 1, text: { en: ['Strongly disagree'], nl: ['Helemaal mee oneens'] } },
        { value: 2, text: { en: ['Disagree'], nl: ['Mee oneens'] } },
        { value: 3, text: { en: ['Neutral'], nl: ['Neutraal'] } },
        { value: 4, text: { en: ['Agree'], nl: ['Mee eens'] } },
        { value: 5, text: { en: ['Strongly agree'], nl: ['Helemaal mee eens'] } },
      ],
    },
    items: [
      { id: 'mood1', text: { en: 'I was cheerful.' } },
      { id: 'mood2', text: { en: 'I was gloomy.' }, reverse: true },
      { id: 'mood3', aliases: ['Q7'] },
      { id: 'mood4' },
    ],
    score: { aggregate: 'mean', minAnswered: 3 },
    citation: 'Doe, J. (2001). Mood.',
    licence: 'Free.',
    examples: [
      { responses: { mood1: 4, mood2: 2, mood3: 4, mood4: 4 }, scores: { mood: 4 } },
      { responses: { mood1: 1, mood2: 5, mood3: 1, mood4: 1 }, scores: { mood: 1 } },
      { responses: { mood1: 1 }, scores: { mood: null } },
    ],
  };
  change(scale);
  return scale;
}
