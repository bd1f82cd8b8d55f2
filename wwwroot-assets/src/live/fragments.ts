/** Puts what the server has rendered into the page, single fragments or the whole of it. The reader keeps their place. */
import { tellTimes } from "../browser/times";

/** Makes a change to the page that leaves the words at the top of the window there. */
export function keepPlace(main: HTMLElement, change: () => void): void {
  const back = anchorIn(main);
  change();
  back();
}

/**
 * Puts `html` in place of the element `id`, or takes that away where `html` holds no element.
 * @returns false where the page has no such element.
 */
export function putFragment(main: HTMLElement, id: string, html: string): boolean {
  const place = document.getElementById(id);
  if (place === null || !main.contains(place)) {
    return false;
  }

  const template = document.createElement("template");
  template.innerHTML = html;
  const fresh = template.content.firstElementChild;
  if (fresh === null) {
    place.remove();
    return true;
  }

  tellTimes(template.content);
  if (place.getAttribute("role") === "status") {
    // An element that is read aloud when it changes must stay the same element.
    place.replaceChildren(...fresh.childNodes);
    return true;
  }

  const opened = new Set([...place.querySelectorAll("details[open][id]")].map((d) => d.id));
  fresh.querySelectorAll<HTMLDetailsElement>("details[id]").forEach((d) => (d.open ||= opened.has(d.id)));
  const focused = place.contains(document.activeElement) ? document.activeElement?.id : "";
  fresh.classList.add("was-changed");
  place.replaceWith(fresh);
  if (focused) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }

  return true;
}

/** Takes over the `<main>` of a fetched page; a page that is no live view changes nothing. */
export function putPage(main: HTMLElement, html: string): void {
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("live");
  if (fresh !== null) {
    keepPlace(main, () => {
      for (const name of ["epoch", "number"]) {
        main.dataset[name] = fresh.dataset[name] ?? "";
      }

      tellTimes(fresh);
      main.replaceChildren(...fresh.childNodes);
    });
  }
}

/**
 * Notes which words of the Code are at the top of the window; contents and the line above stay in sight by themselves, and so cannot tell.
 * @returns what brings those words back there.
 */
function anchorIn(main: HTMLElement): () => void {
  for (const place of main.querySelectorAll<HTMLElement>("#code [id]")) {
    const box = place.getBoundingClientRect();
    if (box.height > 0 && box.height < innerHeight && box.top >= 0) {
      const { id } = place;
      return () => {
        const now = document.getElementById(id)?.getBoundingClientRect().top;
        if (now !== undefined && Math.abs(now - box.top) > 1) {
          scrollBy({ top: now - box.top, behavior: "instant" });
        }
      };
    }
  }

  const { scrollY } = window;
  return () => scrollTo({ top: scrollY, behavior: "instant" });
}
