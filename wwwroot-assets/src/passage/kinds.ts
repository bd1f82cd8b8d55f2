/** Says what each kind of passage may hold; the server has the same rules. */

export type Kind = "heading" | "leadIn" | "clause" | "response";

/** A kind as the server or a page spells it ("LeadIn", "leadIn"). */
export function kindOf(name: string): Kind {
  const kind = name.charAt(0).toLowerCase() + name.slice(1);
  return kind === "heading" || kind === "leadIn" || kind === "response" ? kind : "clause";
}

/** The formats a kind may hold, by Quill's names. */
export function formatsOf(kind: Kind): string[] {
  switch (kind) {
    case "heading":
      return [];
    case "leadIn":
      return ["link"];
    default:
      return ["bold", "italic", "underline", "link", "list", "list-container", "indent", "clause"];
  }
}

/** The deepest level of a list; the first level is 0. */
export function deepestIndent(kind: Kind): number {
  return kind === "response" ? 2 : 8;
}
