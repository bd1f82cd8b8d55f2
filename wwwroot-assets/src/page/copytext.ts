/** Copies text for a button that says by itself what came of it. @returns the words for that. */
export async function copyAndSay(text: string): Promise<string> {
  return (await copyText(text)) ? "Copied" : "Select the words to copy them";
}

/** Copies text, also where the page is plain http and has no `navigator.clipboard`. @returns whether it was copied. */
export async function copyText(text: string): Promise<boolean> {
  if (window.isSecureContext && "clipboard" in navigator) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Refused by the browser: the older way may still work.
    }
  }

  const before = document.activeElement;
  const place = document.createElement("textarea");
  place.value = text;
  place.readOnly = true;
  place.className = "visually-hidden";
  (before?.closest("dialog") ?? document.body).append(place);
  place.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    place.remove();
    if (before instanceof HTMLElement) {
      before.focus({ preventScroll: true });
    }
  }
}
