import { z } from 'zod';
import { variableFields } from './describe.ts';
import { counts, type DeepReadonly, free, list, named, statistics, withholdable } from './fields.ts';

const differences = statistics(
  z.array(z.number().nullable()),
  'Standardised, of each other group from the first; of shares without a sign; null where it cannot be computed, or was withheld',
);

const scoreSchema = named(
  'baselineScore',
  withholdable({ scale: free(z.string()), subscale: free(z.string().nullable()), differences }),
);

const characteristicSchema = named(
  'baselineCharacteristic',
  withholdable({ ...variableFields, differences }),
);

/** Groups at the first wave, described side by side. */
export const baselineSchema = named(
  'baseline',
  withholdable(
    {
      wave: free(z.string()),
      groups: free(z.array(z.string()), 'In the order of the counts; differences are from the first'),
      n: counts('Respondents of each group at the first wave'),
      scores: list(scoreSchema, 'Means and SDs stand in the samples of the scales'),
      characteristics: list(characteristicSchema, 'The columns of --baseline'),
    },
    'Several groups at several waves: how far the groups lie apart before, in standard deviations and without tests; absent in other designs',
  ),
);

export type Baseline = DeepReadonly<z.infer<typeof baselineSchema>>;
export type BaselineCharacteristic = DeepReadonly<z.infer<typeof characteristicSchema>>;
