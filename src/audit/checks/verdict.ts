/**
 * What a check says of printed numbers.
 * `consistent`: they can all be right. `inconsistent`: they cannot. `no-power`: with so few decimals the check could not
 * have failed, so that passing it says nothing. `not-checkable`: see the reason beside it.
 */
export type Verdict = 'consistent' | 'inconsistent' | 'no-power' | 'not-checkable';
