/**
 * Knows in which field the member writes by their own will, so that the page does not move the focus out of it. On a slow server what the
 * page does comes late: a member who pressed *Answer*, saw nothing happen and went on in the clause must not find the rest of their word in
 * the response.
 */

import { written } from "./neutral";

/** Stands over the page until it is dealt with; the member who opened it means to write there. */
const overAll = "[role=dialog], [aria-modal=true]";

/** After this time (ms) a key that asks for something elsewhere (Enter, Escape, a shortcut) has had its answer. */
const leadsAwayFor = 3000;

/**
 * The field that the member went to by pointer or Tab, or has been writing in; null where they are in none, or have just asked for
 * something elsewhere.
 */
let home: Element | null = null;
let ledAwayAt = -Infinity;

const fieldOf = (at: EventTarget | null): Element | null => (at instanceof Element ? at.closest(written) : null);

const leadsAway = (press: KeyboardEvent): boolean =>
  (press.key === "F10" && press.altKey) || press.key === "Escape" || (press.key === "Enter" && press.target instanceof HTMLInputElement);

/** Follows the member's hands for as long as the page lives. `isShortcut` says which keys the page takes for a shortcut. */
export function followHome(page: Document, isShortcut: (press: KeyboardEvent) => boolean): void {
  let isTabbing = false;
  const listening: [string, (event: Event) => void][] = [
    [
      "pointerdown",
      (event) => {
        home = fieldOf(event.target);
        isTabbing = false;
      },
    ],
    [
      "keydown",
      (event) => {
        const press = event as KeyboardEvent;
        isTabbing = press.key === "Tab";
        if (isShortcut(press) || leadsAway(press)) {
          home = null;
          ledAwayAt = press.timeStamp;
        } else if (press.timeStamp - ledAwayAt > leadsAwayFor) {
          home = fieldOf(press.target);
        }
      },
    ],
    [
      "focusin",
      (event) => {
        if (isTabbing) {
          home = fieldOf(event.target);
        }
      },
    ],
  ];
  listening.forEach(([kind, listen]) => page.addEventListener(kind, listen, { capture: true }));
}

/** True unless the focus would leave a field that the member is at home in. */
export function mayFocus(to: Element): boolean {
  const field = fieldOf(document.activeElement);
  return field === null || field !== home || field.contains(to) || to.closest(overAll) !== null;
}

/** Blazor's own object for giving the focus; components call it by `FocusAsync`. */
interface DomWrapper {
  focus(element: Element, preventScroll: boolean): void;
}

/** Lets components give the focus only where `mayFocus` allows it. */
export function letComponentsAsk(): void {
  const wrapper = (window as unknown as { Blazor?: { _internal?: { domWrapper?: DomWrapper } } }).Blazor?._internal?.domWrapper;
  if (wrapper !== undefined) {
    const focus = wrapper.focus;
    wrapper.focus = (element, preventScroll) => {
      // Blazor reports by itself what is not an element.
      if (!(element instanceof Element) || mayFocus(element)) {
        focus(element, preventScroll);
      }
    };
  }
}
