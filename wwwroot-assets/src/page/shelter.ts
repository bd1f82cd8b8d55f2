/**
 * Gives shelter to an editor whose place is taken out of the page while somebody is writing in it: a response whose comments somebody
 * groups with others, a clause that is joined with its neighbour. The editor goes on at the foot of the page, with the caret where it was,
 * until its member pauses or goes elsewhere.
 */
import type { Editor } from "../editor/editor";

/** So often (ms) it looks whether an editor that is to go still has its place. */
const lookEvery = 20;

export class Shelter {
  #observer: MutationObserver;
  #leaving = new Map<Editor, Promise<void>>();

  /** `editors` are those of the page at any moment. */
  constructor(editors: ReadonlySet<Editor>) {
    // The observer runs before the next key can come, in the very task that took the place away.
    this.#observer = new MutationObserver(() => {
      for (const editor of editors) {
        if (editor.isTornOut && !this.#leaving.has(editor)) {
          this.#take(editor);
        }
      }
    });
    this.#observer.observe(document.body, { childList: true, subtree: true });
  }

  /** Ends when nobody writes in the editor here. */
  async left(editor: Editor): Promise<void> {
    // The server says that the editor goes a while before it takes its place out of the page. A member in the middle of writing writes on
    // until then.
    do {
      await new Promise((resolve) => setTimeout(resolve, lookEvery));
    } while (editor.isInPlace && editor.isWrittenIn && !this.#leaving.has(editor));

    await this.#leaving.get(editor);
  }

  dispose(): void {
    this.#observer.disconnect();
  }

  #take(editor: Editor): void {
    const place = document.createElement("section");
    place.className = "banner banner-warn page-kept page-shelter";
    place.setAttribute("aria-label", `You go on writing here: ${editor.label}`);
    const why = document.createElement("p");
    why.textContent = `${editor.label}: you were writing here when it was taken away. Finish what you are writing.`;
    place.append(why);
    document.body.append(place);
    const left = editor.goOnIn(place).then(() => {
      place.remove();
      this.#leaving.delete(editor);
    });
    this.#leaving.set(editor, left);
  }
}
