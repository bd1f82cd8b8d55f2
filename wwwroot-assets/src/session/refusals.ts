/**
 * Decides what happens to words that a passage does not take. They come back to their author and the editor locks; or, while the author is
 * in the middle of writing, they write on into words kept for them (*aside*), which come back at the next pause.
 */
import type { Place } from "../shelf/place";
import type { KeptWords } from "../shelf/shelf";
import type { LetGo } from "../shelf/work";
import type { PassageClient } from "./collab";
import type { Opened, Refusal } from "./protocol";
import type { View } from "./view";

/** Refusals that opening the passage again settles: nothing is wrong with the words. */
const passing = new Set(["notSaved", "stale", "unknownClient", "tooFast"]);

/** Refusals that concern one change only: after the wording is loaded again the member may go on. */
const ofOneChange = new Set(["tooLarge", "cutsTheLine", "invalid", "failed", "readAgain", "compare", "takenOver", ...passing]);

const closedNow: Refusal = { code: "closed", message: "This was closed while you were typing. Your words are kept here." };

/** Others changed too much for the words to go in silently. */
export const changedMuch: Refusal = {
  code: "compare",
  message: "This passage changed much while you were away: compare it with your words before you put them in again.",
};

const takenOver: Refusal = {
  code: "takenOver",
  message: "Another page of yours has sent what was kept of this one. In case the last of it is missing there, your words are kept here.",
};

export function isPassing({ code }: Refusal): boolean {
  return passing.has(code);
}

/** The session around, as far as refusals need it. */
interface AroundRefusals {
  /** Opens the passage again, from the server's wording. */
  readAfresh(): void;
  /** Unsent work may have changed, or may be sent now. */
  changed(): void;
  /** Nothing is waited for any more. */
  settled(): void;
}

export class Refusals {
  /** The reason for which the passage is closed; null while it is open. */
  #closedFor: string | null = null;
  /** Later changes of a passage that takes nothing more are refused for this, as the server says it. */
  #why: Refusal = closedNow;
  /** A refusal that came while the author wrote on: their words are handed back once the wording has been read again. */
  #returned: Refusal | null = null;
  /** The words of a member who writes on in a passage that takes nothing more; null when nobody does. */
  #aside: KeptWords | null = null;
  /** The reason for which everything of this member is refused; null while they may edit. */
  #refusedFor: string | null = null;

  constructor(
    private readonly client: PassageClient,
    private readonly place: Place,
    private readonly view: View,
    private readonly around: AroundRefusals,
  ) {}

  /** The member writes on in a passage that takes nothing more. */
  get isAside(): boolean {
    return this.#aside !== null;
  }

  /** The server takes nothing of this member here. */
  get isTurnedAway(): boolean {
    return this.#refusedFor !== null;
  }

  /** A change that closes the passage says what every later one is refused for. */
  learn(why: Refusal | undefined): void {
    this.#why = why ?? this.#why;
  }

  closed(reason: string): void {
    this.#closedFor = reason;
    this.#shut(this.#why);
    this.view.closed(reason);
  }

  reopened(): void {
    this.#closedFor = null;
    this.#refusedFor = null;
    this.#unlock();
  }

  /** The passage was opened. `kept`: words that had to be let go for it. */
  opened(answer: Opened, kept: LetGo | null): void {
    const wasClosed = this.#closedFor;
    this.#closedFor = answer.closed ?? null;
    this.#why = answer.closedFor ?? closedNow;
    if (this.#closedFor === null && this.#refusedFor === null) {
      this.#unlock();
    } else {
      this.#shut(this.#why);
    }

    this.view.opened();
    if (kept !== null) {
      this.#give(changedMuch, kept);
    } else if (this.#closedFor !== null && this.#closedFor !== wasClosed) {
      this.view.closed(this.#closedFor);
    }
  }

  /**
   * The member has paused while writing on: the words so far are handed back, and the wording stands as it is stored. The next key begins
   * words of its own.
   */
  writingPauses(): void {
    if (this.#aside !== null && this.client.unsent > 0) {
      this.#handAside();
      this.#aside = this.place.begin(this.#why.message);
      this.around.changed();
    }
  }

  /** The member who wrote on has gone elsewhere: the words are handed back, and the editor locks. */
  writingEnds(): void {
    if (this.#aside === null) {
      return;
    }

    if (this.client.unsent > 0) {
      this.#handAside();
    } else {
      this.#putAway();
    }

    this.#lock();
    this.around.changed();
  }

  /** Unsent work has changed: shows the words written on as they are now. */
  grow(): void {
    if (this.#aside !== null) {
      const { words, mine } = this.client.unsentWords;
      const { mine: _, ...kept } = this.#aside;
      this.#aside = { ...kept, words, ...(mine && { mine }) };
      this.view.keeping(this.#aside);
    }
  }

  /**
   * Another tab went on with what this page kept, as this client: here a new one begins. `typedSince`: something was typed after it was
   * kept.
   */
  takenOver(typedSince: boolean): void {
    const words = this.client.letGo();
    this.#putAway();
    this.client.forgetClient();
    // Anything typed now would stand on nothing, and could not be kept.
    this.#lock("Another page of yours has sent what was typed here. The newest wording is on its way.");
    if (typedSince) {
      this.#give(takenOver, words);
    }

    this.around.readAfresh();
  }

  /**
   * The server takes nothing of this member here. A member in the middle of writing goes on into kept words; for any other the words come
   * back and the editor locks.
   */
  turnAway(why: Refusal): void {
    if (ofOneChange.has(why.code) || !(this.isAside || this.view.writes)) {
      this.#give(why, this.client.letGo());
      return;
    }

    this.client.returned();
    this.#refusedFor = why.message;
    this.#shut(why);
    this.around.changed();
  }

  /** The server does not take something that was sent: its words are handed back, and the wording is loaded again. */
  refuse(why: Refusal): void {
    if (!ofOneChange.has(why.code) && (this.isAside || this.view.writes)) {
      this.turnAway(why);
      return;
    }

    if (this.client.unsent === 0) {
      this.client.letGo();
    } else if (this.view.writes) {
      // Anything typed until the wording has come would stand on nothing: it goes to the same words.
      this.client.returned();
      this.#returned = why;
      this.#shut(why);
    } else {
      this.#give(why, this.client.letGo());
    }

    this.around.readAfresh();
  }

  /** The wording has been read again: hands back what was refused while its author wrote on. */
  giveReturned(): void {
    if (this.#returned !== null) {
      this.#hand(this.#returned, this.client.letGo());
    }
  }

  /** The passage takes nothing more from here on. */
  #shut(why: Refusal): void {
    this.#why = why;
    if (this.#aside === null && !this.view.writes) {
      this.#lock();
      return;
    }

    this.#aside = { ...(this.#aside ?? this.place.begin(why.message)), message: why.message };
    this.view.writesOn(this.#closedFor ?? why.message);
    this.grow();
  }

  /** The passage takes changes (again): what was written on meanwhile is typing like any other. */
  #unlock(): void {
    this.#putAway();
    this.#lock();
    this.around.changed();
  }

  #putAway(): void {
    if (this.#aside !== null) {
      const { mine: _, ...kept } = this.#aside;
      this.#aside = null;
      this.view.keeping({ ...kept, words: "" });
    }
  }

  #handAside(): void {
    this.#hand(this.#why, this.client.letGo());
    if (this.client.wording === null) {
      this.around.readAfresh();
    } else {
      this.client.restart(this.client.version, this.client.wording);
    }
  }

  /** Locks the editor and hands words back. */
  #give(why: Refusal, letGo: LetGo): void {
    this.#refusedFor = ofOneChange.has(why.code) ? null : why.message;
    this.#lock(why.message);
    this.#hand(why, letGo);
    this.around.settled();
  }

  #hand({ code, message }: Refusal, letGo: LetGo): void {
    const kept = this.place.handBack(message, letGo, this.#aside ?? undefined);
    this.#aside = null;
    this.#returned = null;
    this.view.refused(code, kept);
    this.view.unsentChanged();
  }

  #lock(meanwhile: string | null = null): void {
    this.view.locked(this.#closedFor ?? this.#refusedFor ?? meanwhile);
  }
}
