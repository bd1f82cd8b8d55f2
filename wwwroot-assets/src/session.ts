/** One open passage: keeps its client fed by the connection and sends what it has to send. */
import Delta from "quill-delta";
import { PassageClient, type Words } from "./collab";
import type { Listener, WordingConnection } from "./connection";
import type { Address, Keeper, Place } from "./keeper";
import type { Change, Pointed, Submission } from "./protocol";
import { isRefused } from "./protocol";
import type { KeptWords, KeptWork } from "./shelf";
import type { LetGo } from "./work";

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
  /** The server would not take what this page has not stored: here it is. */
  refused(code: string, kept: KeptWords): void;
  unsentChanged(): void;
}

/** Refusals that opening the passage again settles: nothing is wrong with the words. */
const passing = new Set(["notSaved", "stale", "unknownClient", "tooFast"]);

/** How often in a row that is tried before the words are handed back. */
const tries = 20;

/** Refusals that concern this change only: after the wording is loaded again the member may go on. */
const ofThisChange = new Set(["tooLarge", "invalid", "failed", "readAgain", "compare", "takenOver", ...passing]);

const changedMuch = "This passage changed much while you were away: compare it with your words before you put them in again.";

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
  #refusedFor: string | null = null;
  #retries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
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

  typed(delta: Delta): void {
    this.client.typed(delta);
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
    this.client.received(change);
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
    this.#closedFor = reason;
    this.#lock();
    this.view.closed(reason);
  }

  reopened(): void {
    this.#tellings++;
    this.#closedFor = null;
    this.#refusedFor = null;
    this.#lock();
  }

  readAgain(): void {
    void this.#read();
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
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

      this.#give(answer.refused.code, answer.refused.message, this.client.letGo());
      return;
    }

    this.view.beforeOthers();
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
    this.#lock();
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
    if (this.#open && this.client.unsent > 0 && !this.#place.isSure) {
      void this.#read();
      return;
    }

    if (this.#open && this.client.mustMend) {
      void this.#mend();
      return;
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
        this.#refuse("failed", `The server could not take this change (${problem instanceof Error ? problem.message : "no reason given"}).`);
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
      this.#open = false;
      this.client.lost();
      this.#again();
    } else {
      this.#refuse(answer.refused.code, answer.refused.message);
    }
  }

  /** Another tab went on with what this page kept, as this client: here a new one begins. */
  #taken(typedSince: boolean): void {
    const words = this.client.letGo();
    this.client.client = "";
    this.#startAfresh = true;
    // What is typed now would stand on nothing, and could not be kept.
    this.#lock("Another page of yours has sent what was typed here. The newest wording is on its way.");
    if (typedSince) {
      this.#give("takenOver", "Another page of yours has sent what was kept of this one. In case the last of it is missing there, your words are kept here.", words);
    }

    void this.#read();
  }

  /** Hands the unsent words back, locks the editor and loads the wording again. */
  #refuse(code: string, message: string): void {
    const had = this.client.unsent > 0;
    const kept = this.client.letGo();
    this.#startAfresh = true;
    if (had) {
      this.#give(code, message, kept);
    }

    void this.#read();
  }

  #give(code: string, message: string, letGo: LetGo): void {
    const kept = this.#place.handBack(message, letGo);
    this.#refusedFor = ofThisChange.has(code) ? null : message;
    this.#lock(message);
    this.view.refused(code, kept);
    this.view.unsentChanged();
    for (const done of this.#settling.splice(0)) {
      done();
    }
  }

  #lock(meanwhile: string | null = null): void {
    this.view.locked(this.#closedFor ?? this.#refusedFor ?? meanwhile);
  }

  #watchGap(): void {
    if (this.client.hasGap) {
      this.#again();
    }
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
