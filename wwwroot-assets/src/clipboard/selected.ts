/** Copying and dragging words that are only to be read: as clean as out of an editor, without what a redline strikes out, with the numbers of lists. */
import { copied, type Copied } from "./copy";
import { element, type Markup, type MarkupElement } from "./markup";
import { wordsIn } from "./reading";

/** Watches a page for words that are copied or dragged out of what is to be read. Editors and fields see to theirs. */
export function watchSelected(page: Document): void {
  page.addEventListener("copy", (event) => {
    if (!event.defaultPrevented && event.clipboardData !== null && hand(event.clipboardData, page)) {
      event.preventDefault();
    }
  });
  page.addEventListener("dragstart", (event) => {
    if (!event.defaultPrevented && event.dataTransfer !== null) {
      hand(event.dataTransfer, page);
    }
  });
}

function hand(data: DataTransfer, page: Document): boolean {
  const selection = page.getSelection();
  const at = page.activeElement;
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0 || at?.closest("input, textarea, .ql-editor[contenteditable=true]")) {
    return false;
  }

  const words = wordsSelected(selection.getRangeAt(0));
  if (words !== null) {
    data.setData("text/plain", words.text);
    data.setData("text/html", words.html);
  }

  return words !== null;
}

/** The words of a selection that touches words of the Code, of comments or of responses; null for any other. */
function wordsSelected(range: Range): Copied | null {
  const common = range.commonAncestorContainer;
  const within = common instanceof Element ? common : common.parentElement;
  const root = within?.closest(".wording, .comment-text") ?? within;
  if (!root || (root === within && !root.matches(".wording, .comment-text") && root.querySelector(".wording, .comment-text") === null)) {
    return null;
  }

  const numbers = new Map<string, string>();
  const line = within?.closest("p, li") ?? null;
  const isPartOfLine = line !== null && root.contains(line) && line.querySelector("ol, ul") === null;
  const tree = treeOf(isPartOfLine ? line : root, range, isStruck(within), numbers);
  if (tree === null || typeof tree === "string") {
    return null;
  }

  const { delta } = wordsIn(isPartOfLine ? element("", new Map(), tree.children) : element("", new Map(), [tree]), () => true);
  const length = delta.length();
  return length === 0 ? null : copied(delta, { index: 0, length }, (clause) => numbers.get(clause) ?? null);
}

/** Where only struck-out words are selected, they are what is meant. */
function isStruck(within: Element | null): boolean {
  return within?.closest("del") !== null;
}

/** What is selected of a part of the page, as markup that was read; what is not seen is left out, and entries have their numbers. */
function treeOf(node: Node, range: Range, struck: boolean, numbers: Map<string, string>): Markup | null {
  if (!range.intersectsNode(node)) {
    return null;
  }

  if (node instanceof Text) {
    return node.data.slice(node === range.startContainer ? range.startOffset : 0, node === range.endContainer ? range.endOffset : node.length);
  }

  if (!(node instanceof Element) || node.matches("button, select, .visually-hidden, .skip-link") || getComputedStyle(node).display === "none") {
    return null;
  }

  const attributes = new Map([...node.attributes].map((attribute): [string, string] => [attribute.name, attribute.value]));
  if (node instanceof HTMLLIElement && node.parentElement instanceof HTMLOListElement && node.dataset["list"] === undefined) {
    const entries = [...node.parentElement.children].filter((entry) => !entry.classList.contains("line-whole") || !entry.classList.contains("line-deleted"));
    attributes.set("value", String(node.parentElement.start + entries.indexOf(node)));
  }

  const clause = attributes.get("data-clause");
  if (clause !== undefined) {
    numbers.set(clause, node.textContent ?? "");
  }

  const children = [...node.childNodes].map((child) => treeOf(child, range, struck, numbers)).filter((child) => child !== null);
  const name = node.localName === "del" && struck ? "span" : node.localName;
  return element(name, attributes, children) satisfies MarkupElement;
}
