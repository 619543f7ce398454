import { descriptionOf } from '../../model/result/samples.ts';
import type { Count, SampleKey } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { countText, joined, type Text } from '../table.ts';
import type { ScoreRow } from './score-rows.ts';

/** How many answers a score needs, and how many scores were worked out with gaps, per wave. */
export function missingRuleNote(
  scores: readonly ScoreRow[],
  samples: readonly SampleKey[],
  severalWaves: boolean,
  context: Context,
): Text {
  const rules = scores.flatMap(({ scale }) => {
    if (scale.aggregate === null || scale.minAnswered >= scale.k) return [];
    const all = samples.flatMap((sample) => descriptionOf(scale, sample)?.prorated ?? []);
    // Of many samples those that are not zero.
    const isNone = samples.length > 2 && all.every((n) => n === 0);
    const isNamed = (n: Count) => samples.length < 3 || n !== 0;
    const counts = samples.flatMap((sample) => {
      const described = descriptionOf(scale, sample);
      if (described === undefined || !isNamed(described.prorated)) return [];
      const prorated = countText(described.prorated, context);
      return [severalWaves ? joined([prorated, context.sample(sample)], ' ') : prorated];
    });
    return [
      context.text('missingRule', {
        scale: context.name(scale.name),
        needed: context.number.plain(scale.minAnswered),
        items: context.number.count(scale.k),
        counts: isNone
          ? context.number.count(0)
          : joined(counts, samples.length > 2 ? context.word('separator') : ', '),
      }),
    ];
  });
  if (rules.length === 0) return context.text('note.missingRule');
  return context.text('note.missingRule.exceptions', { rules: joined(rules, context.word('separator')) });
}
