/**
 * One client's typing that is not stored: at most one change in flight, and behind it a buffer of what was typed since that was sent.
 * Typing is composed into the change in flight until it is sent. From then on that keeps its sequence number, and is not added to.
 *
 * Offsets are UTF-16 code units; sequence numbers count up per client id.
 */
import Delta from "quill-delta";
import { beginsAt, endOfWords } from "../passage/change";
import { hasHalf, widen, withoutHalves } from "../passage/characters";
import { canBeTaken, cut, fits } from "../passage/parts";
import { goesFirst, typedOn, type Claim, type Typed } from "../passage/precedence";
import type { Work } from "../shelf/work";
import type { Change, Submission } from "./protocol";

interface InFlight extends Typed {
  sequence: number;
  client: string;
  /** The server may have seen it. */
  sent: boolean;
  /** It was handed out on this connection, and is not answered yet. */
  waiting: boolean;
}

/** A change to be sent; the version it is made on is the client's. */
export type Outgoing = Omit<Submission, "base">;

export class Unstored {
  /** The client id under which new changes are sent. */
  client = "";
  #inFlight: InFlight | null = null;
  #buffer: Typed | null = null;
  #sequence = 0;
  #edits = 0;
  #editsInFlight = 0;

  /** The number of edits that are not stored. */
  get edits(): number {
    return this.#inFlight === null ? 0 : Math.max(1, this.#edits);
  }

  /** The number of steps of all changes. */
  get steps(): number {
    return (this.#inFlight?.delta.ops.length ?? 0) + (this.#buffer?.delta.ops.length ?? 0);
  }

  /** True where the server may have seen the change in flight. */
  get isSent(): boolean {
    return this.#inFlight?.sent === true;
  }

  /** True where the change in flight goes over the wire only in parts. */
  get isTooLarge(): boolean {
    return this.#inFlight !== null && !fits(this.#inFlight.delta);
  }

  /** True where what is sent next holds half a character. Its other half may be typed any moment, and until then nothing of it is sent. */
  get isHalf(): boolean {
    return this.#inFlight !== null && !this.#inFlight.waiting && hasHalf(this.#inFlight.delta);
  }

  /** All of it as one change; null where there is none. */
  get all(): Delta | null {
    if (this.#inFlight === null) {
      return null;
    }

    return this.#buffer === null ? this.#inFlight.delta : this.#inFlight.delta.compose(this.#buffer.delta);
  }

  /** The change that was sent and not answered, as it was sent. */
  get unanswered(): Outgoing | null {
    return this.#inFlight?.sent ? outgoing(this.#inFlight) : null;
  }

  /** All of it, to be kept outside the page; null where there is none. */
  get kept(): Omit<Work, "version" | "wording"> | null {
    const mine = this.#inFlight;
    return mine && {
      inFlight: { delta: { ops: mine.delta.ops }, sequence: mine.sequence, sent: mine.sent, goesOn: mine.goesOn },
      buffer: this.#buffer && { ops: this.#buffer.delta.ops, goesOn: this.#buffer.goesOn },
      unsent: this.#edits,
      unsentInFlight: this.#editsInFlight,
    };
  }

  /** Goes on with what another page kept, as the same client. `wording`: what it was typed on; null where that is not known. */
  goOn(client: string, work: Work, wording: Delta | null): void {
    this.client = client;
    this.#sequence = work.inFlight.sequence;
    const { sequence, sent, goesOn, delta } = work.inFlight;
    // An earlier build may have kept changes that cut characters.
    const flight = widen(wording, new Delta(delta.ops));
    this.#inFlight = { delta: flight, sequence, client, goesOn: goesOn ?? false, sent, waiting: false };
    const buffer = work.buffer && widen(wording?.compose(flight) ?? null, new Delta(work.buffer.ops));
    this.#buffer = buffer && { delta: buffer, goesOn: work.buffer?.goesOn ?? false };
    this.#edits = work.unsent;
    this.#editsInFlight = work.unsentInFlight;
  }

  /** The member made an edit. `goesOn`: all it inserts stands right behind what they typed last. */
  add(delta: Delta, goesOn: boolean): void {
    this.#edits++;
    if (this.#inFlight === null) {
      this.#send({ delta, goesOn });
    } else if (!this.#inFlight.sent) {
      this.#inFlight = { ...this.#inFlight, ...typedOn(this.#inFlight, { delta, goesOn }) };
      this.#editsInFlight = this.#edits;
    } else {
      this.#buffer = this.#buffer === null ? { delta, goesOn } : typedOn(this.#buffer, { delta, goesOn });
    }

    this.#dropNothings();
  }

  /** The change to send now, if any: no more than goes over the wire at once, and nothing while an answer is awaited. */
  next(): Outgoing | null {
    const change = this.#inFlight;
    if (change === null || change.waiting || this.isHalf) {
      return null;
    }

    if (!change.sent || !canBeTaken(change.delta)) {
      change.client = this.client;
      this.#cut(change);
    }

    change.sent = true;
    change.waiting = true;
    return outgoing(change);
  }

  /**
   * Takes half characters that stayed alone out of what is sent next. @returns the change that takes them out of the editor; null where
   * there are none.
   */
  dropHalves(): Delta | null {
    const mine = this.#inFlight;
    if (mine === null || !this.isHalf) {
      return null;
    }

    const away = withoutHalves(mine.delta);
    mine.delta = mine.delta.compose(away);
    const shown = this.#buffer === null ? away : this.#buffer.delta.transform(away, false);
    if (this.#buffer !== null) {
      this.#buffer.delta = away.transform(this.#buffer.delta, true);
    }

    this.#dropNothings();
    return shown;
  }

  /** The connection went: the change in flight is handed out again, with its number. */
  lost(): void {
    if (this.#inFlight !== null) {
      this.#inFlight.waiting = false;
    }
  }

  /**
   * The passage was opened as this client. Where that is another than before, the change in flight is a new one of it, because the log
   * would have shown it otherwise.
   */
  opened(client: string): void {
    this.client = client;
    if (this.#inFlight !== null) {
      this.#inFlight.client = client;
    }
  }

  /** The server refused the change in flight, and its author writes on: with the buffer it is one change that nobody has seen. */
  returned(): void {
    const mine = this.#inFlight;
    if (mine !== null) {
      mine.goesOn &&= this.#buffer?.goesOn ?? true;
      mine.delta = this.all ?? mine.delta;
      mine.sent = false;
      mine.waiting = false;
      this.#buffer = null;
      this.#editsInFlight = this.#edits;
      this.#dropNothings();
    }
  }

  /** Gives all of it up. */
  clear(): void {
    this.#inFlight = null;
    this.#buffer = null;
    this.#edits = 0;
    this.#editsInFlight = 0;
  }

  /** True where the change in flight has this number. */
  hasSent(sequence: number): boolean {
    return this.#inFlight?.sequence === sequence;
  }

  /** True where this change of the log is the one in flight. */
  holds(change: Change): boolean {
    return change.client !== "" && change.client === this.#inFlight?.client && change.sequence === this.#inFlight.sequence;
  }

  /** The change in flight is stored, or has become nothing: the buffer follows. @returns what was in flight. */
  done(): Delta | null {
    const stored = this.#inFlight?.delta ?? null;
    this.#edits -= this.#editsInFlight;
    this.#inFlight = null;
    this.#editsInFlight = 0;
    this.#promote();
    return stored;
  }

  /**
   * A change of the log may have a higher number than the one in flight: then that had become nothing and was dropped. Work that is kept
   * outside a page can be older than what the page sent.
   */
  passOver(change: Change): void {
    while (this.#inFlight !== null && change.client === this.#inFlight.client && change.sequence > this.#inFlight.sequence) {
      this.done();
    }

    if (change.client === this.client) {
      this.#sequence = Math.max(this.#sequence, change.sequence);
    }
  }

  /** Moves behind a change of others. @returns that change as it is to be made on the editor's words. */
  moveBehind(change: Delta, claim: Claim): Delta {
    let theirs = change;
    const mine = this.#inFlight;
    if (mine !== null) {
      for (const own of this.#buffer === null ? [mine] : [mine, this.#buffer]) {
        const theirsFirst = goesFirst(claim, { client: mine.client, goesOn: own.goesOn });
        const moved = theirs.transform(own.delta, theirsFirst);
        theirs = own.delta.transform(theirs, !theirsFirst);
        own.delta = moved;
      }

      this.#dropNothings();
    }

    return theirs;
  }

  /** The place in the editor of an offset into the log's wording. */
  shown(index: number): number {
    const inFlight = this.#inFlight?.delta.transformPosition(index) ?? index;
    return this.#buffer?.delta.transformPosition(inFlight) ?? inFlight;
  }

  #send(typed: Typed): void {
    this.#inFlight = { ...typed, sequence: ++this.#sequence, client: this.client, sent: false, waiting: false };
    this.#editsInFlight = this.#edits;
  }

  #promote(): void {
    if (this.#buffer !== null) {
      this.#send(this.#buffer);
      this.#buffer = null;
    }
  }

  /** Leaves in flight what goes over the wire at once; the rest comes next. */
  #cut(change: InFlight): void {
    if (fits(change.delta)) {
      return;
    }

    const { part, rest } = cut(change.delta);
    const end = endOfWords(part);
    const left = { delta: rest, goesOn: end === null ? change.goesOn : beginsAt(rest, end) };
    change.delta = part;
    this.#editsInFlight = 0;
    this.#buffer = this.#buffer === null ? left : typedOn(left, this.#buffer);
  }

  /**
   * Drops a change that has become nothing, because what was typed was taken back or went with somebody's deletion.
   * One that the server may be answering waits for the answer.
   */
  #dropNothings(): void {
    if (this.#buffer !== null && this.#buffer.delta.ops.length === 0) {
      this.#buffer = null;
      this.#edits = this.#editsInFlight;
    }

    if (this.#inFlight !== null && this.#inFlight.delta.ops.length === 0 && !this.#inFlight.waiting) {
      this.done();
    }
  }
}

function outgoing({ client, sequence, delta, goesOn }: InFlight): Outgoing {
  return { client, sequence, delta, ...(goesOn ? { goesOn: true } : {}) };
}
