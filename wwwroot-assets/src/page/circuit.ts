/**
 * Shows a banner when Blazor's circuit goes, never a dialog. The banner takes no focus and leaves the editors usable, which have a hub of
 * their own.
 *
 * Blazor tries by itself to come back. Where that fails, or the server has forgotten the circuit, the page asks the health address until
 * the server answers, waits until everything typed is stored, and loads itself again. It also loads itself again where the circuit ended by
 * a fault, or went before anything had come; but not for ever, if that comes back at once.
 */

import { serverAnswers } from "../session/reach";

interface Blazor {
  reconnect(): Promise<boolean>;
  resumeCircuit?(): Promise<boolean>;
}

/** Blazor looks for this id before it makes a dialog of its own. */
const bannerId = "components-reconnect-modal";

/** Blazor makes the element of this id visible when a circuit has ended by a fault. */
const faultId = "blazor-error-ui";

/** A page that has mended itself so often within this time (ms) is left to its reader. */
const mostMendings = 3;
const mendingsWithin = 60_000;

/** The times of the last mendings are noted under this name, over the loads of a tab. */
const mendingNote = "bmecode.mended";

const againAndAgain =
  "Something goes wrong on this page again and again. What you typed is kept. " +
  "Load the page once more, or go on with another clause.";

/** The banner waits this long (ms), so that a short gap does not flash. */
const showAfter = 600;
const askEvery = 1000;

interface BeforeReload {
  /** True when something to work with has come. Until then there is nothing to keep, and nothing to wait for. */
  isOpen(): boolean;
  /** Ends when nothing is unsent and nobody is in the middle of typing. */
  ready(): Promise<void>;
  /** Notes the caret, right before the page is left. */
  leave(): void;
}

/**
 * Puts the banner on the page and listens to Blazor, for as long as the page lives. @returns whether the circuit is known to be gone now.
 */
export function watchCircuit(before: BeforeReload): () => boolean {
  document.getElementById(bannerId)?.remove();
  const banner = document.createElement("div");
  banner.id = bannerId;
  banner.className = "page-banner";
  banner.setAttribute("role", "status");
  const words = document.createElement("p");
  banner.append(words);
  document.body.append(banner);

  document.getElementById(faultId)?.remove();
  const fault = document.createElement("div");
  fault.id = faultId;
  fault.hidden = true;
  document.body.append(fault);

  let timer: ReturnType<typeof setTimeout> | undefined;
  let recovering = false;
  let gone = false;
  const show = (what = "Reconnecting to the meeting. You can go on reading and typing; your words are kept.", after = showAfter): void => {
    gone = true;
    timer ??= setTimeout(() => {
      words.textContent = what;
      banner.classList.add("page-banner-shown");
    }, after);
  };
  const hide = (): void => {
    gone = false;
    clearTimeout(timer);
    timer = undefined;
    banner.classList.remove("page-banner-shown");
    words.textContent = "";
  };
  new MutationObserver(() => {
    if (fault.style.display !== "block") {
      return;
    }

    hide();
    if (mayMend(Date.now())) {
      show("Something went wrong on this page. It loads again by itself; what you typed is kept.", 0);
      void recover(true);
    } else {
      show(againAndAgain, 0);
    }
  }).observe(fault, { attributes: true, attributeFilter: ["style"] });
  const recover = async (forgotten: boolean): Promise<void> => {
    if (recovering) {
      return;
    }

    recovering = true;
    show();
    await serverIsBack();
    if (!forgotten && (await resumed())) {
      recovering = false;
      hide();
      return;
    }

    await before.ready();
    await serverIsBack();
    before.leave();
    location.reload();
  };
  banner.addEventListener("components-reconnect-state-changed", (event) => {
    switch ((event as CustomEvent<{ state: string }>).detail.state) {
      case "show":
      case "retrying":
      case "paused":
        if (before.isOpen() || !mayMend(Date.now())) {
          show();
        } else {
          void recover(true);
        }

        break;
      case "hide":
        hide();
        break;
      case "failed":
        void recover(false);
        break;
      default:
        void recover(true);
    }
  });
  return () => gone;
}

/** Notes that the page is about to mend itself; false where it has done so too often just now. */
export function mayMend(now: number, notes: Pick<Storage, "getItem" | "setItem"> = sessionStorage): boolean {
  try {
    const before = (JSON.parse(notes.getItem(mendingNote) ?? "[]") as number[]).filter((at) => Math.abs(now - at) < mendingsWithin);
    notes.setItem(mendingNote, JSON.stringify([...before, now]));
    return before.length < mostMendings;
  } catch {
    // Nothing can be noted. The page is better not mended at all than for ever.
    return false;
  }
}

async function serverIsBack(): Promise<void> {
  while (!(await serverAnswers())) {
    await new Promise((resolve) => setTimeout(resolve, askEvery));
  }
}

async function resumed(): Promise<boolean> {
  const blazor = (window as unknown as { Blazor?: Blazor }).Blazor;
  try {
    return blazor !== undefined && ((await blazor.reconnect()) || ((await blazor.resumeCircuit?.()) ?? false));
  } catch {
    return false;
  }
}
