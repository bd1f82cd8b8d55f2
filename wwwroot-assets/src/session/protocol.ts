/** What goes over the hub `/hubs/wording`, as the server writes it (camelCase JSON). */
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
  /** With every fiftieth version: `sumOf` of the wording after it. */
  sum?: number;
  /** Of a decision: what its member is called. */
  name?: string;
  /** With the version that closes the passage: what every later change of it will be refused for. */
  closed?: Refusal;
}

/** The answer to `Open`: the whole wording, or the changes since the version asked for. */
export interface Opened {
  version: number;
  client: string;
  /** As the server spells it ("LeadIn"): see kindOf. */
  kind: string;
  wording?: { ops: Delta["ops"] } | null;
  changes?: Change[] | null;
  closed?: string | null;
  /** Of a closed passage: what a change of it is refused for. */
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

/** A caret or selection of somebody, offsets into the log's wording; index -1: gone. */
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
