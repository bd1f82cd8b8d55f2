import assert from "node:assert/strict";
import { test } from "node:test";
import Delta from "quill-delta";
import { insertedText } from "../src/passage/change";
import { sumOf } from "../src/passage/sum";
import { ServerFailed, type WordingConnection } from "../src/session/connection";
import type { Opened, Submission } from "../src/session/protocol";
import { PassageSession } from "../src/session/session";
import type { View } from "../src/session/view";
import { keeperAlone, MemoryShelf } from "./shelf";

type Answer = { version: number } | { refused: { code: string; message: string } } | Error | string;

/** A connection whose answers the test gives, and a view that writes down what it is told. */
function table(shelf = new MemoryShelf(true)) {
  const told: string[] = [];
  const server = { farBehind: false, meanwhile: () => undefined as void, tooFast: false, writes: false };
  const submissions: { submission: Submission; answer: (answer: Answer) => Promise<void> }[] = [];
  const opens: object[] = [];
  const connection = {
    isConnected: true,
    listen: () => undefined,
    forget: () => undefined,
    open: (_: string, resume: { since?: number }) => {
      opens.push(resume);
      if (server.tooFast) {
        return Promise.resolve({ refused: { code: "tooFast", message: "Too fast." } });
      }

      const opened: Opened = { version: opens.length - 1, client: "k1", kind: "Clause", ...(resume.since === undefined || server.farBehind ? { wording: { ops: [{ insert: "Words\n" }] } } : { changes: [] }) };
      server.meanwhile();
      return Promise.resolve(opened);
    },
    submit: (_: string, submission: Submission) =>
      new Promise((resolve, reject) => {
        submissions.push({ submission, answer: async (answer) => (answer instanceof Error || typeof answer === "string" ? reject(answer) : resolve(answer), settled()) });
      }),
  };
  const view: View = {
    apply: () => undefined,
    reset: (wording) => told.push(`reset ${String(wording.ops[0]?.insert).trim()}`),
    beforeOthers: () => undefined,
    opened: () => undefined,
    lost: () => undefined,
    pointed: () => undefined,
    locked: (reason) => told.push(`locked ${reason ?? "no"}`),
    closed: (reason) => told.push(`closed ${reason}`),
    get writes() {
      return server.writes;
    },
    writesOn: (reason) => told.push(`writes on ${reason}`),
    keeping: (kept) => told.push(`keeping ${kept.words}`),
    refused: (code, kept) => told.push(`refused ${code}: ${kept.words}`),
    unsentChanged: () => undefined,
  };
  const session = new PassageSession({ passage: "p", label: "2.3", page: "/" }, connection as unknown as WordingConnection, view, keeperAlone(shelf));
  return Object.assign(server, { told, submissions, opens, connection, session });
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

async function typing(shelf = new MemoryShelf(true)) {
  const seat = table(shelf);
  seat.session.connected();
  await settled();
  seat.session.typed(new Delta().insert("mine "));
  seat.told.length = 0;
  return seat;
}

test("A refusal hands the words back, also those typed behind them, locks the editor and loads the wording again", async () => {
  const { session, submissions, told, opens } = await typing();
  session.typed(new Delta().retain(5).insert("and more"));
  await submissions[0]?.answer({ refused: { code: "agreed", message: "Agreed." } });
  assert.deepEqual(told, ["locked Agreed.", "refused agreed: mine and more", "reset Words", "locked Agreed."]);
  assert.deepEqual(opens.at(-1), { client: "k1" });
  assert.equal(session.client.unsent, 0);
});

test("Where only the change was at fault the member may go on", async () => {
  const { submissions, told } = await typing();
  await submissions[0]?.answer({ refused: { code: "tooLarge", message: "Too large." } });
  assert.deepEqual(told, ["locked Too large.", "refused tooLarge: mine", "reset Words", "locked no"]);
});

test("A failed call on a live connection is a refusal, on a lost one it is not", async () => {
  const live = await typing();
  await live.submissions[0]?.answer(new ServerFailed("500"));
  assert.equal(live.told[1], "refused failed: mine");

  const lost = await typing();
  lost.connection.isConnected = false;
  lost.session.lost();
  await lost.submissions[0]?.answer(new Error("gone"));
  assert.deepEqual(lost.told, []);
  lost.connection.isConnected = true;
  lost.session.connected();
  await settled();
  assert.deepEqual(lost.opens.at(-1), { client: "k1", since: 0 });
  assert.equal(lost.submissions[1]?.submission.sequence, lost.submissions[0]?.submission.sequence);
});

test("What a closing socket would not take is no refusal: it is sent again with its number, and nothing locks meanwhile", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { submissions, told } = await typing();
  // What a browser's socket that is just closing says, in the library's words: not an error, and no answer of the server's.
  await submissions[0]?.answer("WebSocket is not in the OPEN state");
  assert.deepEqual(told.filter((line) => line.startsWith("refused") || line.startsWith("locked")), []);
  t.mock.timers.tick(1000);
  await settled();
  assert.equal(submissions.length, 2);
  assert.equal(submissions[1]?.submission.sequence, submissions[0]?.submission.sequence);
});

test("What could not be saved is sent again with its number after the passage was opened again", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { submissions, told } = await typing();
  await submissions[0]?.answer({ refused: { code: "notSaved", message: "Not saved." } });
  t.mock.timers.tick(1000);
  await settled();
  assert.equal(submissions.length, 2);
  assert.equal(submissions[1]?.submission.sequence, submissions[0]?.submission.sequence);
  assert.ok(!told.some((line) => line.startsWith("refused")));
});

test("A passage closed while the answer to opening it is on its way is asked for again", async () => {
  const seat = table();
  seat.meanwhile = () => {
    seat.meanwhile = () => undefined;
    seat.session.closed("agreed");
  };
  seat.session.connected();
  await settled();
  assert.equal(seat.opens.length, 2);
  assert.equal(seat.session.isOpen, true);
});

test("Who is too fast to open a passage asks again and keeps what is not sent", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const seat = await typing();
  seat.tooFast = true;
  seat.session.lost();
  seat.session.connected();
  await settled();
  seat.tooFast = false;
  t.mock.timers.tick(1000);
  await settled();
  assert.equal(seat.session.client.unsent, 1);
  assert.equal(seat.submissions.at(-1)?.submission.delta.ops[0]?.insert, "mine ");
});

test("A page whose wording differs from the server's starts from that again and keeps what it has not sent", async () => {
  const { session, submissions, told, opens } = await typing();
  session.typed(new Delta().retain(5).insert("and more "));
  const sum = sumOf(new Delta().insert("mine Words\n"));
  const own = { version: 1, delta: { ops: [{ insert: "mine " }] }, member: "m", client: "k1", sequence: 1, at: "" };
  session.changed({ ...own, sum: sum + 1 });
  assert.deepEqual(opens.at(-1), { client: "k1" });
  await settled();
  assert.deepEqual(told, ["reset Words"]);
  assert.deepEqual(submissions.at(-1)?.submission.delta.ops, [{ insert: "and more " }]);
  assert.equal(submissions.length, 2);
});

test("Where the server gives only a wording, what it says is stored does not come back; what was typed behind it does, to be compared", async () => {
  for (const stored of [true, false]) {
    const seat = await typing();
    seat.session.typed(new Delta().retain(5).insert("and more"));
    seat.connection.isConnected = false;
    seat.session.lost();
    seat.connection.isConnected = true;
    seat.farBehind = true;
    seat.session.connected();
    await settled();
    const again = seat.submissions.at(-1);
    assert.equal(again?.submission.sequence, seat.submissions[0]?.submission.sequence);
    await again?.answer(stored ? { version: 1 } : { refused: { code: "stale", message: "Far behind." } });
    await settled();
    assert.deepEqual(seat.told.filter((line) => line.startsWith("refused")), [stored ? "refused compare: and more" : "refused compare: mine and more"]);
    assert.equal(seat.session.client.unsent, 0);
  }
});

test("The sum of a wording is the server's, however its runs are cut", () => {
  assert.equal(sumOf(new Delta().insert("Ärger 😀\n")), 3451893202);
  const marked = new Delta().insert("one ").insert("two", { link: "https://x.example", bold: true }).insert({ clause: "k1" }).insert("\n", { list: "bullet", indent: 1 });
  assert.equal(sumOf(marked), 199030854);
  assert.equal(sumOf(new Delta([{ insert: "a" }, { insert: "b\n" }])), sumOf(new Delta().insert("ab\n")));
});

const agreed = { code: "agreed", message: "Farah agreed this clause while you were typing." };
const closing = (version: number) => ({ version, delta: { ops: [] }, member: "m2", client: "", sequence: 0, at: "", name: "Farah", closed: agreed });

test("Who is in the middle of writing when a passage closes writes on into kept words, which name who closed it, until they pause", async () => {
  const seat = await typing();
  const { session, submissions, told } = seat;
  seat.writes = true;
  session.changed(closing(1));
  session.closed("agreed");
  session.typed(new Delta().retain(5).insert("and "));
  await submissions[0]?.answer({ refused: agreed });
  session.typed(new Delta().retain(9).insert("more "));
  session.typed(new Delta().retain(9).delete(1));
  assert.deepEqual(told.filter((line) => !line.startsWith("keeping")), ["writes on agreed", "closed agreed", "writes on agreed"]);
  assert.equal(told.at(-1), "keeping mine and ore");
  assert.equal(submissions.length, 1, "what is written on is not sent");
  session.writingEnds();
  assert.deepEqual(told.slice(-3), ["refused agreed: mine and ore", "reset Words", "locked agreed"]);
  assert.equal(session.client.unsent, 0);
});

test("A refusal that comes before the news of the closing takes no key away either", async () => {
  const seat = await typing();
  seat.writes = true;
  await seat.submissions[0]?.answer({ refused: agreed });
  seat.session.typed(new Delta().retain(5).insert("more"));
  assert.deepEqual(seat.told.slice(0, 2), ["writes on Farah agreed this clause while you were typing.", "keeping mine"]);
  assert.equal(seat.told.at(-1), "keeping mine more");
  seat.session.changed(closing(1));
  seat.session.closed("agreed");
  seat.session.writingEnds();
  assert.ok(seat.told.includes("refused agreed: mine more"));
});

test("What is written on while a passage is closed goes into its wording when it is opened again before they pause", async () => {
  const seat = await typing();
  seat.writes = true;
  seat.session.changed(closing(1));
  seat.session.closed("agreed");
  await seat.submissions[0]?.answer({ refused: agreed });
  seat.session.typed(new Delta().retain(5).insert("more "));
  seat.session.changed({ ...closing(2), closed: undefined });
  seat.session.reopened();
  assert.deepEqual(seat.told.slice(-2), ["keeping ", "locked no"]);
  assert.deepEqual(seat.submissions.at(-1)?.submission.delta.ops, [{ insert: "mine more " }]);
  seat.session.writingEnds();
  assert.equal(seat.session.client.unsent, 2, "nothing is taken out of what is on its way");
});

test("Who only had the caret in a passage when it closed, and typed nothing, is shown no kept words", async () => {
  const seat = table();
  seat.session.connected();
  await settled();
  seat.writes = true;
  seat.session.changed(closing(1));
  seat.session.closed("agreed");
  seat.session.writingEnds();
  assert.ok(!seat.told.some((line) => line.startsWith("refused")));
  assert.equal(seat.told.at(-1), "locked agreed");
});

test("Who writes on after a pause in a closed passage begins new words: the first stay as they were handed back", async () => {
  const seat = await typing();
  seat.writes = true;
  seat.session.changed(closing(1));
  seat.session.closed("agreed");
  await seat.submissions[0]?.answer({ refused: agreed });
  seat.session.writingPauses();
  assert.ok(seat.told.includes("refused agreed: mine"));
  assert.ok(!seat.told.some((line) => line.startsWith("locked")), "the next key may come any moment");
  const before = seat.told.length;
  seat.session.writingPauses();
  assert.equal(seat.told.length, before, "a pause without words is nothing");
  seat.session.typed(new Delta().insert("later "));
  assert.equal(seat.told.at(-1), "keeping later");
  assert.equal(seat.submissions.length, 1);
  seat.session.writingEnds();
  assert.ok(seat.told.includes("refused agreed: later"));
  assert.equal(seat.told.at(-1), "locked agreed");
});

test("What is typed between a refusal of one change and the wording read anew goes to the words that are handed back", async () => {
  const seat = await typing();
  seat.writes = true;
  let answer = (): void => undefined;
  const asked = new Promise<void>((resolve) => (answer = resolve));
  seat.meanwhile = () => {
    seat.session.typed(new Delta().retain(5).insert("and the next keys"));
    answer();
  };
  await seat.submissions[0]?.answer({ refused: { code: "invalid", message: "It says nothing." } });
  await asked;
  await settled();
  assert.ok(seat.told.includes("refused invalid: mine and the next keys"));
  assert.deepEqual(seat.told.slice(-2), ["reset Words", "locked no"]);
  assert.equal(seat.session.client.unsent, 0);
  seat.session.typed(new Delta().insert("on "));
  assert.deepEqual(seat.submissions.at(-1)?.submission.delta.ops, [{ insert: "on " }]);
});

test("Words written on are on the shelf while they are written, and are handed back to the next page should this one be gone", async () => {
  const shelf = new MemoryShelf(true);
  const seat = await typing(shelf);
  seat.writes = true;
  seat.session.changed(closing(1));
  seat.session.closed("agreed");
  await seat.submissions[0]?.answer({ refused: agreed });
  seat.session.typed(new Delta().retain(5).insert("and more"));
  for (let turn = 0; turn < 10; turn++) {
    await settled();
  }

  const work = [...shelf.kept.work.values()].map((kept) => insertedText(new Delta(kept.work.inFlight.delta.ops)));
  assert.deepEqual(work, ["mine and more"]);
  seat.session.writingEnds();
  for (let turn = 0; turn < 10; turn++) {
    await settled();
  }

  assert.deepEqual([...shelf.kept.work.keys()], []);
  assert.deepEqual([...shelf.kept.words.values()].map((kept) => [kept.words, kept.message]), [["mine and more", agreed.message]]);
});

test("Whose access ends while they write writes on into kept words", async () => {
  const seat = await typing();
  seat.writes = true;
  await seat.submissions[0]?.answer({ refused: { code: "notAllowed", message: "Not here." } });
  seat.session.typed(new Delta().retain(5).insert("more"));
  const waiting = seat.session.settle();
  assert.ok(seat.told.includes("refused notAllowed: mine more"));
  assert.equal(seat.told.at(-1), "locked Not here.");
  await waiting;
});

test("Waiting for words to be stored ends with the version they have", async () => {
  const { session, submissions } = await typing();
  const waiting = session.settle();
  await submissions[0]?.answer({ version: 1 });
  assert.deepEqual(await waiting, { version: 1 });
});

test("What can never be stored is handed back at once, unsent, and the member may go on", async () => {
  const { session, submissions, told } = await typing();
  await submissions[0]?.answer({ version: 1 });
  session.typed(new Delta().insert("x".repeat(1_000_000)));
  await settled();
  assert.equal(submissions.length, 1);
  assert.match(told[0] ?? "", /^locked This is too much for one place/);
  assert.match(told[1] ?? "", /^refused tooLarge: x+$/);
  assert.deepEqual(told.slice(2), ["reset Words", "locked no"]);
  assert.equal(session.client.unsent, 0);
});

test("Half a character waits for its other half before anything is sent; one that stays alone is dropped", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { session, submissions } = await typing();
  await submissions[0]?.answer({ version: 1 });
  session.typed(new Delta().insert("\uD83C"));
  session.typed(new Delta().retain(1).insert("\uDFC6"));
  assert.deepEqual(submissions[1]?.submission.delta.ops, [{ insert: "🏆" }]);
  await submissions[1]?.answer({ version: 2 });
  session.typed(new Delta().insert("\uD83C"));
  session.typed(new Delta().retain(3).insert("after "));
  assert.equal(submissions.length, 2);
  t.mock.timers.tick(600);
  assert.deepEqual(submissions[2]?.submission.delta.ops, [{ retain: 2 }, { insert: "after " }]);
});
