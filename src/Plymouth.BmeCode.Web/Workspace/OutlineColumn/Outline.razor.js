/** Scrolls the outline so that its current row is in sight, and asks for the rows of a large one before they are seen. */
export function watchRows(outline, told) {
  const column = outline.parentElement;
  let frame = 0;
  let isAsking = false;
  let asked = "";

  /** The part of the window in which rows are seen: the column, or all of the window where the page scrolls. */
  const sight = () => {
    const { top, bottom } = column.getBoundingClientRect();
    return { top: Math.max(top, 0), bottom: Math.min(bottom, window.innerHeight) };
  };

  /** The rows within a screen of what is seen, where a row is missing within half a screen of it; else null. */
  const wanted = () => {
    const { top, bottom } = sight();
    const screen = bottom - top;
    if (screen <= 0 || outline.querySelector("[data-gap]") === null) {
      return null;
    }

    let [row, from, to, isMissing] = [0, Infinity, 0, false];
    for (const part of outline.querySelectorAll("[data-row], [data-gap]")) {
      const rows = Number(part.dataset.gap ?? 1);
      const box = part.getBoundingClientRect();
      const share = (edge) => Math.min(1, Math.max(0, (edge - box.top) / (box.height || 1)));
      const [start, end] = [share(top - screen), share(bottom + screen)];
      if (start < end) {
        from = Math.min(from, row + Math.floor(start * rows));
        to = Math.max(to, row + Math.ceil(end * rows));
        isMissing ||= part.dataset.gap !== undefined && box.bottom > top - screen / 2 && box.top < bottom + screen / 2;
      }

      row += rows;
    }

    return isMissing ? { from, to } : null;
  };

  /** The id of the section or clause whose row holds the focus. */
  const focused = () => {
    const held = outline.contains(document.activeElement) ? document.activeElement.closest("[data-row]") : null;
    const link = held?.matches("a") ? held : held?.querySelector("a");
    return link?.getAttribute("href").split("/").at(-1) ?? null;
  };

  const look = async () => {
    frame = 0;
    const rows = isAsking ? null : wanted();
    const ask = rows && [rows.from, rows.to, focused()];
    if (!ask || String(ask) === asked) {
      return;
    }

    isAsking = true;
    asked = String(ask);
    try {
      await told.invokeMethodAsync("OnSeen", ...ask);
      soon();
    } catch {
      // The circuit has gone. The rows are asked for again when the outline moves.
      asked = "";
    } finally {
      isAsking = false;
    }
  };

  const soon = () => (frame ||= requestAnimationFrame(look));
  const sizes = new ResizeObserver(soon);
  sizes.observe(outline);
  sizes.observe(column);
  // What scrolls is the column, or the page where only one column has room.
  document.addEventListener("scroll", soon, { capture: true, passive: true });

  return {
    showCurrent() {
      const current = outline.querySelector("[aria-current]");
      if (!current || column.scrollHeight <= column.clientHeight) {
        return;
      }

      const head = outline.firstElementChild.offsetHeight;
      const { top, bottom } = current.getBoundingClientRect();
      const box = column.getBoundingClientRect();
      if (top < box.top + head || bottom > box.bottom) {
        column.scrollTop += top - box.top - box.height / 3;
      }
    },
    dispose() {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      document.removeEventListener("scroll", soon, { capture: true });
    },
  };
}
