import fc from '../../node_modules/fast-check/lib/fast-check.js';

/**
 * Generated input is the same in every run, so that a run tells of the change and not of the draw: `vitest.config.ts` puts this in
 * the place of fast-check. `SEED=42` or `SEED=random` draws other input.
 */
const { SEED = '20261130' } = process.env;
if (SEED !== 'random') fc.configureGlobal({ seed: Number(SEED) });

export * from '../../node_modules/fast-check/lib/fast-check.js';
export default fc;
