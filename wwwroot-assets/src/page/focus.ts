/**
 * Keeps the focus on the page. When the element that has it goes away, is disabled or is hidden, the focus goes where its member looks
 * next: back to where a form, menu or dialog was opened; else to what now stands in its place; else to the card or heading it stood under.
 *
 * The focus never goes by itself into a field or editor that the member was not in, because the next keys would be written there. While the
 * member is writing, it does not go to anything that a key sets off either: the next space would press it.
 */

import { controls, isNeutral, written } from "../browser/neutral";
import { pauseAfter } from "../editor/writing";

/** Elements that keys write into, or choose in. */
const fields = `${written}, select`;

/** Keys that write although they are no letters; the last two are what input methods say. */
const editing = new Set(["Backspace", "Delete", "Process", "Unidentified"]);

/** Parts that a member leaves when they close, to go back to where they came from. */
const leavable = "form, dialog, [role=dialog], [role=menu], [role=region], [role=status] > *";

/** One of several: when it goes, its member looks at the next. */
const cards = "article, li";

/** Parts of the page that have something to take the focus for everything in them. */
const landmarks = "[data-comment], article, section, li, form, [role=dialog], [role=group], main, aside, nav";

/** So many places of the focus are remembered. */
const longestTrail = 12;

/** The place of something that has gone. */
interface Gap {
  parent: Element;
  before: Node | null;
  /** The part that went, with the focused element in it; null where that is still there but cannot have the focus. */
  gone: Element | null;
}

interface Caret {
  anchor: Node;
  anchorOffset: number;
  focus: Node;
  focusOffset: number;
}

export function keepFocus(page: Document): { dispose(): void } {
  let here: HTMLElement | null = null;
  let trail: HTMLElement[] = [];
  let caret: Caret | null = null;
  let isPointing = false;
  /** The time of the last letter typed; -Infinity where something else was pressed since. */
  let wroteAt = -Infinity;
  /** A control that was disabled while it had the focus, and the place where the focus waits for it. */
  let waiting: { control: HTMLElement; at: Element | null } | null = null;

  const isNowhere = (): boolean => page.activeElement === null || page.activeElement === page.body;

  const give = (to: HTMLElement): boolean => {
    if (!to.matches(controls) && !to.hasAttribute("tabindex")) {
      to.tabIndex = -1;
    }

    to.focus({ preventScroll: isPointing });
    return page.activeElement === to;
  };

  const enter = (event: FocusEvent): void => {
    here = event.target as HTMLElement;
    trail = [here, ...trail.filter((one) => one !== here)].slice(0, longestTrail);
    caret = null;
  };

  // A member who clicks beside everything takes the focus away by their own will. Only after the present script is it known whether that
  // was so.
  const leave = (event: FocusEvent): void => {
    const left = event.target as HTMLElement;
    queueMicrotask(() => {
      if (isNowhere() && here === left && page.hasFocus()) {
        if (isUsable(left)) {
          here = null;
        } else if (left.isConnected) {
          goOn({ parent: left.parentElement ?? page.body, before: left, gone: null });
        }
      }
    });
  };

  const goOn = (gap: Gap): void => {
    const lost = here;
    const back = trail.find((one) => one !== lost && !(gap.gone?.contains(one) ?? false));
    const writes = performance.now() - wroteAt < pauseAfter;
    for (const to of nextPlaces(gap, lost, back, page)) {
      if ((!writes || isNeutral(to)) && give(to)) {
        return;
      }
    }
  };

  const watch = new MutationObserver((records) => {
    if (here === null) {
      return;
    }

    if (waiting !== null && !waiting.control.matches(":disabled")) {
      const { control, at } = waiting;
      waiting = null;
      if (isUsable(control) && (isNowhere() || page.activeElement === at)) {
        give(control);
        return;
      }
    }

    if (page.activeElement === here && here.matches(":disabled")) {
      const control = here;
      const place = landmarkOf(control.parentElement, page);
      if (place !== null && give(place)) {
        waiting = { control, at: place };
      }

      return;
    }

    if (!isNowhere()) {
      return;
    }

    if (here.isConnected) {
      // It was moved, card and all: the member's place is now there.
      if (records.some((record) => [...record.removedNodes].some((node) => node.contains(here))) && isUsable(here)) {
        const kept = caret;
        give(here);
        if (kept !== null && kept.anchor.isConnected && kept.focus.isConnected) {
          page.getSelection()?.setBaseAndExtent(kept.anchor, kept.anchorOffset, kept.focus, kept.focusOffset);
        }
      }

      return;
    }

    const gap = gapOf(here, records);
    if (gap !== null) {
      goOn(gap);
    }
  });

  const select = (): void => {
    const selection = page.getSelection();
    if (here?.isContentEditable && selection?.anchorNode && selection.focusNode && here.contains(selection.anchorNode)) {
      const { anchorNode: anchor, anchorOffset, focusNode: focus, focusOffset } = selection;
      caret = { anchor, anchorOffset, focus, focusOffset };
    }
  };
  const point = (): void => {
    isPointing = true;
    wroteAt = -Infinity;
  };
  const press = (event: Event): void => {
    isPointing = false;
    const { key, target, timeStamp, ctrlKey, metaKey } = event as KeyboardEvent;
    wroteAt = (key.length === 1 || editing.has(key)) && !ctrlKey && !metaKey && (target as Element).matches(fields) ? timeStamp : -Infinity;
    // Tab leads out of a modal dialog only by closing it; MudBlazor's dialogs see to that themselves.
    if (key === "Tab" && (target as Element).closest?.("[aria-modal=true]:not(.mud-dialog)")) {
      event.preventDefault();
    }
  };
  const listening = [
    ["focusin", enter],
    ["focusout", leave],
    ["selectionchange", select],
    ["pointerdown", point],
    ["keydown", press],
  ] as [string, EventListener][];
  listening.forEach(([kind, listen]) => page.addEventListener(kind, listen, { capture: true }));
  watch.observe(page.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["disabled", "hidden"] });
  return {
    dispose: () => {
      watch.disconnect();
      listening.forEach(([kind, listen]) => page.removeEventListener(kind, listen, { capture: true }));
    },
  };
}

/** True for what is on the page, shown, and can have the focus. */
function isUsable(element: Element): boolean {
  return element.isConnected && !element.matches(":disabled") && element.getClientRects().length > 0;
}

/** Finds the nearest part of the page that went with the element, and what of its surroundings is still there. */
function gapOf(element: Element, records: readonly MutationRecord[]): Gap | null {
  const isNew = (node: Node): boolean => records.some((record) => [...record.addedNodes].includes(node));
  let gone: Element = element;
  for (let depth = 0; depth < 50; depth++) {
    const record = records.find((one) => [...one.removedNodes].some((node) => node === gone || node.contains(gone)));
    if (record === undefined) {
      return null;
    }

    const root = [...record.removedNodes].find((node) => node.contains(gone)) as Element;
    const parent = record.target as Element;
    if (parent.isConnected) {
      // A successor may have been put in before the element was taken out.
      let before = record.previousSibling;
      while (before !== null && (before.parentNode !== parent || isNew(before))) {
        before = before.previousSibling;
      }

      return { parent, before, gone: root };
    }

    gone = parent;
  }

  return null;
}

/** Places where the focus may go on, best first. `back` had it before it came into what is gone. */
function* nextPlaces(gap: Gap, lost: HTMLElement | null, back: HTMLElement | undefined, page: Document): Generator<HTMLElement> {
  const gone = gap.gone;
  const wasLeft = gone?.matches(leavable) === true && !gone.matches(cards);
  const wasPart = gone !== null && gone !== lost && !gone.matches(cards);
  if (back !== undefined && isUsable(back) && (wasLeft || (wasPart && !back.matches(fields)))) {
    yield back;
  }

  // Candidates are what stands there now: first after the gap, then before it, out to the card or the part of the page it was in.
  let parent: Element | null = gap.parent;
  let from: Node | null = gap.before;
  let isCard = gone?.matches(cards) ?? false;
  while (parent !== null && parent !== page.body) {
    const children = [...parent.children];
    const isFrom = (child: Node): boolean => child === from || isBehind(child, from as Node);
    const at = from === null ? 0 : children.findIndex(isFrom);
    const start = from !== null && children[at] === from ? at + 1 : at;
    const [after, before] = at < 0 ? [[], children] : [children.slice(start), children.slice(0, start)];
    yield* after.flatMap((sibling) => entrancesOf(sibling, isCard));
    yield* before.reverse().flatMap((sibling) => entrancesOf(sibling, isCard).reverse());
    if (parent.matches(landmarks)) {
      const landmark = landmarkOf(parent, page);
      if (landmark !== null) {
        yield landmark;
      }
    }

    from = parent;
    isCard = parent.matches(cards);
    parent = parent.parentElement;
  }

  const heading = page.querySelector<HTMLElement>("#focus-heading, main h1, h1, main");
  if (heading !== null) {
    yield heading;
  }
}

function isBehind(node: Node, other: Node): boolean {
  return (other.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** The parts of an element that can take the focus: of a card what stands for it, else its controls. */
function entrancesOf(element: Element, isCard: boolean): HTMLElement[] {
  if (isCard && element.matches(cards)) {
    const named = element.querySelector<HTMLElement>("[data-comment], h1, h2, h3");
    const place = named ?? element.querySelector<HTMLElement>(controls) ?? (element as HTMLElement);
    return isUsable(place) ? [place] : [];
  }

  const all = [element, ...element.querySelectorAll<HTMLElement>(controls)] as HTMLElement[];
  return all.filter((one) => one.matches(controls) && !one.matches(fields) && !one.matches("[hidden] *") && isUsable(one));
}

/** The heading, or whatever else stands for the nearest part of the page around an element. */
function landmarkOf(from: Element | null, page: Document): HTMLElement | null {
  for (let place = from?.closest(landmarks) ?? null; place !== null; place = place.parentElement?.closest(landmarks) ?? null) {
    const within = place.querySelector<HTMLElement>("[data-comment], h1, h2, h3, legend");
    const named = place.matches("[data-comment]") ? (place as HTMLElement) : within;
    if (named !== null && isUsable(named)) {
      return named;
    }
  }

  return page.querySelector<HTMLElement>("#focus-heading, h1, main");
}
