/**
 * Lets comments be dragged onto one another with mouse, pen or finger. The same can be done from each comment's menu, by keyboard. The root
 * has `data-drags` for as long. `[data-drag-handle]` inside a comment is what the pointer takes hold of; without one it is the comment
 * itself, but not its links, buttons and fields.
 */

const undraggable = "a, button, input, select, textarea, summary, label, .editor, [contenteditable]";

/** Pixels before a press becomes a drag. */
const slack = 6;

/** Pixels from the window's edge within which it scrolls, and pixels of each step. */
const edge = 48;
const step = 12;

export function initDragGroups(root: HTMLElement, dropped: (comment: string, onto: string) => void): { dispose(): void } {
  root.dataset["drags"] = "";
  let press: { comment: HTMLElement; x: number; y: number; pointer: number } | null = null;
  let ghost: HTMLElement | null = null;
  let target: HTMLElement | null = null;
  let scrolling: ReturnType<typeof setInterval> | undefined;

  const down = (event: PointerEvent): void => {
    const at = event.target as HTMLElement;
    const comment = at.closest<HTMLElement>("[data-comment]");
    if (event.button !== 0 || comment === null || !root.contains(comment)) {
      return;
    }

    const hasHandle = comment.querySelector("[data-drag-handle]") !== null;
    if (hasHandle ? at.closest("[data-drag-handle]") === null : at.closest(undraggable) !== null) {
      return;
    }

    press = { comment, x: event.clientX, y: event.clientY, pointer: event.pointerId };
    document.addEventListener("pointermove", move);
    document.addEventListener("pointerup", up);
    document.addEventListener("pointercancel", cancel);
    document.addEventListener("keydown", key, true);
  };

  const move = (event: PointerEvent): void => {
    if (press === null || event.pointerId !== press.pointer) {
      return;
    }

    if (ghost === null) {
      if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < slack) {
        return;
      }

      ghost = begin(press.comment);
      getSelection()?.removeAllRanges();
      document.addEventListener("selectstart", refuse);
    }

    event.preventDefault();
    const left = Math.min(event.clientX + 12, innerWidth - ghost.offsetWidth - 8);
    ghost.style.transform = `translate(${left}px, ${event.clientY + 12}px)`;
    aim(event.clientX, event.clientY);
    clearInterval(scrolling);
    const by = event.clientY < edge ? -step : event.clientY > innerHeight - edge ? step : 0;
    if (by !== 0) {
      scrolling = setInterval(() => scroller(press?.comment ?? root).scrollBy(0, by), 16);
    }
  };

  const aim = (x: number, y: number): void => {
    const under = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-comment], [data-group]") ?? null;
    const now = under !== null && root.contains(under) && targetOf(under) !== null && !areTogether(under, press?.comment) ? under : null;
    if (now !== target) {
      target?.classList.remove("drop-target");
      now?.classList.add("drop-target");
      target = now;
    }
  };

  const up = (event: PointerEvent): void => {
    if (press !== null && event.pointerId === press.pointer) {
      const comment = press.comment.dataset["comment"];
      const onto = target === null ? null : targetOf(target);
      const wasDrag = ghost !== null;
      end();
      if (wasDrag) {
        document.addEventListener("click", refuse, { capture: true, once: true });
        setTimeout(() => document.removeEventListener("click", refuse, { capture: true }));
      }

      if (comment && onto) {
        dropped(comment, onto);
      }
    }
  };

  const cancel = (): void => end();
  const key = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.preventDefault();
      end();
    }
  };

  const end = (): void => {
    press?.comment.classList.remove("dragging");
    target?.classList.remove("drop-target");
    ghost?.remove();
    clearInterval(scrolling);
    press = ghost = target = null;
    document.removeEventListener("pointermove", move);
    document.removeEventListener("pointerup", up);
    document.removeEventListener("pointercancel", cancel);
    document.removeEventListener("keydown", key, true);
    document.removeEventListener("selectstart", refuse);
  };

  // The browser's own dragging would take the pointer away. Words that are selected may be dragged all the same.
  const own = (event: DragEvent): void => {
    if (press !== null) {
      event.preventDefault();
    }
  };
  root.addEventListener("pointerdown", down);
  root.addEventListener("dragstart", own);
  return {
    dispose: () => {
      end();
      root.removeEventListener("dragstart", own);
      root.removeEventListener("pointerdown", down);
      delete root.dataset["drags"];
    },
  };
}

function refuse(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

/** The comment that a drop here means: itself, or the first of a group. */
function targetOf(place: HTMLElement): string | null {
  const first = place.querySelector<HTMLElement>("[data-comment]");
  return place.dataset["comment"] ?? first?.dataset["comment"] ?? place.dataset["group"] ?? null;
}

/** True where both are one group already, or one and the same: nothing would change. */
function areTogether(place: HTMLElement, comment: HTMLElement | undefined): boolean {
  const group = place.closest("[data-group]");
  return place === comment || (group !== null && comment?.closest("[data-group]") === group);
}

function begin(comment: HTMLElement): HTMLElement {
  comment.classList.add("dragging");
  const ghost = document.createElement("div");
  ghost.className = "drag-ghost";
  ghost.setAttribute("aria-hidden", "true");
  const words = (comment.querySelector("[data-comment-text]") ?? comment).textContent?.replace(/\s+/g, " ").trim() ?? "";
  ghost.textContent = words.length > 90 ? `${words.slice(0, 90)}…` : words;
  document.body.append(ghost);
  return ghost;
}

function scroller(from: Element): Element {
  for (let at: Element | null = from; at !== null; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY)) {
      return at;
    }
  }

  return document.scrollingElement ?? document.documentElement;
}
