import type { KeptWords } from "../shelf/shelf";
import type { Words } from "./collab";
import type { Pointed } from "./protocol";

/** The editor of a session's passage, as the session sees it. */
export interface View extends Words {
  /** A change of others is about to come: tells the session first what is typed and not told yet. */
  beforeOthers(): void;
  opened(): void;
  /** The connection went: nobody else is known to be here. */
  lost(): void;
  pointed(pointed: Pointed): void;
  /** Says why it cannot be edited now; null when it can. */
  locked(reason: string | null): void;
  closed(reason: string): void;
  /** The member is in the middle of writing here: the next key may be on its way. */
  readonly writes: boolean;
  /** Nothing more is taken, for this reason. The member writes on, into words kept for them, until the view calls `writingEnds`. */
  writesOn(reason: string): void;
  /** Shows the words written on so far; where there are none, nothing is shown any more. */
  keeping(kept: KeptWords): void;
  /** Hands back what this page has not stored and the server would not take. */
  refused(code: string, kept: KeptWords): void;
  unsentChanged(): void;
}
