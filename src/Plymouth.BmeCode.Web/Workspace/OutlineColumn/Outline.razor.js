/** Scrolls the outline, and nothing else, so that its current entry is in sight. */
export function showCurrent(outline) {
  const column = outline.parentElement;
  const current = outline.querySelector("[aria-current]");
  if (!current || column.scrollHeight <= column.clientHeight) {
    return;
  }

  const head = outline.firstElementChild.offsetHeight;
  const { top, bottom } = current.getBoundingClientRect();
  const frame = column.getBoundingClientRect();
  if (top < frame.top + head || bottom > frame.bottom) {
    column.scrollTop += top - frame.top - frame.height / 3;
  }
}
