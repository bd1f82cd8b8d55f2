/** Work that is not stored: how it is kept outside a page, what becomes of it when it is given up, and how much of it goes in silently. */
import type Delta from "quill-delta";
import type { Mine } from "../passage/compare";

/** What one client has not stored yet, as it is kept outside the page: enough to go on where it stopped, in another page. */
export interface Work {
  /** The version it stands on. */
  version: number;
  inFlight: { delta: { ops: Delta["ops"] }; sequence: number; sent: boolean; goesOn?: boolean };
  buffer: { ops: Delta["ops"]; goesOn?: boolean } | null;
  /** How many edits that is, and how many of them are in flight. */
  unsent: number;
  unsentInFlight: number;
  /** The wording at `version`, without any of it, so that it can be compared should it come back; absent where that is unknown or long. */
  wording?: { ops: Delta["ops"] };
}

/** Work that was given up: its words, for their author to keep, and (where anything of text was changed) the change with the wording it was made on. */
export interface LetGo {
  words: string;
  mine: Mine | null;
}

/** The longest wording (units) that is kept outside the page with work on it. */
export const longestKept = 20_000;

/** The most that is merged without asking: steps of what is unsent × changes of others meanwhile. About a tenth of a second of calculation. */
export const mostMerged = 50_000;

/** The most changes of others, about as many letters, into which words still go silently: beyond it a passage has been written anew, and they would stand in sentences their author has never seen. */
export const mostMissed = 2_000;

/** The longest time (ms) between typing and sending after which words still go silently into what others have changed since: a week. */
export const longestAway = 7 * 24 * 60 * 60 * 1000;
