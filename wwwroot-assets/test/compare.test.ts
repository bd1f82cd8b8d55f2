import assert from "node:assert/strict";
import { test } from "node:test";
import Delta from "quill-delta";
import { onto, redline } from "../src/passage/compare";
import { Random } from "./random";

const text = (delta: Delta) => delta.ops.map((op) => (typeof op.insert === "string" ? op.insert : "*")).join("");
const read = (wording: Delta, change: Delta) => redline(wording, change, () => "2.7").map((p) => (p.kind === "same" ? p.text : `${p.kind === "inserted" ? "+" : "-"}[${p.text}]`)).join("");

test("My words are shown where they would stand in the wording of now, and are put back there", () => {
  const mine = { wording: { ops: [{ insert: "Meet twice a year.\n" }] }, change: new Delta().retain(5).insert("at least ") };
  const present = new Delta().insert("All partners shall meet. They meet twice a year in spring.\n");
  const back = onto(mine, new Delta().insert("All shall Meet twice a year in spring.\n"));
  assert.ok(back);
  assert.equal(read(new Delta().insert("All shall Meet twice a year in spring.\n"), back), "All shall Meet +[at least ]twice a year in spring.\n");
  const far = onto(mine, present);
  assert.ok(far);
  assert.equal(text(present.compose(far)).includes("at least "), true);
});

test("What I replaced is shown as replaced; what others have taken away already is not", () => {
  const wording = new Delta().insert("one two three\n");
  const mine = { wording, change: new Delta().retain(4).insert("2").delete(3) };
  assert.equal(read(wording, new Delta(mine.change.ops)), "one +[2]-[two] three\n");
  const back = onto(mine, new Delta().insert("one three\n"));
  assert.ok(back);
  assert.equal(read(new Delta().insert("one three\n"), back).replaceAll(" ", ""), "one+[2]three\n");
});

test("Text far from my words is left out, a cross-reference shows its number, and without the wording it was made on nothing is guessed", () => {
  const long = "x".repeat(500);
  const wording = new Delta().insert(`${long} `).insert({ clause: "k1" }).insert(` ${long}\n`);
  assert.match(read(wording, new Delta().retain(502).insert("mine")), /^… 2\.7\+\[mine\] …$/u);
  const words = new Delta().insert(`${"some words ".repeat(30)}\n`);
  assert.match(read(words, new Delta().insert("mine ")), /^\+\[mine \](some words )+(some )?…$/);
  assert.equal(onto({ wording: null, change: new Delta().insert("x") }, wording), null);
});

test("Whatever both did, what is put back fits the wording of now and holds every word of mine", () => {
  for (let seed = 1; seed <= 500; seed++) {
    const random = new Random(seed);
    const wording = new Delta().insert("To encourage and enable the sector\nto speak\n");
    const edit = (from: Delta, words: string): Delta =>
      new Delta().retain(random.below(from.length() - 4)).insert(words).delete(random.below(3));
    let present = wording;
    for (let n = random.below(6); n > 0; n--) {
      present = present.compose(edit(present, "theirs "));
    }

    const back = onto({ wording, change: edit(wording, "MINE") }, present);
    assert.ok(back && text(present.compose(back)).includes("MINE"), `Seed ${seed}`);
    assert.equal(present.compose(back).ops.every((op) => op.insert !== undefined), true, `Seed ${seed}`);
  }
});
