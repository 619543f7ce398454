/** What a test may look for, by R's names: any difference, or one in a direction. Here without the schemas, which options do not load. */
export const ALTERNATIVES = ['two-sided', 'greater', 'less'] as const;
