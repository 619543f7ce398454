/** The part of jstat, which brings no types, that serves as a second opinion. */
declare module 'jstat' {
  interface Distribution {
    cdf(x: number, ...parameters: number[]): number;
    inv(p: number, ...parameters: number[]): number;
  }
  export const jStat: Record<
    'studentt' | 'centralF' | 'chisquare' | 'beta' | 'normal' | 'noncentralt',
    Distribution
  > & { gammaln(x: number): number };
}
