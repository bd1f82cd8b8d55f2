/** Sends the client's changes, one at a time, and acts on the server's answers. */
import type { Place } from "../shelf/place";
import type { CatchUp } from "./catchup";
import type { PassageClient } from "./collab";
import { ServerFailed, type WordingConnection } from "./connection";
import { isRefused, type Submission } from "./protocol";
import { isPassing, type Refusals } from "./refusals";

/** A passing refusal is tried again so often in a row before the words are handed back. */
const tries = 20;

/** Half a character waits this long (ms) for its other half: Firefox types such a character as two inputs, one right after the other. */
const halfFor = 500;

export class Sending {
  #retries = 0;
  #halfTimer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is called when unsent work may have changed, or may be sent now. */
  constructor(
    private readonly passage: string,
    private readonly connection: WordingConnection,
    private readonly client: PassageClient,
    private readonly place: Place,
    private readonly catchUp: CatchUp,
    private readonly refusals: Refusals,
    private readonly changed: () => void,
  ) {}

  /** Sends the next change, if there is one and it may go now. */
  send(): void {
    // Words written on are for their author only; the server would refuse them letter by letter.
    if (this.refusals.isAside || !this.catchUp.isOpen) {
      return;
    }

    if (this.client.unsent > 0 && !this.place.isSure) {
      void this.catchUp.read();
      return;
    }

    if (this.client.mustMend) {
      void this.catchUp.mend();
      return;
    }

    const never = this.client.whyNever;
    if (never !== null) {
      this.refusals.refuse({ code: "tooLarge", message: never });
      return;
    }

    if (this.client.isHalf) {
      this.#halfTimer ??= setTimeout(() => {
        this.#halfTimer = undefined;
        this.client.dropHalves();
        this.changed();
      }, halfFor);
    }

    const submission = this.connection.isConnected ? this.client.next() : null;
    if (submission !== null) {
      void this.#submit(submission);
    }
  }

  dispose(): void {
    clearTimeout(this.#halfTimer);
  }

  async #submit(submission: Submission): Promise<void> {
    const { turn } = this.catchUp;
    let answer;
    try {
      answer = await this.connection.submit(this.passage, submission);
    } catch (problem) {
      if (turn === this.catchUp.turn && this.connection.isConnected) {
        if (problem instanceof ServerFailed) {
          this.refusals.refuse({ code: "failed", message: `The server could not take this change (${problem.message}).` });
        } else {
          this.catchUp.later();
        }
      }

      return;
    }

    if (this.catchUp.isOver(turn)) {
      return;
    }

    if (!isRefused(answer)) {
      this.#retries = 0;
      if (!this.client.stored(submission.sequence, answer.version)) {
        this.refusals.refuse({ code: "readAgain", message: "This passage had to be read again." });
      }

      this.changed();
      this.catchUp.watchGap();
    } else if (isPassing(answer.refused) && this.#retries++ < tries) {
      this.catchUp.later();
    } else {
      this.refusals.refuse(answer.refused);
    }
  }
}
