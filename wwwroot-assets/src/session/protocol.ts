/** The messages of the hub `/hubs/wording`, as the server writes them (camelCase JSON). */
import type Delta from "quill-delta";

/** A change as it stands in the log. `client` is "" where a decision made it; an empty delta closes or reopens the passage. */
export interface Change {
  version: number;
  delta: { ops: Delta["ops"] };
  member: string;
  client: string;
  sequence: number;
  at: string;
  /** All it inserts stands right behind what its author typed last; absent: no. */
  goesOn?: boolean;
  /** Every fiftieth version brings `sumOf` the wording after it. */
  sum?: number;
  /** The name of a decision's member. */
  name?: string;
  /** The version that closes the passage says what every later change of it will be refused for. */
  closed?: Refusal;
}

/** The answer to `Open`: the whole wording, or the changes since the version asked for. */
export interface Opened {
  version: number;
  client: string;
  /** Spelt as the server does ("LeadIn"); `kindOf` reads it. */
  kind: string;
  wording?: { ops: Delta["ops"] } | null;
  changes?: Change[] | null;
  closed?: string | null;
  /** A closed passage says what a change of it is refused for. */
  closedFor?: Refusal | null;
}

export interface Refusal {
  code: string;
  message: string;
}

export interface Refused {
  refused: Refusal;
}

export interface Submission {
  base: number;
  client: string;
  sequence: number;
  delta: { ops: Delta["ops"] };
  goesOn?: boolean;
}

/** Somebody's caret or selection, as offsets into the log's wording; index -1: gone. */
export interface Pointed {
  member: string;
  name: string;
  client: string;
  index: number;
  length: number;
}

export function isRefused(answer: object): answer is Refused {
  return "refused" in answer && answer.refused !== null && answer.refused !== undefined;
}
