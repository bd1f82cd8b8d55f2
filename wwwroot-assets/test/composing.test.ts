import assert from "node:assert/strict";
import { test } from "node:test";
import { isComposing, keepComposingKeys } from "../src/browser/composing";

const enter = { key: "Enter", isComposing: false, keyCode: 13 };

test("A key belongs to an input method where the event says so, or where only the key code does", () => {
  assert.equal(isComposing({ isComposing: true, keyCode: 13 }), true);
  assert.equal(isComposing({ isComposing: false, keyCode: 229 }), true);
  assert.equal(isComposing(enter), false);
});

/** Presses a key in a field of a page and says whether the page heard it, and whether a form would have been sent. */
function press(key: { key: string; isComposing: boolean; keyCode: number }, inEditor: boolean): { heard: boolean; sends: boolean } {
  const page = new EventTarget();
  keepComposingKeys(page as Document);
  const event = Object.defineProperty(Object.assign(new Event("keydown", { cancelable: true }), key), "target", { value: { isContentEditable: inEditor } });
  page.dispatchEvent(event);
  return { heard: !event.cancelBubble, sends: !event.defaultPrevented };
}

test("No list, form or shortcut of the page hears a key of an input method; editors hear all their keys", () => {
  for (const key of ["Enter", "Escape", "ArrowDown", "Tab"]) {
    assert.deepEqual(press({ key, isComposing: true, keyCode: 229 }, false), { heard: false, sends: key !== "Enter" }, key);
    assert.deepEqual(press({ key, isComposing: false, keyCode: 229 }, false), { heard: false, sends: key !== "Enter" }, key);
    assert.deepEqual(press({ key, isComposing: true, keyCode: 229 }, true), { heard: true, sends: true }, key);
    assert.deepEqual(press({ key, isComposing: false, keyCode: 13 }, false), { heard: true, sends: true }, key);
  }
});
