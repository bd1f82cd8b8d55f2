/**
 * One passage as one client has it: which version, what has been typed and is not stored yet. No clock, no network, no page.
 *
 * Synchronised / one change in flight / one in flight and a buffer behind it. The law (held by test/collab.test.ts):
 * whatever is delayed, dropped, doubled or interrupted, when everything has arrived every editor holds `fold(log)`,
 * and what each client typed is in the log exactly once.
 *
 * Units: offsets are UTF-16 code units; versions count from 0 without gaps; sequence numbers count up per client id.
 */
import Delta from "quill-delta";
import { beginsAt, deletes, endOfWords, insertedText } from "../passage/change";
import { hasHalf, widen, withoutHalves } from "../passage/characters";
import { onto } from "../passage/compare";
import { canBeTaken, cut, fits, whyNever } from "../passage/parts";
import { goesFirst, type Claim } from "../passage/precedence";
import { sumOf } from "../passage/sum";
import { longestAway, longestKept, mostMerged, mostMissed, type LetGo, type Work } from "../shelf/work";
import type { Change, Opened, Submission } from "./protocol";

/** Where the words are shown. `apply` gets each change of others, already moved to where the editor's words are. */
export interface Words {
  apply(delta: Delta, from: Claim & { member: string; name?: string }): void;
  reset(wording: Delta): void;
}

interface InFlight {
  delta: Delta;
  sequence: number;
  client: string;
  goesOn: boolean;
  /** The server may have seen it: it keeps its sequence number and is not added to. */
  sent: boolean;
  /** Handed out on this connection, not answered yet. */
  waiting: boolean;
}

export class PassageClient {
  version = -1;
  client = "";
  /** The wording at `version`, as the log has it, without what is not stored yet; null where none came (work that is only carried). */
  wording: Delta | null = null;

  #words: Words;
  #inFlight: InFlight | null = null;
  #buffer: Delta | null = null;
  #bufferGoesOn = false;
  /** Where what was typed here last ends, in the editor's words; null before the first. */
  #lastWords: number | null = null;
  #arrived = new Map<number, Change | "own">();
  #sequence = 0;
  #unsent = 0;
  #unsentInFlight = 0;
  #held = false;
  #differs = false;

  constructor(words: Words) {
    this.#words = words;
  }

  /** How many edits are not stored yet; 0 when the passage is synchronised. */
  get unsent(): number {
    return this.#inFlight === null ? 0 : Math.max(1, this.#unsent);
  }

  /** True when a later version has arrived but one before it has not. */
  get hasGap(): boolean {
    return !this.#held && this.#arrived.size > 0;
  }

  /** The wording here is not the server's (which cannot be, and so must be mended), and nothing the server may have seen is in the way of starting from its. */
  get mustMend(): boolean {
    return this.#differs && !this.#held && this.#inFlight?.sent !== true;
  }

  /** What to ask `Open` for: this client where it stopped, or a new one. */
  get resume(): { client?: string; since?: number } {
    return this.version < 0 ? {} : { client: this.client, since: this.version };
  }

  /** What is not stored, to be kept outside the page; null when there is nothing. */
  get work(): Work | null {
    const mine = this.#inFlight;
    return mine === null || this.client === ""
      ? null
      : {
          version: this.version,
          inFlight: { delta: { ops: mine.delta.ops }, sequence: mine.sequence, sent: mine.sent, goesOn: mine.goesOn },
          buffer: this.#buffer && { ops: this.#buffer.ops, goesOn: this.#bufferGoesOn },
          unsent: this.#unsent,
          unsentInFlight: this.#unsentInFlight,
          ...(this.wording !== null && this.wording.length() <= longestKept ? { wording: { ops: this.wording.ops } } : {}),
        };
  }

  /** Goes on where another page stopped, as the same client. It is older than the log may be: what of it is stored is found in the answer to `Open`. */
  goOn(client: string, work: Work): void {
    this.client = client;
    this.version = work.version;
    this.wording = work.wording ? new Delta(work.wording.ops) : null;
    this.#sequence = work.inFlight.sequence;
    const { sequence, sent, goesOn, delta } = work.inFlight;
    // What an earlier build kept may cut characters.
    const flight = widenOn(this.wording, new Delta(delta.ops));
    this.#inFlight = { delta: flight, sequence, client, goesOn: goesOn ?? false, sent, waiting: false };
    this.#buffer = work.buffer && widenOn(this.wording?.compose(flight) ?? null, new Delta(work.buffer.ops));
    this.#bufferGoesOn = work.buffer?.goesOn ?? false;
    this.#unsent = work.unsent;
    this.#unsentInFlight = work.unsentInFlight;
  }

  /** Whether others changed so much since (or so long ago, `away` in ms) that what is unsent must not go in silently. */
  isTooMuch(changes: readonly Change[], away: number): boolean {
    const theirs = changes.filter((change) => change.client !== this.client && change.delta.ops.length > 0).length;
    const mine = (this.#inFlight?.delta.ops.length ?? 0) + (this.#buffer?.ops.length ?? 0);
    return mine > 0 && theirs > 0 && (away > longestAway || theirs > mostMissed || mine * theirs > mostMerged);
  }

  /** What was sent and not answered, as it was sent: to ask what became of it where the changes since are not to be had. */
  get unanswered(): Submission | null {
    const mine = this.#inFlight;
    return mine?.sent ? { base: this.version, client: mine.client, sequence: mine.sequence, delta: mine.delta, ...(mine.goesOn ? { goesOn: true } : {}) } : null;
  }

  /** What was sent and not answered is stored: only what was typed behind it is about to be let go. */
  leaveUnanswered(): void {
    this.#confirm("own");
  }

  /** Counts as stored what these changes show to be, without moving to their version: the rest is about to be let go. */
  leaveStored(changes: readonly Change[]): void {
    for (const change of changes) {
      this.#passOver(change);
      if (this.#isInFlight(change)) {
        this.#confirm("own");
      }
    }
  }

  /** The member edited: the editor already shows it. `before`: what it showed before, where that is at hand. */
  typed(change: Delta, before: Delta | null = this.#showing): void {
    if (change.ops.length === 0) {
      return;
    }

    const delta = widenOn(before, change);
    const end = endOfWords(delta);
    const goesOn = this.#lastWords !== null && beginsAt(delta, this.#lastWords);
    this.#lastWords = end ?? this.#moved(delta);
    this.#unsent++;
    if (this.#inFlight === null) {
      this.#inFlight = { delta, sequence: ++this.#sequence, client: this.client, goesOn, sent: false, waiting: false };
      this.#unsentInFlight = this.#unsent;
    } else if (!this.#inFlight.sent) {
      this.#inFlight.goesOn = allGoesOn(this.#inFlight, delta, goesOn);
      this.#inFlight.delta = this.#inFlight.delta.compose(delta);
      this.#unsentInFlight = this.#unsent;
    } else {
      this.#bufferGoesOn = this.#buffer === null ? goesOn : allGoesOn({ delta: this.#buffer, goesOn: this.#bufferGoesOn }, delta, goesOn);
      this.#buffer = this.#buffer?.compose(delta) ?? delta;
    }

    this.#dropNothings();
  }

  /** True where what is to be sent next holds half a character: its other half may be typed any moment, and until then nothing of it is sent. */
  get isHalf(): boolean {
    return this.#inFlight !== null && !this.#inFlight.waiting && hasHalf(this.#inFlight.delta);
  }

  /** Takes half characters that stayed alone out of what is to be sent, and out of the editor: no text can hold them. */
  dropHalves(): void {
    const mine = this.#inFlight;
    if (mine === null || !this.isHalf) {
      return;
    }

    const away = withoutHalves(mine.delta);
    mine.delta = mine.delta.compose(away);
    const shown = this.#buffer === null ? away : this.#buffer.transform(away, false);
    this.#buffer = this.#buffer && away.transform(this.#buffer, true);
    this.#words.apply(shown, { client: this.client, member: "" });
    this.#lastWords = this.#moved(shown);
    this.#dropNothings();
  }

  /** Why what is to be sent next can never be, in words for its author; null (nearly always) where it can. */
  get whyNever(): string | null {
    const all = this.#inFlight === null || fits(this.#inFlight.delta) ? null : this.#all();
    return all && whyNever(all, this.wording?.length() ?? null);
  }

  /** What to send now, if anything: at most one change is in flight, and no more of it than goes over the wire at once. */
  next(): Submission | null {
    const change = this.#inFlight;
    if (change === null || change.waiting || this.version < 0 || this.#held || this.isHalf) {
      return null;
    }

    if (!change.sent || !canBeTaken(change.delta)) {
      change.client = this.client;
      this.#cut(change);
    }

    change.sent = true;
    change.waiting = true;
    return { base: this.version, client: change.client, sequence: change.sequence, delta: change.delta, ...(change.goesOn ? { goesOn: true } : {}) };
  }

  /** The server's answer to a submission. False where it cannot be (the version is one this client has passed): read the passage again. */
  stored(sequence: number, version: number): boolean {
    if (this.#inFlight?.sequence !== sequence) {
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

  /** The connection went: what was handed out is handed out again, with its number, after `opened`. */
  lost(): void {
    if (this.#inFlight !== null) {
      this.#inFlight.waiting = false;
    }
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
      kept = this.version < 0 || this.#inFlight === null ? null : this.letGo();
      this.restart(answer.version, new Delta(answer.wording.ops));
    }

    this.client = answer.client;
    if (this.#inFlight !== null && this.#inFlight.client !== this.client) {
      // Another id: the old one's change is not in the log (it would have been among the changes), so it is a new change of the new id.
      this.#inFlight.client = this.client;
    }

    return kept;
  }

  /** Starts from the server's wording after it differed, and puts what is unsent onto it. */
  mend(version: number, wording: Delta): void {
    const all = this.#all();
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
    const all = this.#all();
    const changesText = all?.ops.some((op) => op.retain === undefined) ?? false;
    const mine = all !== null && changesText ? { wording: this.wording && { ops: this.wording.ops }, change: { ops: all.ops } } : null;
    return { words: insertedText(all), mine };
  }

  /** Gives up everything unsent and returns it. */
  letGo(): LetGo {
    const unsent = this.unsentWords;
    this.#inFlight = null;
    this.#buffer = null;
    this.#unsent = 0;
    this.#unsentInFlight = 0;
    return unsent;
  }

  /** The server refused what was sent, and its author writes on: with what was typed behind it, it is one change that nobody has seen. */
  returned(): void {
    const mine = this.#inFlight;
    if (mine !== null) {
      mine.goesOn = this.#buffer === null ? mine.goesOn : mine.goesOn && this.#bufferGoesOn;
      mine.delta = this.#all() ?? mine.delta;
      mine.sent = false;
      mine.waiting = false;
      this.#buffer = null;
      this.#unsentInFlight = this.#unsent;
      this.#dropNothings();
    }
  }

  /** While an input-method composition is open nothing of others may touch the editor: it is kept, in order. */
  hold(): void {
    this.#held = true;
  }

  release(): void {
    this.#held = false;
    this.#takeIn();
  }

  /** Where an offset into the log's wording stands in the editor, which also shows what is not stored yet. */
  shown(index: number): number {
    const inFlight = this.#inFlight?.delta.transformPosition(index) ?? index;
    return this.#buffer?.transformPosition(inFlight) ?? inFlight;
  }

  /** Whether what was typed here last ends at this place of the editor's words: there my next letter goes on with my word. */
  endsAt(index: number): boolean {
    return this.#lastWords === index;
  }

  #moved(delta: Delta): number | null {
    return this.#lastWords === null ? null : delta.transformPosition(this.#lastWords, true);
  }

  /** What the editor shows; null where that is not known. */
  get #showing(): Delta | null {
    const all = this.#all();
    return all === null ? this.wording : (this.wording?.compose(all) ?? null);
  }

  #all(): Delta | null {
    if (this.#inFlight === null) {
      return null;
    }

    return this.#buffer === null ? this.#inFlight.delta : this.#inFlight.delta.compose(this.#buffer);
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
        this.#passOver(change);
      }

      if (change === "own" || this.#isInFlight(change)) {
        this.#confirm(change);
      } else {
        this.#takeOther(change);
      }

      if (change !== "own" && change.sum !== undefined && this.wording !== null && sumOf(this.wording) !== change.sum) {
        this.#differs = true;
      }
    }
  }

  #isInFlight(change: Change): boolean {
    return this.#inFlight !== null && change.client !== "" && change.client === this.#inFlight.client && change.sequence === this.#inFlight.sequence;
  }

  /** A later change of this client is in the log: the one in flight here had become nothing, and was dropped, when that was sent (what is kept outside a page can be older than what the page sent). */
  #passOver(change: Change): void {
    while (this.#inFlight !== null && change.client === this.#inFlight.client && change.sequence > this.#inFlight.sequence) {
      this.#done();
    }

    if (change.client === this.client) {
      this.#sequence = Math.max(this.#sequence, change.sequence);
    }
  }

  #confirm(change: Change | "own"): void {
    const stored = change === "own" ? this.#inFlight?.delta : change.delta;
    this.wording = this.wording?.compose(new Delta(stored?.ops ?? [])) ?? null;
    this.#done();
  }

  #done(): void {
    this.#unsent -= this.#unsentInFlight;
    this.#inFlight = null;
    this.#unsentInFlight = 0;
    this.#promote();
  }

  /** Leaves in flight what goes over the wire at once; the rest comes next. */
  #cut(change: InFlight): void {
    if (fits(change.delta)) {
      return;
    }

    const { part, rest } = cut(change.delta);
    const end = endOfWords(part);
    const goesOn = end === null ? change.goesOn : beginsAt(rest, end);
    change.delta = part;
    this.#unsentInFlight = 0;
    this.#bufferGoesOn = this.#buffer === null ? goesOn : allGoesOn({ delta: rest, goesOn }, this.#buffer, this.#bufferGoesOn);
    this.#buffer = this.#buffer === null ? rest : rest.compose(this.#buffer);
  }

  #promote(): void {
    if (this.#buffer !== null) {
      this.#inFlight = { delta: this.#buffer, sequence: ++this.#sequence, client: this.client, goesOn: this.#bufferGoesOn, sent: false, waiting: false };
      this.#unsentInFlight = this.#unsent;
      this.#buffer = null;
    }
  }

  #takeOther(change: Change): void {
    let theirs = new Delta(change.delta.ops);
    this.wording = this.wording?.compose(theirs) ?? null;
    const mine = this.#inFlight;
    if (mine !== null) {
      const first = goesFirst(change, mine);
      const flight = theirs.transform(mine.delta, first);
      theirs = mine.delta.transform(theirs, !first);
      mine.delta = flight;
      if (this.#buffer !== null) {
        const beforeBuffer = goesFirst(change, { client: mine.client, goesOn: this.#bufferGoesOn });
        const buffer = theirs.transform(this.#buffer, beforeBuffer);
        theirs = this.#buffer.transform(theirs, !beforeBuffer);
        this.#buffer = buffer;
      }
    }

    if (theirs.ops.length > 0) {
      // Words whose last letter somebody deletes are not gone on with.
      const stand = this.#lastWords === null || !deletes(theirs, this.#lastWords - 1);
      this.#lastWords = stand ? this.#lastWords : null;
      this.#words.apply(theirs, { client: change.client, member: change.member, name: change.name, goesOn: change.goesOn });
      this.#lastWords = this.#moved(theirs);
    }

    this.#dropNothings();
  }

  /** A change that has become nothing (typed and taken back, or gone with somebody's deletion) is not sent. One the server may have seen waits for its answer. */
  #dropNothings(): void {
    if (this.#buffer !== null && this.#buffer.ops.length === 0) {
      this.#buffer = null;
      this.#unsent = this.#unsentInFlight;
    }

    if (this.#inFlight !== null && this.#inFlight.delta.ops.length === 0 && !this.#inFlight.waiting) {
      this.#inFlight = null;
      this.#unsent -= this.#unsentInFlight;
      this.#unsentInFlight = 0;
      this.#promote();
    }
  }
}

/** A change on whole characters, as far as it is known what it was made on. */
function widenOn(before: Delta | null, change: Delta): Delta {
  return before === null ? change : widen(before, change);
}

/** Whether a change still goes on with its author's words once more is typed into it: only where all of it does, or a jump behind another's word would part that. */
function allGoesOn(change: { delta: Delta; goesOn: boolean }, more: Delta, moreGoesOn: boolean): boolean {
  if (endOfWords(more) === null) {
    return change.goesOn;
  }

  return endOfWords(change.delta) === null ? moreGoesOn : change.goesOn && moreGoesOn;
}
