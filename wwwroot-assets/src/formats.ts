/** What a wording may hold, as Quill's blots: bold, italic, underline, link, lists with indent, cross-references. */
import Quill from "quill/core";
import Embed from "quill/blots/embed";
import Bold from "quill/formats/bold";
import Indent from "quill/formats/indent";
import Italic from "quill/formats/italic";
import Link from "quill/formats/link";
import ListItem, { ListContainer } from "quill/formats/list";
import Underline from "quill/formats/underline";
import { CleanClipboard } from "./paste";
import { numberOf, showNumber } from "./numbers";

/** A cross-reference. Only the clause's id is in the wording; the page shows its present number. */
class ClauseReference extends Embed {
  static override blotName = "clause";
  static override tagName = "SPAN";
  static override className = "xref";

  static override create(value?: unknown): HTMLElement {
    const node = super.create(value) as HTMLElement;
    node.dataset["clause"] = String(value);
    node.append(document.createElement("span"));
    showNumber(node);
    return node;
  }

  static override value(node: HTMLElement): string {
    return node.dataset["clause"] ?? "";
  }

  /** For copy and for reading: the number, with the id so that it can be pasted as a reference. */
  html(): string {
    const place = this.domNode as HTMLElement;
    const copy = document.createElement("span");
    copy.className = "xref";
    copy.dataset["clause"] = place.dataset["clause"];
    copy.textContent = numberOf(place.dataset["clause"] ?? "") ?? "deleted clause";
    return copy.outerHTML;
  }
}

/** Lists are one flat list in the editor: the level is told to those who do not see the indent. */
class LevelledItem extends ListItem {
  override format(name: string, value: unknown): void {
    super.format(name, value as string);
    const indent = Number(/ql-indent-(\d)/.exec(this.domNode.className)?.[1] ?? 0);
    this.domNode.setAttribute("aria-level", String(indent + 1));
  }

}

class SafeLink extends Link {
  static override PROTOCOL_WHITELIST = ["http", "https", "mailto"];

  static override create(value: string): HTMLElement {
    const node = super.create(value);
    node.setAttribute("rel", "noopener noreferrer nofollow");
    return node;
  }
}

let registered = false;

export function registerFormats(): void {
  if (!registered) {
    registered = true;
    LevelledItem.allowedChildren = ListItem.allowedChildren;
    LevelledItem.requiredContainer = ListContainer;
    ListContainer.allowedChildren = [LevelledItem];
    Quill.register(
      {
        "formats/bold": Bold,
        "formats/italic": Italic,
        "formats/underline": Underline,
        "formats/link": SafeLink,
        "formats/indent": Indent,
        "formats/list": LevelledItem,
        "formats/list-container": ListContainer,
        "formats/clause": ClauseReference,
        "modules/clipboard": CleanClipboard,
      },
      true,
    );
  }
}
