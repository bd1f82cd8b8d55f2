/**
 * Tells apart the keys that an input method takes for itself: while a word is being composed, Enter chooses it, arrows go through the
 * offers and Escape gives them up. The page must not act on them.
 */

/** True for a key press that belongs to an input method. Safari says so by the key code alone, after the composition has ended. */
export function isComposing(press: Pick<KeyboardEvent, "isComposing" | "keyCode">): boolean {
  return press.isComposing || press.keyCode === 229;
}

/**
 * Keeps such keys in the field they were pressed in, so that no shortcut, list or form of the page hears them. Editors hear all their keys
 * and tell them apart themselves.
 */
export function keepComposingKeys(page: Document): void {
  page.addEventListener(
    "keydown",
    (press) => {
      if (!isComposing(press) || (press.target as HTMLElement).isContentEditable) {
        return;
      }

      press.stopPropagation();
      if (press.key === "Enter") {
        // Some input methods let the key through, and it would submit a form.
        press.preventDefault();
      }
    },
    true,
  );
}
