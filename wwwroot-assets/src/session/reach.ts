/**
 * Finds out whether the server can be reached, but only while something sent has no answer, or after the browser said that the network
 * went. A line on which nothing is sent costs nothing.
 */

import { at } from "../browser/root";

/** The page asks whether the server answers at all when something sent has no answer for this long (ms). */
export const silentAfter = 2000;

/** A probe without an answer for this long (ms) has failed. */
const probeWithin = 2000;

/** A server that cannot be reached is asked again after this time (ms). */
const askEvery = 1000;

/** well: nothing waits for long. slow: the server answers, but not yet to what was sent. gone: the server cannot be reached. */
export type Reach = "well" | "slow" | "gone";

interface AroundReach {
  /** True where the server answers. */
  probe(): Promise<boolean>;
  changed(reach: Reach): void;
  /** The server answers again. What was sent meanwhile may never arrive on the old line. */
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

  /** The browser says that the network went, or neither a click nor a probe has had an answer. */
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

/**
 * True where the server answers over the network, even if only to say that it cannot save now. Another server in front of it does not
 * count.
 */
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
