import assert from "node:assert/strict";
import { test } from "node:test";
import Delta from "quill-delta";
import { clean } from "../src/clipboard/clean";
import { copied } from "../src/clipboard/copy";
import { moved, replaced, without } from "../src/clipboard/laying";
import { wordsOfText } from "../src/clipboard/plain";
import { wordsOf } from "../src/clipboard/reading";
import { Random } from "./random";

const numberOf = (clause: string): string | null => (clause === "k24" ? "2.4" : null);
const all = (wording: Delta): { index: number; length: number } => ({ index: 0, length: wording.length() - 1 });
const back = (html: string): Delta => clean(wordsOf(html, () => true).delta, "clause");

const listed = new Delta()
  .insert("The council will:\n")
  .insert("listen")
  .insert("\n", { list: "ordered" })
  .insert("early")
  .insert("\n", { list: "ordered", indent: 1 })
  .insert("often")
  .insert("\n", { list: "ordered", indent: 1 })
  .insert("meet ")
  .insert({ clause: "k24" })
  .insert(" & act")
  .insert("\n", { list: "ordered" })
  .insert("in time")
  .insert("\n", { list: "bullet" });

test("Text that is copied has its lists' marks as shown, its references' numbers, and no space but the ordinary one", () => {
  const { text, html } = copied(listed, all(listed), numberOf);
  assert.equal(text, "The council will:\n1. listen\n   a. early\n   b. often\n2. meet 2.4 & act\n- in time");
  assert.equal(
    html,
    '<p>The council will:</p><ol><li>listen<ol type="a"><li>early</li><li>often</li></ol></li>'
      + '<li>meet <span class="xref" data-clause="k24">2.4</span> &amp; act</li></ol><ul><li>in time</li></ul>',
  );
  assert.doesNotMatch(copied(new Delta().insert(" a  b\u00a0c \n"), { index: 0, length: 8 }, numberOf).html, /nbsp|\u00a0/);
});

test("A part of a line is copied as words only, a part of a list with the numbers it is shown with", () => {
  assert.deepEqual(copied(listed, { index: 4, length: 7 }, numberOf), { text: "council", html: "council" });
  const from = "The council will:\nlisten\near".length;
  const { text, html } = copied(listed, { index: from, length: "ly\noften\nme".length }, numberOf);
  assert.equal(text, "ly\n   b. often\n2. me");
  assert.match(html, /^<ol type="a"><li aria-level="2">ly<\/li>/);
});

test("Whatever is copied and pasted back is what it was", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const wording = randomWording(new Random(seed));
    const { html } = copied(wording, all(wording), numberOf);
    const { change } = replaced(new Delta().insert("\n"), { index: 0, length: 0 }, back(html));
    assert.deepEqual(new Delta().insert("\n").compose(change).ops, wording.ops, `SEED=${seed} ${html}`);
  }
});

test("What is taken out, put in or moved is exactly that, and the rest stays in its order", () => {
  for (let seed = 1; seed <= 500; seed++) {
    const random = new Random(seed);
    const wording = randomWording(random);
    const index = random.below(wording.length());
    const length = random.below(wording.length() - index);
    const text = textOf(wording);
    const rest = text.slice(0, index) + text.slice(index + length);
    assert.equal(textOf(wording.compose(without(wording, { index, length }))), rest, `SEED=${seed}`);

    const { change, caret } = replaced(wording, { index, length: 0 }, new Delta().insert("PUT"));
    assert.equal(textOf(wording.compose(change)), `${text.slice(0, index)}PUT${text.slice(index)}`, `SEED=${seed}`);
    assert.equal(caret, index + 3);

    const to = random.below(wording.length());
    const move = moved(wording, { index, length }, to);
    const after = textOf(move === null ? wording : wording.compose(move.change));
    assert.deepEqual(after.replaceAll("\n", "").split("").sort(), text.replaceAll("\n", "").split("").sort(), `SEED=${seed}`);
    assert.ok(after.endsWith("\n"));
  }
});

test("A move is one change, with the caret behind the words", () => {
  const wording = new Delta().insert("one two three\n");
  assert.deepEqual(moved(wording, { index: 4, length: 4 }, 0), { change: new Delta().insert("two ").retain(4).delete(4), caret: 4 });
  assert.deepEqual(moved(wording, { index: 0, length: 4 }, 13), { change: new Delta().delete(4).retain(9).insert("one "), caret: 13 });
  assert.equal(moved(wording, { index: 0, length: 4 }, 2), null);
});

test("Paragraphs put into a list are entries of it; a list put behind words begins below them", () => {
  const list = new Delta().insert("a").insert("\n", { list: "bullet" });
  const two = back("<p>x</p><p>y</p>");
  assert.deepEqual(list.compose(replaced(list, { index: 1, length: 0 }, two).change).ops, [
    { insert: "ax" }, { insert: "\n", attributes: { list: "bullet" } }, { insert: "y" }, { insert: "\n", attributes: { list: "bullet" } },
  ]);
  const paragraph = new Delta().insert("a\n");
  const entries = back("<ol><li>x</li><li>y</li></ol>");
  assert.deepEqual(paragraph.compose(replaced(paragraph, { index: 1, length: 0 }, entries).change).ops, [
    { insert: "a\nx" }, { insert: "\n", attributes: { list: "ordered" } }, { insert: "y" }, { insert: "\n", attributes: { list: "ordered" } },
  ]);
});

test("What replaces several lines is what it is, what replaces the words of one is of that line's kind", () => {
  const list = new Delta().insert("one").insert("\n", { list: "bullet" }).insert("two").insert("\n", { list: "bullet" });
  const x = new Delta().insert("x");
  assert.deepEqual(list.compose(replaced(list, { index: 0, length: 7 }, x).change).ops, [{ insert: "x\n" }]);
  assert.deepEqual(list.compose(replaced(list, { index: 0, length: 3 }, x).change).ops[1], { insert: "\n", attributes: { list: "bullet" } });
});

test("Words put in the place of a whole paragraph, its end selected with it, do not join the next", () => {
  const wording = new Delta().insert("old\nnext\n");
  assert.equal(textOf(wording.compose(replaced(wording, { index: 0, length: 4 }, new Delta().insert("new")).change)), "new\nnext\n");
  const list = new Delta().insert("old").insert("\n", { list: "bullet" }).insert("next\n");
  assert.deepEqual(list.compose(without(list, { index: 0, length: 4 })).ops, [{ insert: "next\n" }]);
});

test("Plain text keeps its lines; bullets and numbers that count up from 1 are lists; a sheet's cells stay apart", () => {
  const text = (plain: string, takesLists = true): string => {
    const words = clean(wordsOfText(plain, {}, takesLists), "clause");
    return copied(words, { index: 0, length: words.length() }, numberOf).text;
  };
  assert.equal(text("one\r\n\r\ntwo\u00a0three"), "one\n\ntwo three");
  assert.equal(text("Intro\n•\tone\n•\ttwo\no\tunder\n\tend"), "Intro\n- one\n- two\n- under\n end");
  assert.equal(text("1. one\n   a. under\n   b. under\n2) two"), "1. one\n   a. under\n   b. under\n2. two");
  assert.equal(text("3. three\n4. four"), "3. three\n4. four");
  assert.equal(text("2011. A year"), "2011. A year");
  assert.equal(text("- Who said so?"), "- Who said so?");
  assert.equal(text("Group\tGrant\nArts\t1,200\nSport\t"), "Group | Grant\nArts | 1,200\nSport");
  assert.equal(text("a\tb\tc"), "a | b | c");
  assert.equal(text("•\tone\n•\ttwo", false), "• one\n• two");
  assert.deepEqual(wordsOfText("x", { bold: true }, true).ops, [{ insert: "x", attributes: { bold: true } }]);
});

test("A reference to a clause that is not here, or that cannot stand here, comes in as its number", () => {
  const html = 'See <a class="xref" data-clause="k9" href="/c/1?clause=k9">2.9</a>.';
  assert.deepEqual(wordsOf(html, () => false).delta.ops.map((op) => op.insert).join(""), "See 2.9.");
  assert.deepEqual(back(html).ops, [{ insert: "See " }, { insert: { clause: "k9" } }, { insert: "." }]);
});

test("Marks, links and the depth of lists are read as they are meant", () => {
  assert.deepEqual(back('<p><b>a<i>b</i></b><span style="font-weight: 700">c</span><u>d</u><a href="https://x.org"><span style="text-decoration: underline">e</span></a></p>').ops, [
    { insert: "a", attributes: { bold: true } },
    { insert: "b", attributes: { bold: true, italic: true } },
    { insert: "c", attributes: { bold: true } },
    { insert: "d", attributes: { underline: true } },
    { insert: "e", attributes: { link: "https://x.org" } },
  ]);
  const deep = wordsOf("<ul><li>a<ul><li>b<ul><li>c<ul><li>d</ul></ul></ul></ul>", () => true).delta;
  assert.deepEqual(clean(deep, "response").ops.at(-1), { insert: "\n", attributes: { list: "bullet", indent: 2 } });
  assert.deepEqual(clean(deep, "heading").ops, [{ insert: "a b c d " }]);
});

test("Only a comment or only a footnote that was copied is what is meant; what is struck out never is", () => {
  assert.equal(textOf(back('<p class="MsoCommentText">Who is meant?</p>')), "Who is meant?");
  assert.equal(textOf(back("<nav><p>Menu</p></nav>")), "Menu");
  const struck = wordsOf("<p><del>gone</del></p>", () => true);
  assert.equal(textOf(struck.delta), "");
  assert.deepEqual([...struck.leftOut], ["struck"]);
});

test("Neither depth nor length of what is pasted stops it, and no word of it is lost", () => {
  const deep = `${"<div><b>".repeat(20_000)}deep${"</b></div>".repeat(20_000)}`;
  assert.equal(textOf(back(deep)), "deep");
  const long = `<p>${"word &amp; word ".repeat(60_000)}</p>${"<p style=\"color:red\">x</p>".repeat(20_000)}${"<a b=\"".repeat(2000)}`;
  assert.ok(textOf(back(long)).length > 700_000);
});

function randomWording(random: Random): Delta {
  const wording = new Delta();
  const lines = 2 + random.below(5);
  for (let line = 0; line < lines; line++) {
    for (let part = random.below(4); part > 0; part--) {
      const marks = Object.fromEntries(["bold", "italic", "underline"].filter(() => random.chance(0.2)).map((mark) => [mark, true]));
      const link = random.chance(0.15) ? { link: "https://example.org/a?b=1&c=2" } : {};
      const words = random.pick(["word", " ", "two  spaces", "a < b", "\"q\" & 'r'", "é🌀", " edge ", "x"]);
      wording.insert(random.chance(0.15) ? { clause: "k24" } : words, { ...marks, ...link });
    }

    if (line === lines - 1) {
      wording.insert("end");
    }

    const indent = random.below(4);
    const list = random.pick(["", "ordered", "bullet"]);
    wording.insert("\n", list === "" ? {} : { list, ...(indent > 0 ? { indent } : {}) });
  }

  return wording;
}

function textOf(words: Delta): string {
  return words.ops.map((op) => (typeof op.insert === "string" ? op.insert : "§")).join("");
}
