import { z } from 'zod';
import { type DeepReadonly, free, named, object, optional, statistic, statistics } from './fields.ts';

export const intervalFields = {
  level: free(z.number()),
  lower: statistic(),
  upper: statistic(),
  method: optional(free(z.string())),
  reason: optional(statistics(z.string(), 'Why a quantity that is known has no ends; absent elsewhere')),
};

export const intervalSchema = named('interval', object(intervalFields));

export type ConfidenceInterval = DeepReadonly<z.infer<typeof intervalSchema>>;
