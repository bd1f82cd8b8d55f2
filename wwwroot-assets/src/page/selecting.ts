/**
 * Lets words be selected that open an editor when clicked (`data-opens`). Dragging over them, a double click and Shift with a click select;
 * only a single click that selects nothing opens. It hears of a click before anybody else.
 */

/** A second click within this time (ms) makes the first one the beginning of a selection. */
const doubleWithin = 300;

export function letSelect(page: Document): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let passed: Event | null = null;
  window.addEventListener("click", (click) => {
    const words = (click.target as Element).closest?.<HTMLElement>("[data-opens]");
    if (!words || click === passed || (click.target as Element).closest("a, button") !== null) {
      return;
    }

    click.stopPropagation();
    clearTimeout(timer);
    if (click.detail > 1 || isSelecting(words, page)) {
      return;
    }

    const target = click.target as Element;
    timer = setTimeout(() => {
      if (!isSelecting(words, page) && target.isConnected) {
        passed = new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1 });
        target.dispatchEvent(passed);
      }
    }, doubleWithin);
  }, true);
}

function isSelecting(words: Element, page: Document): boolean {
  const selection = page.getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(words, true);
}
