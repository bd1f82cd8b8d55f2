/**
 * The focus never falls off the page. When the element that has it goes away, is disabled or is hidden, the focus goes on where its member looks next:
 * back to where a form, menu or dialog was opened; else to what now stands in its place; else to the card or heading it stood under.
 * It never goes by itself into a field or editor the member was not in: the next keys would be written there. Nor, from somebody who is writing, to
 * anything that a key sets off: the next space would press it.
 */

import { controls, isNeutral, written } from "./neutral";
import { pauseAfter } from "./writing";

/** Where keys are written, or choose. */
const fields = `${written}, select`;

/** Keys that write though they are no letter; the last two are what input methods say. */
const editing = new Set(["Backspace", "Delete", "Process", "Unidentified"]);

/** What is left when it closes: whoever was in it goes back to where they came from. */
const leavable = "form, dialog, [role=dialog], [role=menu], [role=region], [role=status] > *";

/** What is one of several: when it goes, the next one is what its member looks at. */
const cards = "article, li";

/** What can take the focus on behalf of everything in it. */
const landmarks = "[data-comment], article, section, li, form, [role=dialog], [role=group], main, aside, nav";

/** So many places are remembered. */
const longestTrail = 12;

/** Where something stood that has gone. */
interface Gap {
  parent: Element;
  before: Node | null;
  /** What went, the focused element in it; null where that is still there, but cannot have the focus. */
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
  /** When the last letter was typed, in what is written in; nothing else was pressed since. */
  let wroteAt = -Infinity;
  /** A control that was disabled while it had the focus, and where the focus waits for it. */
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

  // Who clicks beside everything takes the focus away by their own will. Whether it was that is known once the present script has ended.
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
      // It was moved, card and all: it is where the member is, in another place.
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
      caret = { anchor: selection.anchorNode, anchorOffset: selection.anchorOffset, focus: selection.focusNode, focusOffset: selection.focusOffset };
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

/** Where the nearest part of the page stood that went with the element, and what of it is still there. */
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
      // What takes the place of something may have been put in before that was taken out.
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

/** Where the focus may go on, best first. `back`: where it was before it came into what is gone. */
function* nextPlaces(gap: Gap, lost: HTMLElement | null, back: HTMLElement | undefined, page: Document): Generator<HTMLElement> {
  const gone = gap.gone;
  const wasLeft = gone?.matches(leavable) === true && !gone.matches(cards);
  if (back !== undefined && isUsable(back) && (wasLeft || (gone !== null && gone !== lost && !gone.matches(cards) && !back.matches(fields)))) {
    yield back;
  }

  // What stands there now: first after the gap, then before it, out to the card or the part of the page it was in.
  let parent: Element | null = gap.parent;
  let from: Node | null = gap.before;
  let isCard = gone?.matches(cards) ?? false;
  while (parent !== null && parent !== page.body) {
    const children = [...parent.children];
    const at = from === null ? 0 : children.findIndex((child) => child === from || (from as Node).compareDocumentPosition(child) & Node.DOCUMENT_POSITION_FOLLOWING);
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

/** What of an element can take the focus: of a card what stands for it, else its controls. */
function entrancesOf(element: Element, isCard: boolean): HTMLElement[] {
  if (isCard && element.matches(cards)) {
    const place = element.querySelector<HTMLElement>("[data-comment], h1, h2, h3") ?? element.querySelector<HTMLElement>(controls) ?? (element as HTMLElement);
    return isUsable(place) ? [place] : [];
  }

  const all = [element, ...element.querySelectorAll<HTMLElement>(controls)] as HTMLElement[];
  return all.filter((one) => one.matches(controls) && !one.matches(fields) && !one.matches("[hidden] *") && isUsable(one));
}

/** The heading, or whatever else stands for the nearest part of the page around an element. */
function landmarkOf(from: Element | null, page: Document): HTMLElement | null {
  for (let place = from?.closest(landmarks) ?? null; place !== null; place = place.parentElement?.closest(landmarks) ?? null) {
    const named = place.matches("[data-comment]") ? (place as HTMLElement) : place.querySelector<HTMLElement>("[data-comment], h1, h2, h3, legend");
    if (named !== null && isUsable(named)) {
      return named;
    }
  }

  return page.querySelector<HTMLElement>("#focus-heading, h1, main");
}
