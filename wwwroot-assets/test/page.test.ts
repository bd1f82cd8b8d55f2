import assert from "node:assert/strict";
import { test } from "node:test";
import Delta from "quill-delta";
import { findClauses } from "../src/editor/clauses";
import { changeNumbers, numberOf, setNumbers } from "../src/editor/numbers";
import { standingOf } from "../src/live/frames";
import { shortcutOf } from "../src/page/shortcuts";
import { saveStatus } from "../src/page/status";
import { caretAfter } from "../src/passage/change";
import { kindOf } from "../src/passage/kinds";

/** The page's numbers, where no editor shows any. */
function numbers(now: Record<string, string>): void {
  Object.assign(globalThis, { document: { querySelectorAll: () => [] } });
  setNumbers(now);
}

test("The status says Saved only when nothing is unsent on a live connection", () => {
  assert.equal(saveStatus("connected", 0).words, "Saved");
  assert.equal(saveStatus("connected", 1).words, "Saving…");
  assert.equal(saveStatus("slow", 1).words, "Still saving…");
  assert.equal(saveStatus("slow", 0).words, "Saved");
  assert.equal(saveStatus("offline", 1).words, "Offline: 1 change kept");
  assert.equal(saveStatus("offline", 12).words, "Offline: 12 changes kept");
  assert.equal(saveStatus("offline", 0).words, "Offline");
  assert.equal(saveStatus("connecting", 0).words, "Connecting…");
  assert.equal(saveStatus("signedOut", 2).words, "Signed out: 2 changes kept");
});

test("An author's caret is at the end of what they changed", () => {
  assert.equal(caretAfter(new Delta().retain(4).insert("abc")), 7);
  assert.equal(caretAfter(new Delta().retain(4).delete(2)), 4);
  assert.equal(caretAfter(new Delta().retain(4, { bold: true })), null);
});

test("A frame follows on the last one by number, or the page is fetched again", () => {
  const shown = { epoch: "a", number: 4 };
  assert.equal(standingOf(shown, { epoch: "a", number: 5 }), "next");
  assert.equal(standingOf(shown, { epoch: "a", number: 4 }), "seen");
  assert.equal(standingOf(shown, { epoch: "a", number: 6 }), "gap");
  assert.equal(standingOf(shown, { epoch: "b", number: 1 }), "gap");
});

test("Clauses are found by the server, and without it by the numbers that the page knows", async () => {
  numbers({ a: "2.10", b: "2.9", c: "3.1" });
  const answered = findClauses(async () => ({ clauses: [{ id: "c", number: "3.1", title: "Funding" }], all: 1 }));
  assert.equal((await answered("fund")).clauses[0]?.title, "Funding");
  for (const unanswered of [findClauses(() => Promise.reject(new Error("gone"))), findClauses(() => new Promise(() => undefined), 0)]) {
    assert.deepEqual((await unanswered("2.")).clauses.map((clause) => clause.number), ["2.9", "2.10"]);
    assert.equal((await unanswered("2.")).all, 2);
    assert.equal((await unanswered("fund")).all, 0);
  }
});

test("Only the numbers that changed are told again", () => {
  numbers({ a: "1.1", b: "1.2" });
  changeNumbers({ a: null, b: "1.1" });
  assert.deepEqual([numberOf("a"), numberOf("b")], [null, "1.1"]);
});

test("Kinds are read as the server spells them", () => {
  assert.deepEqual(["Heading", "LeadIn", "clause", "Response"].map(kindOf), ["heading", "leadIn", "clause", "response"]);
});

test("Shortcuts leave alone what typing needs", () => {
  const press = { key: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  assert.equal(shortcutOf({ ...press, key: "k", ctrlKey: true }, true), "find");
  assert.equal(shortcutOf({ ...press, key: "z", ctrlKey: true }, true), null);
  assert.equal(shortcutOf({ ...press, key: "z", ctrlKey: true }, false), "undo");
  assert.equal(shortcutOf({ ...press, key: "?", shiftKey: true }, true), null);
  assert.equal(shortcutOf({ ...press, key: "Tab" }, false), null);
});
