/**
 * Moves in menus by the keys that ARIA gives them: arrows, Home, End and first letters go from act to act, and an arrow opens a menu.
 * Closing a menu is left to its component.
 */

import { isComposing } from "../browser/composing";

const acts = (menu: Element): HTMLElement[] => [...menu.querySelectorAll<HTMLElement>("[role=menuitem]")];

/** The act that a key leads to, in a menu whose acts begin with these words, from the act at `at`; null where it leads nowhere. */
export function nextAct(key: string, words: readonly string[], at: number): number | null {
  switch (key) {
    case "ArrowDown":
      return (at + 1) % words.length;
    case "ArrowUp":
      return (at + words.length - 1) % words.length;
    case "Home":
      return 0;
    case "End":
      return words.length - 1;
    default: {
      const letter = key.length === 1 && key !== " " ? key.toLocaleLowerCase() : null;
      const after = words.map((_, step) => words[(at + 1 + step) % words.length]?.toLocaleLowerCase());
      const found = letter === null ? -1 : after.findIndex((word) => word?.startsWith(letter));
      return found < 0 ? null : (at + 1 + found) % words.length;
    }
  }
}

/** Listens on the whole page: menus come and go. */
export function listenForMenus(page: Document): void {
  page.addEventListener("keydown", (press) => {
    const target = press.target as HTMLElement;
    if (press.ctrlKey || press.metaKey || press.altKey || isComposing(press)) {
      return;
    }

    const menu = target.closest("[role=menu]");
    if (menu === null) {
      if (press.key === "ArrowDown" && target.matches("[aria-haspopup=menu][aria-expanded=false]")) {
        press.preventDefault();
        target.click();
      }

      return;
    }

    const all = acts(menu);
    const next = nextAct(press.key, all.map((act) => act.textContent?.trim() ?? ""), all.indexOf(target));
    if (next !== null) {
      press.preventDefault();
      all[next]?.focus();
    }
  });

  // A menu that has just opened is shown whole, also at the foot of a column that scrolls.
  page.addEventListener("focusin", (event) => {
    const menu = (event.target as HTMLElement).closest("[role=menu]");
    if (menu !== null && !menu.contains(event.relatedTarget as Node | null)) {
      menu.scrollIntoView({ block: "nearest" });
    }
  });
}
