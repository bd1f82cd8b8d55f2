/** True where a selection was made from its end to its start. Its caret stands at the start, and Shift with an arrow moves that end. */
export function isBackward(): boolean {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) {
    return false;
  }

  const range = selection.getRangeAt(0);
  return selection.anchorNode === range.endContainer && selection.anchorOffset === range.endOffset;
}

/** Selects the same from its end to its start; a selection that is set by script goes from its start to its end. */
export function turnBackward(): void {
  const selection = document.getSelection();
  if (selection !== null && selection.rangeCount > 0) {
    const range = selection.getRangeAt(0);
    selection.setBaseAndExtent(range.endContainer, range.endOffset, range.startContainer, range.startOffset);
  }
}
