/**
 * Finds the change that breaks the line: one that was under way when the line broke, and breaks it again alone. It is not sent a third
 * time, or it would keep its member's other words and pages from the server for ever. Times are milliseconds of one clock.
 */
import type { Submission } from "./protocol";

/** A line that breaks later than this (ms) after something was sent breaks for another reason. */
const atOnce = 5000;

export class Suspects {
  /** The time at which each change without an answer was sent. */
  #underway = new Map<string, number>();
  #cuts = new Map<string, number>();
  #room: (() => void)[] = [];

  isGuilty(submission: Submission): boolean {
    return (this.#cuts.get(keyOf(submission)) ?? 0) > 1;
  }

  /** True where this may be sent now: a change that may have broken the line goes alone. */
  mayGo(submission: Submission): boolean {
    return this.#underway.size === 0 || ![keyOf(submission), ...this.#underway.keys()].some((key) => this.#cuts.has(key));
  }

  /** Ends when this may be sent, or the line has broken meanwhile. */
  async room(submission: Submission): Promise<void> {
    while (!this.mayGo(submission)) {
      await new Promise<void>((resolve) => this.#room.push(resolve));
    }
  }

  sent(submission: Submission, now: number): void {
    this.#underway.set(keyOf(submission), now);
  }

  /** The server has answered: whatever it said, this change does not break lines. */
  answered(submission: Submission): void {
    this.#underway.delete(keyOf(submission));
    this.#cuts.delete(keyOf(submission));
    this.#makeRoom();
  }

  /** The line broke. `known`: for a reason that has nothing to do with what was sent. */
  broke(now: number, known: boolean): void {
    for (const [key, at] of this.#underway) {
      if (!known && now - at <= atOnce) {
        this.#cuts.set(key, (this.#cuts.get(key) ?? 0) + 1);
      }
    }

    this.#underway.clear();
    this.#makeRoom();
  }

  #makeRoom(): void {
    this.#room.splice(0).forEach((go) => go());
  }
}

function keyOf(submission: Submission): string {
  return `${submission.client} ${submission.sequence}`;
}
