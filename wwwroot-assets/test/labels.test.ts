import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOfName, type Box } from "../src/editor/labels";

const size = { width: 40, height: 17 };
const page = { left: -50, right: 650 };

/** Lines of words, 28 px apart with 22 px of letters, from the left to where each ends. */
const lines = (...ends: number[]): Box[] => ends.map((right, line) => ({ left: 0, top: line * 28 + 3, right, bottom: line * 28 + 25 }));

/** A caret in that line, so far from the left. */
const caret = (line: number, left: number): Box => ({ left, top: line * 28 + 3, right: left + 2, bottom: line * 28 + 25 });

const covers = (at: { left: number; top: number }, words: readonly Box[]): boolean =>
  words.some((box) => box.left < at.left + size.width && box.right > at.left && box.top < at.top + size.height && box.bottom > at.top);

test("The name stands above the caret where nothing is written there", () => {
  assert.deepEqual(placeOfName(caret(0, 100), size, lines(500), page), { left: 100, top: -14 });
  assert.deepEqual(placeOfName(caret(1, 300), size, lines(200, 500), page), { left: 300, top: 14 });
});

test("Whoever writes at the end of a line has the name after the caret", () => {
  assert.deepEqual(placeOfName(caret(1, 300), size, lines(600, 300, 600), page), { left: 308, top: 33.5 });
});

test("In the middle of full lines it stands at the line's end, or before the line", () => {
  assert.equal(placeOfName(caret(1, 300), size, lines(600, 600, 600), page).left, 606);
  assert.equal(placeOfName(caret(1, 300), size, lines(640, 640, 640), page).left, -46);
});

test("Where there is no room at all it stands above the first line", () => {
  const narrow = { left: -16, right: 656 };
  assert.deepEqual(placeOfName(caret(2, 300), size, lines(640, 640, 640, 640), narrow), { left: 300, top: -14 });
});

test("Wherever the caret is, the name covers no words and leaves no side", () => {
  for (let ends = 0; ends < 200; ends++) {
    const words = lines(...[0, 1, 2, 3, 4].map((line) => 60 + ((ends * 131 + line * 277) % 590)));
    for (let line = 0; line < 5; line++) {
      const at = placeOfName(caret(line, ((ends * 17) % 10) * ((words[line]?.right ?? 0) / 10)), size, words, page);
      assert.ok(!covers(at, words), `lines ${String(ends)}, caret in line ${String(line)}: ${JSON.stringify(at)}`);
      assert.ok(at.left >= page.left && at.left + size.width <= page.right);
    }
  }
});
