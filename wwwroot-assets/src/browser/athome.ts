/**
 * Where the member writes by their own will. What the page does on their behalf comes late where the server is slow: whoever pressed *Answer*, saw nothing
 * happen, and went to write in the clause, must not find the rest of their word in the response.
 */

import { written } from "./neutral";

/** What stands over the page until it is dealt with: whoever opened it means to write there. */
const overAll = "[role=dialog], [aria-modal=true]";

/** A key that asks for something elsewhere (Enter, Escape, a shortcut) has had its answer by then (ms). */
const leadsAwayFor = 3000;

/** The field its member went to by pointer or Tab, or has been writing in; null where they are in none, or have just asked for something elsewhere. */
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

/** Whether the page may put the focus there: not out of a field its member is at home in. */
export function mayFocus(to: Element): boolean {
  const field = fieldOf(document.activeElement);
  return field === null || field !== home || field.contains(to) || to.closest(overAll) !== null;
}

/** Blazor's own way to give the focus, which components call by `FocusAsync`. */
interface DomWrapper {
  focus(element: Element, preventScroll: boolean): void;
}

/** Makes components give the focus only where they may. */
export function letComponentsAsk(): void {
  const wrapper = (window as unknown as { Blazor?: { _internal?: { domWrapper?: DomWrapper } } }).Blazor?._internal?.domWrapper;
  if (wrapper !== undefined) {
    const focus = wrapper.focus;
    wrapper.focus = (element, preventScroll) => {
      // Blazor says by itself what is wrong with an element that is none.
      if (!(element instanceof Element) || mayFocus(element)) {
        focus(element, preventScroll);
      }
    };
  }
}
