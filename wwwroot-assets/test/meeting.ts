/**
 * A small meeting: one authority and several clients with a network between them that delays, doubles and drops.
 * Every client has two queues (up and down); a dropped connection loses both and the client opens the passage again.
 */
import Delta from "quill-delta";
import { goesFirst } from "../src/passage/precedence";
import { PassageClient } from "../src/session/collab";
import type { Change, Opened, Submission } from "../src/session/protocol";

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** The authority as the server is: transforms over each version since the base one by one, ties by client id. */
export class Authority {
  readonly log: Change[] = [];
  readonly wordings: Delta[];
  #clients = 0;
  #prefix: string;

  /** `prefix` begins the client ids it gives out. */
  constructor(wording: Delta, prefix = "c") {
    this.wordings = [wording];
    this.#prefix = prefix;
  }

  get version(): number {
    return this.log.length;
  }

  get wording(): Delta {
    return this.wordings[this.version] as Delta;
  }

  open(resume: { client?: string; since?: number }): Opened {
    const client = resume.client ?? `${this.#prefix}${(9 - this.#clients++).toString()}`;
    return resume.since === undefined
      ? { version: this.version, client, kind: "clause", wording: copy(this.wording) }
      : { version: this.version, client, kind: "clause", changes: copy(this.log.slice(resume.since)) };
  }

  /** The version the submission got, now or when it came first. */
  submit(submission: Submission): { version: number; change: Change | null } {
    const before = this.log.find((c) => c.client === submission.client && c.sequence === submission.sequence);
    if (before) {
      return { version: before.version, change: null };
    }

    let delta = new Delta(submission.delta.ops);
    for (const stored of this.log.slice(submission.base)) {
      delta = new Delta(stored.delta.ops).transform(delta, goesFirst(stored, submission));
    }

    return { version: this.version + 1, change: this.append(delta, submission.client, submission.sequence, submission.goesOn) };
  }

  append(delta: Delta, client: string, sequence: number, goesOn = false): Change {
    const wording = this.wording.compose(delta);
    const change: Change = { version: this.version + 1, delta: { ops: copy(delta.ops) }, member: client, client, sequence, at: "", goesOn };
    this.log.push(change);
    this.wordings.push(wording);
    return change;
  }
}

type Down = { change: Change } | { stored: { sequence: number; version: number } } | { opened: Opened };

export class Seat {
  showing = new Delta().insert("\n");
  /** The caret, kept as the editor keeps it. */
  caret = 0;
  readonly client: PassageClient;
  up: Submission[] = [];
  down: Down[] = [];
  connected = false;
  #authority: Authority;

  constructor(authority: Authority) {
    this.#authority = authority;
    this.client = new PassageClient({
      apply: (delta, from) => {
        this.showing = this.showing.compose(delta);
        this.caret = delta.transformPosition(this.caret, from.goesOn !== true || this.client.endsAt(this.caret));
      },
      reset: (wording) => (this.showing = wording),
    });
  }

  connect(): void {
    this.connected = true;
    this.down.push({ opened: this.#authority.open(this.client.resume) });
  }

  drop(): void {
    this.connected = false;
    this.up = [];
    this.down = [];
    this.client.lost();
  }

  /** Types a letter at the caret. */
  key(letter: string): void {
    this.type(new Delta().retain(this.caret).insert(letter));
    this.caret += letter.length;
  }

  type(delta: Delta): void {
    this.showing = this.showing.compose(delta);
    this.client.typed(copyDelta(delta));
  }

  flush(): void {
    const submission = this.connected && !this.down.some((d) => "opened" in d) ? this.client.next() : null;
    if (submission) {
      this.up.push(copy(submission));
    }
  }

  /** Takes the next thing that came down, if anything. */
  receive(): void {
    const next = this.down.shift();
    if (!next) {
      return;
    }

    if ("change" in next) {
      this.client.received(copy(next.change));
    } else if ("stored" in next) {
      if (!this.client.stored(next.stored.sequence, next.stored.version)) {
        throw new Error("An answer that cannot be.");
      }
    } else if (this.client.opened(next.opened) !== null) {
      throw new Error("Words were let go.");
    }
  }
}

function copyDelta(delta: Delta): Delta {
  return new Delta(copy(delta.ops));
}

export class Meeting {
  readonly authority: Authority;
  readonly seats: Seat[];

  constructor(wording: Delta, seats: number) {
    this.authority = new Authority(wording);
    this.seats = Array.from({ length: seats }, () => new Seat(this.authority));
  }

  tell(change: Change): void {
    for (const seat of this.seats.filter((s) => s.connected)) {
      seat.down.push({ change });
    }
  }

  decide(delta: Delta): void {
    this.tell(this.authority.append(delta, "", 0));
  }

  /** The server takes one submission; with `doubled` it comes a second time. The answer and the broadcast race. */
  take(seat: Seat, doubled: boolean, answerFirst: boolean): void {
    const submission = seat.up.shift();
    if (!submission) {
      return;
    }

    const { version, change } = this.authority.submit(submission);
    const answer = { stored: { sequence: submission.sequence, version } };
    if (answerFirst) {
      seat.down.push(answer);
    }

    if (change) {
      this.tell(change);
    }

    if (!answerFirst) {
      seat.down.push(answer);
    }

    if (doubled) {
      seat.down.push({ stored: { sequence: submission.sequence, version: this.authority.submit(submission).version } });
      if (change) {
        this.tell(change);
      }
    }
  }

  /** Everybody online, everything delivered. */
  settle(): void {
    for (let round = 0; round < 10_000; round++) {
      let busy = false;
      for (const seat of this.seats) {
        seat.client.release();
        if (!seat.connected) {
          seat.connect();
        }

        seat.flush();
        busy ||= seat.up.length > 0 || seat.down.length > 0 || seat.client.unsent > 0;
        this.take(seat, false, true);
        seat.receive();
      }

      if (!busy) {
        return;
      }
    }

    throw new Error("The meeting does not come to rest.");
  }
}
