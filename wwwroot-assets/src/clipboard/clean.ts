/** Cleans pasted words: bold, italic, underline, lists and links stay, everything else goes. */
import Delta, { type AttributeMap, type Op } from "quill-delta";
import { deepestIndent, type Kind } from "../passage/kinds";

const marks = ["bold", "italic", "underline"] as const;

/** The words of `pasted` that a passage of this kind takes; the server refuses the rest. Law: `clean(clean(x)) == clean(x)`. */
export function clean(pasted: Delta, kind: Kind): Delta {
  const result = new Delta();
  for (const op of pasted.ops) {
    if (typeof op.insert === "string") {
      cleanText(op.insert, op.attributes, kind, result);
    } else if (isReference(op) && (kind === "clause" || kind === "response")) {
      result.insert({ clause: op.insert.clause }, wordAttributes(op.attributes, kind));
    }
  }

  return result;
}

function cleanText(text: string, attributes: AttributeMap | undefined, kind: Kind, result: Delta): void {
  // Half characters and control characters cannot be kept, and places where a line may break are none here. A tab becomes a space.
  const plain = text
    .replace(/\p{Surrogate}/gu, "")
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, "\n")
    .replace(/[\t\u00a0]/g, " ")
    .replace(/[\u0000-\u0009\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff\ufffd-\uffff]/g, "");
  if (kind === "heading") {
    result.insert(plain.replace(/\s*\n\s*/g, " "));
    return;
  }

  for (const part of plain.split(/(\n)/)) {
    if (part === "\n") {
      result.insert("\n", lineAttributes(attributes, kind));
    } else if (part !== "") {
      result.insert(part, wordAttributes(attributes, kind));
    }
  }
}

function wordAttributes(attributes: AttributeMap | undefined, kind: Kind): AttributeMap {
  const kept: AttributeMap = {};
  if (kind === "clause" || kind === "response") {
    for (const mark of marks) {
      if (attributes?.[mark]) {
        kept[mark] = true;
      }
    }
  }

  const link = kind === "heading" ? null : address(attributes?.["link"]);
  if (link !== null) {
    kept["link"] = link;
  }

  return kept;
}

function lineAttributes(attributes: AttributeMap | undefined, kind: Kind): AttributeMap {
  const list = attributes?.["list"];
  if ((kind !== "clause" && kind !== "response") || typeof list !== "string") {
    return {};
  }

  const indent = Math.min(Number(attributes?.["indent"] ?? 0) || 0, deepestIndent(kind));
  return { list: list === "ordered" ? "ordered" : "bullet", ...(indent > 0 ? { indent } : {}) };
}

function isReference(op: Op): op is Op & { insert: { clause: string } } {
  return typeof op.insert === "object" && typeof op.insert["clause"] === "string" && op.insert["clause"] !== "";
}

/** The value where it is a whole http, https or mailto address; else null. */
export function address(value: unknown): string | null {
  if (typeof value !== "string") {
    return null;
  }

  const trimmed = value.trim();
  if (!/^(https?:\/\/[^\s/]+|mailto:[^\s]+@)/i.test(trimmed) || /\s/.test(trimmed)) {
    return null;
  }

  try {
    new URL(trimmed);
    return trimmed;
  } catch {
    return null;
  }
}

/** Makes a member's address whole: "www.plymouth.gov.uk", "name@example.org". Null where it cannot be one. */
export function addressFromWords(words: string): string | null {
  const trimmed = words.trim();
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(trimmed)) {
    return address(`mailto:${trimmed}`);
  }

  if (/^[a-z][a-z0-9+.-]*:/i.test(trimmed)) {
    return address(trimmed);
  }

  return /^[^\s/]+\.[^\s/]{2,}/.test(trimmed) ? address(`https://${trimmed}`) : null;
}
