/**
 * Remembers what was typed here in the last moments, to say so when somebody else deletes it. Pure; offsets into the editor's words, UTF-16
 * code units.
 */
import Delta from "quill-delta";
import { lengthAfter, lengthBefore } from "../passage/change";

/** Words are remembered this long (ms). */
export const lately = 10_000;

/** Words typed here that somebody deleted, and the place where they stood. */
export interface Lost {
  index: number;
  words: Delta;
}

interface Stretch {
  start: number;
  end: number;
  at: number;
}

export class OwnWords {
  #stretches: Stretch[] = [];

  /** The member made an edit. */
  typed(change: Delta, now: number): void {
    this.#move(change);
    let at = 0;
    for (const op of change.ops) {
      const until = at + lengthAfter(op);
      if (op.insert !== undefined) {
        this.#stretches.push({ start: at, end: until, at: now });
      }

      at = until;
    }

    this.#join(now);
  }

  /**
   * Others change the editor's words, which are `before` still.
   * @returns the remembered words that go with it, each at the place it leaves.
   */
  changed(change: Delta, before: () => Delta, now: number): Lost[] {
    this.#join(now);
    const lost: Lost[] = [];
    let at = 0;
    for (const op of change.ops) {
      const until = at + lengthBefore(op);
      if (op.delete !== undefined) {
        for (const { start, end } of this.#stretches) {
          const [from, to] = [Math.max(start, at), Math.min(end, until)];
          if (from < to) {
            lost.push({ index: change.transformPosition(from, true), words: before().slice(from, to) });
          }
        }
      }

      at = until;
    }

    this.#move(change);
    return lost;
  }

  forget(): void {
    this.#stretches = [];
  }

  #move(change: Delta): void {
    // A stretch that others insert into stays one, for a moment.
    this.#stretches = this.#stretches
      .map(({ start, end, at }) => ({ start: change.transformPosition(start), end: change.transformPosition(end, true), at }))
      .filter(({ start, end }) => start < end);
  }

  /** Joins the letters of one word to one stretch, and forgets old ones. */
  #join(now: number): void {
    const joined: Stretch[] = [];
    for (const stretch of this.#stretches.filter(({ at }) => now - at <= lately).sort((a, b) => a.start - b.start)) {
      const last = joined.at(-1);
      if (last && last.end >= stretch.start) {
        last.end = Math.max(last.end, stretch.end);
        last.at = Math.max(last.at, stretch.at);
      } else {
        joined.push({ ...stretch });
      }
    }

    this.#stretches = joined;
  }
}

/** The change that puts lost words back where they stood. `lost` are places in one state of the editor's words. */
export function putBack(lost: readonly Lost[]): Delta {
  return [...lost]
    .sort((a, b) => b.index - a.index)
    .reduce((change, { index, words }) => change.compose(new Delta().retain(index).concat(words)), new Delta());
}
