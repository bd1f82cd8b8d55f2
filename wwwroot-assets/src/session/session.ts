/** One open passage: keeps its client fed by the connection and sends what it has to send. */
import Delta from "quill-delta";
import type { Keeper } from "../shelf/keeper";
import type { Address, Place } from "../shelf/place";
import type { KeptWords, KeptWork } from "../shelf/shelf";
import type { LetGo } from "../shelf/work";
import { PassageClient, type Words } from "./collab";
import { ServerFailed, type Listener, type WordingConnection } from "./connection";
import type { Change, Pointed, Refusal, Submission } from "./protocol";
import { isRefused } from "./protocol";

/** What the editor shows of it all. */
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
  /** Nothing more is taken, for this reason; but the member writes on, into words kept for them, until the view calls `writingEnds`. */
  writesOn(reason: string): void;
  /** What has been written on so far; without words nothing is to be shown (any more). */
  keeping(kept: KeptWords): void;
  /** The server would not take what this page has not stored: here it is. */
  refused(code: string, kept: KeptWords): void;
  unsentChanged(): void;
}

/** Refusals that opening the passage again settles: nothing is wrong with the words. */
const passing = new Set(["notSaved", "stale", "unknownClient", "tooFast"]);

/** How often in a row that is tried before the words are handed back. */
const tries = 20;

/** Refusals that concern this change only: after the wording is loaded again the member may go on. */
const ofThisChange = new Set(["tooLarge", "cutsTheLine", "invalid", "failed", "readAgain", "compare", "takenOver", ...passing]);

const closedNow: Refusal = { code: "closed", message: "This was closed while you were typing. Your words are kept here." };

const changedMuch = "This passage changed much while you were away: compare it with your words before you put them in again.";

/** Half a character is held back this long (ms) for its other half: Firefox types such a one as two inputs, one right after the other. */
const halfFor = 500;

/** A missing version, a failed opening or a change refused in passing is asked for again after this time (ms). */
const againAfter = 1000;

export class PassageSession implements Listener {
  readonly client: PassageClient;
  #open = false;
  /** What the editor shows is not to be built on: the whole wording is asked for. */
  #startAfresh = false;
  #opening = 0;
  /** How often this page was told that the passage was closed or opened again: an answer that was on its way meanwhile may not know. */
  #tellings = 0;
  #closedFor: string | null = null;
  /** What a change of a passage that takes nothing more is refused for, as the server says it. */
  #why: Refusal = closedNow;
  /** What was refused while its author writes on; their words are handed back once the wording has been read again. */
  #returned: Refusal | null = null;
  /** The words of a member who writes on in a passage that takes nothing more; null: nobody does. */
  #aside: KeptWords | null = null;
  #refusedFor: string | null = null;
  #retries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #halfTimer: ReturnType<typeof setTimeout> | undefined;
  #settling: (() => void)[] = [];
  #disposed = false;
  #place: Place;

  /** With `carried` the session goes on with kept work that its tab has taken over, as the same client. */
  constructor(
    readonly address: Address,
    private readonly connection: WordingConnection,
    private readonly view: View,
    keeper: Keeper,
    carried: KeptWork | null = null,
  ) {
    this.client = new PassageClient(view);
    if (carried !== null) {
      this.client.goOn(carried.client, carried.work);
    }

    this.#place = keeper.place(this.client, address, (typedSince) => this.#taken(typedSince), carried);
    connection.listen(this.passage, this);
  }

  get passage(): string {
    return this.address.passage;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** The member writes on in a passage that takes nothing more. */
  get isAside(): boolean {
    return this.#aside !== null;
  }

  /** The member edited. `before`: what the editor showed before, where that is at hand. */
  typed(delta: Delta, before?: Delta): void {
    this.client.typed(delta, before);
    this.#grow();
    this.#after();
  }

  /** The member who writes on in a passage that takes nothing more has paused: what was written so far is handed back, and the wording stands as it is stored. The next key begins words of its own. */
  writingPauses(): void {
    if (this.#aside !== null && this.client.unsent > 0) {
      this.#handAside();
      this.#aside = this.#place.begin(this.#why.message);
      this.#after();
    }
  }

  /** The member who wrote on in a passage that takes nothing more has gone elsewhere: what was written is handed back, and nothing more can be. */
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
    this.#after();
  }

  hold(): void {
    this.client.hold();
  }

  release(): void {
    this.client.release();
    this.#after();
  }

  /** Ends when everything typed here is stored (or handed back), with the version then shown. Waits as long as that takes. */
  settle(): Promise<{ version: number }> {
    this.writingEnds();
    return new Promise((resolve) => {
      this.#settling.push(() => resolve({ version: this.client.version }));
      this.#after();
    });
  }

  connected(): void {
    void this.#read();
  }

  lost(): void {
    this.#open = false;
    this.#opening++;
    this.client.lost();
    this.view.lost();
    this.#place.changed();
    this.view.unsentChanged();
  }

  changed(change: Change): void {
    this.view.beforeOthers();
    this.#why = change.closed ?? this.#why;
    this.client.received(change);
    this.#grow();
    this.#after();
    this.#watchGap();
  }

  pointed(pointed: Pointed): void {
    if (pointed.client !== this.client.client) {
      this.view.pointed(pointed.index < 0 ? pointed : { ...pointed, index: this.client.shown(pointed.index) });
    }
  }

  closed(reason: string): void {
    this.#tellings++;
    this.view.beforeOthers();
    this.#closedFor = reason;
    this.#shut(this.#why);
    this.view.closed(reason);
  }

  reopened(): void {
    this.#tellings++;
    this.#closedFor = null;
    this.#refusedFor = null;
    this.#unlock();
  }

  readAgain(): void {
    void this.#read();
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#halfTimer);
    this.#place.end();
    this.connection.forget(this.passage, this);
  }

  async #read(): Promise<void> {
    const turn = ++this.#opening;
    const tellings = this.#tellings;
    this.#open = false;
    let answer;
    try {
      // After a long sleep another tab may have gone on with this work: then this client is that tab's.
      if (!(await this.#place.verify())) {
        return;
      }

      answer = await this.connection.open(this.passage, this.#startAfresh ? this.#asSame : this.client.resume);
    } catch {
      this.#again();
      return;
    }

    if (turn !== this.#opening || this.#disposed) {
      return;
    }

    if (tellings !== this.#tellings) {
      void this.#read();
      return;
    }

    if (isRefused(answer)) {
      if (answer.refused.code === "tooFast") {
        this.#again();
        return;
      }

      this.view.beforeOthers();
      this.#turnAway(answer.refused);
      return;
    }

    this.view.beforeOthers();
    if (this.#returned !== null) {
      const { code, message } = this.#returned;
      this.#hand(code, message, this.client.letGo());
    }

    if (answer.changes && this.client.isTooMuch(answer.changes, this.#place.away)) {
      this.client.leaveStored(answer.changes);
      this.#refuse("compare", changedMuch);
      return;
    }

    if (answer.wording && !this.#startAfresh && !(await this.#ask(turn))) {
      return;
    }

    const kept = this.client.opened(answer);
    this.#startAfresh = false;
    this.#open = true;
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
      this.#give("compare", changedMuch, kept);
    } else if (this.#closedFor !== null && this.#closedFor !== wasClosed) {
      this.view.closed(this.#closedFor);
    }

    this.#after();
  }

  /** Far behind: asks what became of the change that was sent and not answered, so that stored words do not come back. False where another turn has begun meanwhile. */
  async #ask(turn: number): Promise<boolean> {
    const sent = this.client.unanswered;
    if (sent === null) {
      return true;
    }

    const became = await this.connection.submit(this.passage, sent).catch(() => null);
    if (turn !== this.#opening || this.#disposed) {
      return false;
    }

    if (became !== null && !isRefused(became)) {
      this.client.leaveUnanswered();
    }

    return true;
  }

  /** What this page has of the passage is not what the server has: starts from the server's wording, with what is unsent. */
  async #mend(): Promise<void> {
    const turn = ++this.#opening;
    this.#open = false;
    let answer;
    try {
      answer = await this.connection.open(this.passage, this.#asSame);
    } catch {
      this.#again();
      return;
    }

    if (turn !== this.#opening || this.#disposed) {
      return;
    }

    this.#open = true;
    this.view.beforeOthers();
    if (!isRefused(answer) && answer.wording && answer.version >= this.client.version && this.client.mustMend) {
      console.warn(`${this.address.label}: the wording here differed from the server's and starts from that again.`);
      this.client.mend(answer.version, new Delta(answer.wording.ops));
    }

    this.#after();
  }

  get #asSame(): { client?: string } {
    return this.client.client === "" ? {} : { client: this.client.client };
  }

  #after(): void {
    this.#send();
    this.#place.changed();
    this.view.unsentChanged();
    if (this.client.unsent === 0 && (this.client.version >= 0 || this.#refusedFor !== null)) {
      for (const done of this.#settling.splice(0)) {
        done();
      }
    }
  }

  #send(): void {
    // What is written on here is for its author; the server would refuse it letter by letter.
    if (this.#aside !== null) {
      return;
    }

    if (this.#open && this.client.unsent > 0 && !this.#place.isSure) {
      void this.#read();
      return;
    }

    if (this.#open && this.client.mustMend) {
      void this.#mend();
      return;
    }

    const never = this.#open ? this.client.whyNever : null;
    if (never !== null) {
      this.#refuse("tooLarge", never);
      return;
    }

    if (this.#open && this.client.isHalf) {
      this.#halfTimer ??= setTimeout(() => {
        this.#halfTimer = undefined;
        this.client.dropHalves();
        this.#after();
      }, halfFor);
    }

    const submission = this.#open && this.connection.isConnected ? this.client.next() : null;
    if (submission !== null) {
      void this.#submit(submission);
    }
  }

  async #submit(submission: Submission): Promise<void> {
    const turn = this.#opening;
    let answer;
    try {
      answer = await this.connection.submit(this.passage, submission);
    } catch (problem) {
      if (turn === this.#opening && this.connection.isConnected) {
        if (problem instanceof ServerFailed) {
          this.#refuse("failed", `The server could not take this change (${problem.message}).`);
        } else {
          this.#laterAgain();
        }
      }

      return;
    }

    if (turn !== this.#opening || this.#disposed) {
      return;
    }

    if (!isRefused(answer)) {
      this.#retries = 0;
      if (!this.client.stored(submission.sequence, answer.version)) {
        this.#refuse("readAgain", "This passage had to be read again.");
      }

      this.#after();
      this.#watchGap();
    } else if (passing.has(answer.refused.code) && this.#retries++ < tries) {
      this.#laterAgain();
    } else {
      this.#refuse(answer.refused.code, answer.refused.message);
    }
  }

  /** Another tab went on with what this page kept, as this client: here a new one begins. */
  #taken(typedSince: boolean): void {
    const words = this.client.letGo();
    this.#putAway();
    this.client.forgetClient();
    this.#startAfresh = true;
    // What is typed now would stand on nothing, and could not be kept.
    this.#lock("Another page of yours has sent what was typed here. The newest wording is on its way.");
    if (typedSince) {
      this.#give("takenOver", "Another page of yours has sent what was kept of this one. In case the last of it is missing there, your words are kept here.", words);
    }

    void this.#read();
  }

  /** Nothing of this member is taken here any more. Who is in the middle of writing goes on into kept words; else the words come back, and the editor locks. */
  #turnAway(why: Refusal): void {
    if (ofThisChange.has(why.code) || !(this.#aside !== null || this.view.writes)) {
      this.#give(why.code, why.message, this.client.letGo());
      return;
    }

    this.client.returned();
    this.#refusedFor = why.message;
    this.#shut(why);
    this.#after();
  }

  /** From here the passage takes nothing more. */
  #shut(why: Refusal): void {
    this.#why = why;
    if (this.#aside === null && !this.view.writes) {
      this.#lock();
      return;
    }

    this.#aside = { ...(this.#aside ?? this.#place.begin(why.message)), message: why.message };
    this.view.writesOn(this.#closedFor ?? why.message);
    this.#grow();
  }

  /** The passage takes changes (again): what was written on meanwhile is typing like any other. */
  #unlock(): void {
    this.#putAway();
    this.#lock();
    this.#after();
  }

  #grow(): void {
    if (this.#aside !== null) {
      const { words, mine } = this.client.unsentWords;
      const { mine: _, ...kept } = this.#aside;
      this.#aside = { ...kept, words, ...(mine && { mine }) };
      this.view.keeping(this.#aside);
    }
  }

  #putAway(): void {
    if (this.#aside !== null) {
      const { mine: _, ...kept } = this.#aside;
      this.#aside = null;
      this.view.keeping({ ...kept, words: "" });
    }
  }

  #handAside(): void {
    this.#hand(this.#why.code, this.#why.message, this.client.letGo());
    if (this.client.wording === null) {
      this.#startAfresh = true;
      void this.#read();
    } else {
      this.client.restart(this.client.version, this.client.wording);
    }
  }

  /** Hands the unsent words back, locks the editor and loads the wording again. */
  #refuse(code: string, message: string): void {
    if (!ofThisChange.has(code) && (this.#aside !== null || this.view.writes)) {
      this.#turnAway({ code, message });
      return;
    }

    const had = this.client.unsent > 0;
    this.#startAfresh = true;
    if (had && this.view.writes) {
      // Whatever is typed until the wording has come would stand on nothing: it goes to the same words.
      this.client.returned();
      this.#returned = { code, message };
      this.#shut(this.#returned);
      void this.#read();
      return;
    }

    const kept = this.client.letGo();
    if (had) {
      this.#give(code, message, kept);
    }

    void this.#read();
  }

  #give(code: string, message: string, letGo: LetGo): void {
    this.#refusedFor = ofThisChange.has(code) ? null : message;
    this.#lock(message);
    this.#hand(code, message, letGo);
    for (const done of this.#settling.splice(0)) {
      done();
    }
  }

  #hand(code: string, message: string, letGo: LetGo): void {
    const kept = this.#place.handBack(message, letGo, this.#aside ?? undefined);
    this.#aside = null;
    this.#returned = null;
    this.view.refused(code, kept);
    this.view.unsentChanged();
  }

  #lock(meanwhile: string | null = null): void {
    this.view.locked(this.#closedFor ?? this.#refusedFor ?? meanwhile);
  }

  #watchGap(): void {
    if (this.client.hasGap) {
      this.#again();
    }
  }

  /** What was sent keeps its number and is sent again, once the passage has been opened again. */
  #laterAgain(): void {
    this.#open = false;
    this.client.lost();
    this.#again();
  }

  #again(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#disposed && this.connection.isConnected && (!this.#open || this.client.hasGap)) {
        void this.#read();
      }
    }, againAfter);
  }
}
