/** Opens the passage on the line, and opens it again whenever this page may have missed something. */
import Delta from "quill-delta";
import type { Address, Place } from "../shelf/place";
import type { PassageClient } from "./collab";
import type { WordingConnection } from "./connection";
import { isRefused } from "./protocol";
import { changedMuch, type Refusals } from "./refusals";
import type { View } from "./view";

/** After this time (ms) it asks again for a missing version, a failed opening, or a change that was refused in passing. */
const againAfter = 1000;

export class CatchUp {
  #isOpen = false;
  /** The editor shows something that nothing can be built on: the next opening asks for the whole wording. */
  #afresh = false;
  /** Counts openings and lost lines, so that answers of an earlier turn are ignored. */
  #turn = 0;
  /**
   * Counts how often the page was told that the passage was closed or opened again. An answer that was under way meanwhile may not know.
   */
  #tellings = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  /** `changed` is called when unsent work may have changed, or may be sent now. */
  constructor(
    private readonly address: Address,
    private readonly connection: WordingConnection,
    private readonly client: PassageClient,
    private readonly place: Place,
    private readonly view: View,
    private readonly refusals: Refusals,
    private readonly changed: () => void,
  ) {}

  /** The passage is open on this line: what is sent builds on what came. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  get turn(): number {
    return this.#turn;
  }

  /** True where an answer that was asked for in this turn comes too late. */
  isOver(turn: number): boolean {
    return turn !== this.#turn || this.#disposed;
  }

  /** The page was told that the passage was closed or opened again. */
  told(): void {
    this.#tellings++;
  }

  /** The line went. */
  lost(): void {
    this.#isOpen = false;
    this.#turn++;
  }

  /** The change in flight keeps its number and is sent again, once the passage has been opened again. */
  later(): void {
    this.#isOpen = false;
    this.client.lost();
    this.#again();
  }

  /** Asks again where a version is missing. */
  watchGap(): void {
    if (this.client.hasGap) {
      this.#again();
    }
  }

  readAfresh(): void {
    this.#afresh = true;
    void this.read();
  }

  async read(): Promise<void> {
    const turn = ++this.#turn;
    const tellings = this.#tellings;
    this.#isOpen = false;
    let answer;
    try {
      // After a long sleep another tab may have gone on with this work: then this client is that tab's.
      if (!(await this.place.verify())) {
        return;
      }

      answer = await this.connection.open(this.address.passage, this.#afresh ? this.#asSame : this.client.resume);
    } catch {
      this.#again();
      return;
    }

    if (this.isOver(turn)) {
      return;
    }

    if (tellings !== this.#tellings) {
      void this.read();
      return;
    }

    if (isRefused(answer)) {
      if (answer.refused.code === "tooFast") {
        this.#again();
        return;
      }

      this.view.beforeOthers();
      this.refusals.turnAway(answer.refused);
      return;
    }

    this.view.beforeOthers();
    this.refusals.giveReturned();
    if (answer.changes && this.client.isTooMuch(answer.changes, this.place.away)) {
      this.client.leaveStored(answer.changes);
      this.refusals.refuse(changedMuch);
      return;
    }

    if (answer.wording && !this.#afresh && !(await this.#askWhatBecame(turn))) {
      return;
    }

    const kept = this.client.opened(answer);
    this.#afresh = false;
    this.#isOpen = true;
    this.refusals.opened(answer, kept);
    this.changed();
  }

  /** This page's wording is not the server's: starts from the server's, with what is unsent. */
  async mend(): Promise<void> {
    const turn = ++this.#turn;
    this.#isOpen = false;
    let answer;
    try {
      answer = await this.connection.open(this.address.passage, this.#asSame);
    } catch {
      this.#again();
      return;
    }

    if (this.isOver(turn)) {
      return;
    }

    this.#isOpen = true;
    this.view.beforeOthers();
    if (!isRefused(answer) && answer.wording && answer.version >= this.client.version && this.client.mustMend) {
      console.warn(`${this.address.label}: the wording here differed from the server's and starts from that again.`);
      this.client.mend(answer.version, new Delta(answer.wording.ops));
    }

    this.changed();
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
  }

  get #asSame(): { client?: string } {
    return this.client.client === "" ? {} : { client: this.client.client };
  }

  /**
   * This page is too far behind for changes: asks what became of the change that was sent and not answered, so that stored words do not
   * come back.
   * @returns false where another turn has begun meanwhile.
   */
  async #askWhatBecame(turn: number): Promise<boolean> {
    const sent = this.client.unanswered;
    if (sent === null) {
      return true;
    }

    const became = await this.connection.submit(this.address.passage, sent).catch(() => null);
    if (this.isOver(turn)) {
      return false;
    }

    if (became !== null && !isRefused(became)) {
      this.client.leaveUnanswered();
    }

    return true;
  }

  #again(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#disposed && this.connection.isConnected && (!this.#isOpen || this.client.hasGap)) {
        void this.read();
      }
    }, againAfter);
  }
}
