/** Gives Quill what a wording may hold: bold, italic, underline, link, lists with indent, cross-references. */
import Quill from "quill/core";
import Cursor from "quill/blots/cursor";
import Embed from "quill/blots/embed";
import Inline from "quill/blots/inline";
import Bold from "quill/formats/bold";
import Indent from "quill/formats/indent";
import Italic from "quill/formats/italic";
import Link from "quill/formats/link";
import ListItem, { ListContainer } from "quill/formats/list";
import Underline from "quill/formats/underline";
import { GatedScroll } from "./gate";
import { showNumber } from "./numbers";
import { CleanClipboard } from "./paste";

/** Stands on both sides of an embed, so that the caret has a place there. */
const guardText = "\uFEFF";

interface Guards {
  leftGuard: Text;
  rightGuard: Text;
}

/** A cross-reference. Only the clause's id is in the wording; the page shows its present number. */
class ClauseReference extends Embed {
  static override blotName = "clause";
  static override tagName = "SPAN";
  static override className = "xref";

  static override create(value?: unknown): HTMLElement {
    const node = super.create(value) as HTMLElement;
    node.dataset["clause"] = String(value);
    showNumber(node);
    return node;
  }

  static override value(node: HTMLElement): string {
    return node.dataset["clause"] ?? "";
  }

  /** Puts the caret beside a reference into its guard: in the line itself the first letter typed would come out behind the caret. */
  override position(index: number): [Node, number] {
    const { leftGuard, rightGuard } = this as unknown as Guards;
    return index > 0 ? [rightGuard, 1] : [leftGuard, 0];
  }

  /**
   * Moves letters typed into a guard out into the line, once however many mutations one letter made: a space makes two, and Quill would
   * lose the caret.
   */
  override update(mutations: MutationRecord[], context: Record<string, unknown>): void {
    const guards = this as unknown as Guards;
    for (const side of ["leftGuard", "rightGuard"] as const) {
      const guard = guards[side];
      if (guard.data !== guardText && mutations.some((m) => m.type === "characterData" && m.target === guard)) {
        const range = this.restore(guard);
        // A new guard takes its place: Quill would put the caret back into the old one, and the next letter would come before this one.
        guards[side] = document.createTextNode(guardText);
        guard.replaceWith(guards[side]);
        if (range) {
          context["range"] = range;
        }
      }
    }
  }
}

/** Takes the words out of an element that a wording does not know: Quill would show them and leave them out of the text. */
class WholeInline extends Inline {
  override attach(): void {
    super.attach();
    if (this.children.length === 0 && this.domNode.childNodes.length > 0) {
      this.build();
    }
  }
}

/** Quill's place for the format of the next letter. It leaves the page when the caret does, which is nobody's typing. */
class OwnCursor extends Cursor {
  override restore(): ReturnType<Cursor["restore"]> {
    const range = super.restore();
    (this.scroll as GatedScroll).own();
    return range;
  }
}

/** Tells the level to readers who do not see the indent: in the editor all lists are one flat list. */
class LevelledItem extends ListItem {
  static override create(value: string): HTMLElement {
    const node = super.create(value);
    node.setAttribute("aria-level", "1");
    return node;
  }

  override format(name: string, value: unknown): void {
    super.format(name, value as string);
    const indent = Number(/ql-indent-(\d)/.exec(this.domNode.className)?.[1] ?? 0);
    this.domNode.setAttribute("aria-level", String(indent + 1));
  }

  /**
   * The stylesheet draws the bullet. An element for it would be a place for the caret, and Firefox puts the caret there on Home, where no
   * letter becomes text.
   */
  override attachUI(): void {}
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
        "blots/scroll": GatedScroll,
        "blots/cursor": OwnCursor,
        "blots/inline": WholeInline,
        "modules/clipboard": CleanClipboard,
      },
      true,
    );
  }
}
