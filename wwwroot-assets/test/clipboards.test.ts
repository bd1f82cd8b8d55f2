import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import Delta from "quill-delta";
import { clean } from "../src/clipboard/clean";
import { copied } from "../src/clipboard/copy";
import { wordsOf } from "../src/clipboard/reading";

/** What programs put on the clipboard, as files, each beside the words that are meant. */
const folder = "test/clipboards";
const numbers: Record<string, string> = { k24: "2.4", k1: "1.1" };
const numberOf = (clause: string): string | null => numbers[clause] ?? null;

function pasted(html: string, kind: "clause" | "leadIn" | "heading" | "response" = "clause"): Delta {
  return clean(wordsOf(html, (clause) => kind === "clause" && numberOf(clause) !== null).delta, kind);
}

function textOf(words: Delta): string {
  return copied(words, { index: 0, length: words.length() }, numberOf).text;
}

for (const name of readdirSync(folder).filter((file) => file.endsWith(".html"))) {
  test(`Of what ${name.slice(0, -5)} puts on the clipboard the words that are meant come in`, () => {
    const words = pasted(readFileSync(`${folder}/${name}`, "utf8"));
    assert.equal(`${textOf(words)}\n`, readFileSync(`${folder}/${name.slice(0, -5)}.txt`, "utf8"));
    assert.deepEqual(clean(words, "clause"), words);
  });
}
