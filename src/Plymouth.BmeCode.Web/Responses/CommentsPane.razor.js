/** Brings a comment into sight and the keyboard to it. */
export function showComment(pane, id) {
  const comment = pane.querySelector(`[data-comment="${CSS.escape(id)}"]`);
  comment?.scrollIntoView({ block: "center" });
  comment?.focus({ preventScroll: true });
}

/** The pane from its start, where it scrolls by itself. */
export function showTop(pane) {
  pane.parentElement.scrollTop = 0;
}
