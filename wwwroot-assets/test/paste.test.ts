import assert from "node:assert/strict";
import { test } from "node:test";
import Delta from "quill-delta";
import { address, addressFromWords, clean } from "../src/clipboard/clean";

test("Only bold, italic, underline, links and lists come through", () => {
  const pasted = new Delta()
    .insert("Head", { header: 1, bold: true, color: "red" })
    .insert("\n", { align: "center" })
    .insert({ image: "data:…" })
    .insert("box", { strike: true })
    .insert("\n", { list: "checked", indent: 3 });
  assert.deepEqual(clean(pasted, "clause").ops, [{ insert: "Head", attributes: { bold: true } }, { insert: "\nbox" }, { insert: "\n", attributes: { list: "bullet", indent: 3 } }]);
});

test("A response's lists go two deep, a heading is one plain line, a lead-in keeps links", () => {
  const pasted = new Delta().insert("a", { bold: true, link: "https://x.org" }).insert("\n", { list: "bullet", indent: 5 }).insert("b");
  assert.deepEqual(clean(pasted, "response").ops[1], { insert: "\n", attributes: { list: "bullet", indent: 2 } });
  assert.deepEqual(clean(pasted, "heading").ops, [{ insert: "a b" }]);
  assert.deepEqual(clean(pasted, "leadIn").ops, [{ insert: "a", attributes: { link: "https://x.org" } }, { insert: "\nb" }]);
});

test("Cross-references come through where they may stand, with an id only", () => {
  const pasted = new Delta().insert({ clause: "k1" }).insert({ clause: "" }).insert("x");
  assert.deepEqual(clean(pasted, "clause").ops, [{ insert: { clause: "k1" } }, { insert: "x" }]);
  assert.deepEqual(clean(pasted, "leadIn").ops, [{ insert: "x" }]);
});

test("Half characters, control characters and foreign line ends do not reach the server", () => {
  assert.deepEqual(clean(new Delta().insert("a\ud83d b\u0007\u00a0c\r\nd\u2028e\ud83d\ude00"), "clause").ops, [{ insert: "a b c\nd\ne😀" }]);
});

test("Cleaning what is clean changes nothing", () => {
  const once = clean(new Delta().insert("x\r\ny", { bold: true }).insert("\n", { list: "ordered", indent: 1 }), "clause");
  assert.deepEqual(clean(once, "clause"), once);
});

test("Addresses are whole http, https or mailto addresses; what a member types is made whole", () => {
  assert.equal(address("javascript:alert(1)"), null);
  assert.equal(address("about:blank"), null);
  assert.equal(address("/c/1"), null);
  assert.equal(address(" https://x.org/a "), "https://x.org/a");
  assert.equal(addressFromWords("www.plymouth.gov.uk/bme"), "https://www.plymouth.gov.uk/bme");
  assert.equal(addressFromWords("ada@example.org"), "mailto:ada@example.org");
  assert.equal(addressFromWords("just words"), null);
  assert.equal(addressFromWords("javascript:x()"), null);
});
