/**
 * Gives the focus back when a notice at the end of the page goes: a member who closes it, or takes what it offers, goes on where they were
 * before and not at the page's first link.
 */

const places = ".notice-place";

/** Listens on the whole page: notices come and go with its parts. */
export function listenForNotices(page: Document): void {
  let before: HTMLElement | null = null;
  let watched: MutationObserver | null = null;
  page.addEventListener("focusin", (event) => {
    const at = event.target as HTMLElement;
    const place = at.closest(places);
    watched?.disconnect();
    watched = null;
    if (place === null) {
      before = at;
      return;
    }

    watched = new MutationObserver(() => {
      if (!at.isConnected) {
        watched?.disconnect();
        watched = null;
        if (page.activeElement === null || page.activeElement === page.body) {
          (before?.isConnected === true ? before : page.getElementById("focus-heading"))?.focus({ preventScroll: true });
        }
      }
    });
    watched.observe(place, { childList: true, subtree: true });
  });
}
