import type { KeptWords } from "../shelf/shelf";
import type { Words } from "./collab";
import type { Pointed } from "./protocol";

/** The editor of a session's passage, as the session sees it. */
export interface View extends Words {
  /** Something of others is about to come: what is typed but not told yet must be told now. */
  beforeOthers(): void;
  opened(): void;
  /** The connection went: nobody else is known to be here. */
  lost(): void;
  pointed(pointed: Pointed): void;
  /** Why it cannot be edited now, or null when it can. */
  locked(reason: string | null): void;
  closed(reason: string): void;
  /** The member is in the middle of writing here: the next key may be on its way. */
  readonly writes: boolean;
  /** Nothing more is taken, for this reason. The member writes on, into words kept for them, until the view calls `writingEnds`. */
  writesOn(reason: string): void;
  /** The words written on so far; where there are none, nothing is to be shown any more. */
  keeping(kept: KeptWords): void;
  /** The server would not take what this page has not stored: here it is. */
  refused(code: string, kept: KeptWords): void;
  unsentChanged(): void;
}
