/**
 * Whether the server can be reached, as far as this page has reason to ask: only while something that was sent has no answer, or after the browser said
 * that the network went. A line on which nothing is sent costs nothing.
 */

import { at } from "../browser/root";

/** What was sent and has no answer for this long (ms) makes the page ask whether the server answers at all. */
export const silentAfter = 2000;

/** A probe without an answer for this long (ms) has failed. */
const probeWithin = 2000;

/** While the server cannot be reached it is asked again after this time (ms). */
const askEvery = 1000;

/** well: nothing waits for long. slow: the server answers, what was sent is still under way. gone: the server cannot be reached. */
export type Reach = "well" | "slow" | "gone";

interface AroundReach {
  /** Whether the server answers. */
  probe(): Promise<boolean>;
  changed(reach: Reach): void;
  /** The server answers again after it could not be reached: what was sent meanwhile may never arrive on the old line. */
  back(): void;
}

export class LineReach {
  #around: AroundReach;
  #reach: Reach = "well";
  #waiting = new Set<object>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  #disposed = false;

  constructor(around: AroundReach) {
    this.#around = around;
  }

  get reach(): Reach {
    return this.#reach;
  }

  /** Something was sent and waits for its answer. @returns what to call when that has come, or will not come any more. */
  sent(): () => void {
    const one = {};
    this.#waiting.add(one);
    this.#timer ??= setTimeout(() => void this.#ask(), silentAfter);
    return () => {
      if (this.#waiting.delete(one) && (this.#waiting.size === 0 || this.#reach === "gone")) {
        this.heard();
      }
    };
  }

  /** Something came from the server, or a new line begins. */
  heard(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#waiting.size > 0 ? setTimeout(() => void this.#ask(), silentAfter) : undefined;
    this.#stand("well");
  }

  /** The browser says that the network went, or a click has had no answer and no probe either. */
  lose(): void {
    this.#stand("gone");
    this.again();
  }

  /** The network may be back: asks at once. */
  again(): void {
    if (this.#reach === "gone") {
      void this.#ask();
    }
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#asking || this.#disposed) {
      return;
    }

    this.#asking = true;
    const answers = await this.#around.probe();
    this.#asking = false;
    if (this.#disposed || (this.#waiting.size === 0 && this.#reach !== "gone")) {
      return;
    }

    const before = this.#reach;
    if (answers && before === "gone") {
      this.heard();
      this.#around.back();
    } else {
      this.#timer ??= setTimeout(() => void this.#ask(), answers ? silentAfter : askEvery);
      this.#stand(answers ? "slow" : "gone");
    }
  }

  #stand(reach: Reach): void {
    if (reach !== this.#reach) {
      this.#reach = reach;
      this.#around.changed(reach);
    }
  }
}

/** Whether the server answers, asked over the network: also one that says that it cannot save now, but no other in front of it. */
export async function serverAnswers(within = probeWithin): Promise<boolean> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), within);
  try {
    const answer = await fetch(at("health"), { cache: "no-store", signal: patience.signal });
    return /^(ok|not ready) /.test(await answer.text());
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
