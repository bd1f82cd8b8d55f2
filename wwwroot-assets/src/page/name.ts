/**
 * Keeps the name of somebody who is about to come in: what they have typed is there again when the page is loaded once more before it was
 * sent. It is kept for this tab only, so that the next person at a shared computer finds nothing of it.
 */

const place = "bmecode.name";

/** Forgets the name of somebody who has come in. */
export function forgetName(): void {
  try {
    sessionStorage.removeItem(place);
  } catch {
    // No storage, so nothing was kept.
  }
}

function keepName(field: HTMLInputElement): void {
  try {
    const kept = sessionStorage.getItem(place);
    if (kept !== null && field.getAttribute("aria-invalid") === null) {
      field.value = kept;
    }

    field.addEventListener("input", () => sessionStorage.setItem(place, field.value));
  } catch {
    // No storage: the name is typed again.
  }
}

if (typeof document !== "undefined") {
  document.querySelectorAll<HTMLInputElement>("[data-name-draft]").forEach(keepName);
}
