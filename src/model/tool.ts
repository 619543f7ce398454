/** Name and version that every result carries; a test holds the version equal to package.json. */
export const tool = { name: 'ensure-stats', version: '0.1.0' } as const;
