import assert from "node:assert/strict";
import { test } from "node:test";
import Delta from "quill-delta";
import { hasHalf, isBetween, widen, withoutHalves } from "../src/passage/characters";
import { onto, redline } from "../src/passage/compare";
import { PassageClient } from "../src/session/collab";
import { Meeting } from "./meeting";
import { Random } from "./random";

/** Characters that share their first half (🌀 🏆), their last half, none, or are no pair; and clusters of several. */
const alphabet = ["🌀", "🏆", "🎆", "\u{1F600}", "\u{2F600}", "\u{1FE00}", "a", "é", "\n", "👍🏽", "👩‍👩‍👧", "\u{1D11E}"];

const text = (delta: Delta): string => delta.ops.map((op) => (typeof op.insert === "string" ? op.insert : "\uFFFC")).join("");

function words(random: Random, most: number): string {
  return Array.from({ length: random.below(most) }, () => random.pick(alphabet)).join("");
}

function marked(random: Random, most: number): Delta {
  const made = new Delta();
  for (let n = random.below(4); n > 0; n--) {
    const mark = random.pick([{}, { bold: true }, { italic: true, bold: true }]);
    made.insert(words(random, most).replaceAll("\n", ""), mark);
    if (random.chance(0.2)) {
      made.insert({ clause: "k1" });
    }
  }

  return made.insert(`${words(random, 3)}\n`);
}

/** Every place of `before` where a step of the change begins or ends stands between two characters, and nothing half is inserted. */
function assertWhole(before: Delta, change: Delta, why: string): void {
  const stands = text(before);
  let at = 0;
  for (const op of change.ops) {
    assert.ok(isBetween(stands, at), `${why}: a step begins in the middle of a character, at ${at}`);
    at += op.delete ?? (typeof op.retain === "number" ? op.retain : 0);
    assert.ok(isBetween(stands, at), `${why}: a step ends in the middle of a character, at ${at}`);
  }

  assert.equal(hasHalf(change), false, `${why}: half a character is inserted`);
}

test("An emoji put between in one step becomes one whole insertion, and what stood there stays", () => {
  const [before, after] = [new Delta().insert("x🌀\n"), new Delta().insert("x🏆🌀\n")];
  const change = before.diff(after);
  assert.ok(hasHalf(change));
  assert.deepEqual(widen(before, change).ops, [{ retain: 1 }, { insert: "🏆" }]);
  assert.deepEqual(widen(after, after.diff(before)).ops, [{ retain: 1 }, { delete: 2 }]);
});

test("A change that cuts nothing is left as it is", () => {
  const change = new Delta().retain(3).insert("a");
  assert.equal(widen(new Delta().insert("x🌀\n"), change), change);
});

test("Whatever text became whatever other text, the widened change leads to the same words and cuts no character", () => {
  for (let seed = 1; seed <= 5000; seed++) {
    const random = new Random(seed);
    const before = marked(random, 5);
    const after = marked(random, 5);
    const change = before.diff(after);
    const wide = widen(before, change);
    assert.deepEqual(before.compose(wide).ops, after.ops, `Seed ${seed}`);
    assertWhole(before, wide, `Seed ${seed}`);
  }
});

test("Whatever is kept, replaced and marked in the middle of characters, nothing comes out but what the change said", () => {
  for (let seed = 1; seed <= 5000; seed++) {
    const random = new Random(seed);
    const before = new Delta().insert(`${words(random, 8)}\n`);
    const change = new Delta();
    for (let left = before.length() - 1; left > 0; ) {
      const length = 1 + random.below(Math.min(3, left));
      left -= length;
      if (random.chance(0.3)) {
        change.insert(random.pick(["\uD83C", "\uDFC6", "\uDFC6\uD83C", "ab", "🏆"]));
      }

      if (random.chance(0.4)) {
        change.delete(length);
      } else {
        change.retain(length);
      }
    }

    const wide = widen(before, change);
    assert.equal(text(before.compose(wide)), text(before.compose(change)), `Seed ${seed}`);
    let at = 0;
    for (const op of wide.ops) {
      at += op.delete ?? (typeof op.retain === "number" ? op.retain : 0);
      assert.ok(isBetween(text(before), at), `Seed ${seed}`);
    }
  }
});

test("A half that stays alone is taken away again, and nothing else", () => {
  const change = new Delta().retain(2).insert("a\uD83Cb🌀\uDFC6").retain(1, { bold: true }).delete(3).insert("\uDFC6");
  assert.deepEqual(change.compose(withoutHalves(change)).ops, [{ retain: 2 }, { insert: "ab🌀" }, { retain: 1, attributes: { bold: true } }, { delete: 3 }]);
  assert.deepEqual(withoutHalves(new Delta().retain(2).insert("🌀")).ops, []);
});

test("A character that comes as two inputs is sent once, whole; a half that stays alone goes from the editor and holds nothing up", () => {
  const meeting = new Meeting(new Delta().insert("Words\n"), 2);
  meeting.settle();
  const [a, b] = meeting.seats;
  assert.ok(a && b);
  a.key("\uD83C");
  assert.equal(a.client.next(), null);
  assert.equal(a.client.isHalf, true);
  b.type(new Delta().insert("B "));
  b.flush();
  meeting.take(b, false, false);
  a.receive();
  a.key("\uDFC6");
  assert.equal(a.client.isHalf, false);
  meeting.settle();
  assert.match(text(meeting.authority.wording), /🏆/u);

  const half = text(a.showing).length - 1;
  a.type(new Delta().retain(half).insert("\uD83C"));
  a.type(new Delta().insert("more "));
  a.client.dropHalves();
  meeting.settle();
  assert.equal(text(a.showing).includes("more "), true);
  assert.equal(hasHalf(new Delta().insert(text(a.showing))), false);
  assert.deepEqual(a.showing.ops, meeting.authority.wording.ops);
  assert.deepEqual(b.showing.ops, meeting.authority.wording.ops);
});

test("Among many who type, delete and take back emoji that share halves, nothing that reaches the server cuts a character", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = new Random(seed);
    const meeting = new Meeting(new Delta().insert("🌀🏆🎆 x\n"), 3);
    meeting.settle();
    for (let step = 0; step < 60; step++) {
      const seat = random.pick(meeting.seats);
      const dice = random.next();
      if (dice < 0.4) {
        // As the editor does: what it shows became other words, and how is found by comparing.
        const now = [...text(seat.showing).slice(0, -1)];
        now.splice(random.below(now.length + 1), random.below(3), ...[...words(random, 3).replaceAll("\n", "")]);
        seat.type(seat.showing.diff(new Delta().insert(`${now.join("")}\n`)));
      } else if (dice < 0.6) {
        seat.flush();
      } else if (dice < 0.8) {
        meeting.take(seat, false, random.chance(0.5));
      } else if (dice < 0.97) {
        seat.receive();
      } else {
        seat.drop();
      }
    }

    meeting.settle();
    meeting.authority.log.forEach((change, version) => assertWhole(meeting.authority.wordings[version] as Delta, new Delta(change.delta.ops), `Seed ${seed}`));
    meeting.seats.forEach((seat) => assert.equal(text(seat.showing), text(meeting.authority.wording), `Seed ${seed}`));
  }
});

test("Work and words that an earlier build kept in halves can be sent and put back", () => {
  const wording = new Delta().insert("x🌀\n");
  const kept = { ops: [{ retain: 2 }, { insert: "\uDFC6\uD83C" }] };
  const client = new PassageClient({ apply: () => undefined, reset: () => undefined });
  client.goOn("k1", { version: 3, inFlight: { delta: kept, sequence: 4, sent: true }, buffer: { ops: [{ retain: 4 }, { insert: "\uDF00\uD83C" }] }, unsent: 2, unsentInFlight: 1, wording });
  client.opened({ version: 3, client: "k1", kind: "clause", changes: [] });
  assert.deepEqual(client.next()?.delta.ops, [{ retain: 1 }, { insert: "🏆" }]);
  client.stored(4, 4);
  assert.deepEqual(client.next()?.delta.ops, [{ retain: 5 }, { insert: "🌀" }]);

  for (let seed = 1; seed <= 2000; seed++) {
    const random = new Random(seed);
    const was = new Delta().insert(`${words(random, 8)}\n`);
    const mine = { wording: was, change: was.diff(new Delta().insert(`${words(random, 8)}\n`)) };
    const present = new Delta().insert(`${words(random, 8)}\n`);
    const back = onto(mine, present);
    assert.ok(back);
    assertWhole(present, back, `Seed ${seed}`);
    assert.ok(present.compose(back).ops.every((op) => op.insert !== undefined), `Seed ${seed}`);
    assert.equal(redline(present, back, () => "2.7").every((piece) => !hasHalf(new Delta().insert(piece.text))), true, `Seed ${seed}`);
  }
});
