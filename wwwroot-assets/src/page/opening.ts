/**
 * Looks after a page of the workspace that does not come, because it was sent while the server went or because its line does not come
 * about. It says so, loads itself again once the server answers, and where that does not help either says what may be in the way.
 */

import { serverAnswers } from "../session/reach";
import { mayMend } from "./circuit";
import { lineBlocked } from "./firstline";

/** Stands where the page is to come. */
const place = "main[aria-busy=true]";

/** A page that has not come after this time (ms) says that it waits. */
const sayAfter = 5_000;

/** A page that has not come after this time (ms) is loaded again: a busy server takes less. */
const againAfter = 30_000;

const lookEvery = 1_000;

const waits = "The page is still waiting for its line to the server.";
const blocked = lineBlocked("the page's line to it", "may not let WebSockets");

/** Waits for the page, once. `isOpen`: it has come. */
export function watchOpening(page: Document, isOpen: () => boolean): void {
  const began = Date.now();
  const look = async (): Promise<void> => {
    const here = page.querySelector(place);
    if (isOpen() || here === null) {
      return;
    }

    const waited = Date.now() - began;
    if (waited >= againAfter && (await serverAnswers())) {
      if (!isOpen() && mayMend(Date.now())) {
        location.reload();
        return;
      }

      say(page, here, blocked);
    } else if (waited >= sayAfter) {
      say(page, here, waits);
    }

    setTimeout(() => void look(), lookEvery);
  };
  setTimeout(() => void look(), sayAfter);
}

function say(page: Document, here: Element, words: string): void {
  let line = here.querySelector("[data-opening]");
  if (line === null) {
    line = page.createElement("p");
    line.setAttribute("data-opening", "");
    line.setAttribute("role", "status");
    here.append(line);
  }

  if (line.textContent !== words) {
    line.textContent = words;
  }
}
