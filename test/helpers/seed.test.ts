import fc from 'fast-check';
import { expect, it } from 'vitest';

it.skipIf(process.env.SEED !== undefined)('generated input is the same in every run', () => {
  expect(fc.readConfigureGlobal()).toMatchObject({ seed: 20261130 });
  const drawn = () => {
    const numbers: number[] = [];
    fc.assert(
      fc.property(fc.nat(), (number) => void numbers.push(number)),
      { numRuns: 5 },
    );
    return numbers;
  };
  expect(drawn()).toEqual(drawn());
});
