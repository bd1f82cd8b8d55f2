/**
 * Says that the editors' line does not come about, after a while and until it is there, and what may be in its way. A server that does not
 * answer is another matter, which the status tells.
 */

import { serverAnswers } from "../session/reach";

/** A line that has not come after this time (ms) is missed. */
export const missedAfter = 5_000;

const lookEvery = 1_000;

const blocked = lineBlocked("the line that what you type goes over", "does not let it");

interface AroundFirstLine {
  /** True when the line has come, or never will on this page. */
  isOver(): boolean;
  /** True where the server answers. */
  answers?(): Promise<boolean>;
  say(words: string): void;
  unsay(): void;
}

/** Waits for the line, once. @returns what to call when the page goes. */
export function watchFirstLine(around: AroundFirstLine): () => void {
  let stopped = false;
  const isOver = (): boolean => stopped || around.isOver();
  const answers = around.answers ?? (() => serverAnswers());
  const look = async (): Promise<void> => {
    if (!isOver() && (await answers()) && !isOver()) {
      around.say(blocked);
    }

    if (isOver()) {
      around.unsay();
    } else {
      setTimeout(() => void look(), lookEvery);
    }
  };
  setTimeout(() => void look(), missedAfter);
  return () => {
    stopped = true;
    around.unsay();
  };
}

/** Says that a line does not come about although the server answers, and what may be in its way. */
export function lineBlocked(line: string, refuses: string): string {
  return (
    `The server answers, but ${line} does not come about. Something between them ${refuses} through: ` +
    "a proxy in front of the server, or the network you are in. " +
    "Whoever runs the server finds what a proxy must pass on in its README."
  );
}

/** A line at the top of the page, made when there is something to say. */
export class PageLine {
  #element: HTMLElement | null = null;

  say(words: string): void {
    if (this.#element === null) {
      this.#element = document.createElement("div");
      this.#element.className = "page-banner page-line page-banner-shown";
      this.#element.setAttribute("role", "status");
      document.body.append(this.#element);
    }

    if (this.#element.textContent !== words) {
      this.#element.textContent = words;
    }
  }

  unsay(): void {
    this.#element?.remove();
    this.#element = null;
  }
}
