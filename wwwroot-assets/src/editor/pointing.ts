/** Tells the others where one editor's caret or selection is, but seldom, and not when they can work it out from what was typed. */
import type { WordingConnection } from "../session/connection";
import type { Selected } from "./owncaret";

/** Milliseconds between two tellings. */
const pointEvery = 120;

/** Milliseconds between two tellings that somebody is composing. */
const composesEvery = 1000;

export class Pointing {
  #told: Selected | null = null;
  #composedAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `selection` gives the present one, in the stored wording; undefined while its offset would mean something else to others. */
  constructor(
    private readonly passage: string,
    private readonly connection: WordingConnection,
    private readonly selection: () => Selected | null | undefined,
  ) {}

  /** Something may have moved: tells it in a moment. */
  soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const now = this.connection.isConnected ? this.selection() : undefined;
      if (now !== undefined && (now?.index !== this.#told?.index || now?.length !== this.#told?.length)) {
        this.#told = now && { index: now.index, length: now.length };
        this.connection.point(this.passage, this.#told);
      }
    }, pointEvery);
  }

  /** The passage was opened: nobody has been told of this caret. */
  opened(): void {
    this.#told = null;
    this.soon();
  }

  /** A change typed here leaves the caret at `end` (null where it does not say). Others work that out if they knew the caret before. */
  typed(end: number | null): void {
    this.#told = end === null || this.#told === null ? this.#told : { index: end, length: 0 };
  }

  /** Words are composed that cannot be sent yet: tells the server so now and again, and decisions wait for them. */
  composes(): void {
    const now = performance.now();
    if (this.#told !== null && this.connection.isConnected && now - this.#composedAt > composesEvery) {
      this.#composedAt = now;
      this.connection.point(this.passage, { ...this.#told, typing: true });
    }
  }

  /** Nobody points here any more. */
  retire(): void {
    this.connection.point(this.passage, null);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
