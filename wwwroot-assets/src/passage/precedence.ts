/** Decides whose words stand first where two changes insert at one place. The server has the same rule. */
import type Delta from "quill-delta";
import { endOfWords } from "./change";

/** The part of a change that the rule needs. `goesOn`: all it inserts stands right behind what its author typed last. */
export interface Claim {
  client: string;
  goesOn?: boolean | undefined;
}

/**
 * True where the words of `a` stand before those of `b`, for two different clients. Decisions ("") stand before all; then an author who
 * goes on with their own word, so that it is not parted; then the lower id, by ordinal compare.
 */
export function goesFirst(a: Claim, b: Claim): boolean {
  const [aGoesOn, bGoesOn] = [a.goesOn === true, b.goesOn === true];
  return a.client !== "" && b.client !== "" && aGoesOn !== bGoesOn ? aGoesOn : a.client < b.client;
}

/** A change that was typed, and whether all it inserts goes on with its author's words. */
export interface Typed {
  delta: Delta;
  goesOn: boolean;
}

/** One change with more typed into it. */
export function typedOn(first: Typed, more: Typed): Typed {
  return { delta: first.delta.compose(more.delta), goesOn: allGoesOn(first, more) };
}

/**
 * True where a change with more typed into it still goes on with its author's words. All of it must, because a jump behind another's word
 * would part it.
 */
function allGoesOn(change: Typed, more: Typed): boolean {
  if (endOfWords(more.delta) === null) {
    return change.goesOn;
  }

  return endOfWords(change.delta) === null ? more.goesOn : change.goesOn && more.goesOn;
}
