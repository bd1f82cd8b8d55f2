/**
 * Knows whether a member is still in the middle of writing. When a passage closes, the editor stays open to them until they go elsewhere or
 * rest, because nobody should stop in the middle of a word for somebody else's decision, and no key may go nowhere. At a pause their words
 * so far are complete.
 */

/** A member who has typed nothing for this long (ms) has paused. */
export const pauseAfter = 3000;

/** A member who has typed nothing for this long (ms) rests, and has had the time to see that the passage is closed. */
export const restAfter = 10_000;

export class Writing {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #underWay = false;
  #typedAt = -Infinity;
  #here = false;
  #paused: () => void;
  #ended: () => void;
  #isComposing: () => boolean;

  /**
   * After `begin`, `paused` is called at each pause, and `ended` once when they rest or the focus has gone, unless `stop` comes first.
   * Neither is called while a composition is open.
   */
  constructor(paused: () => void, ended: () => void, isComposing: () => boolean) {
    this.#paused = paused;
    this.#ended = ended;
    this.#isComposing = isComposing;
  }

  get isUnderWay(): boolean {
    return this.#underWay;
  }

  /** True while the member has the focus and has just typed. */
  get isInTheMiddle(): boolean {
    return this.#here && (this.#isComposing() || performance.now() - this.#typedAt < pauseAfter);
  }

  /** The focus came. */
  came(): void {
    this.#here = true;
  }

  begin(): void {
    this.#underWay = true;
    this.#wait();
  }

  /** The member has pressed a key: the pause is still to come. */
  typed(): void {
    this.#typedAt = performance.now();
    this.#wait();
  }

  /** The focus has gone elsewhere. */
  left(): void {
    this.#here = false;
    this.#end();
  }

  stop(): void {
    this.#underWay = false;
    clearTimeout(this.#timer);
  }

  #end(): void {
    if (this.#underWay) {
      this.stop();
      this.#ended();
    }
  }

  #wait(): void {
    if (this.#underWay) {
      this.#after(pauseAfter, () => {
        this.#after(restAfter - pauseAfter, () => this.#end());
        this.#paused();
      });
    }
  }

  #after(time: number, then: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#isComposing() ? this.#wait() : then()), time);
  }
}
