/**
 * One passage as one client has it: its version of the log, and what is typed and not stored yet. No clock, no network, no page. It is one
 * state machine and so one file: each method is something that arrives, and what follows depends on all of its fields.
 *
 * The law (held by test/collab.test.ts): whatever is delayed, dropped, doubled or interrupted, when everything has arrived every editor
 * holds `fold(log)`, and what each client typed is in the log exactly once.
 *
 * Offsets are UTF-16 code units; versions count from 0 without gaps.
 */
import Delta from "quill-delta";
import { beginsAt, deletes, endOfWords, insertedText } from "../passage/change";
import { widen } from "../passage/characters";
import { onto } from "../passage/compare";
import { whyNever } from "../passage/parts";
import type { Claim } from "../passage/precedence";
import { sumOf } from "../passage/sum";
import { longestAway, longestKept, mostMerged, mostMissed, type LetGo, type Work } from "../shelf/work";
import type { Change, Opened, Submission } from "./protocol";
import { Unstored, type Outgoing } from "./unstored";

/** Shows the words. `apply` gets each change of others, as it is to be made on the editor's words. */
export interface Words {
  apply(delta: Delta, from: Claim & { member: string; name?: string }): void;
  reset(wording: Delta): void;
}

export class PassageClient {
  version = -1;
  /** The wording at `version` as the log has it, without what is not stored; null where none came, for work that is only carried. */
  wording: Delta | null = null;

  #words: Words;
  #unstored = new Unstored();
  /** The end of what was typed here last, in the editor's words; null before the first. */
  #lastWords: number | null = null;
  #arrived = new Map<number, Change | "own">();
  #held = false;
  #differs = false;

  constructor(words: Words) {
    this.#words = words;
  }

  /** The id under which the server knows this client; "" before it has given one. */
  get client(): string {
    return this.#unstored.client;
  }

  /** Begins as a new client. */
  forgetClient(): void {
    this.#unstored.client = "";
  }

  /** The number of edits that are not stored yet; 0 when the passage is synchronised. */
  get unsent(): number {
    return this.#unstored.edits;
  }

  /** True when a later version has arrived but one before it has not. */
  get hasGap(): boolean {
    return !this.#held && this.#arrived.size > 0;
  }

  /**
   * True where the wording here differs from the server's and may start from that again, because the server can have seen nothing that is
   * in the way.
   */
  get mustMend(): boolean {
    return this.#differs && !this.#held && !this.#unstored.isSent;
  }

  /** The request for `Open`: this client where it stopped, or a new one. */
  get resume(): { client?: string; since?: number } {
    return this.version < 0 ? {} : { client: this.client, since: this.version };
  }

  /** Everything that is not stored, to be kept outside the page; null when there is nothing. */
  get work(): Work | null {
    const kept = this.client === "" ? null : this.#unstored.kept;
    const { version, wording } = this;
    return kept && { version, ...kept, ...(wording !== null && wording.length() <= longestKept ? { wording: { ops: wording.ops } } : {}) };
  }

  /** Goes on where another page stopped, as the same client. The answer to `Open` shows what of that work is stored. */
  goOn(client: string, work: Work): void {
    this.version = work.version;
    this.wording = work.wording ? new Delta(work.wording.ops) : null;
    this.#unstored.goOn(client, work, this.wording);
  }

  /** True where others changed so much since, or so long ago (`away` in ms), that unsent words must not go in silently. */
  isTooMuch(changes: readonly Change[], away: number): boolean {
    const theirs = changes.filter((change) => change.client !== this.client && change.delta.ops.length > 0).length;
    const mine = this.#unstored.steps;
    return mine > 0 && theirs > 0 && (away > longestAway || theirs > mostMissed || mine * theirs > mostMerged);
  }

  /**
   * The change that was sent and not answered, as it was sent. The server is asked what became of it where the changes since are not to be
   * had.
   */
  get unanswered(): Submission | null {
    return this.#from(this.#unstored.unanswered);
  }

  /** Counts what was sent and not answered as stored. The rest is about to be let go. */
  leaveUnanswered(): void {
    this.#confirm("own");
  }

  /** Counts as stored what these changes show to be stored, without moving to their version. The rest is about to be let go. */
  leaveStored(changes: readonly Change[]): void {
    for (const change of changes) {
      this.#unstored.passOver(change);
      if (this.#unstored.holds(change)) {
        this.#confirm("own");
      }
    }
  }

  /** The member made an edit, which the editor already shows. `before`: what it showed before, where that is at hand. */
  typed(change: Delta, before: Delta | null = this.#showing): void {
    if (change.ops.length === 0) {
      return;
    }

    const delta = widen(before, change);
    const goesOn = this.#lastWords !== null && beginsAt(delta, this.#lastWords);
    this.#lastWords = endOfWords(delta) ?? this.#moved(delta);
    this.#unstored.add(delta, goesOn);
  }

  /** True where what is sent next holds half a character. Its other half may be typed any moment, and until then nothing of it is sent. */
  get isHalf(): boolean {
    return this.#unstored.isHalf;
  }

  /** Takes half characters that stayed alone out of what is to be sent and out of the editor, because no text can hold them. */
  dropHalves(): void {
    const shown = this.#unstored.dropHalves();
    if (shown !== null) {
      this.#words.apply(shown, { client: this.client, member: "" });
      this.#lastWords = this.#moved(shown);
    }
  }

  /** Says to its author why the next change can never be sent; null (nearly always) where it can. */
  get whyNever(): string | null {
    const all = this.#unstored.isTooLarge ? this.#unstored.all : null;
    return all && whyNever(all, this.wording?.length() ?? null);
  }

  /** The change to send now, if any. */
  next(): Submission | null {
    return this.version < 0 || this.#held ? null : this.#from(this.#unstored.next());
  }

  /** The server's answer to a submission. False where the version is one this client has passed: then the passage must be read again. */
  stored(sequence: number, version: number): boolean {
    if (!this.#unstored.hasSent(sequence)) {
      return true;
    }

    if (version <= this.version) {
      return false;
    }

    if (!this.#arrived.has(version)) {
      this.#arrived.set(version, "own");
    }

    this.#takeIn();
    return true;
  }

  /** A change from the log, in any order and any number of times. */
  received(change: Change): void {
    if (change.version > this.version) {
      this.#arrived.set(change.version, change);
      this.#takeIn();
    }
  }

  /** The connection went: the change in flight is handed out again, with its number, after `opened`. */
  lost(): void {
    this.#unstored.lost();
  }

  /**
   * The server's answer to `Open`. With changes the client catches up and keeps what it has not sent; with a wording it starts from that.
   * @returns what had to be let go because only a wording came, or null (the usual case).
   */
  opened(answer: Opened): LetGo | null {
    this.lost();
    let kept: LetGo | null = null;
    if (answer.changes) {
      for (const change of answer.changes) {
        this.received(change);
      }
    } else if (answer.wording) {
      kept = this.version < 0 || this.unsent === 0 ? null : this.letGo();
      this.restart(answer.version, new Delta(answer.wording.ops));
    }

    this.#unstored.opened(answer.client);
    return kept;
  }

  /** Starts from the server's wording after it differed, and puts what is unsent onto it. */
  mend(version: number, wording: Delta): void {
    const all = this.#unstored.all;
    const change = all && onto({ wording: this.wording, change: all }, wording);
    this.letGo();
    this.restart(version, wording);
    if (change !== null && change.ops.length > 0) {
      this.#words.apply(change, { client: this.client, member: "" });
      this.typed(change);
    }
  }

  /** Starts again from a wording. What is unsent must have been let go. */
  restart(version: number, wording: Delta): void {
    this.version = version;
    this.wording = wording;
    this.#lastWords = null;
    this.#differs = false;
    for (const arrived of [...this.#arrived.keys()].filter((v) => v <= version)) {
      this.#arrived.delete(arrived);
    }

    this.#words.reset(wording);
    this.#takeIn();
  }

  /** Everything unsent, as it would be given up now. */
  get unsentWords(): LetGo {
    const all = this.#unstored.all;
    const changesText = all?.ops.some((op) => op.retain === undefined) ?? false;
    const mine = all !== null && changesText ? { wording: this.wording && { ops: this.wording.ops }, change: { ops: all.ops } } : null;
    return { words: insertedText(all), mine };
  }

  /** Gives up everything unsent and returns it. */
  letGo(): LetGo {
    const unsent = this.unsentWords;
    this.#unstored.clear();
    return unsent;
  }

  /** The server refused what was sent, and its author writes on: all of it is one change that nobody has seen. */
  returned(): void {
    this.#unstored.returned();
  }

  /** Holds back changes of others, in order, while a composition is open: nothing of theirs may touch the editor then. */
  hold(): void {
    this.#held = true;
  }

  release(): void {
    this.#held = false;
    this.#takeIn();
  }

  /** The place in the editor of an offset into the log's wording. The editor also shows what is not stored yet. */
  shown(index: number): number {
    return this.#unstored.shown(index);
  }

  /** True where what was typed here last ends at this place of the editor's words: there my next letter goes on with my word. */
  endsAt(index: number): boolean {
    return this.#lastWords === index;
  }

  #from(change: Outgoing | null): Submission | null {
    return change && { base: this.version, ...change };
  }

  #moved(delta: Delta): number | null {
    return this.#lastWords === null ? null : delta.transformPosition(this.#lastWords, true);
  }

  /** The words that the editor shows; null where nobody knows. */
  get #showing(): Delta | null {
    const all = this.#unstored.all;
    return all === null ? this.wording : (this.wording?.compose(all) ?? null);
  }

  #takeIn(): void {
    while (!this.#held && this.version >= 0) {
      const change = this.#arrived.get(this.version + 1);
      if (change === undefined) {
        return;
      }

      this.#arrived.delete(this.version + 1);
      this.version++;
      if (change !== "own") {
        this.#unstored.passOver(change);
      }

      if (change === "own" || this.#unstored.holds(change)) {
        this.#confirm(change);
      } else {
        this.#takeOther(change);
      }

      if (change !== "own" && change.sum !== undefined && this.wording !== null && sumOf(this.wording) !== change.sum) {
        this.#differs = true;
      }
    }
  }

  /** The change in flight is in the log. */
  #confirm(change: Change | "own"): void {
    const mine = this.#unstored.done();
    const stored = change === "own" ? mine : change.delta;
    this.wording = this.wording?.compose(new Delta(stored?.ops ?? [])) ?? null;
  }

  #takeOther(change: Change): void {
    const delta = new Delta(change.delta.ops);
    this.wording = this.wording?.compose(delta) ?? null;
    const theirs = this.#unstored.moveBehind(delta, change);
    if (theirs.ops.length > 0) {
      // Words whose last letter somebody deletes are not gone on with.
      const stand = this.#lastWords === null || !deletes(theirs, this.#lastWords - 1);
      this.#lastWords = stand ? this.#lastWords : null;
      this.#words.apply(theirs, { client: change.client, member: change.member, name: change.name, goesOn: change.goesOn });
      this.#lastWords = this.#moved(theirs);
    }
  }
}
