/** Whose words stand first where two changes insert at one place. The server goes by the same rule. */

/** As much of a change as the rule needs. `goesOn`: all it inserts stands right behind what its author typed last. */
export interface Claim {
  client: string;
  goesOn?: boolean | undefined;
}

/**
 * True where the words of `a` stand before those of `b`, for two different clients. Decisions ("") stand before all. Who goes on with a word is not
 * parted from it: another's words come after it. Else the lower id, by ordinal compare.
 */
export function goesFirst(a: Claim, b: Claim): boolean {
  const [aGoesOn, bGoesOn] = [a.goesOn === true, b.goesOn === true];
  return a.client !== "" && b.client !== "" && aGoesOn !== bGoesOn ? aGoesOn : a.client < b.client;
}
