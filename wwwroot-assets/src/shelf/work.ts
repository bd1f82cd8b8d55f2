/** Work that is not stored: how it is kept outside a page, how it is given up, and how much of it goes in silently. */
import type Delta from "quill-delta";
import type { Mine } from "../passage/compare";

/** One client's work that is not stored, as it is kept outside the page: enough for another page to go on with it. */
export interface Work {
  /** The version it is made on. */
  version: number;
  inFlight: { delta: { ops: Delta["ops"] }; sequence: number; sent: boolean; goesOn?: boolean };
  buffer: { ops: Delta["ops"]; goesOn?: boolean } | null;
  /** The number of its edits, and of those in flight. */
  unsent: number;
  unsentInFlight: number;
  /** The wording at `version` without this work, to compare it with should it come back; absent where that is unknown or long. */
  wording?: { ops: Delta["ops"] };
}

/** Work that was given up: its words, for their author to keep, and (where it changed text) the change with the wording it was made on. */
export interface LetGo {
  words: string;
  mine: Mine | null;
}

/** The longest wording (UTF-16 code units) that is kept outside the page with work on it. */
export const longestKept = 20_000;

/** The most that is merged without asking: steps of the unsent work × changes of others. It takes about a tenth of a second. */
export const mostMerged = 50_000;

/**
 * The most changes of others, about as many letters, into which words still go silently. Beyond it the passage has been written anew, and
 * the words would stand in sentences their author has never seen.
 */
export const mostMissed = 2_000;

/** The longest time (ms) after which words still go silently into what others have changed: a week. */
export const longestAway = 7 * 24 * 60 * 60 * 1000;
