/** Lets the reader choose what the redline shows and how large the text is, and keeps that in this browser where it allows it. */

const sizes = ["normal", "large", "largest"];

/** Shows the last choices, and listens for new ones. */
export function letChoose(main: HTMLElement): void {
  // A page without the choice (the projector) shows what it was made to show.
  const choices = [...document.querySelectorAll<HTMLInputElement>('input[name="show"]')];
  if (choices.length > 0) {
    const show = remembered("show", "changes");
    main.dataset["show"] = show;
    for (const choice of choices) {
      choice.checked = choice.value === show;
    }
  }

  if (document.querySelector("[data-text-size]") !== null) {
    showSize(main, remembered("size", "normal"));
  }

  document.addEventListener("change", (change) => {
    const choice = change.target as HTMLInputElement;
    if (choice.name === "show") {
      main.dataset["show"] = choice.value;
      remember("show", choice.value);
    }
  });
  document.addEventListener("click", (click) => {
    const step = (click.target as HTMLElement).closest<HTMLElement>("[data-text-size]")?.dataset["textSize"];
    if (step !== undefined) {
      const next = placeOf(main.dataset["size"] ?? "normal") + (step === "larger" ? 1 : -1);
      const size = sizes[Math.min(sizes.length - 1, Math.max(0, next))] ?? "normal";
      showSize(main, size);
      remember("size", size);
    }
  });
}

function showSize(main: HTMLElement, size: string): void {
  main.dataset["size"] = size;
  const at = placeOf(size);
  document.querySelectorAll("[data-text-size=smaller]").forEach((b) => b.setAttribute("aria-disabled", String(at === 0)));
  document.querySelectorAll("[data-text-size=larger]").forEach((b) => b.setAttribute("aria-disabled", String(at === sizes.length - 1)));
}

function placeOf(size: string): number {
  return Math.max(0, sizes.indexOf(size));
}

function remembered(name: string, otherwise: string): string {
  try {
    return localStorage.getItem(`bmecode.live.${name}`) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`bmecode.live.${name}`, value);
  } catch {
    // No storage: the choice holds until the page is left.
  }
}
