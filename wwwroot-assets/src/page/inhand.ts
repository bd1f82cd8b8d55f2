/**
 * Tells what the member has in hand: cards (`data-card`) that hold the focus, a form or an open editor. No list takes such a card away.
 * `told` gets their names whenever they are others than before.
 */
export function watchInHand(page: Document, told: (cards: string[]) => void): { dispose(): void } {
  let last = "";
  let due: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(due);
    due = undefined;
    const holders = [page.activeElement, ...page.querySelectorAll("[data-card] form, [data-card] .ql-editor")];
    const cards = holders.map((one) => one?.closest<HTMLElement>("[data-card]")?.dataset["card"] ?? "");
    const now = [...new Set(cards.filter((card) => card !== ""))].sort();
    if (now.join("\n") !== last) {
      last = now.join("\n");
      told(now);
    }
  };
  // Forms come and go with the page's own changes, which are many while somebody types.
  const changes = new MutationObserver(() => void (due ??= setTimeout(look, 50)));
  changes.observe(page.body, { subtree: true, childList: true });
  page.addEventListener("focusin", look);
  return {
    dispose: () => {
      clearTimeout(due);
      changes.disconnect();
      page.removeEventListener("focusin", look);
    },
  };
}
